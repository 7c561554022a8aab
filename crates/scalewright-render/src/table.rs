//! The scores of a visit as a table.

use std::collections::BTreeSet;

use scalewright_model::{Cond, Exact, Expr, Rule, TotalOf, YesNo, decimal};
use scalewright_score::{
    ItemOutcome, ItemState, Lack, MeasureTrace, Outcome, RuleTrace, TotalOutcome, TotalState,
};
use scalewright_words::{clip, pad, pad_left, width};

use crate::grounds::{bounds_of, form_of, measures_held};
use crate::{Page, Teller};

/// The most columns that a title takes.
const TITLE_MAX: usize = 46;

impl Teller<'_> {
    /// The scores of a visit as a table: every item, subtotals and totals, and what is missing.
    pub fn table_of(&self, outcome: &Outcome, columns: usize) -> String {
        let mut page = Page::new(columns);
        let scale = self.scale.scale();
        let title = self.text(&scale.title);
        page.push(&self.words.say("scored-with", &[("title", &title), ("edition", &scale.edition)]));
        let rows: Vec<Row> = outcome.items.iter().map(|item| self.row(item)).collect();
        let widths = Widths::of(&rows, columns);
        for subscale in &scale.subscales {
            page.heading(&self.text(&subscale.title));
            for row in rows.iter().filter(|row| subscale.items.contains(&row.code)) {
                page.push(&widths.line(row));
            }
            let own = scale.totals.iter().filter(
                |total| matches!(&total.of, TotalOf::Subscales(ids) if *ids == [subscale.id.clone()]),
            );
            for total in own {
                self.total_line(&mut page, outcome, &total.id, &widths);
            }
        }
        self.grand_totals(&mut page, outcome, &widths);
        self.missing(&mut page, outcome);
        page.finish()
    }

    fn row(&self, item: &ItemOutcome) -> Row {
        let model = self.scale.item(&item.code);
        Row {
            code: item.code.clone(),
            title: model.map_or_else(String::new, |model| self.text_of(Some(model), &model.title)),
            score: self.state(&item.state),
            figure: self.figure(item).unwrap_or_default(),
        }
    }

    /// The state of an item in short.
    pub fn state(&self, state: &ItemState) -> String {
        match state {
            ItemState::Scored(score) => decimal(*score, 2),
            ItemState::NotApplicable => self.words.word("not-applicable"),
            ItemState::Missing { possible, may_not_apply, at_most } => {
                let mut shown = self.possible(possible);
                if *at_most {
                    shown = self.words.say("at-most-these", &[("shown", &shown)]);
                }
                if *may_not_apply {
                    format!("{shown} {}", self.words.word("may-not-apply-too"))
                } else {
                    shown
                }
            }
        }
    }

    /// Scores that are still possible, in short: as a range if none is left out between.
    fn possible(&self, possible: &[Exact]) -> String {
        let (Some(low), Some(high)) = (possible.first(), possible.last()) else {
            return String::new();
        };
        let steps = possible.windows(2).all(|pair| pair[1] - pair[0] == Exact::from_integer(1));
        if steps && possible.len() > 2 {
            let (low, high) = (decimal(*low, 2), decimal(*high, 2));
            return self.words.say("possible-scores", &[("low", &low), ("high", &high)]);
        }
        let list: Vec<String> = possible.iter().map(|score| decimal(*score, 2)).collect();
        self.either(&list)
    }

    /// The value on which the score rests, where it rests on one.
    pub fn figure(&self, item: &ItemOutcome) -> Option<String> {
        let trace = item.trace.as_ref().filter(|_| item.state != ItemState::NotApplicable)?;
        let model = self.scale.item(&item.code)?;
        let decisive = match &trace.rule {
            RuleTrace::Counted { met, of, .. } => {
                let args = [("met", met.to_string()), ("of", of.to_string())];
                return Some(
                    self.words
                        .say("figure-counted", &args.each_ref().map(|(name, value)| (*name, value.as_str()))),
                );
            }
            RuleTrace::Band { measure, .. } => measure.clone(),
            RuleTrace::YesNo { .. } => measure_asked(&model.rule)?,
            RuleTrace::Row { .. } | RuleTrace::NoRow | RuleTrace::Rows { .. } => {
                measure_of_rows(form_of(model, trace))?
            }
            _ => return None,
        };
        let measure =
            trace.measures.iter().find(|measure| measure.id == decisive && measure.value.is_some())?;
        let fraction = |measure: &MeasureTrace| {
            let (numerator, denominator) = (measure.numerator?, measure.denominator?);
            Some(format!(" ({} / {})", decimal(numerator, 2), decimal(denominator, 2)))
        };
        let value = self.measured(model, &measure.id, measure.value?, &bounds_of(&model.rule));
        Some(format!("{value}{}", fraction(measure).unwrap_or_default()))
    }

    fn grand_totals(&self, page: &mut Page, outcome: &Outcome, widths: &Widths) {
        let scale = self.scale.scale();
        let rest = scale
            .totals
            .iter()
            .filter(|total| !matches!(&total.of, TotalOf::Subscales(ids) if ids.len() == 1));
        let rest: Vec<_> = rest.collect();
        if rest.is_empty() {
            return;
        }
        page.heading(&self.words.word("heading-totals"));
        for total in rest {
            self.total_line(page, outcome, &total.id, widths);
        }
    }

    fn total_line(&self, page: &mut Page, outcome: &Outcome, id: &str, widths: &Widths) {
        let model = self.scale.scale().totals.iter().find(|total| total.id == id);
        let (Some(total), Some(model)) = (outcome.total(id), model) else {
            return;
        };
        let title = self.text(&model.title);
        let band = total.band.and_then(|band| model.bands.get(band)).map(|band| self.text(&band.title));
        let room = widths.code + 2 + widths.title;
        let line = format!("  {}  {}", pad(&clip(&title, room), room), self.total_state(total));
        page.push(&match band {
            Some(band) => format!("{line}  {band}"),
            None => line,
        });
    }

    /// The value of a total and the most there can be, or why it has none.
    pub fn total_state(&self, total: &TotalOutcome) -> String {
        let most = total.out_of.map(|(_, most)| decimal(most, 2)).unwrap_or_default();
        match &total.state {
            TotalState::Value(value) => {
                self.words.say("subtotal-line", &[("value", &decimal(*value, 2)), ("most", &most)])
            }
            TotalState::OfRated(value) => self.words.say(
                "total-of-rated",
                &[("value", &decimal(*value, 2)), ("rated", &total.rated.to_string())],
            ),
            TotalState::Missing => {
                let (low, high) = total.between.unwrap_or_default();
                self.words.say("total-between", &[("low", &decimal(low, 2)), ("high", &decimal(high, 2))])
            }
            TotalState::Insufficient => {
                self.words.say("total-insufficient", &[("rated", &total.rated.to_string())])
            }
        }
    }

    fn missing(&self, page: &mut Page, outcome: &Outcome) {
        let open: Vec<&ItemOutcome> =
            outcome.items.iter().filter(|item| matches!(item.state, ItemState::Missing { .. })).collect();
        page.gap();
        if open.is_empty() {
            page.push(&self.words.word("status-complete"));
            return;
        }
        page.push(&self.words.say("status-incomplete", &[("count", &open.len().to_string())]));
        for item in open {
            let lacks: Vec<String> = item.lacks.iter().map(|lack| self.lack(&item.code, lack)).collect();
            page.entry(2, &item.code, &lacks.join(&self.words.word("list-join")));
        }
    }

    /// What is missing, or else why there is no score, in words.
    pub fn lack(&self, code: &str, lack: &Lack) -> String {
        let item = self.scale.item(code);
        let words = self.words;
        match lack {
            Lack::Answer { id } if id == "anchor" => words.word("lack-anchor"),
            Lack::Answer { id } if id == "rating" => words.word("lack-rating"),
            Lack::Answer { id } => words.say("lack-answer", &[("title", &self.answer_title(item, id))]),
            Lack::Table { table } => words.say("lack-table", &[("table", &self.table(table))]),
            Lack::Cell { table, field, rows } => {
                let phrase = if rows.len() == 1 { "lack-cell" } else { "lack-cells" };
                let rows = runs(rows);
                let (title, field) = (self.table(table), self.field(table, field));
                words.say(
                    phrase,
                    &[("table", &title), ("field", &field), ("rows", &rows.join(&words.word("list-join")))],
                )
            }
            Lack::Setting { id } => words.say("lack-setting", &[("title", &self.setting(id))]),
            Lack::VisitDate => words.word("lack-visit-date"),
            Lack::Nothing { measure } => {
                words.say("lack-nothing", &[("measure", &self.measure(item, measure))])
            }
            Lack::OutOfRange { measure } => {
                words.say("lack-out-of-range", &[("measure", &self.measure(item, measure))])
            }
            Lack::TooLarge { measure } => {
                words.say("lack-too-large", &[("measure", &self.measure(item, measure))])
            }
            Lack::NoRow => words.word("lack-no-row"),
            Lack::Rows { rows, scores } => {
                let scores: Vec<String> = scores.iter().map(|score| decimal(*score, 2)).collect();
                let rows = runs(rows).join(&words.word("list-join"));
                words.say("lack-rows", &[("rows", &rows), ("scores", &self.either(&scores))])
            }
        }
    }

    /// The title of an input or a criterion.
    pub(crate) fn answer_title(&self, item: Option<&scalewright_model::Item>, id: &str) -> String {
        let Some(item) = item else { return id.to_owned() };
        if let Some(input) = item.inputs.iter().find(|input| input.id == id) {
            return self.text_of(Some(item), &input.title);
        }
        match item.criteria.iter().find(|criterion| criterion.id == id) {
            Some(criterion) => {
                let text = self.text_of(Some(item), &criterion.text);
                self.words.say("quoted-list-item", &[("id", id), ("text", &text)])
            }
            None => id.to_owned(),
        }
    }
}

/// The measure that a yes-or-no rule holds against a threshold, if it is one.
fn measure_asked(rule: &Rule) -> Option<String> {
    match rule {
        Rule::YesNo(YesNo {
            when: Cond::AtLeast(Expr::Measure(id), _) | Cond::AtMost(Expr::Measure(id), _),
            ..
        }) => Some(id.clone()),
        _ => None,
    }
}

/// The measure that the rows of a table are about, if it is one and the same in all of them.
fn measure_of_rows(rule: &Rule) -> Option<String> {
    let Rule::Table(table) = rule else { return None };
    let named = table.rows.iter().map(|row| row.when.iter().flat_map(measures_held).map(|(id, _)| id));
    let named: Vec<BTreeSet<&str>> = named.map(Iterator::collect).collect();
    let first = named.first()?;
    let same = first.len() == 1 && named.iter().all(|other| other == first);
    first.first().filter(|_| same).map(|id| (*id).to_owned())
}

/// Numbers in a row put together: 1, 2, 3, 7 are `1–3` and `7`.
pub(crate) fn runs(numbers: &[usize]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let shown = |(first, last): (usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.into_iter().map(shown).collect()
}

struct Row {
    code: String,
    title: String,
    score: String,
    figure: String,
}

struct Widths {
    code: usize,
    title: usize,
    score: usize,
    columns: usize,
}

impl Widths {
    fn of(rows: &[Row], columns: usize) -> Self {
        let most = |of: fn(&Row) -> &String| rows.iter().map(|row| width(of(row))).max().unwrap_or(0);
        let (code, score) = (most(|row| &row.code), most(|row| &row.score));
        let room = columns.saturating_sub(code + score + 24).clamp(12, TITLE_MAX);
        Self { code, title: most(|row| &row.title).min(room), score, columns }
    }

    fn line(&self, row: &Row) -> String {
        let (code, title) = (pad(&row.code, self.code), pad(&clip(&row.title, self.title), self.title));
        let line = format!("  {code}  {title}  {}  {}", pad_left(&row.score, self.score), row.figure);
        clip(line.trim_end(), self.columns)
    }
}
