//! Makes a plan of a checked scale.

use std::collections::BTreeSet;

use num_traits::One;
use scalewright_check::Checked;
use scalewright_model::{
    Common, Cond, Criterion, Cuts, Exact, Expr, Field, FieldKind, Item, Measure, Number, Required,
    Rows as ModelRows, Rule, Table, Total, TotalOf,
};

use crate::plan::{
    AnswerKind, AnswerPlan, CheckPlan, Cmp, Co, CriterionPlan, Ex, FieldPlan, ItemPlan, LimitPlan,
    MeasurePlan, MetPlan, Need, Plan, Rows, Ru, TablePlan, TotalPlan,
};
use crate::samples::samples;
use crate::total::range;

/// A name that does not exist. A checked scale has none; an index that leads nowhere reads as missing.
const NOWHERE: usize = usize::MAX;

impl Plan {
    /// Makes a plan of a checked scale.
    pub fn new(scale: &Checked) -> Self {
        let common = scale.common();
        let mut names = Names::of(scale);
        let mut tables: Vec<TablePlan> = common.tables.iter().map(|table| names.table(table)).collect();
        let settings = common.settings.iter().map(|setting| names.field(setting)).collect();
        let mut measures = Vec::new();
        names.measures(&scale.scale().measures, &mut measures);
        let shared = names.measures.len();
        let mut items = Vec::new();
        for item in scale.items() {
            names.measures.truncate(shared);
            items.push(names.of_item(item, &mut measures));
        }
        names.item = None;
        for table in &mut tables {
            names.mark_used(table);
        }
        let totals = scale.scale().totals.iter().map(|total| total_plan(scale, &items, total)).collect();
        Self {
            scale: scale.id().to_owned(),
            edition: scale.edition().to_owned(),
            tables,
            settings,
            measures,
            items,
            totals,
        }
    }
}

impl Plan {
    /// A plan of the tables alone, with their checks.
    pub(crate) fn of_checks(scale: &Checked) -> (Self, Vec<CheckPlan>) {
        let mut names = Names::of(scale);
        let common = scale.common();
        let mut tables: Vec<TablePlan> = common.tables.iter().map(|table| names.table(table)).collect();
        let checks =
            common.tables.iter().enumerate().flat_map(|(index, table)| names.checks(index, table)).collect();
        for table in &mut tables {
            names.mark_used(table);
        }
        let plan = Self {
            scale: scale.id().to_owned(),
            edition: scale.edition().to_owned(),
            tables,
            settings: Vec::new(),
            measures: Vec::new(),
            items: Vec::new(),
            totals: Vec::new(),
        };
        (plan, checks)
    }
}

/// What names mean where an expression stands.
struct Names<'a> {
    scale: &'a Checked,
    common: &'a Common,
    item: Option<&'a Item>,
    answers: Vec<String>,
    table: Option<&'a Table>,
    /// The measures in reach, with their index in the plan.
    measures: Vec<(String, usize)>,
    /// The conditions asked of rows so far: the item, the table and the condition.
    sites: Vec<(Option<&'a str>, String, Option<&'a Cond>)>,
    /// The fields that something reads, by the names of their tables.
    used: BTreeSet<(String, usize)>,
    /// How many computations over rows the expression at hand stands in.
    inside: usize,
    /// A field of the row at hand was read outside of such a computation.
    by_row: bool,
}

impl<'a> Names<'a> {
    fn of(scale: &'a Checked) -> Self {
        let common = scale.common();
        Self {
            scale,
            common,
            item: None,
            answers: Vec::new(),
            table: None,
            measures: Vec::new(),
            sites: Vec::new(),
            used: BTreeSet::new(),
            inside: 0,
            by_row: false,
        }
    }

    /// The checks of a table.
    fn checks(&mut self, index: usize, table: &'a Table) -> Vec<CheckPlan> {
        self.table = Some(table);
        let mut checks = Vec::with_capacity(table.checks.len());
        for check in &table.checks {
            self.by_row = false;
            let holds = self.cond(&check.holds);
            checks.push(CheckPlan { table: index, holds, by_row: self.by_row });
        }
        self.table = None;
        checks
    }

    fn table(&mut self, table: &'a Table) -> TablePlan {
        self.table = Some(table);
        let fields = table.fields.iter().map(|field| self.field(field)).collect();
        self.table = None;
        TablePlan { id: table.id.clone(), fields, by_name: Vec::new(), max_rows: table.max_rows }
    }

    fn field(&mut self, field: &'a Field) -> FieldPlan {
        let required = match &field.required {
            Required::Always => Need::Always,
            Required::No => Need::Never,
            Required::When(cond) => Need::When(self.cond(cond)),
        };
        FieldPlan { id: field.id.clone(), used: true, kind: field.kind.clone(), required }
    }

    /// Gives the measures their places first, so that they can name one another.
    fn measures(&mut self, of: &'a [Measure], plans: &mut Vec<MeasurePlan>) {
        let first = plans.len();
        let places = of.iter().enumerate().map(|(at, measure)| (measure.id.clone(), first + at));
        self.measures.extend(places);
        for measure in of {
            let value = self.expr(&measure.value);
            let fallback = measure.fallback.as_ref().map(|fallback| self.expr(&fallback.value));
            plans.push(MeasurePlan {
                id: measure.id.clone(),
                unit: measure.unit.clone(),
                value,
                range: measure.range,
                rounding: measure.rounding,
                fallback,
            });
        }
    }

    fn of_item(&mut self, item: &'a Item, measures: &mut Vec<MeasurePlan>) -> ItemPlan {
        self.item = Some(item);
        let range = self.scale.range_of(item);
        let (low, high) = (range.min.exact(), range.max.exact());
        let asked = answers(item, low, high);
        self.answers = asked.iter().map(|answer| answer.id.clone()).collect();
        let first = measures.len();
        self.measures(&item.measures, measures);
        let criteria = item.criteria.iter().map(|criterion| self.criterion(criterion)).collect();
        let limits = item.limits.iter();
        let limits =
            limits.map(|limit| LimitPlan { when: self.cond(&limit.when), then: limit.then }).collect();
        let asked_when = item.asked_when.as_ref().map(|cond| self.cond(cond));
        let rule = self.rule(&item.rule);
        let mut plan = ItemPlan {
            code: item.code.clone(),
            low,
            high,
            reverse: item.reverse,
            weight: item.weight.map_or_else(Exact::one, Number::exact),
            asked_when,
            may_not_apply: item.may_not_apply,
            answers: asked,
            criteria,
            measures: (first..measures.len()).collect(),
            rule,
            limits,
        };
        samples(&mut plan, measures);
        plan
    }

    fn criterion(&mut self, criterion: &'a Criterion) -> CriterionPlan {
        let met = match &criterion.met {
            Some(cond) => MetPlan::Computed(self.cond(cond)),
            None => MetPlan::Answered(self.answer(&criterion.id)),
        };
        let partly = criterion.partly.map_or_else(|| Exact::from_integer(0), Number::exact);
        CriterionPlan { id: criterion.id.clone(), met, partly }
    }

    fn rule(&mut self, rule: &'a Rule) -> Ru {
        match rule {
            Rule::Choice(choice) => {
                let scores = choice.anchors.iter().map(|anchor| anchor.score.exact()).collect();
                Ru::Pick { answer: self.answer("anchor"), scores }
            }
            Rule::Rating(rating) => {
                Ru::Pick { answer: self.answer("rating"), scores: self.ratings(rating.step) }
            }
            Rule::Bands(bands) => {
                let steps = bands.cuts.steps().iter().map(|step| (step.bound.exact(), step.score.exact()));
                Ru::Bands {
                    measure: self.measure(&bands.measure),
                    rising: matches!(bands.cuts, Cuts::From { .. }),
                    steps: steps.collect(),
                    rest: bands.cuts.rest().exact(),
                }
            }
            Rule::Count(count) => {
                let mut scores: Vec<_> =
                    count.scores.iter().map(|entry| (entry.met, entry.score.exact())).collect();
                scores.sort_by_key(|(met, _)| *met);
                Ru::Count {
                    criteria: count.criteria.iter().map(|id| self.criterion_index(id)).collect(),
                    scores: scores.into_iter().map(|(_, score)| score).collect(),
                }
            }
            Rule::Ladder(ladder) => {
                let rungs =
                    ladder.rungs.iter().map(|rung| (rung.score.exact(), self.conds(&rung.needs))).collect();
                Ru::Ladder { rungs, otherwise: ladder.otherwise.exact() }
            }
            Rule::FirstMatch(first) => {
                let cases =
                    first.cases.iter().map(|case| (self.cond(&case.when), case.score.exact())).collect();
                Ru::First { cases, otherwise: first.otherwise.exact() }
            }
            Rule::YesNo(rule) => {
                Ru::YesNo { when: self.cond(&rule.when), yes: rule.yes.exact(), no: rule.no.exact() }
            }
            Rule::BySetting(by) => {
                let setting = position(&self.common.settings, |setting| setting.id == by.setting);
                let kind = self.common.settings.get(setting).map(|setting| &setting.kind);
                let code = |id: &str| kind.map_or(NOWHERE, |kind| option(kind, id));
                let forms =
                    by.forms.iter().map(|(id, form)| (code(id), id.clone(), self.rule(form))).collect();
                Ru::BySetting { setting, forms }
            }
        }
    }

    /// Every rating that can be given.
    fn ratings(&self, step: Option<Number>) -> Vec<Exact> {
        let range = self.item.map_or(self.scale.scale().range, |item| self.scale.range_of(item));
        let step = step.map_or_else(Exact::one, Number::exact).max(Exact::new(1, 1000));
        let mut ratings = vec![range.min.exact()];
        while let Some(next) =
            ratings.last().map(|last| last + step).filter(|next| *next <= range.max.exact())
        {
            ratings.push(next);
        }
        ratings
    }

    fn conds(&mut self, of: &'a [Cond]) -> Vec<Co> {
        of.iter().map(|cond| self.cond(cond)).collect()
    }

    fn cond(&mut self, of: &'a Cond) -> Co {
        match of {
            Cond::Met(id) => Co::Met(self.criterion_index(id)),
            Cond::Yes(value) => Co::Yes(self.expr(value)),
            Cond::Blank(value) => Co::Blank(self.expr(value)),
            Cond::Is(value, code) => self.codes(value, std::slice::from_ref(code)),
            Cond::OneOf(value, codes) => self.codes(value, codes),
            Cond::AtLeast(left, right) => self.compare(Cmp::AtLeast, left, right),
            Cond::AtMost(left, right) => self.compare(Cmp::AtMost, left, right),
            Cond::Above(left, right) => self.compare(Cmp::Above, left, right),
            Cond::Below(left, right) => self.compare(Cmp::Below, left, right),
            Cond::Equal(left, right) => self.compare(Cmp::Equal, left, right),
            Cond::All(parts) => Co::All(self.conds(parts)),
            Cond::Any(parts) => Co::Any(self.conds(parts)),
            Cond::Several(least, parts) => Co::Several(least.exact(), self.conds(parts)),
            Cond::Not(inner) => Co::Not(Box::new(self.cond(inner))),
        }
    }

    fn compare(&mut self, how: Cmp, left: &'a Expr, right: &'a Expr) -> Co {
        let days = self.is_day(left) || self.is_day(right);
        let (left, right) = (self.expr(left), self.expr(right));
        if days { Co::CompareDays(how, left, right) } else { Co::Compare(how, left, right) }
    }

    fn codes(&mut self, value: &'a Expr, codes: &[String]) -> Co {
        let kind = self.kind(value);
        let options = codes.iter().map(|code| kind.map_or(NOWHERE, |kind| option(kind, code))).collect();
        Co::In(self.expr(value), options)
    }

    fn is_day(&self, of: &Expr) -> bool {
        matches!(of, Expr::VisitDate | Expr::AddMonths(..)) || matches!(self.kind(of), Some(FieldKind::Date))
    }

    /// The kind of the field that an expression reads, if it reads one.
    fn kind(&self, of: &Expr) -> Option<&'a FieldKind> {
        let of_field = |fields: &'a [Field], id: &str| {
            fields.iter().find(|field| field.id == id).map(|field| &field.kind)
        };
        match of {
            Expr::Field(id) => of_field(&self.table?.fields, id),
            Expr::Answer(id) => of_field(&self.item?.inputs, id),
            Expr::Setting(id) => of_field(&self.common.settings, id),
            Expr::Cell { table, field } => {
                of_field(&self.common.tables.iter().find(|other| other.id == *table)?.fields, field)
            }
            _ => None,
        }
    }

    fn expr(&mut self, of: &'a Expr) -> Ex {
        match of {
            Expr::Number(number) => Ex::Number(number.exact()),
            Expr::Const(id) => {
                let constant = self.scale.constant(self.item, id);
                Ex::Number(constant.map_or_else(Exact::one, |constant| constant.value.exact()))
            }
            Expr::Field(id) => {
                self.by_row |= self.inside == 0;
                Ex::Field(self.read_field(self.table, id))
            }
            Expr::Answer(id) => Ex::Answer(self.answer(id)),
            Expr::Setting(id) => Ex::Setting(position(&self.common.settings, |setting| setting.id == *id)),
            Expr::VisitDate => Ex::VisitDate,
            Expr::Measure(id) => Ex::Measure(self.measure(id)),
            Expr::Cell { table, field } => {
                let table = position(&self.common.tables, |other| other.id == *table);
                let field = self.read_field(self.common.tables.get(table), field);
                Ex::Cell { table, field }
            }
            Expr::Count(ModelRows { table, filter }) => {
                self.rows(table, filter.as_deref(), |_, rows, _| Ex::Count(rows))
            }
            Expr::CountDistinct { table, field, filter } => {
                self.rows(table, filter.as_deref(), |names, rows, table| Ex::Distinct {
                    rows,
                    field: names.read_field(table, field),
                })
            }
            Expr::Sum { table, of, filter } => self.rows(table, filter.as_deref(), |names, rows, _| {
                Ex::Sum { rows, of: Box::new(names.expr(of)) }
            }),
            Expr::Mean { table, of, filter } => self.rows(table, filter.as_deref(), |names, rows, _| {
                Ex::Mean { rows, of: Box::new(names.expr(of)) }
            }),
            Expr::ShareOf { table, that, filter } => {
                let site = self.site(table, Some(that));
                self.rows(table, filter.as_deref(), |names, rows, _| Ex::ShareOf {
                    rows,
                    site,
                    that: Box::new(names.cond(that)),
                })
            }
            Expr::KindsSeen { table, fields, filter } => {
                self.rows(table, filter.as_deref(), |names, rows, table| Ex::Kinds {
                    rows,
                    fields: fields.iter().map(|id| names.read_field(table, id)).collect(),
                })
            }
            Expr::CountMet(ids) => Ex::CountMet(ids.iter().map(|id| self.criterion_index(id)).collect()),
            Expr::Share { part, whole } => self.ratio(part, whole, Exact::from_integer(100)),
            Expr::Ratio { of, to, per } => self.ratio(of, to, per.map_or_else(Exact::one, Number::exact)),
            Expr::Add(parts) => Ex::Add(self.exprs(parts)),
            Expr::Multiply(parts) => Ex::Multiply(self.exprs(parts)),
            Expr::Subtract(left, right) => {
                Ex::Subtract(Box::new(self.expr(left)), Box::new(self.expr(right)))
            }
            Expr::DaysBetween(from, to) => Ex::Days(Box::new(self.expr(from)), Box::new(self.expr(to))),
            Expr::AddMonths(date, months) => {
                Ex::AddMonths(Box::new(self.expr(date)), Box::new(self.expr(months)))
            }
        }
    }

    /// The index of a field, which is noted as being read.
    fn read_field(&mut self, table: Option<&Table>, id: &str) -> usize {
        let Some(table) = table else { return NOWHERE };
        let index = field_index(table, id);
        self.used.insert((table.id.clone(), index));
        index
    }

    fn mark_used(&self, table: &mut TablePlan) {
        for (index, field) in table.fields.iter_mut().enumerate() {
            field.used = self.used.contains(&(table.id.clone(), index));
            if field.used {
                table.by_name.push((field.id.clone(), index));
            }
        }
        table.by_name.sort();
    }

    fn exprs(&mut self, of: &'a [Expr]) -> Vec<Ex> {
        of.iter().map(|part| self.expr(part)).collect()
    }

    fn ratio(&mut self, of: &'a Expr, to: &'a Expr, per: Exact) -> Ex {
        Ex::Ratio { of: Box::new(self.expr(of)), to: Box::new(self.expr(to)), per }
    }

    /// Goes into the rows of a table, where its fields have a meaning.
    fn rows(
        &mut self,
        table: &str,
        filter: Option<&'a Cond>,
        then: impl FnOnce(&mut Self, Rows, Option<&'a Table>) -> Ex,
    ) -> Ex {
        let index = position(&self.common.tables, |other| other.id == table);
        let inner = self.common.tables.get(index);
        let outer = std::mem::replace(&mut self.table, inner);
        self.inside += 1;
        let site = self.site(table, filter);
        let filter = filter.map(|cond| Box::new(self.cond(cond)));
        let made = then(self, Rows { site, table: index, filter }, inner);
        self.inside -= 1;
        self.table = outer;
        made
    }

    /// The number of a condition that is asked of rows: the same for the same table and condition within an item.
    fn site(&mut self, table: &str, filter: Option<&'a Cond>) -> usize {
        let site = (self.item.map(|item| item.code.as_str()), table.to_owned(), filter);
        self.sites.iter().position(|other| *other == site).unwrap_or_else(|| {
            self.sites.push(site);
            self.sites.len() - 1
        })
    }

    fn answer(&self, id: &str) -> usize {
        position(&self.answers, |answer| answer == id)
    }

    fn criterion_index(&self, id: &str) -> usize {
        self.item.map_or(NOWHERE, |item| position(&item.criteria, |criterion| criterion.id == id))
    }

    fn measure(&self, id: &str) -> usize {
        let found = self.measures.iter().rev().find(|(name, _)| name == id);
        found.map_or(NOWHERE, |(_, index)| *index)
    }
}

/// What raters answer to an item, in the order of the data.
fn answers(item: &Item, low: Exact, high: Exact) -> Vec<AnswerPlan> {
    let plain = |id: &str, kind: AnswerKind| AnswerPlan { id: id.to_owned(), kind, samples: Vec::new() };
    let inputs = item.inputs.iter().map(|input| plain(&input.id, AnswerKind::Field(input.kind.clone())));
    let asked = item.criteria.iter().filter(|criterion| criterion.met.is_none());
    let criteria = asked.map(|one| plain(&one.id, AnswerKind::Criterion { partly: one.partly.is_some() }));
    let mut all: Vec<AnswerPlan> = inputs.chain(criteria).collect();
    let mut anchors = Vec::new();
    scores_picked(&item.rule, low, high, &mut anchors);
    all.extend(anchors.into_iter().map(|(id, scores)| plain(id, AnswerKind::OneOf(scores))));
    all
}

/// The answers `anchor` and `rating` of a rule and its forms, with the scores that can be given.
fn scores_picked(rule: &Rule, low: Exact, high: Exact, found: &mut Vec<(&'static str, Vec<Exact>)>) {
    let mut add = |id: &'static str, scores: Vec<Exact>| match found.iter_mut().find(|(name, _)| *name == id)
    {
        Some((_, known)) => known.extend(scores),
        None => found.push((id, scores)),
    };
    match rule {
        Rule::Choice(choice) => {
            add("anchor", choice.anchors.iter().map(|anchor| anchor.score.exact()).collect());
        }
        Rule::Rating(rating) => {
            let step = rating.step.map_or_else(Exact::one, Number::exact).max(Exact::new(1, 1000));
            let mut scores = vec![low];
            while let Some(next) = scores.last().map(|last| last + step).filter(|next| *next <= high) {
                scores.push(next);
            }
            add("rating", scores);
        }
        Rule::BySetting(by) => by.forms.values().for_each(|form| scores_picked(form, low, high, found)),
        Rule::Bands(_) | Rule::Count(_) | Rule::Ladder(_) | Rule::FirstMatch(_) | Rule::YesNo(_) => {}
    }
}

fn total_plan(scale: &Checked, items: &[ItemPlan], total: &Total) -> TotalPlan {
    let codes: Vec<&String> = match &total.of {
        TotalOf::Everything => scale.items().iter().map(|item| &item.code).collect(),
        TotalOf::Items(codes) => codes.iter().collect(),
        TotalOf::Subscales(ids) => {
            let chosen = scale.scale().subscales.iter().filter(|subscale| ids.contains(&subscale.id));
            chosen.flat_map(|subscale| &subscale.items).collect()
        }
    };
    let indices: Vec<usize> =
        codes.into_iter().map(|code| position(scale.items(), |item| item.code == *code)).collect();
    let members: Vec<&ItemPlan> = indices.iter().filter_map(|index| items.get(*index)).collect();
    TotalPlan {
        id: total.id.clone(),
        out_of: range(total.how, &members),
        items: indices,
        how: total.how,
        missing: total.missing,
        bands: total.bands.iter().map(|band| band.from.exact()).collect(),
    }
}

fn position<T>(of: &[T], is: impl Fn(&T) -> bool) -> usize {
    of.iter().position(is).unwrap_or(NOWHERE)
}

fn field_index(table: &Table, id: &str) -> usize {
    position(&table.fields, |field| field.id == id)
}

fn option(kind: &FieldKind, id: &str) -> usize {
    match kind {
        FieldKind::Code(options) => position(options, |option| option.id == id),
        _ => NOWHERE,
    }
}
