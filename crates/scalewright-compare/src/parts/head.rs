//! The head of a scale: its texts, its range, its subscales.

use scalewright_model::{Lang, Status, Subscale};

use crate::Kind;
use crate::change::Manner;
use crate::matching::{Matched, matched, reordered};
use crate::pairs::Pair;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// The head of a scale. What stands in its items and what they share is compared elsewhere.
    pub fn head(&mut self, pairs: &[Pair<'_>], at: &At) {
        let (old, new) = (self.old.scale.scale(), self.new.scale.scale());
        let title = self.what("scale-title", &[]);
        self.text(Kind::Wording, &title, (&old.title, &new.title), &at.key("title"));
        let short = self.what("scale-short", &[]);
        self.maybe_text(Kind::Wording, &short, (old.short.as_ref(), new.short.as_ref()), &at.key("short"));
        let about = self.what("scale-about", &[]);
        self.text(Kind::Wording, &about, (&old.about, &new.about), &at.key("about"));
        let status = self.what("status", &[]);
        let word = |status: Status| {
            Some(self.words.word(if status == Status::Draft { "draft" } else { "released" }))
        };
        let sides = (word(old.status), word(new.status));
        self.value(Kind::Structure, &status, sides, &at.key("status"));
        let languages = self.what("languages", &[]);
        let list = |langs: &[Lang]| Some(langs.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", "));
        self.value(
            Kind::Structure,
            &languages,
            (list(&old.languages), list(&new.languages)),
            &at.key("languages"),
        );
        let forms = self.what("forms", &[]);
        let used = |scale: &scalewright_check::Checked| {
            scale.forms().map(|forms| format!("{} {}", forms.value.id, forms.value.edition))
        };
        let sides = (used(self.old.scale), used(self.new.scale));
        self.value(Kind::Structure, &forms, sides, &at.key("forms"));
        let range = self.what("scale-range", &[]);
        let shown = |range: &scalewright_model::Range| {
            let (low, high) = (range.min.to_string(), range.max.to_string());
            Some(self.words.say("possible-scores", &[("low", &low), ("high", &high)]))
        };
        let sides = (shown(&old.range), shown(&new.range));
        self.value(Kind::Rule, &range, sides, &at.key("range"));
        let subscales = self.subscales(pairs, &at.key("subscales"));
        self.totals((&old.totals, &new.totals), &subscales, pairs, &at.key("totals"));
        self.accepted((&old.accepted, &new.accepted), &at.key("accepted"));
    }

    /// Subscales by name, else by title, else by what most of their items are.
    fn subscales(&mut self, pairs: &[Pair<'_>], at: &At) -> Vec<Matched> {
        let (old, new) = (&self.old.scale.scale().subscales, &self.new.scale.scale().subscales);
        let id = |left: &Subscale, right: &Subscale| left.id == right.id;
        let title = |left: &Subscale, right: &Subscale| left.title == right.title;
        let items = |left: &Subscale, right: &Subscale| {
            let shared = pairs.iter().filter(|pair| {
                pair.old.is_some_and(|item| left.items.contains(&item.code))
                    && pair.new.is_some_and(|item| right.items.contains(&item.code))
            });
            shared.count() * 2 > left.items.len()
        };
        let found = matched(old, new, &[&id, &title, &items]);
        for (before, after) in &found {
            let place = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            let titles = (before.map(|at| &old[at].title), after.map(|at| &new[at].title));
            let what = self.what("subscale", &[]);
            let kind = if before.is_some() && after.is_some() { Kind::Wording } else { Kind::Structure };
            self.maybe_text(kind, &what, titles, &place.key("title"));
        }
        if reordered(&found) {
            let what = self.what("subscales-order", &[]);
            self.note(Kind::Structure, Manner::Moved, &what, (Some(""), Some("")), at);
        }
        self.number_of_items(pairs, at);
        self.order_of_items(pairs, at);
        found
    }

    /// How many items there are, and which were split or put together.
    fn number_of_items(&mut self, pairs: &[Pair<'_>], at: &At) {
        let counts = (self.old.scale.items().len(), self.new.scale.items().len());
        let what = self.what("items-number", &[]);
        let sides = (Some(counts.0.to_string()), Some(counts.1.to_string()));
        self.value(Kind::Structure, &what, sides, at);
        let and = self.words.word("diff-join-and");
        for item in self.old.scale.items() {
            let parts = pairs.iter().filter(|pair| pair.old == Some(item)).filter_map(|pair| pair.new);
            let parts: Vec<&str> = parts.map(|part| part.code.as_str()).collect();
            if parts.len() > 1 {
                let said = self.words.say("diff-split", &[("old", &item.code), ("list", &parts.join(&and))]);
                self.said_at((&item.code, &parts.join(&and)), said, at);
            }
        }
        for item in self.new.scale.items() {
            let parts = pairs.iter().filter(|pair| pair.new == Some(item)).filter_map(|pair| pair.old);
            let parts: Vec<&str> = parts.map(|part| part.code.as_str()).collect();
            if parts.len() > 1 {
                let said = self.words.say("diff-joined", &[("new", &item.code), ("list", &parts.join(&and))]);
                self.said_at((&parts.join(&and), &item.code), said, at);
            }
        }
    }

    /// A change of the items as a whole, in a sentence of its own.
    fn said_at(&mut self, (old, new): Both<&str>, sentence: String, at: &At) {
        let what = self.what("items-order", &[]);
        self.note(Kind::Structure, Manner::Changed, &what, (Some(old), Some(new)), at);
        if let Some(change) = self.changes.last_mut() {
            change.brief.clone_from(&sentence);
            change.sentence = sentence;
        }
    }

    /// Items that stand in another order. One that moved to another subscale says so itself.
    fn order_of_items(&mut self, pairs: &[Pair<'_>], at: &At) {
        let place = |code: &str| self.old.scale.items().iter().position(|item| item.code == code);
        let home = |scale: &scalewright_check::Checked, code: &str| {
            scale.scale().subscales.iter().position(|subscale| subscale.items.iter().any(|item| item == code))
        };
        let mut order: Vec<_> = pairs
            .iter()
            .filter_map(|pair| pair.old.zip(pair.new))
            .map(|(old, new)| {
                let homes = (home(self.new.scale, &new.code), home(self.old.scale, &old.code));
                (homes, place(&old.code), new.code.as_str())
            })
            .collect();
        // Only items that stayed together can have changed places.
        order.sort_by_key(|(homes, ..)| *homes);
        let mut moved: Vec<&str> = Vec::new();
        for group in order.chunk_by(|one, other| one.0 == other.0) {
            let places: Vec<Option<usize>> = group.iter().map(|(_, place, _)| *place).collect();
            let stay = longest_rising(&places);
            let gone = group.iter().enumerate().filter(|(at, _)| !stay.contains(at));
            moved.extend(gone.map(|(_, (_, _, code))| *code));
        }
        if moved.is_empty() {
            return;
        }
        let what = self.what("items-order", &[]);
        self.note(Kind::Structure, Manner::Moved, &what, (Some(""), Some("")), at);
        let list = moved.join(&self.words.word("list-join"));
        let said = self.words.say("diff-items-moved", &[("list", &list)]);
        if let Some(change) = self.changes.last_mut() {
            change.brief.clone_from(&said);
            change.sentence = said;
        }
    }

    /// Which subscale an item stands in.
    pub fn moved(&mut self, (old, new): Both<&str>) {
        let home = |scale: &'_ scalewright_check::Checked, code: &str| {
            let subscales = &scale.scale().subscales;
            subscales.iter().position(|subscale| subscale.items.iter().any(|item| item == code))
        };
        let (Some(before), Some(after)) = (home(self.old.scale, old), home(self.new.scale, new)) else {
            return;
        };
        let (left, right) =
            (&self.old.scale.scale().subscales[before], &self.new.scale.scale().subscales[after]);
        if left.id == right.id || left.title == right.title {
            return;
        }
        let what = self.what("in-subscale", &[]);
        let sides = (Some(self.old.text(&left.title)), Some(self.new.text(&right.title)));
        let root = |scale: &scalewright_check::Checked, index: usize| {
            scalewright_model::Place::file(scale.file()).key("subscales").index(index).key("items")
        };
        let at = At::new(root(self.old.scale, before), root(self.new.scale, after));
        self.value(Kind::Structure, &what, sides, &at);
    }
}

/// The places of the most numbers that stand in a rising order: what can stay where it is.
fn longest_rising(numbers: &[Option<usize>]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let before = (0..at).filter(|other| numbers.get(*other).is_some_and(|other| other <= number));
        let longest = before.filter_map(|other| best.get(other)).max_by_key(|run| run.len());
        let mut run = longest.cloned().unwrap_or_default();
        run.push(at);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}
