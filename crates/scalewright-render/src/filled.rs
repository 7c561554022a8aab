//! What an assessment holds, in words: the part of it that an example shows.

use scalewright_model::{Assessment, Cell, Field, Item, Row};

use crate::Teller;
use crate::table::runs;

impl Teller<'_> {
    /// What is filled in in tables and settings and what is answered to an item, a line each. What the scale does not know is left out,
    /// and so are fields of a table (settings, if none is named) that the item does not read; a table itself is asked for by an
    /// empty name.
    pub fn filled_in(
        &self,
        item: &Item,
        assessment: &Assessment,
        reads: &dyn Fn(Option<&str>, &str) -> bool,
    ) -> Vec<String> {
        let settings = assessment.settings.iter().filter(|(id, _)| reads(None, id));
        let settings = settings.filter_map(|(id, cell)| {
            let field = self.scale.setting(id)?;
            Some(self.answered(&self.setting(id), self.value(item, Some(field), cell)?))
        });
        let tables = assessment
            .tables
            .iter()
            .flat_map(|(id, rows)| self.rows_filled_in(item, id, rows, &|field| reads(Some(id), field)));
        let answers = assessment.answers.get(self.scale.id()).and_then(|items| items.get(&item.code));
        let answers = answers.into_iter().flatten().filter_map(|(id, cell)| {
            // Criteria and picked scores are told by what becomes of them.
            let input = item.inputs.iter().find(|input| input.id == *id)?;
            Some(self.answered(&self.answer_title(Some(item), id), self.value(item, Some(input), cell)?))
        });
        settings.chain(tables).chain(answers).collect()
    }

    fn answered(&self, title: &str, value: String) -> String {
        self.words.say("answer-line", &[("title", title), ("value", &value)])
    }

    /// The rows of a table; those that are alike together.
    fn rows_filled_in(
        &self,
        item: &Item,
        id: &str,
        rows: &[Row],
        reads: &dyn Fn(&str) -> bool,
    ) -> Vec<String> {
        let Some(table) = self.scale.table(id).filter(|_| reads("")) else { return Vec::new() };
        let cell = |row: &Row, field: &Field| {
            let value = row.get(&field.id).filter(|cell| **cell != Cell::Blank)?;
            let title = self.field(id, &field.id);
            Some(self.answered(&title, self.value(item, Some(field), value)?))
        };
        let said = |row: &Row| {
            let cells: Vec<String> = table
                .fields
                .iter()
                .filter(|field| reads(&field.id))
                .filter_map(|field| cell(row, field))
                .collect();
            if cells.is_empty() {
                self.words.word("filled-blank")
            } else {
                cells.join(&self.words.word("list-join"))
            }
        };
        let mut kinds: Vec<(String, Vec<usize>)> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let said = said(row);
            match kinds.iter_mut().find(|(other, _)| *other == said) {
                Some((_, rows)) => rows.push(index + 1),
                None => kinds.push((said, vec![index + 1])),
            }
        }
        let title = self.table(id);
        if kinds.is_empty() {
            return vec![self.words.say("filled-none", &[("table", &title)])];
        }
        let line = |(cells, numbers): (String, Vec<usize>)| {
            let numbers = runs(&numbers).join(&self.words.word("list-join"));
            let phrase = if rows.len() == 1 { "filled-only" } else { "filled-rows" };
            self.words.say(phrase, &[("table", &title), ("rows", &numbers), ("cells", &cells)])
        };
        kinds.into_iter().map(line).collect()
    }
}
