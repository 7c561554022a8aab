//! Writes down changes: compares two values of the same part, and says in words what differs.

use scalewright_model::{Evidence, Exact, Item, Lang, Place, Text};
use scalewright_render::Teller;
use scalewright_words::Words;

use crate::change::{Change, Manner, Name, Side};
use crate::renames::{Of, Rename};
use crate::{Kind, texts};

/// A side of at most so many characters is short.
const BRIEF: usize = 48;

/// The places of a part in both scales.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub old: Place,
    pub new: Place,
}

impl At {
    pub const fn new(old: Place, new: Place) -> Self {
        Self { old, new }
    }

    /// One step further in both: a field or the name of a variant.
    pub fn key(&self, key: &str) -> Self {
        Self { old: self.old.key(key), new: self.new.key(key) }
    }

    /// One step further: an element of a list.
    pub fn index(&self, old: usize, new: usize) -> Self {
        Self { old: self.old.index(old), new: self.new.index(new) }
    }
}

/// Two values of the same part: the older and the newer one.
pub(crate) type Both<T> = (T, T);

/// Writes down the changes of one item, or of what items share.
pub(crate) struct Pen<'a> {
    pub words: &'a Words,
    pub old: Teller<'a>,
    pub new: Teller<'a>,
    /// The items, where it is about one.
    pub items: Option<Both<&'a Item>>,
    /// What is said before everything: for which setting it holds.
    pub before: String,
    /// What other things use it by.
    pub name: Option<Name>,
    /// Names that changed while the thing stayed. The older scale is read with the newer ones.
    pub renames: &'a [Rename],
    /// It is about the numerator or the denominator of something: parts of these are not named by themselves.
    pub in_part: bool,
    pub changes: Vec<Change>,
}

impl<'a> Pen<'a> {
    pub const fn new(words: &'a Words, old: Teller<'a>, new: Teller<'a>, renames: &'a [Rename]) -> Self {
        let before = String::new();
        Self {
            words,
            old,
            new,
            items: None,
            before,
            name: None,
            renames,
            in_part: false,
            changes: Vec::new(),
        }
    }

    pub fn item_old(&self) -> Option<&'a Item> {
        self.items.map(|items| items.0)
    }

    pub fn item_new(&self) -> Option<&'a Item> {
        self.items.map(|items| items.1)
    }

    /// What changed, in words.
    pub fn what(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.words.say(&format!("diff-what-{id}"), args)
    }

    /// Notes a change.
    pub fn note(&mut self, kind: Kind, manner: Manner, what: &str, sides: Both<Option<&str>>, at: &At) {
        let what = format!("{}{what}", self.before);
        let text =
            |side: Option<&str>| side.unwrap_or_default().replace('\n', &self.words.word("diff-line-join"));
        let reads_same = manner == Manner::Changed && sides.0 == sides.1;
        let phrase =
            if reads_same { "diff-rewritten".to_owned() } else { format!("diff-{}", manner.as_str()) };
        let sentence =
            self.words.say(&phrase, &[("what", &what), ("old", &text(sides.0)), ("new", &text(sides.1))]);
        let brief = self.brief(manner, &what, &sentence, sides);
        let pieces = match (manner, sides) {
            (Manner::Reworded, (Some(old), Some(new))) => texts::pieces(old, new),
            _ => Vec::new(),
        };
        self.changes.push(Change {
            kind,
            manner,
            what,
            sentence,
            brief,
            old: sides.0.map(|text| Side::new(text.to_owned(), &at.old)),
            new: sides.1.map(|text| Side::new(text.to_owned(), &at.new)),
            pieces,
            scores: false,
            home: sides.0.is_none().then(|| at.old.clone()),
            name: self.name.clone(),
            rename: None,
        });
    }

    /// A sentence in short: without its sides, where they are long.
    fn brief(&self, manner: Manner, what: &str, sentence: &str, sides: Both<Option<&str>>) -> String {
        let long =
            |side: Option<&str>| side.is_some_and(|side| side.contains('\n') || side.chars().count() > BRIEF);
        if !long(sides.0) && !long(sides.1) || manner == Manner::Changed && sides.0 == sides.1 {
            return sentence.to_owned();
        }
        // Of what is new or gone, the beginning is enough to know it by.
        let shortened = |side: Option<&str>| {
            let line = side.and_then(|side| side.lines().next()).unwrap_or_default();
            let start: String = line.chars().take(BRIEF).collect();
            // Where words are told apart by spaces, none is torn.
            let whole = start.rsplit_once(' ').filter(|(whole, _)| whole.chars().count() * 2 > BRIEF);
            if start == line {
                start
            } else {
                format!("{}…", whole.map_or(start.as_str(), |(whole, _)| whole))
            }
        };
        let id = match manner {
            Manner::New => "diff-new",
            Manner::Gone => "diff-gone",
            _ => "diff-reworded",
        };
        let (old, new) = (shortened(sides.0), shortened(sides.1));
        self.words.say(id, &[("what", what), ("old", &old), ("new", &new)])
    }

    /// Notes that something has another name. What visits hold under the older one is not found any more, unless it is computed.
    pub fn renamed(&mut self, kind: Kind, what: &str, of: &Of, id: &str, at: &At) {
        let renames = self.renames;
        let Some(rename) = renames.iter().find(|one| one.of == *of && one.new == id) else { return };
        let what = self.what("name", &[("what", what)]);
        let quoted = |name: &str| self.words.say("diff-name", &[("name", name)]);
        let sides = (quoted(&rename.old), quoted(&rename.new));
        self.note(kind, Manner::Changed, &what, (Some(&sides.0), Some(&sides.1)), &at.key("id"));
        if let Some(change) = self.changes.last_mut() {
            change.rename = Some(rename.clone());
            change.scores = !rename.is_inner();
        }
    }

    /// The older code of the item at hand.
    pub fn code(&self) -> String {
        self.item_old().map(|item| item.code.clone()).unwrap_or_default()
    }

    /// What a function notes is part of how scores come about.
    pub fn scoring(&mut self, write: impl FnOnce(&mut Self)) {
        let first = self.changes.len();
        write(self);
        self.changes.iter_mut().skip(first).for_each(|change| change.scores = true);
    }

    /// Something that is there or not, in words; equal words are no change.
    pub fn value(&mut self, kind: Kind, what: &str, sides: Both<Option<String>>, at: &At) {
        let (old, new) = (sides.0.as_deref(), sides.1.as_deref());
        let manner = match (old, new) {
            (None, Some(_)) => Manner::New,
            (Some(_), None) => Manner::Gone,
            (Some(old), Some(new)) if old != new => Manner::Changed,
            _ => return,
        };
        self.note(kind, manner, what, (old, new), at);
    }

    /// Something that is new or gone as a whole: its name says enough.
    pub fn lone(&mut self, kind: Kind, name: &str, sides: Both<Option<String>>, at: &At) {
        let id = if sides.0.is_none() { "diff-brief-new" } else { "diff-brief-gone" };
        let count = self.changes.len();
        self.value(kind, name, sides, at);
        let what = format!("{}{name}", self.before);
        let said = self.words.say(id, &[("what", &what)]);
        for change in self.changes.iter_mut().skip(count) {
            change.sentence.clone_from(&said);
            change.brief.clone_from(&said);
        }
    }

    /// The same change of evidence at several places is said once.
    pub fn together(&mut self) {
        let mut kept: Vec<Change> = Vec::with_capacity(self.changes.len());
        for change in std::mem::take(&mut self.changes) {
            let text = |side: &Option<Side>| side.as_ref().map(|side| side.text.clone());
            let same = |other: &&mut Change| {
                other.kind == Kind::Evidence
                    && other.manner == change.manner
                    && (text(&other.old), text(&other.new)) == (text(&change.old), text(&change.new))
            };
            let known = kept.iter_mut().find(same).filter(|_| change.kind == Kind::Evidence);
            let Some(known) = known else {
                kept.push(change);
                continue;
            };
            let what = [known.what.as_str(), &change.what].join(&self.words.word("list-join"));
            known.sentence = known.sentence.replacen(&known.what, &what, 1);
            known.brief = known.brief.replacen(&known.what, &what, 1);
            known.what = what;
        }
        self.changes = kept;
    }

    /// A phrase that may be long: its words are compared.
    pub fn phrase(&mut self, kind: Kind, what: &str, sides: Both<String>, at: &At) {
        let long = |text: &str| text.chars().count() > 24;
        if sides.0 == sides.1 {
            return;
        }
        let manner = if long(&sides.0) && long(&sides.1) { Manner::Reworded } else { Manner::Changed };
        self.note(kind, manner, what, (Some(&sides.0), Some(&sides.1)), at);
    }

    /// A number, with the words for it on each side.
    pub fn number(&mut self, kind: Kind, what: &str, numbers: Both<Exact>, shown: Both<String>, at: &At) {
        let manner = match numbers.0.cmp(&numbers.1) {
            std::cmp::Ordering::Less => Manner::Rises,
            std::cmp::Ordering::Greater => Manner::Falls,
            std::cmp::Ordering::Equal => return,
        };
        self.note(kind, manner, what, (Some(&shown.0), Some(&shown.1)), at);
    }

    /// A text of the scale.
    pub fn text(&mut self, kind: Kind, what: &str, sides: Both<&Text>, at: &At) {
        self.maybe_text(kind, what, (Some(sides.0), Some(sides.1)), at);
    }

    /// A text of the scale that may be left out.
    pub fn maybe_text(&mut self, kind: Kind, what: &str, sides: Both<Option<&Text>>, at: &At) {
        match sides {
            (Some(old), Some(new)) if old != new => self.reworded(kind, what, (old, new), at),
            (None, Some(new)) => {
                let new = self.new.text_of(self.item_new(), new);
                self.note(kind, Manner::New, what, (None, Some(&new)), at);
            }
            (Some(old), None) => {
                let old = self.old.text_of(self.item_old(), old);
                self.note(kind, Manner::Gone, what, (Some(&old), None), at);
            }
            _ => {}
        }
    }

    /// A text that was rewritten: in the language at hand, or else in the other one, which is then named.
    fn reworded(&mut self, kind: Kind, what: &str, (old, new): Both<&Text>, at: &At) {
        let own = self.words.lang();
        let differs = |lang: Lang| old.get(lang) != new.get(lang);
        let other = Lang::ALL.into_iter().find(|lang| *lang != own).unwrap_or(own);
        let in_own = old.best(own) != new.best(own);
        let lang = if in_own || !differs(other) { own } else { other };
        let words = Words::of(lang);
        let filled = |teller: Teller<'_>, item: Option<&Item>, text: &Text| {
            Teller { words, ..teller }.text_of(item, text)
        };
        let mut sides = (filled(self.old, self.item_old(), old), filled(self.new, self.item_new(), new));
        if sides.0 == sides.1 {
            // It reads the same: what differs is how a number is written into it.
            sides = (old.best(lang).to_owned(), new.best(lang).to_owned());
        }
        let what = match (lang == own, in_own && differs(other)) {
            (false, _) => self.words.say("diff-in-language", &[("what", what), ("lang", other.code())]),
            (true, true) => what.to_owned(),
            (true, false) => self.words.say("diff-only-in-language", &[("what", what), ("lang", own.code())]),
        };
        self.note(kind, Manner::Reworded, &what, (Some(&sides.0), Some(&sides.1)), at);
    }

    /// Texts in a list. What stands in both is passed over; the rest is paired in its order.
    pub fn texts(&mut self, kind: Kind, what: &str, (old, new): Both<&[Text]>, at: &At) {
        let left: Vec<usize> = (0..old.len()).filter(|at| !new.contains(&old[*at])).collect();
        let more: Vec<usize> = (0..new.len()).filter(|at| !old.contains(&new[*at])).collect();
        for pair in 0..left.len().max(more.len()) {
            let (before, after) = (left.get(pair).copied(), more.get(pair).copied());
            let number = (after.or(before).unwrap_or_default() + 1).to_string();
            let what = self.words.say("diff-numbered", &[("what", what), ("number", &number)]);
            let at = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            self.maybe_text(kind, &what, (before.map(|at| &old[at]), after.map(|at| &new[at])), &at);
        }
        if left.is_empty() && more.is_empty() && old != new {
            self.note(kind, Manner::Moved, what, (Some(""), Some("")), at);
        }
    }

    /// Names in a list whose order means nothing.
    pub fn set(
        &mut self,
        kind: Kind,
        what: &str,
        sides: Both<&[String]>,
        title: Both<&dyn Fn(&str) -> String>,
        at: &At,
    ) {
        for id in sides.1.iter().filter(|id| !sides.0.contains(id)) {
            self.note(kind, Manner::New, what, (None, Some(&title.1(id))), at);
        }
        for id in sides.0.iter().filter(|id| !sides.1.contains(id)) {
            self.note(kind, Manner::Gone, what, (Some(&title.0(id)), None), at);
        }
        let mut sorted = (sides.0.to_vec(), sides.1.to_vec());
        sorted.0.sort();
        sorted.1.sort();
        if sorted.0 == sorted.1 && sides.0 != sides.1 {
            self.note(kind, Manner::Moved, what, (Some(""), Some("")), at);
        }
    }

    /// Where something comes from.
    pub fn evidence(&mut self, what: &str, sides: Both<Option<&Evidence>>, at: &At) {
        if sides.0 == sides.1 {
            return;
        }
        let at = at.key("evidence");
        let what = self.words.say("diff-evidence-of", &[("what", what)]);
        let old = sides.0.map(|evidence| self.old.evidence(self.item_old(), evidence));
        let new = sides.1.map(|evidence| self.new.evidence(self.item_new(), evidence));
        match (old, new) {
            (Some(old), Some(new)) if old != new => {
                self.phrase(Kind::Evidence, &what, (old, new), &at);
            }
            (Some(old), Some(new)) => {
                // Only the other language differs.
                let own = self.words.lang();
                let other = Lang::ALL.into_iter().find(|lang| *lang != own).unwrap_or(own);
                let what = self.words.say("diff-in-language", &[("what", &what), ("lang", other.code())]);
                self.note(Kind::Evidence, Manner::Changed, &what, (Some(&old), Some(&new)), &at);
            }
            (old, new) => self.value(Kind::Evidence, &what, (old, new), &at),
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, kind: Kind, what: &str, sides: Both<bool>, at: &At) {
        let word = |value: bool| Some(self.words.word(if value { "value-yes" } else { "value-no" }));
        let sides = (word(sides.0), word(sides.1));
        self.value(kind, what, sides, at);
    }
}
