//! Which words of a text differ.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// A stretch that stayed between two that did not is kept apart only if it is longer than this, in characters: what is shorter tears
/// Japanese sentences into single signs.
const ISLAND: usize = 3;

/// A stretch of two versions of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It stands in the older one only.
    Gone(String),
    /// It stands in the newer one only.
    New(String),
}

impl Piece {
    /// The text of the stretch.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Gone(text) | Self::New(text) => text,
        }
    }
}

/// What stayed, what is gone and what is new, in the order of reading. Texts that share next to nothing are shown whole.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let diff = TextDiff::from_unicode_words(old, new);
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let same = change.tag() == ChangeTag::Equal;
        if runs.last().is_none_or(|run| run.same != same) {
            runs.push(Run { same, ..Run::default() });
        }
        let Some(run) = runs.last_mut() else { continue };
        match change.tag() {
            ChangeTag::Equal | ChangeTag::Delete => run.old.push_str(change.value()),
            ChangeTag::Insert => run.new.push_str(change.value()),
        }
    }
    let kept: usize = runs.iter().filter(|run| run.same).map(|run| run.old.chars().count()).sum();
    let longest = old.chars().count().max(new.chars().count());
    if kept * 4 < longest {
        return whole(old, new);
    }
    let merged = without_islands(runs);
    merged.into_iter().flat_map(Run::pieces).collect()
}

/// Both texts, one after the other.
fn whole(old: &str, new: &str) -> Vec<Piece> {
    Run { same: false, old: old.to_owned(), new: new.to_owned() }.pieces().collect()
}

/// A stretch of both texts: the same in both, or what stands there in each.
#[derive(Default)]
struct Run {
    same: bool,
    old: String,
    new: String,
}

impl Run {
    fn pieces(self) -> impl Iterator<Item = Piece> {
        let pieces = if self.same {
            [Piece::Same(self.old), Piece::Same(String::new())]
        } else {
            [Piece::Gone(self.old), Piece::New(self.new)]
        };
        pieces.into_iter().filter(|piece| !piece.text().is_empty())
    }
}

/// Short stretches that stayed, between two that did not, become part of them.
fn without_islands(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut merged: Vec<Run> = Vec::new();
    for (at, mut run) in runs.into_iter().enumerate() {
        let short = run.same && at > 0 && at < last && run.old.chars().count() < ISLAND;
        if short {
            run.new.clone_from(&run.old);
            run.same = false;
        }
        match merged.last_mut() {
            Some(before) if before.same == run.same => {
                before.old.push_str(&run.old);
                before.new.push_str(&run.new);
            }
            _ => merged.push(run),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces with marks: `[-gone-]` and `{+new+}`.
    fn marked(old: &str, new: &str) -> String {
        let mark = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("{{+{text}+}}"),
        };
        pieces(old, new).iter().map(mark).collect()
    }

    #[test]
    fn words_that_differ_are_marked_in_both_languages() {
        assert_eq!(
            marked("The beds are tended every week.", "The beds are tended every day."),
            "The beds are tended every [-week-]{+day+}."
        );
        assert_eq!(
            marked("畑に水をまく日を決めている", "畑に水をまく人を決めている"),
            "畑に水をまく[-日-]{+人+}を決めている"
        );
        assert_eq!(marked("same", "same"), "same");
        assert_eq!(marked("", "new"), "{+new+}");
        assert_eq!(marked("old", ""), "[-old-]");
    }

    #[test]
    fn short_stretches_do_not_tear_a_sentence_apart() {
        let found = pieces("菜園の人が話し合いを開く。", "菜園の係が寄り合いを開く。");
        let changed = found.iter().filter(|piece| matches!(piece, Piece::Gone(_))).count();
        assert_eq!(changed, 1, "{found:?}");
    }

    #[test]
    fn texts_that_share_nothing_are_shown_whole() {
        assert_eq!(marked("水道から引く", "guests bring tea"), "[-水道から引く-]{+guests bring tea+}");
    }

    #[test]
    fn each_side_can_be_read_from_the_pieces() {
        let texts = [
            "週に1回、区画を歩く。",
            "月に2回、区画をみんなで歩く。",
            "a b  c",
            "a  c d",
            "",
            "𠮷野の畑",
            "野の畑𠮷",
        ];
        for old in texts {
            for new in texts {
                let side = |keep: fn(&Piece) -> bool| -> String {
                    pieces(old, new).iter().filter(|piece| keep(piece)).map(Piece::text).collect()
                };
                assert_eq!(side(|piece| !matches!(piece, Piece::New(_))), old);
                assert_eq!(side(|piece| !matches!(piece, Piece::Gone(_))), new);
            }
        }
    }
}
