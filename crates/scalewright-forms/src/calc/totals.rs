//! Totals as formulas.

use scalewright_model::{Exact, How, Item, MissingPolicy, Total, TotalOf, decimal};

use super::conditions::difference;
use super::{Calc, Scope};
use crate::formula::{APART, F, Fun, Op, count};

/// An item of a total: the cell of its score, and what it counts.
struct Member {
    score: F,
    weight: Exact,
    low: Exact,
    high: Exact,
}

impl<'a> Calc<'a> {
    /// The steps of a total: its value, and the name of its band.
    pub(super) fn total(&mut self, scope: &Scope<'a>, total: &'a Total) -> (u32, Option<u32>) {
        let members = self.members_of(scope, total);
        let title = self.told(scope, &total.title);
        let scores: Vec<F> = members.iter().map(|member| member.score.clone()).collect();
        let rated = F::Call(Fun::Count, scores.clone());
        let rated = self.plain(scope, &self.layout.word("book-step-rated"), rated);
        let apart = scores.iter().map(|score| flag(score.clone().equals(F::text(APART)))).collect();
        let apart = self.plain(scope, &self.layout.word("book-step-apart"), F::plus_all(apart));
        let open = F::whole(count(members.len())).op(Op::Subtract, rated.clone()).op(Op::Subtract, apart);
        let open = self.plain(scope, &self.layout.word("book-step-open"), open);
        let complete = value(total.how, &members);
        let (least, partial) = match total.missing {
            MissingPolicy::CompleteOnly { at_least } => (at_least, F::unknown()),
            MissingPolicy::RatedOnly { at_least } => (at_least, rated_only(total.how, &members, &complete)),
        };
        let whole = F::when(open.equals(F::whole(0)), complete, partial);
        let few = rated.op(Op::Below, F::whole(i64::from(least.max(1))));
        let row = self.new_step(scope, title.clone(), F::when(few, F::unknown(), whole));
        if let Some(step) = self.steps.last_mut() {
            step.decimals = Some(if total.how == How::Sum { 0 } else { 2 });
        }
        let band = (!total.bands.is_empty()).then(|| {
            let value = self.step_value(scope, row);
            let mut name = F::blank();
            let mut bands: Vec<_> = total.bands.iter().collect();
            bands.sort_by_key(|band| band.from);
            for band in bands {
                let test = difference(value.clone(), F::Number(band.from.to_string()), Op::AtLeast);
                name = F::when(test, F::text(self.layout.text(&band.title)), name);
            }
            self.new_step(scope, title, F::when(value.numeric(), name, F::blank()))
        });
        (row, band)
    }

    fn members_of(&self, scope: &Scope<'a>, total: &Total) -> Vec<Member> {
        let subscales = &scope.checked.scale().subscales;
        let codes: Vec<&String> = match &total.of {
            TotalOf::Everything => subscales.iter().flat_map(|subscale| &subscale.items).collect(),
            TotalOf::Subscales(ids) => {
                let of = subscales.iter().filter(|subscale| ids.contains(&subscale.id));
                of.flat_map(|subscale| &subscale.items).collect()
            }
            TotalOf::Items(codes) => codes.iter().collect(),
        };
        let items = codes.into_iter().filter_map(|code| scope.checked.item(code));
        items.filter_map(|item| self.member(scope, item)).collect()
    }

    fn member(&self, scope: &Scope<'a>, item: &Item) -> Option<Member> {
        let row = self.items.get(scope.scale)?.get(&item.code)?.score;
        let range = scope.checked.range_of(item);
        Some(Member {
            score: self.step_value(scope, row),
            weight: item.weight.map_or_else(|| Exact::from_integer(1), scalewright_model::Number::exact),
            low: range.min.exact(),
            high: range.max.exact(),
        })
    }
}

fn flag(test: F) -> F {
    F::when(test, F::whole(1), F::whole(0))
}

fn number(value: Exact) -> F {
    F::Number(decimal(value, 9))
}

/// The value of a total, of the items that have a score.
fn value(how: How, members: &[Member]) -> F {
    let one = Exact::from_integer(1);
    let percent = Exact::from_integer(100);
    match how {
        How::Sum => over(members, one, false),
        How::Mean => quotient(over(members, one, false), under(members, |_| one)),
        How::ShareOfMax => quotient(over(members, percent, false), under(members, |member| member.high)),
        How::MinMax => {
            quotient(over(members, percent, true), under(members, |member| member.high - member.low))
        }
    }
}

/// The scores of the rated items, each times its weight and a factor; counted from the lowest score, if that is asked for.
fn over(members: &[Member], factor: Exact, from_low: bool) -> F {
    let one = Exact::from_integer(1);
    if factor == one && !from_low && members.iter().all(|member| member.weight == one) {
        // Without weights, a plain sum is shorter and easier to read.
        return F::Call(Fun::Sum, members.iter().map(|member| member.score.clone()).collect());
    }
    let part = |member: &Member| {
        let score = member.score.clone();
        let score = if from_low { score.op(Op::Subtract, number(member.low)) } else { score };
        let weighted = number(member.weight * factor).op(Op::Multiply, score);
        F::when(member.score.clone().numeric(), weighted, F::whole(0))
    };
    F::plus_all(members.iter().map(part).collect())
}

/// The weights of the rated items, each times something of the item.
fn under(members: &[Member], of: impl Fn(&Member) -> Exact) -> F {
    let part = |member: &Member| {
        F::when(member.score.clone().numeric(), number(member.weight * of(member)), F::whole(0))
    };
    F::plus_all(members.iter().map(part).collect())
}

fn quotient(over: F, under: F) -> F {
    F::when(under.clone().equals(F::whole(0)), F::unknown(), over.op(Op::Divide, under))
}

/// The total of the rated items; a sum stands for all that apply.
fn rated_only(how: How, members: &[Member], complete: &F) -> F {
    if how != How::Sum {
        return complete.clone();
    }
    let applies = |member: &Member| {
        F::when(member.score.clone().equals(F::text(APART)), F::whole(0), number(member.weight))
    };
    let all = F::plus_all(members.iter().map(applies).collect());
    let own = under(members, |_| Exact::from_integer(1));
    F::when(
        own.clone().equals(F::whole(0)),
        F::unknown(),
        complete.clone().op(Op::Multiply, all).op(Op::Divide, own),
    )
}
