//! A form: its heading, its columns or lines, what does not hold, and the groups of its clients.

use scalewright_model::{Common, FieldKind, Required, Table};

use super::{Writer, inputs, sheet};
use crate::calc::{Scope, walk};
use crate::formula::{F, Fun, Op, Ref};
use crate::grid::{Content, Input, Look, Role, Rule, Sheet};
use crate::layout::{CHECKS, FIRST, HEAD, HINT, KEY_COLUMN, KEY_ROW, SUMS, TableLayout, UPRIGHT, VALUE};

/// The longest text of a formula.
const TEXT_MOST: usize = 250;

impl<'a> Writer<'a> {
    pub(super) fn form(&mut self, index: usize) -> Sheet {
        let layout = self.layout;
        let Some(of) = layout.tables.get(index) else { return Sheet::default() };
        let before = layout.subject.battery.is_none_or(|battery| battery.forms_before.contains(&of.table.id));
        let mut sheet = sheet(layout, of.sheet, if before { Role::Site } else { Role::Assessors });
        let Some(scope) = self.scope_of(of.table) else { return sheet };
        self.heading(&mut sheet, index, of, &scope);
        if of.upright {
            self.upright(&mut sheet, index, of, &scope);
        } else {
            self.columns(&mut sheet, index, of, &scope);
        }
        sheet
    }

    /// What the checks of a form can name: what its scale has.
    fn scope_of(&self, table: &Table) -> Option<Scope<'a>> {
        let has = |common: &Common| common.tables.iter().any(|one| one.id == table.id);
        let scale = self.layout.scales.iter().position(|scale| has(scale.common()))?;
        Some(Scope { scale, checked: self.layout.scales.get(scale)?, item: None, row: None })
    }

    fn heading(&mut self, sheet: &mut Sheet, index: usize, of: &TableLayout<'a>, scope: &Scope<'a>) {
        let layout = self.layout;
        let left = u32::from(of.upright);
        sheet.text(1, left, layout.text(&of.table.title), Look::Title);
        if let Some(about) = &of.table.about {
            sheet.text(2, left, layout.text(about), Look::About);
        }
        if let Some(row) = layout.cover_row("site.name") {
            let name = F::Cell(Ref::at(layout.sheets.cover, row, VALUE));
            let shown = F::text(layout.word("book-agency")).op(Op::Join, name);
            sheet.formula(3, left, &shown, Look::About);
        }
        if !of.upright {
            self.none(sheet, of);
        }
        let (wrong, beside) = self.whole_checks(index, of, scope);
        if let Some(wrong) = wrong {
            sheet.formula(CHECKS, left, &wrong, Look::Alert);
        }
        if let Some(beside) = beside {
            sheet.formula(CHECKS + 1, left, &beside, Look::About);
        }
        sheet.hidden_rows.push(KEY_ROW);
    }

    /// The answer that there is nothing to fill in.
    fn none(&self, sheet: &mut Sheet, of: &TableLayout<'_>) {
        let layout = self.layout;
        let (row, col) = of.none_cell();
        sheet.text(row, 0, layout.word("book-none"), Look::About);
        let none = self.visit.and_then(|visit| visit.tables.get(&of.table.id)).is_some_and(Vec::is_empty);
        let content = if none { Content::Number(1.0) } else { Content::Blank };
        let input = Input {
            rule: Rule::Words(vec!["1".to_owned()]),
            help: Some((layout.word("book-none-title"), layout.word("book-none-help"))),
            refusal: inputs::refusal(layout, &layout.word("book-none-help")),
            soft: false,
        };
        sheet.input(row, col, content, Look::Input, input);
    }

    /// What does not hold in the whole form, and the cells of other forms that it is held against.
    fn whole_checks(
        &mut self,
        index: usize,
        of: &TableLayout<'a>,
        scope: &Scope<'a>,
    ) -> (Option<F>, Option<F>) {
        let layout = self.layout;
        let mut wrong = Vec::new();
        let mut beside = Vec::new();
        for check in of.table.checks.iter().filter(|check| !walk::of_row(&check.holds)) {
            let holds = self.calc.cond(scope, &check.holds);
            let says = F::text(inputs::clipped(layout.text(&check.says), TEXT_MOST));
            let there = self.calc.there(index).equals(F::whole(1));
            let broken = F::when(holds.equals(F::whole(0)), says, F::blank());
            wrong.push(F::when(there, broken, F::blank()));
            for (table, field) in
                walk::cells(&check.holds).into_iter().filter(|(table, _)| *table != of.table.id)
            {
                beside.extend(self.other_cell(table, field));
            }
        }
        let joined = |parts: Vec<F>| parts.into_iter().reduce(|all, part| all.op(Op::Join, part));
        (joined(wrong), joined(beside))
    }

    fn other_cell(&self, table: &str, field: &str) -> Option<F> {
        let index = self.calc.table(table)?;
        let of = self.layout.tables.get(index)?;
        let at = of.field(field)?;
        let title = self.layout.text(&of.table.fields.get(at)?.title);
        let args = [("table", self.layout.text(&of.table.title)), ("field", title)];
        let label = inputs::clipped(&self.layout.words.say("book-elsewhere", &args), TEXT_MOST);
        Some(F::text(label).op(Op::Join, F::Cell(self.calc.field_ref(index, at))))
    }

    fn columns(&mut self, sheet: &mut Sheet, index: usize, of: &TableLayout<'a>, scope: &Scope<'a>) {
        let layout = self.layout;
        for (field, col) in of.table.fields.iter().zip(0_u32..) {
            sheet.text(KEY_ROW, col, of.key(field), Look::Key);
            sheet.text(HEAD, col, layout.text(&field.title), Look::Head);
            sheet.text(HINT, col, inputs::hint(layout, field), Look::Hint);
            if let Some(help) = &field.help {
                sheet.notes.insert((HEAD, col), layout.text(help).to_owned());
            }
            sheet.widths.insert(col, width(&field.kind));
            if matches!(field.kind, FieldKind::YesNo) {
                let all = F::Range(Ref::at(of.sheet, FIRST, col), Ref::at(of.sheet, of.last(), col));
                sheet.formula(SUMS, col, &F::call(Fun::Sum, [all]), Look::Result);
            }
            let input = inputs::of_field(layout, &mut self.lists, field);
            let numbers = of.table.numbered_by.as_ref() == Some(&field.id);
            let look = if numbers { Look::Number } else { inputs::look(&field.kind) };
            for row in 0..of.lines {
                let content = self.cell_content(of, row, field);
                sheet.input(FIRST + row, col, content, look, input.clone());
            }
        }
        self.line_checks(sheet, index, of, scope);
        self.marks(sheet, index, of, scope);
        if of.table.fields.iter().any(|field| matches!(field.kind, FieldKind::YesNo)) {
            let first = of.table.fields.iter().position(|field| matches!(field.kind, FieldKind::YesNo));
            let before = first.and_then(|first| u32::try_from(first).ok()?.checked_sub(1));
            if let Some(col) = before {
                sheet.text(SUMS, col, layout.word("book-sums"), Look::Hint);
            }
        }
        let kept = kept_columns(of.table);
        sheet.freeze = Some((FIRST, kept));
        sheet.repeat = Some((HEAD, HINT));
        sheet.landscape = true;
        let wide: f64 = sheet.widths.values().sum();
        if wide > 2.0 * PAGE {
            sheet.across = pages(wide);
            sheet.repeat_columns = u16::try_from(kept).unwrap_or(1);
        }
    }

    /// What a visit has in a line; the number of the line, where a field only numbers them.
    fn cell_content(&self, of: &TableLayout<'_>, row: u32, field: &scalewright_model::Field) -> Content {
        let rows = self.visit.and_then(|visit| visit.tables.get(&of.table.id));
        let given = rows.and_then(|rows| rows.get(usize::try_from(row).unwrap_or(usize::MAX)));
        match given {
            Some(given) => self.content(given.get(&field.id), &field.kind),
            None if of.table.numbered_by.as_ref() == Some(&field.id) => Content::Number(f64::from(row + 1)),
            None => Content::Blank,
        }
    }

    /// Beside each line: what is blank and must not be, and what does not hold.
    fn line_checks(&mut self, sheet: &mut Sheet, index: usize, of: &TableLayout<'a>, scope: &Scope<'a>) {
        let layout = self.layout;
        let wrong = self.wrong_in_line(index, of, scope);
        let col = of.check_column();
        sheet.text(HEAD, col, layout.word("book-check"), Look::Head);
        sheet.text(HINT, col, layout.word("book-check-hint"), Look::Hint);
        sheet.widths.insert(col, 36.0);
        for row in FIRST..=of.last() {
            sheet.formula(row, col, &wrong, Look::Warning);
        }
    }

    fn wrong_in_line(&mut self, index: usize, of: &TableLayout<'a>, scope: &Scope<'a>) -> F {
        let layout = self.layout;
        let inner = Scope { row: Some(index), ..*scope };
        let mut parts = Vec::new();
        for (at, field) in of.table.fields.iter().enumerate() {
            if matches!(field.required, Required::No) || Some(at) == of.number() {
                continue;
            }
            let cell = F::Cell(self.calc.field_ref(index, at));
            let needed = self.calc.required(&inner, index, at);
            let says = layout.words.say("book-blank", &[("field", layout.text(&field.title))]);
            let says = F::text(inputs::clipped(&says, TEXT_MOST));
            let blank = F::when(cell.equals(F::blank()), says, F::blank());
            parts.push(match needed {
                F::Number(_) => blank,
                needed => F::when(needed.equals(F::whole(1)), blank, F::blank()),
            });
        }
        for check in of.table.checks.iter().filter(|check| walk::of_row(&check.holds)) {
            let holds = self.calc.cond(&inner, &check.holds);
            let says = F::text(inputs::clipped(layout.text(&check.says), TEXT_MOST));
            parts.push(F::when(holds.equals(F::whole(0)), says, F::blank()));
        }
        let joined = parts.into_iter().reduce(|all, part| all.op(Op::Join, part)).unwrap_or_else(F::blank);
        let there = self.calc.presence(index);
        F::when(self.calc.column_value(there).equals(F::whole(1)), joined, F::blank())
    }

    /// The columns that mark the clients of a group. Unused columns before them are not shown.
    fn marks(&mut self, sheet: &mut Sheet, index: usize, of: &TableLayout<'a>, scope: &Scope<'a>) {
        let layout = self.layout;
        let mut next = of.check_column() + 1;
        for (group, col) in &of.marks {
            sheet.hidden_columns.extend(next..*col);
            next = col + 1;
            let members = self.calc.members(scope, index, Some(&group.filter));
            let member = self.calc.column_value(members);
            let open = F::when(member.clone().equals(F::half()), F::text("?"), F::blank());
            let mark = F::when(member.equals(F::whole(1)), F::text(&group.id), open);
            let title = layout.words.say("book-group", &[("group", &group.id)]);
            sheet.text(HEAD, *col, title, Look::Head);
            let count = layout.words.say("book-group-cases", &[("cases", &group.cases.to_string())]);
            sheet.text(HINT, *col, count, Look::Hint);
            sheet.widths.insert(*col, 10.0);
            let all = F::Range(Ref::at(of.sheet, FIRST, *col), Ref::at(of.sheet, of.last(), *col));
            let size = F::call(Fun::CountSame, [all, F::text(&group.id)]);
            sheet.formula(SUMS, *col, &size, Look::Result);
            let teller = scalewright_render::Teller::new(scope.checked, layout.words);
            sheet.notes.insert((HEAD, *col), teller.text(&group.title));
            for row in FIRST..=of.last() {
                sheet.formula(row, *col, &mark, Look::Result);
            }
        }
    }

    /// A form of one row: a line for each field.
    fn upright(&mut self, sheet: &mut Sheet, index: usize, of: &TableLayout<'a>, scope: &Scope<'a>) {
        let layout = self.layout;
        let headings = ["book-field", "book-value", "book-unit", "book-definition", "book-check"];
        let check = of.check_column();
        for (id, col) in headings.into_iter().zip([1, UPRIGHT, UPRIGHT + 1, UPRIGHT + 2, check + 1]) {
            sheet.text(HINT, col, layout.word(id), Look::Head);
        }
        let inner = Scope { row: Some(index), ..*scope };
        let there = self.calc.presence(index);
        for (at, field) in of.table.fields.iter().enumerate() {
            let (row, col) = of.cell(0, at);
            sheet.text(row, KEY_COLUMN, of.key(field), Look::Key);
            sheet.text(row, 1, layout.text(&field.title), Look::Label);
            let input = inputs::of_field(layout, &mut self.lists, field);
            let given = self.visit.and_then(|visit| visit.tables.get(&of.table.id)?.first()?.get(&field.id));
            sheet.input(row, col, self.content(given, &field.kind), inputs::look(&field.kind), input);
            let unit = field.unit.as_ref().and_then(|unit| scope.checked.unit(unit));
            let unit = unit.map(|unit| layout.text(&unit.pattern).replace("{n}", "").trim().to_owned());
            sheet.text(row, UPRIGHT + 1, unit.unwrap_or_else(|| inputs::hint(layout, field)), Look::Hint);
            let help = field.help.as_ref().map(|help| layout.text(help)).unwrap_or_default();
            sheet.text(row, UPRIGHT + 2, help, Look::Hint);
            let needed = self.calc.required(&inner, index, at);
            let says = F::text(layout.word("book-is-blank"));
            let cell = F::Cell(self.calc.field_ref(index, at));
            let blank = F::when(cell.equals(F::blank()), says, F::blank());
            let filled = F::Cell(Ref::at(layout.sheets.rows, FIRST, there)).equals(F::whole(1));
            let wrong = F::when(filled, F::when(needed.equals(F::whole(1)), blank, F::blank()), F::blank());
            sheet.formula(row, check + 1, &wrong, Look::Warning);
        }
        sheet.widths.extend([(KEY_COLUMN, 4.0), (1, 44.0), (UPRIGHT, 14.0), (UPRIGHT + 1, 10.0)]);
        sheet.widths.extend([(UPRIGHT + 2, 36.0), (check, 2.0), (check + 1, 40.0)]);
        sheet.hidden_columns.push(KEY_COLUMN);
        sheet.freeze = Some((FIRST, 0));
        sheet.landscape = true;
    }
}

/// The width of a page, in characters that can be read.
const PAGE: f64 = 150.0;

/// How many pages a wide sheet takes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pages")]
fn pages(wide: f64) -> u16 {
    (wide / PAGE).ceil().clamp(1.0, 20.0) as u16
}

/// The columns that stay in sight: up to those that say who a row is about.
fn kept_columns(table: &Table) -> u32 {
    let group = table.drawn.as_ref().map(|drawn| drawn.group.as_str());
    let who = |field: &scalewright_model::Field| field.initials_only || Some(field.id.as_str()) == group;
    let last = table.fields.iter().rposition(who).filter(|at| *at < 4);
    u32::try_from(last.map_or(1, |at| at + 1)).unwrap_or(1)
}

const fn width(kind: &FieldKind) -> f64 {
    match kind {
        FieldKind::Integer { .. } => 9.0,
        FieldKind::YesNo => 11.0,
        FieldKind::Number { .. } => 13.0,
        FieldKind::Date => 14.0,
        FieldKind::Code(_) => 22.0,
        FieldKind::Text => 20.0,
    }
}
