//! Totals and their bands.

use std::collections::BTreeSet;

use scalewright_model::{How, MissingPolicy, Subscale, Total, TotalBand, TotalOf};

use crate::Kind;
use crate::matching::{Matched, matched};
use crate::pairs::Pair;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// Totals: what goes into them, how they are computed, their bands.
    pub(super) fn totals(
        &mut self,
        (old, new): Both<&[Total]>,
        subscales: &[Matched],
        pairs: &[Pair<'_>],
        at: &At,
    ) {
        for (before, after) in self.matched_totals((old, new), subscales) {
            let place = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            match (before.map(|at| &old[at]), after.map(|at| &new[at])) {
                (Some(before), Some(after)) => self.total((before, after), pairs, &place),
                (before, after) => {
                    let what = self.what("a-total", &[]);
                    let sides = (
                        before.map(|one| self.old.text(&one.title)),
                        after.map(|one| self.new.text(&one.title)),
                    );
                    self.value(Kind::Structure, &what, sides, &place);
                }
            }
        }
    }

    /// Totals by name; those of one subscale by their subscale.
    fn matched_totals(&self, (old, new): Both<&[Total]>, subscales: &[Matched]) -> Vec<Matched> {
        let (left, right) = (&self.old.scale.scale().subscales, &self.new.scale.scale().subscales);
        let id = |left: &Total, right: &Total| left.id == right.id;
        let position = |subscales: &[Subscale], total: &Total| match &total.of {
            TotalOf::Subscales(ids) if ids.len() == 1 => {
                subscales.iter().position(|one| ids.contains(&one.id))
            }
            _ => None,
        };
        let of = |before: &Total, after: &Total| {
            let pair = (position(left, before), position(right, after));
            pair.0.is_some() && subscales.contains(&pair)
        };
        matched(old, new, &[&id, &of])
    }

    fn total(&mut self, (old, new): Both<&Total>, pairs: &[Pair<'_>], at: &At) {
        let title = self.new.text(&new.title);
        // A total that is called no more than that is not named twice.
        let id = if title == self.what("a-total", &[]) { "total-plain" } else { "total" };
        let what = self.what(id, &[("title", &title)]);
        self.text(Kind::Wording, &what, (&old.title, &new.title), &at.key("title"));
        if !self.same_items((&old.of, &new.of), pairs) {
            let of = self.what("total-of", &[("what", &what)]);
            let sides = (Some(self.members((&old.of, true))), Some(self.members((&new.of, false))));
            self.value(Kind::Rule, &of, sides, &at.key("of"));
        }
        let how = self.what("total-how", &[("what", &what)]);
        let sides = (Some(self.how(old.how)), Some(self.how(new.how)));
        self.value(Kind::Rule, &how, sides, &at.key("how"));
        let missing = self.what("total-missing", &[("what", &what)]);
        let sides = (Some(self.policy(old.missing)), Some(self.policy(new.missing)));
        self.value(Kind::Rule, &missing, sides, &at.key("missing"));
        self.bands_of_total(&what, (&old.bands, &new.bands), &at.key("bands"));
        self.evidence(&what, (old.evidence.as_ref(), new.evidence.as_ref()), at);
    }

    /// Whether the same items go in, as far as there are items on both sides.
    fn same_items(&self, (old, new): Both<&TotalOf>, pairs: &[Pair<'_>]) -> bool {
        if old == new && !matches!(old, TotalOf::Subscales(_)) {
            return true;
        }
        let (before, after) = (self.items_of(old, true), self.items_of(new, false));
        pairs.iter().all(|pair| match (pair.old, pair.new) {
            (Some(old), Some(new)) => before.contains(&*old.code) == after.contains(&*new.code),
            _ => true,
        })
    }

    fn items_of<'t>(&'t self, of: &'t TotalOf, is_old: bool) -> BTreeSet<&'t str> {
        let scale = if is_old { self.old.scale } else { self.new.scale };
        match of {
            TotalOf::Everything => scale.items().iter().map(|item| &*item.code).collect(),
            TotalOf::Items(codes) => codes.iter().map(String::as_str).collect(),
            TotalOf::Subscales(ids) => {
                let subscales = scale.scale().subscales.iter().filter(|one| ids.contains(&one.id));
                subscales.flat_map(|one| one.items.iter().map(String::as_str)).collect()
            }
        }
    }

    fn members(&self, (of, is_old): (&TotalOf, bool)) -> String {
        let teller = if is_old { self.old } else { self.new };
        let join = self.words.word("list-join");
        match of {
            TotalOf::Everything => self.words.word("diff-every-item"),
            TotalOf::Items(codes) => codes.join(&join),
            TotalOf::Subscales(ids) => {
                let subscales = teller.scale.scale().subscales.iter().filter(|one| ids.contains(&one.id));
                subscales.map(|one| teller.text(&one.title)).collect::<Vec<_>>().join(&join)
            }
        }
    }

    fn how(&self, how: How) -> String {
        self.words.word(match how {
            How::Sum => "diff-how-sum",
            How::Mean => "diff-how-mean",
            How::ShareOfMax => "diff-how-share",
            How::MinMax => "diff-how-min-max",
        })
    }

    fn policy(&self, policy: MissingPolicy) -> String {
        let (id, least) = match policy {
            MissingPolicy::CompleteOnly { at_least } => ("diff-missing-complete", at_least),
            MissingPolicy::RatedOnly { at_least } => ("diff-missing-rated", at_least),
        };
        self.words.say(id, &[("least", &least.to_string())])
    }

    fn bands_of_total(&mut self, total: &str, (old, new): Both<&[TotalBand]>, at: &At) {
        let title = |left: &TotalBand, right: &TotalBand| left.title == right.title;
        let from = |left: &TotalBand, right: &TotalBand| left.from == right.from;
        for (before, after) in matched(old, new, &[&title, &from]) {
            let place = at.index(before.unwrap_or_default(), after.unwrap_or_default());
            let (before, after) = (before.map(|at| &old[at]), after.map(|at| &new[at]));
            let name = after.map(|one| self.new.text(&one.title));
            let name = name.or_else(|| before.map(|one| self.old.text(&one.title))).unwrap_or_default();
            let what = self.what("total-band", &[("what", total), ("title", &name)]);
            match (before, after) {
                (Some(before), Some(after)) => {
                    self.text(Kind::Wording, &what, (&before.title, &after.title), &place.key("title"));
                    let shown = (before.from.to_string(), after.from.to_string());
                    let numbers = (before.from.exact(), after.from.exact());
                    self.number(Kind::Threshold, &what, numbers, shown, &place.key("from"));
                }
                (before, after) => {
                    let from =
                        |one: &TotalBand| self.words.say("band-from", &[("from", &one.from.to_string())]);
                    let sides = (before.map(from), after.map(from));
                    let from = sides.1.as_ref().or(sides.0.as_ref()).cloned().unwrap_or_default();
                    let args = [("what", total), ("title", &name), ("from", &from)];
                    let what = self.what("total-band-whole", &args);
                    self.lone(Kind::Threshold, &what, sides, &place);
                }
            }
        }
    }
}
