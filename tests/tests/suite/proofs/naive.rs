//! What is wrong with an item, by going through every case: no proof, only the interpreter.

use std::collections::{BTreeMap, BTreeSet};

use scalewright::check::{Checked, Draft, check, filters_of_item};
use scalewright::model::{
    Assessment, Better, Cell, Common, Cond, Date, Effect, Exact, Expr, Filed, Item, Limit, Measure, Number,
    Place, Rule, Scale, Site, YesNo, decimal,
};
use scalewright::score::Plan;
use scalewright::{Detail, ItemState};
use scalewright_tests::generate::rules::CODE;
use scalewright_tests::generate::worlds::{Axis, Case, World};

use super::written::{Part, Written, conditions, parts, parts_of, some_row, used, written};

/// Something that is found: its code, where it stands, what it is about, and why.
pub type Claim = (String, String, String, String);

/// A scale of these items, if its data is sound.
pub fn scale(common: &Common, items: Vec<Item>) -> Option<Checked> {
    let text = |text: &str| serde_json::json!({ "ja": text, "en": text });
    let codes: Vec<&str> = items.iter().map(|item| item.code.as_str()).collect();
    let head = serde_json::json!({
        "format": 1,
        "id": "made-up",
        "edition": "1",
        "status": "Draft",
        "title": text("scale"),
        "about": text("made up"),
        "range": { "min": 1, "max": 5 },
        "subscales": [{ "id": "all", "title": text("all"), "items": codes }],
    });
    let mut scale: Scale = serde_json::from_value(head).expect("the head of the scale is well-formed");
    scale.common = common.clone();
    let items = items.into_iter().map(|item| Filed { file: format!("{}.ron", item.code), value: item });
    let draft = Draft {
        scale: Filed { file: "scale.ron".to_owned(), value: scale },
        forms: None,
        items: items.collect(),
        whole: true,
    };
    check(draft).0
}

/// Whether something holds in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    Open,
}

/// Goes through every case of an item.
pub struct Naive<'w> {
    world: &'w World,
    item: &'w Item,
    cases: Vec<Case>,
    /// The states of the item itself, and after each of its limits.
    states: Vec<Vec<ItemState>>,
    conds: Vec<Cond>,
    holds: Vec<Vec<Holds>>,
    claims: BTreeSet<Claim>,
    /// What is so as far as scores go, but not as far as the scores go that are possible where there is none.
    allowed: BTreeSet<Claim>,
}

impl<'w> Naive<'w> {
    /// Scores every case. Nothing if the data is not sound.
    pub fn new(world: &'w World, item: &'w Item) -> Option<Self> {
        let conds = conditions(item);
        let mut items = vec![item.clone()];
        for limits in 0..=item.limits.len() {
            let mut held = Item { reverse: false, asked_when: None, ..item.clone() };
            held.limits.truncate(limits);
            items.push(held);
        }
        for cond in &conds {
            items.push(probe(item, cond.clone()));
        }
        for (at, item) in items.iter_mut().enumerate().skip(1) {
            item.code = format!("{CODE}{at}");
        }
        let probes = item.limits.len() + 2;
        let checked = scale(&world.common, items.clone())?;
        let plan = Plan::new(&checked);
        let cases = world.cases();
        let (mut states, mut holds) = (vec![Vec::new(); probes], vec![Vec::new(); conds.len()]);
        let mut made = empty(&checked);
        for case in &cases {
            fill(&mut made, case, &items);
            for (at, outcome) in plan.score(&made, Detail::Scores).items.into_iter().enumerate() {
                match at.checked_sub(probes) {
                    None => states[at].push(outcome.state),
                    Some(at) => holds[at].push(holds_in(&outcome.state)),
                }
            }
        }
        Some(Self {
            world,
            item,
            cases,
            states,
            conds,
            holds,
            claims: BTreeSet::new(),
            allowed: BTreeSet::new(),
        })
    }

    /// All that is wrong with the item.
    /// Beside it what may be said to be wrong: it changes no score, but the scores that are possible where there is none.
    pub fn claims(mut self) -> (BTreeSet<Claim>, BTreeSet<Claim>) {
        self.parts();
        self.limits();
        for Written { pointer, cond, used } in written(self.item) {
            let asked = |cond: &Cond| cond.clone();
            self.condition(&cond, pointer, &used, &asked);
        }
        for filter in filters_of_item(self.item, &Place::file("")) {
            let row = |cond: &Cond| some_row(filter.table, cond);
            self.condition(filter.cond, filter.place.pointer, &[], &row);
        }
        self.inputs();
        self.shared();
        self.tables(&self.item.rule, "/rule".to_owned(), &[]);
        (self.claims, self.allowed)
    }

    fn claim(&mut self, code: &str, pointer: &str, about: String, why: String) {
        self.claims.insert((code.to_owned(), pointer.to_owned(), about, why));
    }

    /// Claims what is so in every way (the first), and allows to be claimed what is so of scores.
    fn claim_if(&mut self, [same, alike]: [bool; 2], code: &str, pointer: &str, about: String, why: &str) {
        let claim = (code.to_owned(), pointer.to_owned(), about, why.to_owned());
        if same {
            self.claims.insert(claim);
        } else if alike {
            self.allowed.insert(claim);
        }
    }

    fn at(&self, cond: &Cond, case: usize) -> Holds {
        let at = self.conds.iter().position(|known| known == cond).expect("every condition was asked");
        self.holds[at][case]
    }

    fn all(&self, conds: &[Cond], case: usize, wanted: Holds) -> bool {
        conds.iter().all(|cond| self.at(cond, case) == wanted)
    }

    fn asked(&self, case: usize) -> bool {
        self.item.asked_when.as_ref().is_none_or(|asked| self.at(asked, case) == Holds::Yes)
    }

    /// The cases in which the condition of a part holds.
    fn holding(&self, part: &Part) -> BTreeSet<usize> {
        let holds = |case: &usize| {
            self.asked(*case)
                && self.all(&part.within, *case, Holds::Yes)
                && part.holds.as_ref().is_none_or(|holds| self.at(holds, *case) == Holds::Yes)
        };
        (0..self.cases.len()).filter(holds).collect()
    }

    fn parts(&mut self) {
        let parts = parts(&self.item.rule, "/rule", &[]);
        let holding: Vec<BTreeSet<usize>> = parts.iter().map(|part| self.holding(part)).collect();
        for (at, part) in parts.iter().enumerate() {
            let decides: Vec<usize> =
                holding[at].iter().copied().filter(|case| self.all(&part.before, *case, Holds::No)).collect();
            if !decides.is_empty() {
                let after = &self.states[self.item.limits.len() + 1];
                let left = |case: &usize| after[*case].score() == Some(part.score.exact());
                let changes = |limit: &Limit| limited(limit.then, part.score) != part.score;
                if self.item.limits.iter().any(changes) && !decides.iter().any(left) {
                    self.claim("score-never-given", &part.pointer, shown(part.score), "limited".to_owned());
                }
                continue;
            }
            let shadow = holding[..at].iter().position(|before| before.is_superset(&holding[at]));
            let why = match shadow {
                _ if part.holds.is_none() => "together".to_owned(),
                _ if holding[at].is_empty() => "impossible".to_owned(),
                Some(before) => format!("shadowed {}", parts[before].pointer),
                None => "together".to_owned(),
            };
            self.claim("score-never-given", &part.pointer, shown(part.score), why);
        }
    }

    fn limits(&mut self) {
        for (at, limit) in self.item.limits.iter().enumerate() {
            let cases = 0..self.cases.len();
            let holding: Vec<usize> =
                cases.filter(|case| self.asked(*case) && self.at(&limit.when, *case) == Holds::Yes).collect();
            let states = |case: &usize| (&self.states[at + 1][*case], &self.states[at + 2][*case]);
            let [same, alike] = [same, alike]
                .map(|like: Likeness| holding.iter().map(states).all(|(before, after)| like(before, after)));
            let why = if holding.is_empty() { "never-holds" } else { "no-change" };
            let (pointer, about) = (format!("/limits/{at}"), (at + 1).to_string());
            self.claim_if([same, alike], "limit-never-strikes", &pointer, about, why);
        }
    }

    /// Whether a condition can hold and can fail. `asked` makes of it what is asked of a whole case.
    fn condition(
        &mut self,
        cond: &Cond,
        pointer: String,
        used: &[Cond],
        asked: &dyn Fn(&Cond) -> Cond,
    ) -> bool {
        let named = parts_of(cond, &pointer)
            .into_iter()
            .fold(false, |named, (pointer, part)| self.condition(&part, pointer, used, asked) || named);
        if named {
            return true;
        }
        let not = Cond::Not(Box::new(cond.clone()));
        for (wanted, about) in [(cond, "never"), (&not, "always")] {
            let wanted = asked(wanted);
            let mut cases = 0..self.cases.len();
            if !cases.any(|case| self.all(used, case, Holds::Yes) && self.at(&wanted, case) == Holds::Yes) {
                self.claim("condition-always-so", &pointer, about.to_owned(), String::new());
                return true;
            }
        }
        false
    }

    /// The cases in groups that differ only in one answer, from the worst answer to the best if more is better.
    fn groups(&self, id: &str) -> Vec<Vec<usize>> {
        let axis =
            self.world.axes.iter().position(|axis| matches!(axis, Axis::Answer(other, _) if *other == id));
        let axis = axis.expect("every answer has an axis");
        let mut groups: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for (index, case) in self.cases.iter().enumerate() {
            let mut at = case.at.clone();
            at.remove(axis);
            groups.entry(at).or_default().push(index);
        }
        let partly = |case: &usize| matches!(self.cases[*case].answers.get(id), Some(Cell::Text(text)) if text == "partly");
        let met = |case: &usize| self.cases[*case].answers.get(id) == Some(&Cell::Bool(true));
        let rank = |case: &usize| if partly(case) { 1 } else { 2 * usize::from(met(case)) };
        groups
            .into_values()
            .map(|mut group| {
                group.sort_by_key(rank);
                group
            })
            .collect()
    }

    /// Whether something names an answer; what nothing names is no matter of proof.
    fn is_read(&self, id: &str) -> bool {
        let Item { rule, limits, asked_when, measures, .. } = self.item;
        let met: Vec<_> = self.item.criteria.iter().map(|one| &one.met).collect();
        format!("{rule:?} {limits:?} {asked_when:?} {:?} {met:?}", values(measures))
            .contains(&format!("{id:?}"))
    }

    fn inputs(&mut self) {
        let inputs = self.item.inputs.iter().enumerate();
        let inputs = inputs.map(|(at, one)| (one.id.clone(), one.better, format!("/inputs/{at}")));
        let judged = self.item.criteria.iter().enumerate().filter(|(_, one)| one.met.is_none());
        let judged = judged.map(|(at, one)| (one.id.clone(), one.better, format!("/criteria/{at}")));
        for (id, better, pointer) in inputs.chain(judged).collect::<Vec<_>>() {
            let groups = self.groups(&id);
            let state = |case: &usize| &self.states[0][*case];
            let idle = [same, alike].map(|like: Likeness| {
                groups.iter().all(|group| group.iter().all(|case| like(state(case), state(&group[0]))))
            });
            let falls = |group: &Vec<usize>, turned: bool| {
                let scores: Vec<Exact> = group.iter().filter_map(|case| state(case).score()).collect();
                scores.windows(2).any(|pair| if turned { pair[1] > pair[0] } else { pair[1] < pair[0] })
            };
            let falls =
                better.is_some_and(|better| groups.iter().any(|group| falls(group, better == Better::Less)));
            if self.is_read(&id) {
                self.claim_if(idle, "input-without-effect", &pointer, id.clone(), "");
            }
            if falls {
                self.claim("better-scores-lower", &pointer, id, String::new());
            }
        }
    }

    fn tables(&mut self, rule: &Rule, pointer: String, within: &[Cond]) {
        if let Rule::BySetting(by) = rule {
            for (code, form) in &by.forms {
                self.tables(form, format!("{pointer}/BySetting/forms/{code}"), &[used(&by.setting, code)]);
            }
        }
        let Rule::Table(table) = rule else { return };
        let pointer = format!("{pointer}/Table");
        let cases = 0..self.cases.len();
        let cases: Vec<usize> =
            cases.filter(|case| self.asked(*case) && self.all(within, *case, Holds::Yes)).collect();
        let rows: Vec<Cond> = table.rows.iter().map(|row| Cond::All(row.when.clone())).collect();
        let open: BTreeSet<usize> = cases
            .iter()
            .copied()
            .filter(|case| matches!(self.states[0][*case], ItemState::Missing { .. }))
            .collect();
        if open.iter().any(|case| self.all(&rows, *case, Holds::No)) {
            self.claim("rule-gap", &pointer, "gap".to_owned(), String::new());
        }
        let holding = |row: &Cond| -> BTreeSet<usize> {
            cases.iter().copied().filter(|case| self.at(row, *case) == Holds::Yes).collect()
        };
        let holding: Vec<BTreeSet<usize>> = rows.iter().map(holding).collect();
        for (at, row) in table.rows.iter().enumerate() {
            for (before, other) in table.rows.iter().enumerate().take(at) {
                let both = holding[at].intersection(&holding[before]);
                if row.score != other.score && both.filter(|case| open.contains(case)).count() > 0 {
                    let about = format!("{}, {}", before + 1, at + 1);
                    self.claims.insert(overlap(&pointer, at, about));
                }
            }
        }
        let mut needless: Vec<usize> = Vec::new();
        for (at, row) in table.rows.iter().enumerate().rev() {
            let same = |other: &usize| {
                *other != at && !needless.contains(other) && table.rows[*other].score == row.score
            };
            let others: Vec<usize> = (0..table.rows.len()).filter(same).collect();
            let all: BTreeSet<usize> =
                others.iter().flat_map(|other| holding[*other].iter().copied()).collect();
            if holding[at].is_empty() || !all.is_superset(&holding[at]) {
                continue;
            }
            needless.push(at);
            let alone = others.iter().find(|other| holding[**other].is_superset(&holding[at]));
            let about = alone.map_or_else(
                || (at + 1).to_string(),
                |other| format!("{}, {}", other.min(&at) + 1, other.max(&at) + 1),
            );
            self.claim("row-duplicate", &format!("{pointer}/rows/{at}"), about, String::new());
        }
    }

    /// The settings and cells that conditions and measures name and that never change anything.
    fn shared(&mut self) {
        let Item { rule, limits, asked_when, measures, criteria, .. } = self.item;
        let met: Vec<_> = criteria.iter().map(|one| &one.met).collect();
        let read = format!("{rule:?} {limits:?} {asked_when:?} {:?} {met:?}", values(measures));
        let settings = self.world.common.settings.iter().map(|one| (None, one.id.clone()));
        let one_row = self.world.common.tables.iter().filter(|table| table.max_rows == Some(1));
        let cells =
            one_row.flat_map(|table| table.fields.iter().map(|one| (Some(table.id.clone()), one.id.clone())));
        for (table, id) in settings.chain(cells).collect::<Vec<_>>() {
            let named = match &table {
                None => format!("Setting({id:?})"),
                Some(table) => format!("Cell {{ table: {table:?}, field: {id:?} }}"),
            };
            if read.contains(&named) {
                let idle = [same, alike].map(|like| self.is_idle(table.as_deref(), &id, like));
                self.claim_if(idle, "input-without-effect", "", id, "");
            }
        }
    }

    /// Whether cases that differ in one setting or cell alone always come to the same.
    fn is_idle(&self, table: Option<&str>, id: &str, like: Likeness) -> bool {
        let mut groups: BTreeMap<String, &ItemState> = BTreeMap::new();
        self.cases.iter().zip(&self.states[0]).all(|(case, state)| {
            let mut rest = Case { at: Vec::new(), ..case.clone() };
            match table {
                None => drop(rest.settings.remove(id)),
                Some(table) => rest.tables.get_mut(table).into_iter().flatten().for_each(|row| {
                    row.remove(id);
                }),
            }
            let first = groups.entry(format!("{rest:?}")).or_insert(state);
            like(first, state)
        })
    }
}

/// Whether two outcomes count as the same.
type Likeness = fn(&ItemState, &ItemState) -> bool;

fn same(one: &ItemState, other: &ItemState) -> bool {
    one == other
}

/// The same score, or none; which scores are possible then is no matter.
fn alike(one: &ItemState, other: &ItemState) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other) && one.score() == other.score()
}

fn overlap(pointer: &str, at: usize, about: String) -> Claim {
    ("rule-overlap".to_owned(), format!("{pointer}/rows/{at}"), about, String::new())
}

/// A score after a limit.
fn limited(effect: Effect, score: Number) -> Number {
    match effect {
        Effect::Exactly(to) => to,
        Effect::AtMost(most) => score.min(most),
        Effect::AtLeast(least) => score.max(least),
    }
}

fn values(measures: &[Measure]) -> Vec<(&Expr, Option<&Expr>)> {
    measures.iter().map(|of| (&of.value, of.fallback.as_ref().map(|fallback| &fallback.value))).collect()
}

fn shown(number: Number) -> String {
    decimal(number.exact(), 9)
}

fn holds_in(state: &ItemState) -> Holds {
    match state.score() {
        None => Holds::Open,
        Some(score) if score == Exact::from_integer(1) => Holds::No,
        Some(_) => Holds::Yes,
    }
}

/// An item that only asks whether something holds.
fn probe(item: &Item, when: Cond) -> Item {
    let rule = Rule::YesNo(YesNo { when, yes: Number::whole(5), no: Number::whole(1), evidence: None });
    Item { rule, limits: Vec::new(), reverse: false, asked_when: None, ..item.clone() }
}

fn empty(checked: &Checked) -> Assessment {
    Assessment {
        format: 1,
        target: checked.target(),
        made_up: true,
        is_final: false,
        site: Site::default(),
        visited_on: Date::parse("2026-10-15"),
        plan: None,
        settings: BTreeMap::new(),
        tables: BTreeMap::new(),
        draw: None,
        answers: BTreeMap::new(),
        raters: Vec::new(),
        notes: BTreeMap::new(),
        previous: BTreeMap::new(),
        strengths: Vec::new(),
        challenges: Vec::new(),
    }
}

fn fill(made: &mut Assessment, case: &Case, items: &[Item]) {
    made.settings.clone_from(&case.settings);
    made.tables.clone_from(&case.tables);
    let answers = items.iter().map(|item| (item.code.clone(), case.answers.clone())).collect();
    made.answers = BTreeMap::from([("made-up".to_owned(), answers)]);
}
