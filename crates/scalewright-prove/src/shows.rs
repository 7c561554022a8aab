//! Asks the interpreter whether an example shows what it is meant to show.
//!
//! What is not seen into (a product of two answers, say) can be anything to the prover. So an example that it makes of such an item
//! may give the score that it should give, and still not show what was asked.

use std::cell::RefCell;

use scalewright_check::Checked;
use scalewright_model::{Assessment, Cond, Item, Number, Rule, YesNo};
use scalewright_score::{ItemState, Plan};

/// The questions that were asked of the examples of an item.
pub(crate) struct Shows<'a> {
    checked: &'a Checked,
    item: &'a Item,
    holds: RefCell<Vec<(Cond, Plan)>>,
    limited: RefCell<Vec<(usize, Plan)>>,
}

impl<'a> Shows<'a> {
    pub fn of(checked: &'a Checked, item: &'a Item) -> Self {
        Self { checked, item, holds: RefCell::default(), limited: RefCell::default() }
    }

    /// Whether a condition of the item holds; nothing if that cannot be said.
    pub fn holds(&self, cond: &Cond, of: &Assessment) -> Option<bool> {
        let mut known = self.holds.borrow_mut();
        let at = known.iter().position(|(asked, _)| asked == cond).unwrap_or_else(|| {
            let (yes, no) = (Number::whole(1), Number::whole(0));
            let rule = Rule::YesNo(YesNo { when: cond.clone(), yes, no, evidence: None });
            known.push((cond.clone(), self.plan(rule, 0)));
            known.len() - 1
        });
        let state = known[at].1.score_item(of, &self.item.code)?;
        state.score().map(|score| score == Number::whole(1).exact())
    }

    /// All of these hold.
    pub fn all(&self, conds: &[Cond], of: &Assessment) -> bool {
        conds.iter().all(|cond| self.holds(cond, of) == Some(true))
    }

    /// What the item comes to with its first limits alone.
    pub fn limited(&self, limits: usize, of: &Assessment) -> Option<ItemState> {
        let mut known = self.limited.borrow_mut();
        let at = known.iter().position(|(count, _)| *count == limits).unwrap_or_else(|| {
            known.push((limits, self.plan(self.item.rule.clone(), limits)));
            known.len() - 1
        });
        known[at].1.score_item(of, &self.item.code)
    }

    fn plan(&self, rule: Rule, limits: usize) -> Plan {
        let mut item = Item { rule, reverse: false, asked_when: None, ..self.item.clone() };
        item.limits.truncate(limits);
        Plan::of_item(self.checked, &item)
    }
}
