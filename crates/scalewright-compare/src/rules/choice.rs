//! Rules by which raters pick an anchor.

use scalewright_model::{Anchor, Choice};

use crate::Kind;
use crate::change::Manner;
use crate::matching::matched;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// Anchors: their texts, and which scores there are.
    pub(super) fn choice(&mut self, (old, new): Both<&Choice>, at: &At) {
        let score = |left: &Anchor, right: &Anchor| left.score == right.score;
        let at = at.key("anchors");
        for (before, after) in matched(&old.anchors, &new.anchors, &[&score]) {
            let pair = (before.map(|at| &old.anchors[at]), after.map(|at| &new.anchors[at]));
            let Some(anchor) = pair.1.or(pair.0) else { continue };
            let what = self.what("anchor", &[("score", &anchor.score.to_string())]);
            let after = after.unwrap_or_default();
            let place = at.index(before.unwrap_or(after.min(old.anchors.len())), after);
            match pair {
                (Some(before), Some(after)) => {
                    self.text(Kind::Anchor, &what, (&before.text, &after.text), &place.key("text"));
                    self.evidence(&what, (before.evidence.as_ref(), after.evidence.as_ref()), &place);
                }
                (None, Some(added)) => {
                    let text = self.new.text_of(self.item_new(), &added.text);
                    self.scoring(|pen| {
                        pen.note(Kind::Anchor, Manner::New, &what, (None, Some(&text)), &place);
                    });
                }
                (Some(dropped), None) => {
                    let text = self.old.text_of(self.item_old(), &dropped.text);
                    self.scoring(|pen| {
                        pen.note(Kind::Anchor, Manner::Gone, &what, (Some(&text), None), &place);
                    });
                }
                (None, None) => {}
            }
        }
    }
}
