//! How a score came about, as text for a screen.

use scalewright_score::ItemOutcome;

use crate::grounds::{Grounds, Met};
use crate::{Page, Teller};

impl Teller<'_> {
    /// How the score of an item came about: what was read and computed, the anchor, the limits, and why it is not the next score.
    pub fn explain(&self, outcome: &ItemOutcome, note: Option<&str>, columns: usize) -> String {
        let mut page = Page::new(columns);
        let Some(item) = self.scale.item(&outcome.code) else {
            return String::new();
        };
        let grounds = self.grounds(outcome);
        page.line(0, 4, &format!("{}  {}", item.code, self.text_of(Some(item), &item.title)));
        page.line(2, 2, &grounds.state);
        self.explain_list(&mut page, "heading-answers", &grounds.answers);
        self.explain_list(&mut page, "heading-measures", &grounds.measures);
        self.explain_criteria(&mut page, &grounds);
        self.explain_lines(&mut page, "heading-rule", &grounds.rule);
        self.explain_list(&mut page, "heading-limits", &grounds.limits);
        self.explain_lines(&mut page, "heading-next", grounds.next.as_slice());
        self.explain_list(&mut page, "heading-missing", &grounds.missing);
        if grounds.no_difference {
            page.line(2, 0, &self.words.word("lack-made-no-difference"));
        }
        if let Some(note) = note {
            page.heading(&self.words.word("heading-grounds"));
            page.line(2, 0, note);
        }
        page.finish()
    }

    fn explain_list(&self, page: &mut Page, heading: &str, entries: &[String]) {
        if !entries.is_empty() {
            page.heading(&self.words.word(heading));
        }
        entries.iter().for_each(|entry| page.entry(2, "・", entry));
    }

    fn explain_lines(&self, page: &mut Page, heading: &str, lines: &[String]) {
        if !lines.is_empty() {
            page.heading(&self.words.word(heading));
        }
        lines.iter().for_each(|line| page.line(2, 2, line));
    }

    fn explain_criteria(&self, page: &mut Page, grounds: &Grounds) {
        if !grounds.criteria.is_empty() {
            page.heading(&self.words.word("heading-criteria"));
        }
        for criterion in &grounds.criteria {
            let mark = match criterion.met {
                Met::Yes => "■",
                Met::Partly => "▣",
                Met::No => "□",
                Met::Unknown => "？",
            };
            page.entry(2, mark, &format!("{} {} … {}", criterion.id, criterion.text, criterion.word));
        }
    }
}
