//! A comparison as text for a screen.

use scalewright_model::{Exact, decimal};
use scalewright_render::Page;
use scalewright_score::ItemState;
use scalewright_words::Words;

use crate::compare::{Comparison, ItemComparison, ItemName};
use crate::texts::Piece;
use crate::verdict::Verdict;
use crate::{Change, Kind, Manner};

/// What stands around words that are gone, and around words that are new.
pub const MARKS: [(&str, &str); 2] = [("[-", "-]"), ("{+", "+}")];

impl Comparison {
    /// The comparison as text, at most so many columns wide. With `places`, each change says where it stands.
    pub fn text(&self, words: &Words, columns: usize, places: bool) -> String {
        let mut screen = Screen { page: Page::new(columns), words, places, marked: false };
        screen.head(self);
        screen.group(&words.word("diff-heading-head"), &self.head);
        screen.group(&words.word("diff-heading-shared"), &self.shared);
        self.items.iter().for_each(|item| screen.item(self, item));
        screen.summary(self);
        screen.page.finish()
    }
}

struct Screen<'a> {
    page: Page,
    words: &'a Words,
    places: bool,
    /// A text with marks was shown.
    marked: bool,
}

impl Screen<'_> {
    fn head(&mut self, comparison: &Comparison) {
        let (old, new) = (&comparison.old, &comparison.new);
        let named = |scale: &crate::ScaleName| {
            let args = [("title", scale.title.as_str()), ("id", &scale.id), ("edition", &scale.edition)];
            self.words.say("diff-scale", &args)
        };
        let title = self.words.say("diff-title", &[("old", &named(old)), ("new", &named(new))]);
        self.page.line(0, 2, &title);
    }

    fn group(&mut self, heading: &str, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        self.page.heading(heading);
        self.changes(changes);
    }

    fn changes(&mut self, changes: &[Change]) {
        for kind in Kind::ALL {
            let of_kind: Vec<&Change> = changes.iter().filter(|change| change.kind == kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            self.page.line(2, 0, &kind.title(self.words));
            of_kind.into_iter().for_each(|change| self.change(change));
        }
    }

    fn change(&mut self, change: &Change) {
        let lines = change.lines();
        if lines.is_some() {
            self.page.entry(4, "・", &self.words.say("diff-reworded", &[("what", &change.what)]));
        } else {
            self.page.entry(4, "・", &change.sentence);
        }
        if let Some((old, new)) = lines {
            self.side("diff-before-side", &old);
            self.side("diff-after-side", &new);
        }
        if !change.pieces.is_empty() {
            self.marked = true;
            self.page.line(7, 0, &marked(&change.pieces));
        }
        if self.places {
            let sides = change.old.iter().chain(&change.new);
            let mut shown: Vec<String> = sides.map(place).collect();
            shown.dedup();
            self.page.line(7, 0, &shown.join(" → "));
        }
    }

    fn side(&mut self, heading: &str, lines: &[&str]) {
        self.page.line(7, 0, &self.words.word(heading));
        lines.iter().for_each(|line| self.page.line(9, 2, line));
    }

    fn item(&mut self, comparison: &Comparison, item: &ItemComparison) {
        self.page.gap();
        self.page.line(0, 4, &item.heading());
        if let Some(verdict) = &item.verdict {
            self.page.line(2, 2, &verdict.sentence(self.words));
            if let Verdict::Sometimes(witness) = verdict {
                witness.given.iter().for_each(|line| self.page.entry(4, "・", line));
                let sides =
                    [("diff-before-side", &witness.given_before), ("diff-after-side", &witness.given_after)];
                for (heading, lines) in sides.into_iter().filter(|(_, lines)| !lines.is_empty()) {
                    self.page.line(4, 0, &self.words.word(heading));
                    lines.iter().for_each(|line| self.page.entry(6, "・", line));
                }
            }
        }
        self.changes(&item.changes);
        let shared = item.affected_by.iter().filter_map(|index| comparison.shared.get(*index));
        for (at, change) in shared.enumerate() {
            if at == 0 {
                self.page.line(2, 0, &self.words.word("diff-affected"));
            }
            self.page.entry(4, "・", &change.sentence);
        }
    }

    fn summary(&mut self, comparison: &Comparison) {
        self.page.gap();
        if self.marked {
            self.page.line(0, 0, &self.words.word("diff-legend"));
        }
        comparison.summary(self.words).iter().for_each(|line| self.page.line(0, 2, line));
    }
}

impl Comparison {
    /// How many changes there are of each kind, and what they can do to scores: a few lines.
    pub fn summary(&self, words: &Words) -> Vec<String> {
        let hidden = self.hidden.to_string();
        match (self.is_empty(), self.hidden, self.old == self.new) {
            (true, 0, true) => {
                let args = [
                    ("title", self.old.title.as_str()),
                    ("id", &self.old.id),
                    ("edition", &self.old.edition),
                ];
                return vec![words.say("diff-none-same", &[("scale", &words.say("diff-scale", &args))])];
            }
            (true, 0, false) => return vec![words.word("diff-none")],
            (true, ..) => return vec![words.say("diff-none-shown", &[("count", &hidden)])],
            (false, ..) => {}
        }
        let counted = self.counts().into_iter().map(|(kind, count)| {
            words.say("diff-count", &[("kind", &kind.title(words)), ("count", &count.to_string())])
        });
        let kinds = counted.collect::<Vec<_>>().join(&words.word("list-join"));
        let total = self.changes().count().to_string();
        let mut lines = vec![words.say("diff-summary", &[("total", &total), ("kinds", &kinds)])];
        for (id, fits) in VERDICTS {
            let items: Vec<String> = self
                .items
                .iter()
                .filter(|item| item.verdict.as_ref().is_some_and(fits))
                .map(ItemComparison::code)
                .collect();
            if !items.is_empty() {
                let (count, list) = (items.len().to_string(), items.join(&words.word("list-join")));
                lines.push(words.say(id, &[("count", &count), ("list", &list)]));
            }
        }
        let concerns = |change: &&Change| {
            let side = change.new.as_ref().or(change.old.as_ref());
            change.kind == Kind::Rule && side.is_some_and(|side| side.pointer.starts_with("/totals/"))
        };
        let totals: Vec<&str> =
            self.head.iter().filter(concerns).map(|change| change.what.as_str()).collect();
        if !totals.is_empty() {
            let list = totals.join(&words.word("list-join"));
            lines.push(words.say("diff-count-totals", &[("list", &list)]));
        }
        lines.push(words.say("diff-unchanged", &[("count", &self.unchanged.to_string())]));
        if self.hidden > 0 {
            lines.push(words.say("diff-hidden", &[("count", &hidden)]));
        }
        lines
    }
}

/// Whether a verdict is one of those that a line counts.
type IsOne = fn(&Verdict) -> bool;

/// The lines of the summary about scores.
const VERDICTS: [(&str, IsOne); 4] = [
    ("diff-count-sometimes", |verdict| matches!(verdict, Verdict::Sometimes(_))),
    ("diff-count-open", |verdict| matches!(verdict, Verdict::Undecided { .. } | Verdict::Unexamined)),
    ("diff-count-never", |verdict| matches!(verdict, Verdict::Never)),
    ("diff-count-alike", |verdict| matches!(verdict, Verdict::Alike)),
];

impl ItemComparison {
    /// The codes, and the title.
    pub fn heading(&self) -> String {
        let title =
            self.new.as_ref().or(self.old.as_ref()).map(|name| name.title.as_str()).unwrap_or_default();
        format!("{}  {title}", self.code())
    }

    /// The code; both, if they differ.
    pub fn code(&self) -> String {
        let code = |name: &Option<ItemName>| name.as_ref().map(|name| name.code.clone());
        match (code(&self.old), code(&self.new)) {
            (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
            (old, new) => new.or(old).unwrap_or_default(),
        }
    }
}

impl Verdict {
    /// The verdict in a sentence.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Alike => words.word("diff-verdict-alike"),
            Self::Never => words.word("diff-verdict-never"),
            Self::Unexamined => words.word("diff-verdict-unexamined"),
            Self::Undecided { reason } if reason.is_empty() => words.word("diff-verdict-undecided"),
            Self::Undecided { reason } => words.say("diff-verdict-undecided-why", &[("reason", reason)]),
            Self::Sometimes(witness) => {
                let (before, after) = (state(words, &witness.before), state(words, &witness.after));
                words.say("diff-verdict-sometimes", &[("before", &before), ("after", &after)])
            }
        }
    }
}

impl Change {
    /// Both sides line by line, where a side has several lines.
    pub fn lines(&self) -> Option<(Vec<&str>, Vec<&str>)> {
        let (old, new) = (self.old.as_ref()?, self.new.as_ref()?);
        let several = self.manner == Manner::Changed && (old.text.contains('\n') || new.text.contains('\n'));
        several.then(|| (old.text.lines().collect(), new.text.lines().collect()))
    }
}

/// The state of an item in words.
pub(crate) fn state(words: &Words, state: &ItemState) -> String {
    match state {
        ItemState::Scored(score) => words.say("score-of", &[("score", &decimal(*score, 2))]),
        ItemState::NotApplicable => words.word("not-applicable"),
        ItemState::Missing { possible, .. } if all_between(possible) => {
            let end = |score: Option<&Exact>| score.map_or_else(String::new, |score| decimal(*score, 2));
            let (low, high) = (end(possible.first()), end(possible.last()));
            words.say("diff-state-open", &[("low", &low), ("high", &high)])
        }
        ItemState::Missing { possible, .. } => {
            let list: Vec<String> = possible.iter().map(|score: &Exact| decimal(*score, 2)).collect();
            words.say("expected-possible", &[("list", &list.join(&words.word("list-join")))])
        }
    }
}

/// Whether scores are three whole ones or more without a gap.
fn all_between(scores: &[Exact]) -> bool {
    scores.len() > 2 && scores.windows(2).all(|pair| pair[1] - pair[0] == Exact::from_integer(1))
}

/// A text with marks around what is gone and what is new.
fn marked(pieces: &[Piece]) -> String {
    let [gone, new] = MARKS;
    let mark = |piece: &Piece| match piece {
        Piece::Same(text) => text.clone(),
        Piece::Gone(text) => format!("{}{text}{}", gone.0, gone.1),
        Piece::New(text) => format!("{}{text}{}", new.0, new.1),
    };
    pieces.iter().map(mark).collect()
}

fn place(side: &crate::Side) -> String {
    match side.line {
        Some(line) => format!("{}:{line}", side.file),
        None => side.file.clone(),
    }
}
