//! A comparison and an impact as pages of HTML: one file, nothing from elsewhere.

use scalewright_document::{DocumentError, Templates};
use scalewright_words::Words;
use serde::Serialize;

use crate::compare::{Comparison, ItemComparison};
use crate::impact::Impact;
use crate::texts::Piece;
use crate::verdict::Verdict;
use crate::{Change, Kind, Manner};

/// What the template of a comparison sees.
#[derive(Serialize)]
struct Seen<'a> {
    lang: &'static str,
    title: String,
    old: String,
    new: String,
    summary: Vec<String>,
    /// Some text has marks.
    marked: bool,
    contents: Vec<Contents>,
    parts: Vec<Part<'a>>,
}

/// The changes of a kind, by where they are.
#[derive(Serialize)]
struct Contents {
    title: String,
    count: usize,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    to: String,
    text: String,
}

/// The head, what is shared, or an item.
#[derive(Serialize)]
struct Part<'a> {
    id: String,
    heading: String,
    /// The heading in the contents.
    #[serde(skip)]
    short: String,
    verdict: Option<String>,
    /// Which verdict it is, for its look, and a sign for it.
    look: &'static str,
    sign: &'static str,
    given: &'a [String],
    given_before: &'a [String],
    given_after: &'a [String],
    kinds: Vec<Rows<'a>>,
    affected: Vec<String>,
}

#[derive(Serialize)]
struct Rows<'a> {
    title: String,
    #[serde(skip)]
    kind: Kind,
    lines: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    what: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    pieces: &'a [Piece],
    /// A sentence in place of two sides.
    both: Option<&'a str>,
}

impl Comparison {
    /// The comparison as one page of HTML, the older scale on the left.
    pub fn html(&self, words: &Words, templates: &Templates) -> Result<String, DocumentError> {
        let named = |scale: &crate::ScaleName| {
            let args = [("title", scale.title.as_str()), ("id", &scale.id), ("edition", &scale.edition)];
            words.say("diff-scale", &args)
        };
        let (old, new) = (named(&self.old), named(&self.new));
        let parts = self.parts(words);
        let seen = Seen {
            lang: words.lang().code(),
            title: words.say("diff-title", &[("old", &old), ("new", &new)]),
            old: format!("{} {}", self.old.id, self.old.edition),
            new: format!("{} {}", self.new.id, self.new.edition),
            summary: self.summary(words),
            marked: self.changes().any(|change| !change.pieces.is_empty() && !mostly_other(&change.pieces)),
            contents: contents(&parts, words),
            parts,
        };
        templates.lay_out("html/compare.html", words.lang(), &seen)
    }

    fn parts(&self, words: &Words) -> Vec<Part<'_>> {
        let plain = |id: &str, changes| {
            let heading = words.word(&format!("diff-heading-{id}"));
            Part {
                id: id.to_owned(),
                short: heading.clone(),
                heading,
                verdict: None,
                look: "",
                sign: "",
                given: &[],
                given_before: &[],
                given_after: &[],
                kinds: rows(changes, words),
                affected: Vec::new(),
            }
        };
        let whole = [plain("head", &self.head), plain("shared", &self.shared)];
        let whole = whole.into_iter().filter(|part| !part.kinds.is_empty());
        let items = self.items.iter().enumerate().map(|(index, item)| self.part(index, item, words));
        whole.chain(items).collect()
    }

    fn part<'c>(&'c self, index: usize, item: &'c ItemComparison, words: &Words) -> Part<'c> {
        let (given, given_before, given_after): (&[String], &[String], &[String]) = match &item.verdict {
            Some(Verdict::Sometimes(witness)) => {
                (&witness.given, &witness.given_before, &witness.given_after)
            }
            _ => (&[], &[], &[]),
        };
        let shared = item.affected_by.iter().filter_map(|index| self.shared.get(*index));
        Part {
            id: format!("item-{index}"),
            heading: item.heading(),
            short: item.code(),
            verdict: item.verdict.as_ref().map(|verdict| verdict.sentence(words)),
            look: item.verdict.as_ref().map_or("", |verdict| look(verdict).0),
            sign: item.verdict.as_ref().map_or("", |verdict| look(verdict).1),
            given,
            given_before,
            given_after,
            kinds: rows(&item.changes, words),
            affected: shared.map(|change| change.sentence.clone()).collect(),
        }
    }
}

/// The look of a verdict, and its sign: not by colour alone.
const fn look(verdict: &Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Sometimes(_) => ("sometimes", "≠"),
        Verdict::Undecided { .. } | Verdict::Unexamined => ("open", "?"),
        Verdict::Alike | Verdict::Never => ("same", "="),
    }
}

fn rows<'c>(changes: &'c [Change], words: &Words) -> Vec<Rows<'c>> {
    let of_kind = |kind: Kind| {
        let lines = changes.iter().filter(|change| change.kind == kind).map(row).collect();
        Rows { title: kind.title(words), kind, lines }
    };
    Kind::ALL.into_iter().map(of_kind).filter(|rows: &Rows<'_>| !rows.lines.is_empty()).collect()
}

fn row(change: &Change) -> Row<'_> {
    let reads_same = change.manner == Manner::Changed
        && change.old.as_ref().map(|side| &side.text) == change.new.as_ref().map(|side| &side.text);
    let said = reads_same || matches!(change.manner, Manner::Included | Manner::Excluded | Manner::Moved);
    Row {
        what: &change.what,
        old: change.old.as_ref().map(|side| side.text.as_str()),
        new: change.new.as_ref().map(|side| side.text.as_str()),
        // Where more than half differs, the whole texts are easier to read.
        pieces: if mostly_other(&change.pieces) { &[] } else { &change.pieces },
        both: said.then_some(change.sentence.as_str()),
    }
}

/// Whether more than half of the longer side differs.
fn mostly_other(pieces: &[Piece]) -> bool {
    let count = |is: fn(&Piece) -> bool| -> usize {
        pieces.iter().filter(|piece| is(piece)).map(|piece| piece.text().chars().count()).sum()
    };
    let same = count(|piece| matches!(piece, Piece::Same(_)));
    let sides =
        (count(|piece| matches!(piece, Piece::Gone(_))), count(|piece| matches!(piece, Piece::New(_))));
    sides.0.max(sides.1) > same
}

/// Where changes of each kind are.
fn contents(parts: &[Part<'_>], words: &Words) -> Vec<Contents> {
    let of_kind = |kind: Kind| {
        let with = parts.iter().filter_map(|part| {
            let rows = part.kinds.iter().find(|rows| rows.kind == kind)?;
            Some((rows.lines.len(), Link { to: part.id.clone(), text: part.short.clone() }))
        });
        let (counts, links): (Vec<usize>, Vec<Link>) = with.unzip();
        Contents { title: kind.title(words), count: counts.into_iter().sum(), links }
    };
    Kind::ALL.into_iter().map(of_kind).filter(|kind| kind.count > 0).collect()
}

/// What the template of an impact sees.
#[derive(Serialize)]
struct SeenImpact<'a> {
    lang: &'static str,
    title: String,
    summary: Vec<String>,
    items: Vec<Moved>,
    totals: Vec<Moved>,
    asks: Vec<String>,
    forms: &'a [String],
    visits: Vec<Moved>,
    unread: Vec<Moved>,
}

/// Something with a heading, numbers, and lines.
#[derive(Serialize)]
struct Moved {
    heading: String,
    numbers: String,
    lines: Vec<String>,
}

impl Impact {
    /// The impact as one page of HTML.
    pub fn html(&self, words: &Words, templates: &Templates) -> Result<String, DocumentError> {
        let named = |scale: &crate::ScaleName| {
            let args = [("title", scale.title.as_str()), ("id", &scale.id), ("edition", &scale.edition)];
            words.say("diff-scale", &args)
        };
        let title = words.say("impact-title", &[("old", &named(&self.old)), ("new", &named(&self.new))]);
        let because = |(sentence, count): &(String, usize)| {
            words.say("impact-because", &[("sentence", sentence), ("count", &count.to_string())])
        };
        let items = self.moved_items().into_iter().map(|item| Moved {
            heading: item.heading(),
            numbers: item.numbers(words),
            lines: item.because.iter().map(because).collect(),
        });
        let totals = self.moved_totals().into_iter().map(|total| Moved {
            heading: total.title.clone(),
            numbers: total.numbers(words),
            lines: {
                let crossings = total.crossings.iter().map(|crossing| crossing.sentence(words));
                total.because.iter().map(because).chain(crossings).collect()
            },
        });
        let visits = self.visits.iter().map(|visit| {
            let items = visit.items.iter().map(|item| item.sentence(words));
            let totals = visit.totals.iter().map(|total| total.sentence(words));
            Moved {
                heading: visit.heading(words),
                numbers: String::new(),
                lines: items.chain(totals).collect(),
            }
        });
        let unread = self.unread_together().into_iter().map(|(files, reasons)| Moved {
            heading: files.join(&words.word("list-join")),
            numbers: String::new(),
            lines: reasons.to_vec(),
        });
        let seen = SeenImpact {
            lang: words.lang().code(),
            title,
            summary: self.summary(words),
            items: items.collect(),
            totals: totals.collect(),
            asks: self.asks.iter().map(|ask| ask.sentence(words)).collect(),
            forms: &self.new_in_forms,
            visits: visits.collect(),
            unread: unread.collect(),
        };
        templates.lay_out("html/impact.html", words.lang(), &seen)
    }
}
