//! Conditions and computations: where they differ, as deep inside as can be said.

use scalewright_model::{Cond, Exact, Expr, Rows, decimal};

use crate::Kind;
use crate::change::Manner;
use crate::matching::matched;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// A condition of a kind; among the rows of a table, or not.
    pub fn cond(&mut self, kind: Kind, what: &str, (old, new): Both<&Cond>, table: Option<&str>, at: &At) {
        if old == new {
            return;
        }
        match (old, new) {
            (Cond::All(left), Cond::All(right)) => {
                self.conds(kind, what, (left, right), table, &at.key("All"));
            }
            (Cond::Any(left), Cond::Any(right)) => {
                self.conds(kind, what, (left, right), table, &at.key("Any"));
            }
            (Cond::Several(least, left), Cond::Several(most, right)) if left == right => {
                let count = self.what("several", &[("what", what)]);
                let shown = (least.to_string(), most.to_string());
                let at = at.key("Several").index(0, 0);
                self.number(kind, &count, (least.exact(), most.exact()), shown, &at);
            }
            (Cond::Several(least, left), Cond::Several(most, right)) if least == most => {
                self.conds(kind, what, (left, right), table, &at.key("Several").index(1, 1));
            }
            (Cond::Not(left), Cond::Not(right)) => {
                self.cond(kind, what, (left, right), table, &at.key("Not"));
            }
            (Cond::OneOf(value, left), Cond::OneOf(other, right)) if value == other => {
                self.codes(kind, what, value, (left, right), table, at);
            }
            _ => self.comparison(kind, what, (old, new), table, at),
        }
    }

    /// Conditions in a list: those that stand on both sides are passed over.
    pub fn conds(&mut self, kind: Kind, what: &str, (old, new): Both<&[Cond]>, table: Option<&str>, at: &At) {
        let same = |left: &Cond, right: &Cond| left == right;
        let near = |left: &Cond, right: &Cond| subject(left).is_some() && subject(left) == subject(right);
        for (before, after) in matched(old, new, &[&same, &near]) {
            let place = at.index(before.unwrap_or_default(), after.unwrap_or(old.len()));
            match (before.map(|at| &old[at]), after.map(|at| &new[at])) {
                (Some(before), Some(after)) => self.cond(kind, what, (before, after), table, &place),
                (None, Some(added)) => {
                    let text = self.new.condition(self.item_new(), table, added);
                    let needs = self.what("needs", &[("what", what)]);
                    let place = At::new(at.old.index(old.len()), place.new);
                    self.note(kind, Manner::New, &needs, (None, Some(&text)), &place);
                }
                (Some(dropped), None) => {
                    let text = self.old.condition(self.item_old(), table, dropped);
                    let needs = self.what("needs", &[("what", what)]);
                    self.note(kind, Manner::Gone, &needs, (Some(&text), None), &place);
                }
                (None, None) => {}
            }
        }
    }

    /// Codes of which one must be there.
    fn codes(
        &mut self,
        kind: Kind,
        what: &str,
        value: &Expr,
        (old, new): Both<&[String]>,
        table: Option<&str>,
        at: &At,
    ) {
        let at = at.key("OneOf").index(1, 1);
        let quoted = |title: String| self.words.say("option-quoted", &[("option", &title)]);
        let join = self.words.word("list-join");
        let more: Vec<String> = new
            .iter()
            .filter(|code| !old.contains(code))
            .map(|code| quoted(self.new.option_of_expression(self.item_new(), table, value, code)))
            .collect();
        let fewer: Vec<String> = old
            .iter()
            .filter(|code| !new.contains(code))
            .map(|code| quoted(self.old.option_of_expression(self.item_old(), table, value, code)))
            .collect();
        if !more.is_empty() {
            self.note(kind, Manner::Included, what, (Some(""), Some(&more.join(&join))), &at);
        }
        if !fewer.is_empty() {
            self.note(kind, Manner::Excluded, what, (Some(&fewer.join(&join)), Some("")), &at);
        }
        if more.is_empty() && fewer.is_empty() {
            self.note(kind, Manner::Moved, what, (Some(""), Some("")), &at);
        }
    }

    /// A comparison with a number, or else the whole condition in words.
    fn comparison(&mut self, kind: Kind, what: &str, (old, new): Both<&Cond>, table: Option<&str>, at: &At) {
        if let (Some((word, left, low)), Some((other, right, high))) = (compared(old), compared(new))
            && left == right
            && word == other
            && let (Expr::Number(low), Expr::Number(high)) = (low, high)
        {
            let read = self.new.expression(self.item_new(), table, right);
            let bound = self.what("bound-in", &[("what", what), ("value", &read)]);
            let shown =
                (self.quantity_old(left, table, low.exact()), self.quantity_new(right, table, high.exact()));
            let at = at.key(word).index(1, 1);
            self.number(Kind::Threshold, &bound, (low.exact(), high.exact()), shown, &at);
            return;
        }
        if let (Some((word, left, bound)), Some((other, right, limit))) = (compared(old), compared(new))
            && word == other
            && bound == limit
        {
            self.expr(kind, what, (left, right), table, &at.key(word).index(0, 0));
            return;
        }
        let sides = (
            self.old.condition(self.item_old(), table, old),
            self.new.condition(self.item_new(), table, new),
        );
        self.said(kind, what, sides, at);
    }

    fn quantity_old(&self, value: &Expr, table: Option<&str>, number: Exact) -> String {
        let unit = self.old.unit_of_expression(self.item_old(), table, value);
        unit.map_or_else(|| decimal(number, 9), |unit| self.old.quantity(number, &unit))
    }

    fn quantity_new(&self, value: &Expr, table: Option<&str>, number: Exact) -> String {
        let unit = self.new.unit_of_expression(self.item_new(), table, value);
        unit.map_or_else(|| decimal(number, 9), |unit| self.new.quantity(number, &unit))
    }

    /// Two phrases that stand for different things, even if their words are the same.
    fn said(&mut self, kind: Kind, what: &str, sides: Both<String>, at: &At) {
        if sides.0 == sides.1 {
            self.note(kind, Manner::Changed, what, (Some(&sides.0), Some(&sides.1)), at);
        } else {
            self.phrase(kind, what, sides, at);
        }
    }

    /// A computation.
    pub fn expr(&mut self, kind: Kind, what: &str, (old, new): Both<&Expr>, table: Option<&str>, at: &At) {
        if old == new {
            return;
        }
        match (old, new) {
            (Expr::Number(left), Expr::Number(right)) => {
                let shown = (left.to_string(), right.to_string());
                self.number(Kind::Threshold, what, (left.exact(), right.exact()), shown, &at.key("Number"));
            }
            (Expr::Share { part, whole }, Expr::Share { part: other, whole: all }) if !self.in_part => {
                self.in_part = true;
                self.expr(
                    kind,
                    &self.part_of("numerator", what),
                    (part, other),
                    table,
                    &at.key("Share").key("part"),
                );
                self.expr(
                    kind,
                    &self.part_of("denominator", what),
                    (whole, all),
                    table,
                    &at.key("Share").key("whole"),
                );
                self.in_part = false;
            }
            (Expr::Ratio { of, to, per }, Expr::Ratio { of: other, to: all, per: same })
                if per == same && !self.in_part =>
            {
                self.in_part = true;
                self.expr(
                    kind,
                    &self.part_of("numerator", what),
                    (of, other),
                    table,
                    &at.key("Ratio").key("of"),
                );
                self.expr(
                    kind,
                    &self.part_of("denominator", what),
                    (to, all),
                    table,
                    &at.key("Ratio").key("to"),
                );
                self.in_part = false;
            }
            _ => self.over_rows(kind, what, (old, new), table, at),
        }
    }

    fn part_of(&self, part: &str, what: &str) -> String {
        self.what(part, &[("what", what)])
    }

    /// A computation over rows of the same table, or else the whole computation in words.
    fn over_rows(&mut self, kind: Kind, what: &str, (old, new): Both<&Expr>, table: Option<&str>, at: &At) {
        if let (Some(left), Some(right)) = (Over::of(old), Over::of(new))
            && left.name == right.name
            && left.table == right.table
        {
            let (at, rows) = (at.key(left.name), Some(left.table));
            if let (Some(one), Some(other)) = (left.of, right.of) {
                self.expr(kind, what, (one, other), rows, &at.key("of"));
            }
            if let (Some(one), Some(other)) = (left.that, right.that) {
                self.cond(kind, what, (one, other), rows, &at.key("that"));
            }
            self.filter(kind, what, (left.filter, right.filter), left.table, &at.key("where"));
            return;
        }
        let sides = (
            self.old.expression(self.item_old(), table, old),
            self.new.expression(self.item_new(), table, new),
        );
        self.said(kind, what, sides, at);
    }

    /// Which rows are taken.
    fn filter(&mut self, kind: Kind, what: &str, sides: Both<Option<&Cond>>, table: &str, at: &At) {
        let what = self.what("rows", &[("what", what), ("table", &self.new.table(table))]);
        match sides {
            (Some(old), Some(new)) => self.cond(kind, &what, (old, new), Some(table), at),
            (old, new) => {
                let old = old.map(|cond| self.old.condition(self.item_old(), Some(table), cond));
                let new = new.map(|cond| self.new.condition(self.item_new(), Some(table), cond));
                self.value(kind, &what, (old, new), at);
            }
        }
    }
}

/// What a condition is about, where that can be told apart from what is asked of it.
fn subject(cond: &Cond) -> Option<&Expr> {
    match cond {
        Cond::OneOf(value, _) | Cond::Is(value, _) => Some(value),
        other => compared(other).map(|(_, left, _)| left),
    }
}

/// A comparison: its name in the data, and its two sides.
const fn compared(cond: &Cond) -> Option<(&'static str, &Expr, &Expr)> {
    match cond {
        Cond::AtLeast(left, right) => Some(("AtLeast", left, right)),
        Cond::AtMost(left, right) => Some(("AtMost", left, right)),
        Cond::Above(left, right) => Some(("Above", left, right)),
        Cond::Below(left, right) => Some(("Below", left, right)),
        Cond::Equal(left, right) => Some(("Equal", left, right)),
        _ => None,
    }
}

/// A computation over the rows of a table.
struct Over<'a> {
    name: &'static str,
    table: &'a str,
    of: Option<&'a Expr>,
    that: Option<&'a Cond>,
    filter: Option<&'a Cond>,
}

impl<'a> Over<'a> {
    fn of(value: &'a Expr) -> Option<Self> {
        let over = |name, table, of, that, filter: &'a Option<Box<Cond>>| {
            Some(Self { name, table, of, that, filter: filter.as_deref() })
        };
        match value {
            Expr::Count(Rows { table, filter }) => over("Count", table, None, None, filter),
            Expr::Sum { table, of, filter } => over("Sum", table, Some(of), None, filter),
            Expr::Mean { table, of, filter } => over("Mean", table, Some(of), None, filter),
            Expr::ShareOf { table, that, filter } => over("ShareOf", table, None, Some(that), filter),
            _ => None,
        }
    }
}
