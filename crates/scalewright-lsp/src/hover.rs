//! What a name means, and what can be written in a place, in words.

use gen_lsp_types as lsp;
use scalewright::Scale;
use scalewright::check::Draft;
use scalewright::check::names::{Given, NameKind, Names, Spot, Thing};
use scalewright::model::{
    Constant, Criterion, Evidence, Field, FieldKind, Item, Measure, Number, RecordGroup, Required, Rounding,
    Subscale, Table, Text, Total, TotalOf, Unit,
};
use scalewright::render::Teller;
use scalewright::words::Words;

/// What is known of the scale that a name belongs to.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    /// The scale as its files are.
    pub draft: &'a Draft,
    /// Its names.
    pub names: &'a Names<'a>,
    /// The scale as it was when it was last sound: it tells formulas in words.
    pub scale: Option<&'a Scale>,
    /// The language.
    pub words: &'static Words,
}

/// A page about a thing: its title, its name and what it is, and then what belongs to it, line by line.
pub(crate) fn page(about: About<'_>, given: &Given<'_>) -> String {
    let item = about.draft.items.iter().find(|item| item.file == given.place.file).map(|item| &item.value);
    let teller = Lines { about, item, told: Vec::new() };
    let kind = about.words.word(&format!("editor-kind-{}", given.thing.kind().word()));
    let title = escaped(&teller.text(given.thing.title()));
    let head = format!("**{title}**\n\n`{}` — {kind}", given.thing.id());
    let lines = teller.of(given);
    if lines.is_empty() { head } else { format!("{head}\n\n{}", lines.join("\n")) }
}

/// A hover with a page.
pub(crate) fn hover(page: String, range: lsp::Range) -> lsp::Hover {
    let contents = lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: page };
    lsp::Hover { contents: lsp::Contents::MarkupContent(contents), range: Some(range) }
}

/// A text without the signs that Markdown would take for its own.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '#' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

struct Lines<'a> {
    about: About<'a>,
    item: Option<&'a Item>,
    told: Vec<String>,
}

impl<'a> Lines<'a> {
    fn of(mut self, given: &Given<'_>) -> Vec<String> {
        match given.thing {
            Thing::Scale(scale) => self.plain(&scale.about),
            Thing::Item(item) => self.of_item(item),
            Thing::Subscale(subscale) => self.of_subscale(subscale),
            Thing::Total(total) => self.of_total(total),
            Thing::Measure(measure) => self.of_measure(measure),
            Thing::Criterion(criterion) => self.of_criterion(criterion),
            Thing::Input(field) | Thing::Setting(field) => self.of_field(field, None),
            Thing::Field(field) => self.of_field(field, given.table()),
            Thing::Constant(constant) => self.of_constant(constant),
            Thing::Unit(unit) => self.of_unit(unit),
            Thing::Group(group) => self.of_group(group),
            Thing::Table(table) => self.of_table(table),
            Thing::Respondent(_) | Thing::Source(_) | Thing::Option(_) => {}
        }
        self.told
    }

    fn teller(&self) -> Option<Teller<'a>> {
        self.about.scale.map(|scale| scale.teller(self.about.words))
    }

    fn text(&self, text: &Text) -> String {
        let best = || text.best(self.about.words.lang()).to_owned();
        self.teller().map_or_else(best, |teller| teller.text_of(self.item, text))
    }

    fn say(&mut self, id: &str, args: &[(&str, &str)]) {
        let args: Vec<(&str, String)> = args.iter().map(|(name, value)| (*name, escaped(value))).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.told.push(format!("- {}", self.about.words.say(id, &args)));
    }

    fn plain(&mut self, text: &Text) {
        self.told.push(format!("- {}", escaped(&self.text(text))));
    }

    fn evidence(&mut self, evidence: Option<&Evidence>) {
        if let (Some(evidence), Some(teller)) = (evidence, self.teller()) {
            let told = teller.evidence(self.item, evidence);
            self.say("editor-evidence", &[("evidence", &told)]);
        }
    }

    fn of_item(&mut self, item: &Item) {
        let range = item.range.unwrap_or(self.about.draft.scale.value.range);
        self.say("editor-range", &[("low", &range.min.to_string()), ("high", &range.max.to_string())]);
        if let Some(standard) = &item.standard {
            self.plain(standard);
        }
        let Some(teller) = self.teller() else { return };
        let view = teller.item_view(item);
        view.remarks
            .iter()
            .chain(&view.rating)
            .for_each(|remark| self.told.push(format!("- {}", escaped(remark))));
        for form in &view.forms {
            self.told.extend(form.when.iter().map(|when| format!("- {}", escaped(when))));
            for anchor in &form.anchors {
                self.say("editor-anchor", &[("score", &anchor.score), ("text", &anchor.text)]);
            }
        }
        for limit in &view.limits {
            self.told.push(format!("- {}", escaped(&limit.text)));
        }
    }

    fn of_subscale(&mut self, subscale: &Subscale) {
        self.say("editor-items", &[("items", &self.list(&subscale.items))]);
    }

    fn of_total(&mut self, total: &Total) {
        let of = match &total.of {
            TotalOf::Everything => self.about.words.word("editor-everything"),
            TotalOf::Subscales(names) | TotalOf::Items(names) => self.list(names),
        };
        let how = self.about.words.word(&format!("editor-how-{:?}", total.how).to_lowercase());
        self.say("editor-total", &[("how", &how), ("of", &of)]);
        for band in &total.bands {
            let title = self.text(&band.title);
            self.say("editor-band", &[("from", &band.from.to_string()), ("title", &title)]);
        }
        self.evidence(total.evidence.as_ref());
    }

    fn of_measure(&mut self, measure: &Measure) {
        self.unit(Some(&measure.unit));
        if let Some(teller) = self.teller() {
            self.say("editor-computed", &[("formula", &teller.formula_of(self.item, measure))]);
        }
        if let Some(range) = &measure.range {
            self.between(Some(range.min), range.max);
        }
        if let Some(rounding) = &measure.rounding {
            let (id, step) = match rounding {
                Rounding::HalfUp(step) => ("editor-rounded-half-up", step),
                Rounding::Down(step) => ("editor-rounded-down", step),
                Rounding::Up(step) => ("editor-rounded-up", step),
            };
            self.say(id, &[("step", &step.to_string())]);
        }
        if let Some(fallback) = &measure.fallback {
            let reason = self.text(&fallback.reason);
            self.say("editor-fallback", &[("reason", &reason)]);
        }
        self.evidence(measure.evidence.as_ref());
    }

    fn of_criterion(&mut self, criterion: &Criterion) {
        match (&criterion.met, self.teller()) {
            (None, _) => self.say("editor-answered", &[]),
            (Some(met), Some(teller)) => {
                self.say("editor-met-when", &[("when", &teller.condition(self.item, None, met))]);
            }
            (Some(_), None) => {}
        }
        if let Some(partly) = criterion.partly {
            self.say("editor-partly", &[("credit", &partly.to_string())]);
        }
        self.evidence(criterion.evidence.as_ref());
    }

    fn of_field(&mut self, field: &Field, table: Option<&str>) {
        if let Some(title) = table.and_then(|table| self.table_title(table)) {
            self.say("editor-of-table", &[("table", &title)]);
        }
        match &field.kind {
            FieldKind::YesNo => self.say("editor-yes-no", &[]),
            FieldKind::Integer { min, max } => {
                self.say("editor-integer", &[]);
                self.between(Some(*min), *max);
            }
            FieldKind::Number { min, max } => {
                self.say("editor-number", &[]);
                self.between(Some(*min), *max);
            }
            FieldKind::Code(options) => {
                self.say("editor-code", &[]);
                for option in options {
                    let title = self.text(&option.title);
                    self.say("editor-option", &[("id", &option.id), ("title", &title)]);
                }
            }
            FieldKind::Date => self.say("editor-date", &[]),
            FieldKind::Text => self.say("editor-text", &[]),
        }
        self.unit(field.unit.as_deref());
        match (&field.required, self.teller()) {
            (Required::Always, _) => self.say("editor-required", &[]),
            (Required::No, _) => self.say("editor-may-be-blank", &[]),
            (Required::When(cond), Some(teller)) => {
                self.say("editor-required-when", &[("when", &teller.condition(self.item, table, cond))]);
            }
            (Required::When(_), None) => {}
        }
        field.help.iter().for_each(|help| self.plain(help));
    }

    fn of_constant(&mut self, constant: &Constant) {
        let plain = || constant.value.to_string();
        let value = self.teller().map_or_else(plain, |teller| teller.constant(constant));
        self.say("editor-value", &[("value", &value)]);
        self.evidence(constant.evidence.as_ref());
    }

    fn of_unit(&mut self, unit: &Unit) {
        self.say("editor-decimals", &[("decimals", &unit.decimals.to_string())]);
    }

    fn of_group(&mut self, group: &RecordGroup) {
        let table = self.table_title(&group.table).unwrap_or_else(|| group.table.clone());
        self.say("editor-of-table", &[("table", &table)]);
        if let Some(teller) = self.teller() {
            self.say("editor-who", &[("when", &teller.condition(None, Some(&group.table), &group.filter))]);
        }
        self.say("editor-records", &[("cases", &group.cases.to_string())]);
        self.evidence(group.evidence.as_ref());
    }

    fn of_table(&mut self, table: &Table) {
        table.about.iter().for_each(|about| self.plain(about));
        let fields: Vec<String> = table.fields.iter().map(|field| field.id.clone()).collect();
        self.say("editor-fields", &[("fields", &self.list(&fields))]);
        self.evidence(table.evidence.as_ref());
    }

    /// The head of the scale, from which all tables and units can be named.
    fn head(&self) -> Spot<'a> {
        Spot { file: &self.about.draft.scale.file, ..Spot::default() }
    }

    fn table_title(&self, id: &str) -> Option<String> {
        let table = self.about.names.resolve(NameKind::Table, id, self.head())?;
        Some(self.text(table.thing.title()))
    }

    fn unit(&mut self, unit: Option<&str>) {
        let Some(id) = unit else { return };
        let found = self.about.names.resolve(NameKind::Unit, id, self.head());
        let shown = found.map(|unit| unit.thing.title().best(self.about.words.lang()));
        // The number that it is written with does not matter here.
        let shown = shown.map_or_else(|| id.to_owned(), |shown| shown.replace("{n}", "…"));
        self.say("editor-unit", &[("unit", &shown)]);
    }

    fn between(&mut self, low: Option<Number>, high: Option<Number>) {
        let shown = |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
        let (low_text, high_text) = (shown(low), shown(high));
        match (low, high) {
            (Some(_), Some(_)) => self.say("editor-from-to", &[("low", &low_text), ("high", &high_text)]),
            (Some(_), None) => self.say("editor-from", &[("low", &low_text)]),
            _ => {}
        }
    }

    fn list(&self, names: &[String]) -> String {
        names.join(&self.about.words.word("list-join"))
    }
}
