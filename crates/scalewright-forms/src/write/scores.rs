//! The sheet on which raters enter what they found, item by item, and see the scores that follow.

use std::collections::BTreeMap;

use scalewright_check::Checked;
use scalewright_model::{Answers, Cell as Given, FieldKind, Item, Number};
use scalewright_render::Teller;

use super::{Writer, float, inputs, sheet};
use crate::calc::{AGREED, SCORES_FIRST};
use crate::formula::{F, Ref};
use crate::grid::{Content, Input, Look, Role, Rule, Sheet};
use crate::layout::{Answer, AnswerKind, KEY_COLUMN, KEY_ROW, Line, lines};

/// The columns of codes and of texts.
const CODE: u32 = 1;
const TEXT: u32 = 2;
/// The row with the names of the raters, and that of the headings.
pub(crate) const RATERS_ROW: u32 = 5;
const HEADINGS: u32 = 4;
/// The longest note: spreadsheets cut what is longer.
const NOTE_MOST: usize = 1500;

impl Writer<'_> {
    pub(super) fn scores(&mut self, index: usize) -> Sheet {
        let layout = self.layout;
        let mut sheet = sheet(layout, layout.scores_sheet(index), Role::Assessors);
        let Some(scale) = layout.scales.get(index).copied() else { return sheet };
        self.heads(&mut sheet, scale);
        let teller = Teller::new(scale, layout.words);
        for (line, row) in lines(scale).iter().zip(SCORES_FIRST..) {
            match line {
                Line::Subscale(at) => {
                    let title = scale.scale().subscales.get(*at).map(|subscale| layout.text(&subscale.title));
                    sheet.text(row, CODE, title.unwrap_or_default(), Look::Section);
                    (TEXT..=self.hint_column())
                        .for_each(|col| sheet.put(row, col, Content::Blank, Look::Section));
                }
                Line::Item(item) => self.item_line(&mut sheet, row, index, item, &teller),
                Line::Answer(answer) => self.answer_line(&mut sheet, row, scale, answer, &teller),
            }
        }
        sheet
    }

    fn hint_column(&self) -> u32 {
        self.layout.notes_column() + 2
    }

    fn heads(&self, sheet: &mut Sheet, scale: &Checked) {
        let layout = self.layout;
        sheet.text(KEY_ROW, KEY_COLUMN, format!("scores/{}", scale.id()), Look::Key);
        sheet.text(1, CODE, layout.text(&scale.scale().title), Look::Title);
        sheet.text(2, CODE, layout.word("book-scores-how"), Look::About);
        let notes = self.layout.notes_column();
        let mut heads =
            vec![(CODE, "book-item", ""), (TEXT, "book-question", ""), (AGREED, "book-agreed", "agreed")];
        heads.extend([(notes, "book-notes", "notes"), (notes + 1, "book-previous", "previous")]);
        heads.push((notes + 2, "book-computed", ""));
        for (col, id, key) in heads {
            sheet.text(HEADINGS, col, layout.word(id), Look::Head);
            sheet.put(RATERS_ROW, col, Content::Blank, Look::Head);
            if !key.is_empty() {
                sheet.text(KEY_ROW, col, key, Look::Key);
            }
        }
        for number in 0..layout.raters {
            let col = AGREED + 1 + u32::try_from(number).unwrap_or_default();
            let shown = (number + 1).to_string();
            sheet.text(KEY_ROW, col, format!("rater/{shown}"), Look::Key);
            sheet.text(HEADINGS, col, layout.words.say("book-rater", &[("number", &shown)]), Look::Head);
            let name = self.visit.and_then(|visit| visit.raters.get(number)).map(|rater| rater.id.clone());
            let help = Some((layout.word("book-rater-title"), layout.word("book-rater-help")));
            let input = Input { help, ..Input::anything() };
            sheet.input(RATERS_ROW, col, name.map_or(Content::Blank, Content::Text), Look::InputText, input);
            sheet.widths.insert(col, 13.0);
        }
        sheet.text(RATERS_ROW, TEXT, layout.word("book-rater-row"), Look::Head);
        sheet.text(RATERS_ROW, KEY_COLUMN, "raters", Look::Key);
        sheet.widths.extend([(KEY_COLUMN, 4.0), (CODE, 8.0), (TEXT, 58.0), (AGREED, 13.0)]);
        sheet.widths.extend([(notes, 46.0), (notes + 1, 9.0), (notes + 2, 50.0)]);
        sheet.hidden_rows.push(KEY_ROW);
        sheet.hidden_columns.push(KEY_COLUMN);
        sheet.freeze = Some((SCORES_FIRST, AGREED + 1));
        sheet.repeat = Some((HEADINGS, RATERS_ROW));
        sheet.landscape = true;
    }

    /// An item: its scores, the grounds, the previous score, what was computed.
    fn item_line(&self, sheet: &mut Sheet, row: u32, scale: usize, item: &Item, teller: &Teller<'_>) {
        let layout = self.layout;
        let Some(steps) = self.calc.items.get(scale).and_then(|items| items.get(&item.code)) else { return };
        // Room for the grounds, and for what was computed.
        let lines = u32::try_from(steps.measures.len()).unwrap_or(1).max(2);
        sheet.heights.insert(row, f64::from(lines) * 14.0 + 6.0);
        sheet.text(row, KEY_COLUMN, &*item.code, Look::Key);
        sheet.text(row, CODE, &*item.code, Look::Item);
        sheet.text(row, TEXT, layout.text(&item.title), Look::Item);
        let score = F::Cell(Ref::in_column(layout.sheets.calc, steps.score));
        let last = AGREED + u32::try_from(layout.raters).unwrap_or_default();
        for col in AGREED..=last {
            // A rater who has no name has given no answers.
            let named = F::Cell(Ref::in_column(layout.scores_sheet(scale), RATERS_ROW));
            let shown = if col == AGREED {
                score.clone()
            } else {
                F::when(named.equals(F::blank()), F::blank(), score.clone())
            };
            sheet.formula(row, col, &shown, Look::Score);
        }
        let id = layout.scales.get(scale).map(|scale| scale.id()).unwrap_or_default();
        let note = self.visit.and_then(|visit| visit.notes.get(id)?.get(&item.code));
        let notes = self.layout.notes_column();
        let text = note.map_or(Content::Blank, |note| Content::Text(note.clone()));
        sheet.input(row, notes, text, Look::InputText, Input::anything());
        let previous = self.visit.and_then(|visit| visit.previous.get(id)?.get(&item.code));
        let input = Input {
            rule: Rule::Decimal { min: 0.0, max: None },
            refusal: inputs::refusal(layout, &layout.word("book-wants-score")),
            ..Input::anything()
        };
        sheet.input(
            row,
            notes + 1,
            previous.map_or(Content::Blank, |score| Content::Number(float(*score))),
            Look::Input,
            input,
        );
        let computed = self.computed(scale, item);
        match computed {
            Some(formula) => sheet.formula(row, notes + 2, &formula, Look::Hint),
            None => sheet.put(row, notes + 2, Content::Blank, Look::Item),
        }
        let view = teller.item_view(item);
        let anchors = view.forms.iter().flat_map(|form| form.anchors.iter());
        let anchors: Vec<String> =
            anchors.map(|anchor| format!("{}: {}", anchor.score, anchor.text)).collect();
        let standard = view.standard.iter().cloned();
        let note: Vec<String> = standard.chain(anchors).collect();
        if !note.is_empty() {
            sheet.notes.insert((row, TEXT), inputs::clipped(&note.join("\n"), NOTE_MOST));
        }
    }

    /// The measures of an item: their names and values.
    fn computed(&self, scale: usize, item: &Item) -> Option<F> {
        use crate::formula::{Fun, Op};
        let steps = self.calc.items.get(scale)?.get(&item.code)?;
        let parts = steps.measures.iter().filter_map(|(id, row)| {
            let measure = item.measures.iter().find(|measure| measure.id == *id)?;
            let label = inputs::clipped(self.layout.text(&measure.title), 120);
            let cell = F::Cell(Ref::at(self.layout.sheets.calc, *row, AGREED));
            let rounded = F::call(Fun::Round, [cell.clone(), F::whole(1)]);
            let unit = self.layout.scales.get(scale)?.unit(&measure.unit);
            let pattern = unit.map_or("{n}", |unit| self.layout.text(&unit.pattern));
            let (before, after) = pattern.split_once("{n}").unwrap_or(("", ""));
            let known = F::text(before).op(Op::Join, rounded).op(Op::Join, F::text(after));
            let value = F::when(cell.clone().numeric(), known, cell);
            Some(F::text(self.layout.words.say("book-labelled", &[("label", &label)])).op(Op::Join, value))
        });
        parts.reduce(|all, part| all.op(Op::Join, F::text("\n")).op(Op::Join, part))
    }

    fn answer_line(
        &mut self,
        sheet: &mut Sheet,
        row: u32,
        scale: &Checked,
        answer: &Answer<'_>,
        teller: &Teller<'_>,
    ) {
        sheet.text(row, KEY_COLUMN, answer.key(), Look::Key);
        if matches!(answer.kind, AnswerKind::Criterion { .. }) {
            sheet.text(row, CODE, answer.id, Look::Hint);
        }
        sheet.text(row, TEXT, self.title(answer, teller), Look::Label);
        let (look, input, hint) = self.answer_input(answer);
        let given = |answers: &Answers| -> Option<Given> {
            let of_item: &BTreeMap<String, Given> = answers.get(scale.id())?.get(&answer.item.code)?;
            of_item.get(answer.id).cloned()
        };
        let agreed = self.visit.and_then(|visit| given(&visit.answers));
        sheet.input(row, AGREED, self.answered(agreed.as_ref(), answer), look, input.clone());
        for number in 0..self.layout.raters {
            let col = AGREED + 1 + u32::try_from(number).unwrap_or_default();
            let alone =
                self.visit.and_then(|visit| visit.raters.get(number)).and_then(|rater| given(&rater.answers));
            sheet.input(row, col, self.answered(alone.as_ref(), answer), look, input.clone());
        }
        sheet.text(row, self.hint_column(), hint, Look::Hint);
    }

    fn title(&self, answer: &Answer<'_>, teller: &Teller<'_>) -> String {
        let layout = self.layout;
        match &answer.kind {
            AnswerKind::Criterion { index, .. } => {
                let criterion = answer.item.criteria.get(*index);
                criterion.map(|one| teller.text_of(Some(answer.item), &one.text)).unwrap_or_default()
            }
            AnswerKind::Anchor(_) => layout.word("book-anchor"),
            AnswerKind::Rating { .. } => layout.word("book-rating"),
            AnswerKind::Input(field) => teller.text_of(Some(answer.item), &field.title),
            AnswerKind::NotApplicable => layout.word("book-not-applicable"),
        }
    }

    fn answer_input(&mut self, answer: &Answer<'_>) -> (Look, Input, String) {
        let layout = self.layout;
        let ruled = |rule: Rule, wanted: String| Input {
            rule,
            help: None,
            refusal: inputs::refusal(layout, &wanted),
            soft: false,
        };
        match &answer.kind {
            AnswerKind::Criterion { partly, .. } => {
                let mut values = vec!["1".to_owned(), "0".to_owned()];
                values.extend(partly.then(|| layout.word("book-partly")));
                let id = if *partly { "book-wants-partly" } else { "book-wants-yes-no" };
                (Look::Input, ruled(Rule::Words(values), layout.word(id)), layout.word(id))
            }
            AnswerKind::NotApplicable => {
                let wanted = layout.word("book-wants-apart");
                (Look::Input, ruled(Rule::Words(vec!["1".to_owned()]), wanted.clone()), wanted)
            }
            AnswerKind::Anchor(scores) => {
                let scores: Vec<String> = scores.iter().map(Number::to_string).collect();
                let wanted = layout.words.say("book-wants-anchor", &[("scores", &scores.join(", "))]);
                (Look::Input, ruled(Rule::Words(scores), wanted.clone()), wanted)
            }
            AnswerKind::Rating { min, max, step } => {
                let (low, high) = (min.to_string(), max.to_string());
                let wanted = layout.words.say("book-wants-rating", &[("min", &low), ("max", &high)]);
                let rule = if step.is_integer() {
                    Rule::Whole { min: inputs::whole(*min), max: Some(inputs::whole(*max)) }
                } else {
                    Rule::Decimal { min: float(*min), max: Some(float(*max)) }
                };
                (Look::Input, ruled(rule, wanted.clone()), wanted)
            }
            AnswerKind::Input(field) => {
                let input = inputs::of_field(layout, &mut self.lists, field);
                let hint = input.refusal.as_ref().map(|(_, text)| text.clone()).unwrap_or_default();
                (inputs::look(&field.kind), input, hint)
            }
        }
    }

    /// An answer as it is written.
    fn answered(&self, given: Option<&Given>, answer: &Answer<'_>) -> Content {
        match (given, &answer.kind) {
            (Some(Given::Text(word)), AnswerKind::Criterion { .. }) if word == "partly" => {
                Content::Text(self.layout.word("book-partly"))
            }
            (given, AnswerKind::Input(field)) => self.content(given, &field.kind),
            (given, _) => self.content(given, &FieldKind::YesNo),
        }
    }
}
