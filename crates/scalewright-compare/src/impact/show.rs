//! An impact as text for a screen.

use scalewright_render::Page;
use scalewright_score::ItemState;
use scalewright_words::Words;

use super::{Ask, Crossing, Impact, ItemImpact, ItemMove, TotalImpact, TotalMove, TotalValue, VisitImpact};
use crate::compare::ItemName;
use crate::show::state;

impl Impact {
    /// The impact as text, at most so many columns wide.
    pub fn text(&self, words: &Words, columns: usize) -> String {
        let mut screen = Screen { page: Page::new(columns), words };
        screen.head(self);
        screen.section("impact-heading-items", &self.moved_items(), Screen::item);
        screen.section("impact-heading-totals", &self.moved_totals(), Screen::total);
        screen.section("impact-heading-asks", &self.asks.iter().collect::<Vec<_>>(), Screen::ask);
        screen.section(
            "impact-heading-forms",
            &self.new_in_forms.iter().collect::<Vec<_>>(),
            |screen, line| {
                screen.page.entry(2, "・", line);
            },
        );
        screen.section("impact-heading-visits", &self.visits.iter().collect::<Vec<_>>(), Screen::visit);
        screen.unread(self);
        screen.page.finish()
    }

    /// The items that move in some visit.
    pub fn moved_items(&self) -> Vec<&ItemImpact> {
        self.items
            .iter()
            .filter(|item| item.up + item.down + item.opens + item.closes + item.other > 0)
            .collect()
    }

    /// The totals that move in some visit.
    pub fn moved_totals(&self) -> Vec<&TotalImpact> {
        let moves = |total: &&TotalImpact| total.up + total.down + total.opens + total.crossings.len() > 0;
        self.totals.iter().filter(moves).collect()
    }

    /// The files that could not be read, those with the same reasons together.
    pub fn unread_together(&self) -> Vec<(Vec<&str>, &[String])> {
        let mut groups: Vec<(Vec<&str>, &[String])> = Vec::new();
        for unread in &self.unread {
            match groups.iter_mut().find(|(_, reasons)| *reasons == unread.reasons.as_slice()) {
                Some((files, _)) => files.push(&unread.file),
                None => groups.push((vec![&unread.file], &unread.reasons)),
            }
        }
        groups
    }

    /// How many visits were scored and how many change, in a few lines.
    pub fn summary(&self, words: &Words) -> Vec<String> {
        let crossing =
            self.visits.iter().filter(|visit| visit.totals.iter().any(|total| total.crosses)).count();
        let only_bands = self.visits.iter().filter(|visit| visit.is_only_in_bands()).count();
        let numbers = [
            ("scored", self.scored.to_string()),
            ("changed", (self.visits.len() - only_bands).to_string()),
            ("crossing", crossing.to_string()),
        ];
        let mut lines = vec![
            words.say("impact-summary", &numbers.each_ref().map(|(name, value)| (*name, value.as_str()))),
        ];
        if only_bands > 0 {
            lines.push(words.say("impact-only-bands", &[("count", &only_bands.to_string())]));
        }
        if !self.unread.is_empty() {
            lines.push(words.say("impact-unread-count", &[("count", &self.unread.len().to_string())]));
        }
        lines
    }
}

struct Screen<'a> {
    page: Page,
    words: &'a Words,
}

impl Screen<'_> {
    fn head(&mut self, impact: &Impact) {
        let named = |scale: &crate::ScaleName| {
            let args = [("title", scale.title.as_str()), ("id", &scale.id), ("edition", &scale.edition)];
            self.words.say("diff-scale", &args)
        };
        let title =
            self.words.say("impact-title", &[("old", &named(&impact.old)), ("new", &named(&impact.new))]);
        self.page.line(0, 2, &title);
        impact.summary(self.words).iter().for_each(|line| self.page.line(0, 2, line));
    }

    fn section<T>(&mut self, heading: &str, list: &[&T], show: impl Fn(&mut Self, &T)) {
        if list.is_empty() {
            return;
        }
        self.page.heading(&self.words.word(heading));
        list.iter().for_each(|one| show(self, one));
    }

    fn item(&mut self, item: &ItemImpact) {
        let line = format!("{}  {}", heading(item.old.as_ref(), item.new.as_ref()), item.numbers(self.words));
        self.page.line(2, 4, &line);
        for (sentence, count) in &item.because {
            let text =
                self.words.say("impact-because", &[("sentence", sentence), ("count", &count.to_string())]);
            self.page.entry(6, "・", &text);
        }
    }

    fn total(&mut self, total: &TotalImpact) {
        self.page.line(2, 4, &format!("{}  {}", total.title, total.numbers(self.words)));
        for (sentence, count) in &total.because {
            let text =
                self.words.say("impact-because", &[("sentence", sentence), ("count", &count.to_string())]);
            self.page.entry(6, "・", &text);
        }
        for crossing in &total.crossings {
            self.page.entry(6, "・", &crossing.sentence(self.words));
        }
    }

    fn ask(&mut self, ask: &Ask) {
        self.page.entry(2, "・", &ask.sentence(self.words));
    }

    fn visit(&mut self, visit: &VisitImpact) {
        self.page.line(2, 4, &visit.heading(self.words));
        visit.items.iter().for_each(|item| self.page.line(4, 4, &item.sentence(self.words)));
        visit.totals.iter().for_each(|total| self.page.line(4, 4, &total.sentence(self.words)));
    }

    fn unread(&mut self, impact: &Impact) {
        if impact.unread.is_empty() {
            return;
        }
        self.page.heading(&self.words.word("impact-heading-unread"));
        for (files, reasons) in impact.unread_together() {
            files.iter().for_each(|file| self.page.line(2, 2, file));
            reasons.iter().for_each(|reason| self.page.entry(4, "・", reason));
        }
    }
}

fn heading(old: Option<&ItemName>, new: Option<&ItemName>) -> String {
    let title = new.or(old).map(|name| name.title.as_str()).unwrap_or_default();
    format!("{}  {title}", codes(old, new))
}

fn codes(old: Option<&ItemName>, new: Option<&ItemName>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old.code != new.code => format!("{} → {}", old.code, new.code),
        (old, new) => new.or(old).map(|name| name.code.clone()).unwrap_or_default(),
    }
}

/// The counts that are not zero, in words.
fn counts(words: &Words, counts: &[(&str, usize)], mean: Option<&String>) -> String {
    let shown = counts.iter().filter(|(_, count)| *count > 0);
    let mut parts: Vec<String> =
        shown.map(|(id, count)| words.say(id, &[("count", &count.to_string())])).collect();
    parts.extend(mean.map(|mean| words.say("impact-mean", &[("mean", mean)])));
    parts.join(&words.word("list-join"))
}

impl ItemImpact {
    /// The codes, and the title.
    pub fn heading(&self) -> String {
        heading(self.old.as_ref(), self.new.as_ref())
    }

    /// How often the item moves and which way, in words.
    pub fn numbers(&self, words: &Words) -> String {
        let numbers = [
            ("impact-up", self.up),
            ("impact-down", self.down),
            ("impact-opens", self.opens),
            ("impact-closes", self.closes),
            ("impact-other", self.other),
        ];
        counts(words, &numbers, self.mean.as_ref())
    }
}

impl TotalImpact {
    /// How often the total moves and which way, in words.
    pub fn numbers(&self, words: &Words) -> String {
        let numbers = [("impact-up", self.up), ("impact-down", self.down), ("impact-opens", self.opens)];
        counts(words, &numbers, self.mean.as_ref())
    }
}

impl Crossing {
    /// From which band into which, and how many visits.
    pub fn sentence(&self, words: &Words) -> String {
        let visits = self.visits.to_string();
        let args = [("from", self.from.as_str()), ("to", &self.to), ("visits", &visits)];
        words.say("impact-crossing", &args)
    }
}

impl Ask {
    /// What is asked, and how many visits lack it.
    pub fn sentence(&self, words: &Words) -> String {
        let items: Vec<String> = self.items.iter().map(|item| item.code.clone()).collect();
        let (items, visits) = (items.join(&words.word("list-join")), self.visits.to_string());
        let args = [("items", items.as_str()), ("what", &self.what), ("visits", &visits)];
        let said = words.say(if self.unfit { "impact-ask-unfit" } else { "impact-ask" }, &args);
        if self.undecided == 0 {
            return said;
        }
        words.say("impact-ask-undecided", &[("ask", &said), ("count", &self.undecided.to_string())])
    }
}

impl VisitImpact {
    /// Whether every score and every total stays, and only bands are others.
    pub fn is_only_in_bands(&self) -> bool {
        let same = |total: &TotalMove| {
            total.before.value == total.after.value && total.before.between == total.after.between
        };
        self.items.is_empty() && self.totals.iter().all(same)
    }

    /// The agency, the day and the file.
    pub fn heading(&self, words: &Words) -> String {
        let mut parts: Vec<String> = self.site.iter().cloned().collect();
        parts.extend(self.visited_on.map(|date| date.to_string()));
        parts.extend(self.made_up.then(|| words.word("made-up-data")));
        let about = parts.join(&words.word("list-join"));
        if about.is_empty() {
            self.file.clone()
        } else {
            words.say("impact-visit", &[("file", &self.file), ("about", &about)])
        }
    }
}

impl ItemMove {
    /// What the item was and is, and because of what.
    pub fn sentence(&self, words: &Words) -> String {
        let side = |side: &Option<ItemState>| {
            side.as_ref().map_or_else(|| words.word("impact-not-there"), |one| state(words, one))
        };
        let (codes, before, after) =
            (codes(self.old.as_ref(), self.new.as_ref()), side(&self.before), side(&self.after));
        let mut said = words.say("impact-move", &[("item", &codes), ("before", &before), ("after", &after)]);
        if let Some(why) = self.why(words) {
            said = words.say("impact-move-because", &[("move", &said), ("why", &why)]);
        }
        if !self.lacks.is_empty() {
            let lacks = self.lacks.join(&words.word("list-join"));
            said = words.say("impact-move-lacks", &[("move", &said), ("lacks", &lacks)]);
        }
        said
    }

    /// Which changes of the scale did it, in words.
    pub fn why(&self, words: &Words) -> Option<String> {
        if self.answered_otherwise {
            return Some(words.word("impact-answered-otherwise"));
        }
        let join = words.word(if self.only_together { "impact-join-together" } else { "impact-join-alone" });
        let list = self.because.join(&join);
        match (self.because.is_empty(), self.only_together) {
            (true, _) => None,
            (false, true) => Some(words.say("impact-together", &[("list", &list)])),
            (false, false) => Some(list),
        }
    }
}

impl TotalMove {
    /// What the total was and is, and whether it crosses a band.
    pub fn sentence(&self, words: &Words) -> String {
        let (before, after) = (self.before.shown(words), self.after.shown(words));
        let args = [("title", self.title.as_str()), ("before", &before), ("after", &after)];
        let mut said = words.say("impact-total-move", &args);
        if !self.because.is_empty() && !self.only_bands {
            let why = self.because.join(&words.word("impact-join-together"));
            said = words.say("impact-move-because", &[("move", &said), ("why", &why)]);
        }
        if !self.crosses {
            return said;
        }
        let id = if self.only_bands { "impact-crosses-only-bands" } else { "impact-crosses" };
        words.say(id, &[("move", &said)])
    }
}

impl TotalValue {
    /// The value, and its band.
    pub fn shown(&self, words: &Words) -> String {
        let value = match (&self.value, &self.between) {
            (Some(value), _) => value.clone(),
            (None, Some((low, high))) => words.say("total-between", &[("low", low), ("high", high)]),
            (None, None) => words.word("expected-insufficient"),
        };
        match &self.band {
            Some(band) => words.say("impact-in-band", &[("value", &value), ("band", band)]),
            None => value,
        }
    }
}
