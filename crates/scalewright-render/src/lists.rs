//! Conditions put together, so that nobody can take them apart in another way: a list within a list stands in brackets.

use scalewright_model::{Cond, Exact, Expr};

use crate::Teller;
use crate::phrase::Scope;

/// How conditions are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// All hold.
    And,
    /// One holds.
    Or,
    /// They are listed.
    List,
}

/// A part of a list, with a verb of its own.
enum Piece<'c> {
    /// A condition.
    One(&'c Cond),
    /// Several criteria in a row: all or one of them.
    Criteria(Vec<&'c str>),
    /// The two ends between which something lies.
    Between { left: &'c Expr, low: (Exact, bool), high: (Exact, bool) },
}

impl Join {
    const fn word(self) -> &'static str {
        match self {
            Self::And => "and-join",
            Self::Or => "or-join",
            Self::List => "list-join",
        }
    }
}

impl Teller<'_> {
    /// Several conditions, joined.
    pub(crate) fn conds(&self, scope: Scope<'_>, conds: &[Cond], join: Join) -> String {
        self.cond_list(scope, &conds.iter().collect::<Vec<_>>(), join)
    }

    /// Several conditions, joined. What is joined in another way within them stands in brackets.
    pub(crate) fn cond_list(&self, scope: Scope<'_>, conds: &[&Cond], join: Join) -> String {
        let pieces = pieces(conds, join);
        let alone = pieces.len() == 1;
        let texts = pieces.iter().map(|piece| match piece {
            Piece::One(cond) => {
                let text = self.cond(scope, cond);
                if !alone && composed(cond) { self.grouped(&text) } else { text }
            }
            Piece::Criteria(ids) => self.criteria(ids, join),
            Piece::Between { left, low, high } => self.between(scope, left, *low, *high),
        });
        texts.collect::<Vec<_>>().join(&self.words.word(join.word()))
    }

    /// Several ways to the same, each as it is said and whether it is put together of several conditions.
    pub(crate) fn ways(&self, ways: &[(String, bool)]) -> String {
        let alone = ways.len() == 1;
        let texts = ways.iter().map(
            |(text, composed)| {
                if *composed && !alone { self.grouped(text) } else { text.clone() }
            },
        );
        texts.collect::<Vec<_>>().join(&self.words.word(Join::Or.word()))
    }

    fn grouped(&self, text: &str) -> String {
        self.words.say("grouped", &[("inner", text)])
    }

    /// All of some criteria, or one of them.
    fn criteria(&self, ids: &[&str], join: Join) -> String {
        let [rest @ .., last] = ids else { return String::new() };
        let list = rest.join(&self.words.word("list-join"));
        let phrase = match (join, rest.len()) {
            (Join::Or, _) => "criteria-any",
            (_, 1) => "criteria-both",
            _ => "criteria-all",
        };
        self.words.say(phrase, &[("list", &list), ("last", last)])
    }

    fn between(&self, scope: Scope<'_>, left: &Expr, low: (Exact, bool), high: (Exact, bool)) -> String {
        let phrase = match (low.1, high.1) {
            (true, false) => "between",
            (true, true) => "between-both",
            (false, true) => "between-over",
            (false, false) => "between-inside",
        };
        let unit = self.unit_of(scope, left).unwrap_or_default();
        let (low, high) = (self.quantity(low.0, &unit), self.quantity(high.0, &unit));
        self.words.say(phrase, &[("left", &self.expr(scope, left)), ("low", &low), ("high", &high)])
    }
}

/// Whether a condition is put together of several, so that it is taken as one only in brackets.
pub(crate) fn composed(cond: &Cond) -> bool {
    match cond {
        Cond::All(parts) => composed_list(parts, Join::And),
        Cond::Any(parts) => composed_list(parts, Join::Or),
        Cond::Several(_, parts) => criteria_only(parts).is_none(),
        _ => false,
    }
}

/// Whether conditions of which all hold, or one, are more than one when they are said.
pub(crate) fn composed_list(conds: &[Cond], join: Join) -> bool {
    match pieces(&conds.iter().collect::<Vec<_>>(), join).as_slice() {
        [Piece::One(only)] => composed(only),
        many => many.len() > 1,
    }
}

/// The names of criteria, where conditions ask for criteria and nothing else.
pub(crate) fn criteria_only(conds: &[Cond]) -> Option<Vec<String>> {
    let name = |cond: &Cond| match cond {
        Cond::Met(id) => Some(id.clone()),
        _ => None,
    };
    conds.iter().map(name).collect()
}

/// The parts of a list, from left to right.
fn pieces<'c>(conds: &[&'c Cond], join: Join) -> Vec<Piece<'c>> {
    let mut pieces = Vec::new();
    for cond in flat(conds, join) {
        match (pieces.last_mut(), cond) {
            (Some(Piece::Criteria(ids)), Cond::Met(id)) if join != Join::List => ids.push(id),
            (Some(Piece::One(Cond::Met(first))), Cond::Met(id)) if join != Join::List => {
                pieces.pop();
                pieces.push(Piece::Criteria(vec![first, id]));
            }
            (Some(Piece::One(other)), _) if join == Join::And => {
                let both = ends(other, cond).or_else(|| ends(cond, other));
                if both.is_some() {
                    pieces.pop();
                }
                pieces.push(both.unwrap_or(Piece::One(cond)));
            }
            _ => pieces.push(Piece::One(cond)),
        }
    }
    pieces
}

/// The same conditions; a list within a list of the same kind is no list of its own.
fn flat<'c>(conds: &[&'c Cond], join: Join) -> Vec<&'c Cond> {
    let mut all = Vec::with_capacity(conds.len());
    for cond in conds {
        match (cond, join) {
            (Cond::All(parts), Join::And) | (Cond::Any(parts), Join::Or) => {
                all.extend(flat(&parts.iter().collect::<Vec<_>>(), join));
            }
            _ => all.push(*cond),
        }
    }
    all
}

/// What lies between two ends: the first condition says the lower one, the second the upper one, both of the same thing.
fn ends<'c>(lower: &'c Cond, upper: &'c Cond) -> Option<Piece<'c>> {
    let (left, low) = match lower {
        Cond::AtLeast(left, Expr::Number(low)) => (left, (low.exact(), true)),
        Cond::Above(left, Expr::Number(low)) => (left, (low.exact(), false)),
        _ => return None,
    };
    let (same, high) = match upper {
        Cond::AtMost(same, Expr::Number(high)) => (same, (high.exact(), true)),
        Cond::Below(same, Expr::Number(high)) => (same, (high.exact(), false)),
        _ => return None,
    };
    (left == same && low.0 < high.0).then_some(Piece::Between { left, low, high })
}
