//! An item as text, as an assessor reads it.

use scalewright_model::Item;

use crate::item_view::{ItemView, dagger};
use crate::{Page, Teller};

impl Teller<'_> {
    /// An item as text: title, anchors, criteria, limits, sources, guide, questions.
    pub fn show(&self, item: &Item, columns: usize) -> String {
        let (mut page, item) = (Page::new(columns), self.item_view(item));
        page.line(0, 4, &format!("{}  {}", item.code, item.title));
        item.remarks.iter().for_each(|remark| page.line(2, 2, remark));
        if let Some(standard) = &item.standard {
            self.section(&mut page, "heading-standard");
            page.line(2, 0, standard);
        }
        self.show_anchors(&mut page, &item);
        self.show_criteria(&mut page, &item);
        self.show_inputs(&mut page, &item);
        let marked = |remarks: &[crate::Remark]| -> Vec<String> {
            remarks.iter().map(crate::Remark::marked).collect()
        };
        self.show_list(&mut page, "heading-measures", &marked(&item.measures));
        self.show_list(&mut page, "heading-limits", &marked(&item.limits));
        self.show_sources(&mut page, &item);
        self.show_list(&mut page, "heading-guide", &item.guide);
        self.show_list(&mut page, "heading-notes", &item.notes);
        self.show_list(&mut page, "heading-system-limits", &item.system_limits);
        let questions = item.questions.iter();
        let join = self.words.word("list-join");
        let questions = questions.map(|one| format!("[{}] {}", one.asked.join(&join), one.text));
        self.show_list(&mut page, "heading-questions", &questions.collect::<Vec<_>>());
        let corresponding: Vec<String> = item.corresponds.iter().map(|one| self.corresponding(one)).collect();
        self.show_list(&mut page, "heading-corresponds", &corresponding);
        if !item.assumptions.is_empty() {
            self.section(&mut page, "note-dagger");
            item.assumptions.iter().for_each(|assumption| page.entry(2, "†", assumption));
        }
        page.finish()
    }

    fn section(&self, page: &mut Page, heading: &str) {
        page.heading(&self.words.word(heading));
    }

    fn show_anchors(&self, page: &mut Page, item: &ItemView) {
        page.heading(&format!("{}{}", self.words.word("heading-anchors"), dagger(item.assumed)));
        if let Some(rating) = &item.rating {
            page.line(2, 0, rating);
        }
        if item.first_that_holds {
            page.line(2, 0, &self.words.word("first-that-holds"));
        }
        for form in &item.forms {
            if let Some(when) = &form.when {
                page.line(2, 0, when);
            }
            for anchor in &form.anchors {
                page.entry(2, &format!("{} =", anchor.score), &anchor.text);
            }
        }
    }

    fn show_criteria(&self, page: &mut Page, item: &ItemView) {
        if item.criteria.is_empty() {
            return;
        }
        self.section(page, "heading-criteria");
        for criterion in &item.criteria {
            let mut text = format!("{}{}", criterion.text, dagger(criterion.assumed));
            if let Some(how) = &criterion.how {
                text = format!("{text} {how}");
            }
            page.entry(2, &format!("□ {}", criterion.id), &text);
        }
    }

    fn show_inputs(&self, page: &mut Page, item: &ItemView) {
        if item.inputs.is_empty() {
            return;
        }
        self.section(page, "heading-inputs");
        for input in &item.inputs {
            page.entry(2, "□", &input.title);
            input.options.iter().for_each(|option| page.entry(5, "○", option));
        }
    }

    fn show_sources(&self, page: &mut Page, item: &ItemView) {
        self.section(page, "heading-sources");
        let join = self.words.word("list-join");
        if !item.sources.is_empty() {
            page.line(2, 0, &item.sources.join(&join));
        }
        if !item.groups.is_empty() {
            page.line(2, 0, &self.words.say("records-groups", &[("groups", &item.groups.join(&join))]));
        }
        let interview = if item.interview { "interview-needed" } else { "interview-not-needed" };
        page.line(2, 0, &self.words.word(interview));
    }

    fn show_list(&self, page: &mut Page, heading: &str, entries: &[String]) {
        if entries.is_empty() {
            return;
        }
        self.section(page, heading);
        entries.iter().for_each(|entry| page.entry(2, "・", entry));
    }

    fn corresponding(&self, other: &crate::CorrespondingView) -> String {
        let names = [("scale", other.scale.as_str()), ("edition", &other.edition), ("item", &other.item)];
        match &other.differs {
            None => self.words.say("corresponds-to", &names),
            Some(differs) => {
                let args = [names[0], names[1], names[2], ("differs", differs.as_str())];
                self.words.say("corresponds-differs", &args)
            }
        }
    }
}
