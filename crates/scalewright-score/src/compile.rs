//! Makes a plan of a checked scale.

use std::collections::BTreeSet;

use num_traits::One;
use scalewright_check::Checked;
use scalewright_model::{
    Common, Criterion, Cuts, Exact, Field, Item, Measure, Number, Rating, RecordGroup, Required, Rule,
    ScoreTable, Table, Total, TotalOf,
};

use crate::names::{Names, option, position};
use crate::plan::{
    AnswerKind, AnswerPlan, CheckPlan, Co, CriterionPlan, FieldPlan, ItemPlan, LimitPlan, MeasurePlan,
    MetPlan, Need, Plan, Ru, ScoresPlan, TablePlan, TotalPlan,
};
use crate::samples::samples;
use crate::score_table::cuts;
use crate::total::range;

impl Plan {
    /// Makes a plan of a checked scale.
    pub fn new(scale: &Checked) -> Self {
        Self::made(scale, |_, _| (), |_| ()).0
    }

    /// A plan of one item alone, as it is given here: an item of the scale that was changed, to try something out. Nothing is checked of
    /// it; what it names that is not there stays unknown.
    pub fn of_item(scale: &Checked, item: &Item) -> Self {
        let mut names = Names::of(scale);
        let mut tables: Vec<TablePlan> = names.common.tables.iter().map(|table| names.table(table)).collect();
        let settings = names.common.settings.iter().map(|setting| names.field(setting)).collect();
        let mut measures = Vec::new();
        names.measures(&scale.scale().measures, &mut measures);
        let items = vec![names.of_item(item, &mut measures)];
        for table in &mut tables {
            names.mark_used(table);
        }
        let (scale, edition) = (scale.id().to_owned(), scale.edition().to_owned());
        Self { scale, edition, tables, settings, measures, items, totals: Vec::new() }
    }

    /// The same, with the checks of the tables.
    pub(crate) fn with_checks(scale: &Checked) -> (Self, Vec<CheckPlan>) {
        let (plan, _, checks) = Self::made(scale, |_, _| (), Names::all_checks);
        (plan, checks)
    }

    /// The same, with what `more` makes of each item with the names in its reach.
    pub(crate) fn with<'a, T>(
        scale: &'a Checked,
        more: impl FnMut(&mut Names<'a>, &'a Item) -> T,
    ) -> (Self, Vec<T>) {
        let (plan, made, ()) = Self::made(scale, more, |_| ());
        (plan, made)
    }

    /// A plan of a scale, with what is made of each item, and what is made of the names that stand outside of items.
    fn made<'a, T, U>(
        scale: &'a Checked,
        mut of_item: impl FnMut(&mut Names<'a>, &'a Item) -> T,
        outside: impl FnOnce(&mut Names<'a>) -> U,
    ) -> (Self, Vec<T>, U) {
        let common = scale.common();
        let mut names = Names::of(scale);
        let mut tables: Vec<TablePlan> = common.tables.iter().map(|table| names.table(table)).collect();
        let settings = common.settings.iter().map(|setting| names.field(setting)).collect();
        let mut measures = Vec::new();
        names.measures(&scale.scale().measures, &mut measures);
        let shared = names.measures.len();
        let (mut items, mut made) = (Vec::new(), Vec::new());
        for item in scale.items() {
            names.measures.truncate(shared);
            items.push(names.of_item(item, &mut measures));
            made.push(of_item(&mut names, item));
        }
        names.item = None;
        names.measures.truncate(shared);
        let outside = outside(&mut names);
        for table in &mut tables {
            names.mark_used(table);
        }
        let totals = scale.scale().totals.iter().map(|total| total_plan(scale, &items, total)).collect();
        let plan = Self {
            scale: scale.id().to_owned(),
            edition: scale.edition().to_owned(),
            tables,
            settings,
            measures,
            items,
            totals,
        };
        (plan, made, outside)
    }
}

impl Plan {
    /// A plan of the tables alone, with their checks.
    pub(crate) fn of_checks(scale: &Checked) -> (Self, Vec<CheckPlan>) {
        Self::of_tables(scale, Names::all_checks)
    }

    /// A plan of the tables alone, with the groups of their rows: the table of each and its condition.
    pub(crate) fn of_groups(scale: &Checked) -> (Self, Vec<(usize, Co)>) {
        Self::of_tables(scale, |names| {
            let common = scale.common();
            common.groups.iter().map(|group| names.group(common, group)).collect()
        })
    }

    /// A plan of the tables alone, with what `more` makes of their names.
    fn of_tables<'a, T>(scale: &'a Checked, more: impl FnOnce(&mut Names<'a>) -> T) -> (Self, T) {
        let mut names = Names::of(scale);
        let mut tables: Vec<TablePlan> =
            scale.common().tables.iter().map(|table| names.table(table)).collect();
        let made = more(&mut names);
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
        (plan, made)
    }
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

    /// The table and the condition of a group.
    fn group(&mut self, common: &'a Common, of: &'a RecordGroup) -> (usize, Co) {
        let index = common.tables.iter().position(|table| table.id == of.table);
        self.table = index.and_then(|index| common.tables.get(index));
        let filter = self.cond(&of.filter);
        self.table = None;
        (index.unwrap_or(usize::MAX), filter)
    }

    /// The checks of all tables.
    fn all_checks(&mut self) -> Vec<CheckPlan> {
        let tables = self.common.tables.iter().enumerate();
        tables.flat_map(|(index, table)| self.checks(index, table)).collect()
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
                let (low, high) = self.range();
                let scores = ratings(rating, low, high);
                Ru::Pick { answer: self.answer("rating"), scores }
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
            Rule::Table(table) => Ru::Table(self.score_table(table)),
            Rule::YesNo(rule) => {
                Ru::YesNo { when: self.cond(&rule.when), yes: rule.yes.exact(), no: rule.no.exact() }
            }
            Rule::BySetting(by) => {
                let setting = position(&self.common.settings, |setting| setting.id == by.setting);
                let kind = self.common.settings.get(setting).map(|setting| &setting.kind);
                let code = |id: &str| kind.map_or(usize::MAX, |kind| option(kind, id));
                let forms =
                    by.forms.iter().map(|(id, form)| (code(id), id.clone(), self.rule(form))).collect();
                Ru::BySetting { setting, forms }
            }
        }
    }

    fn score_table(&mut self, table: &'a ScoreTable) -> ScoresPlan {
        let rows: Vec<(Vec<Co>, Exact)> =
            table.rows.iter().map(|row| (self.conds(&row.when), row.score.exact())).collect();
        let (low, high) = self.range();
        let all = rows.iter().map(|(_, score)| *score).chain([low, high]).collect();
        ScoresPlan { cuts: cuts(&rows), rows, all }
    }

    /// The lowest and the highest score of the item at hand.
    fn range(&self) -> (Exact, Exact) {
        let range = self.item.map_or(self.scale.scale().range, |item| self.scale.range_of(item));
        (range.min.exact(), range.max.exact())
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
        Rule::Rating(rating) => add("rating", ratings(rating, low, high)),
        Rule::BySetting(by) => by.forms.values().for_each(|form| scores_picked(form, low, high, found)),
        Rule::Bands(_)
        | Rule::Count(_)
        | Rule::Ladder(_)
        | Rule::FirstMatch(_)
        | Rule::Table(_)
        | Rule::YesNo(_) => {}
    }
}

/// Every rating that can be given.
fn ratings(rating: &Rating, low: Exact, high: Exact) -> Vec<Exact> {
    let step = rating.step.map_or_else(Exact::one, Number::exact).max(Exact::new(1, 1000));
    let mut ratings = vec![low];
    while let Some(next) = ratings.last().map(|last| last + step).filter(|next| *next <= high) {
        ratings.push(next);
    }
    ratings
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
