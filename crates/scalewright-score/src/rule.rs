//! Rules to scores: all scores that are possible with what is known.

use scalewright_model::{Effect, Exact};

use crate::eval::Eval;
use crate::exact::{at_least, compare};
use crate::lack::Leaf;
use crate::plan::{ItemPlan, LimitPlan, Ru};
use crate::value::{Num, Tri, Val};

/// What an item can come to, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Possible {
    /// The scores, from the lowest to the highest.
    pub scores: Vec<Exact>,
    /// The item may turn out not to apply.
    pub not_applicable: bool,
}

impl Possible {
    /// One score.
    pub fn one(score: Exact) -> Self {
        Self { scores: vec![score], not_applicable: false }
    }

    /// The one score, if there is one and no doubt about it.
    pub fn decided(&self) -> Option<Exact> {
        match self.scores.as_slice() {
            [score] if !self.not_applicable => Some(*score),
            _ => None,
        }
    }

    /// Nothing is open: there is one score, or the item does not apply.
    pub fn settled(&self) -> bool {
        self.decided().is_some() || (self.not_applicable && self.scores.is_empty())
    }

    /// Whether everything that the other holds possible is possible here as well.
    pub fn holds(&self, other: &Self) -> bool {
        (self.not_applicable || !other.not_applicable)
            && other.scores.iter().all(|score| self.scores.contains(score))
    }

    pub fn join(&mut self, other: Self) {
        for score in other.scores {
            if let Err(place) = self.scores.binary_search_by(|known| compare(known, &score)) {
                self.scores.insert(place, score);
            }
        }
        self.not_applicable |= other.not_applicable;
    }

    fn map(self, of: impl Fn(Exact) -> Exact) -> Self {
        let mut mapped =
            Self { scores: Vec::with_capacity(self.scores.len()), not_applicable: self.not_applicable };
        for score in self.scores {
            mapped.join(Self::one(of(score)));
        }
        mapped
    }
}

impl Eval<'_> {
    /// All that the item at hand can come to.
    pub fn possible(&mut self, item: &ItemPlan) -> Possible {
        let asked = self.asked(item);
        if asked == Tri::No {
            return Possible { scores: Vec::new(), not_applicable: true };
        }
        let mut possible = self.limited(item);
        if item.reverse {
            possible = possible.map(|score| item.low + item.high - score);
        }
        possible.not_applicable = asked == Tri::Unknown;
        possible
    }

    /// Whether the item applies.
    pub fn asked(&mut self, item: &ItemPlan) -> Tri {
        if self.bound.not_applicable.get(self.index) == Some(&true) {
            return Tri::No;
        }
        item.asked_when.as_ref().map_or(Tri::Yes, |cond| self.cond(cond))
    }

    /// The scores after the limits.
    fn limited(&mut self, item: &ItemPlan) -> Possible {
        let before = self.lacks.len();
        let mut possible = self.rule(&item.rule);
        for limit in &item.limits {
            possible = match self.cond(&limit.when) {
                Tri::No => possible,
                Tri::Yes => possible.map(|score| limited_by(limit, score)),
                Tri::Unknown => {
                    let mut both = possible.clone();
                    both.join(possible.map(|score| limited_by(limit, score)));
                    both
                }
            };
        }
        if possible.scores.len() == 1 {
            // What was missing made no difference; it is kept only while something is open.
            self.lacks.truncate(before);
        }
        possible
    }

    /// The scores that a rule can give.
    pub fn rule(&mut self, rule: &Ru) -> Possible {
        match rule {
            Ru::Pick { answer, scores } => {
                if let Val::Number(score) = self.answer(*answer) {
                    return Possible::one(score);
                }
                self.lacks.push(Leaf::Answer(*answer));
                let mut all = Possible::default();
                all.join(Possible { scores: scores.clone(), not_applicable: false });
                all
            }
            Ru::Bands { measure, rising, steps, rest } => {
                let value = self.measure(*measure);
                bands(value, *rising, steps, *rest)
            }
            Ru::Count { criteria, scores } => self.counted(criteria, scores),
            Ru::Ladder { rungs, otherwise } => {
                let mut possible = Possible::default();
                for (score, needs) in rungs {
                    let before = self.lacks.len();
                    match self.all(needs) {
                        Tri::Yes => {
                            self.lacks.truncate(before);
                            possible.join(Possible::one(*score));
                            return possible;
                        }
                        Tri::Unknown => possible.join(Possible::one(*score)),
                        Tri::No => self.lacks.truncate(before),
                    }
                }
                possible.join(Possible::one(*otherwise));
                possible
            }
            Ru::First { cases, otherwise } => {
                let mut possible = Possible::default();
                for (when, score) in cases {
                    match self.cond(when) {
                        Tri::Yes => {
                            possible.join(Possible::one(*score));
                            return possible;
                        }
                        Tri::Unknown => possible.join(Possible::one(*score)),
                        Tri::No => {}
                    }
                }
                possible.join(Possible::one(*otherwise));
                possible
            }
            Ru::Table(table) => self.table(table),
            Ru::YesNo { when, yes, no } => match self.cond(when) {
                Tri::Yes => Possible::one(*yes),
                Tri::No => Possible::one(*no),
                Tri::Unknown => {
                    let mut both = Possible::one(*yes);
                    both.join(Possible::one(*no));
                    both
                }
            },
            Ru::BySetting { setting, forms } => self.by_setting(*setting, forms),
        }
    }

    fn counted(&mut self, criteria: &[usize], scores: &[Exact]) -> Possible {
        let (mut sure, mut open) = (0, 0);
        for criterion in criteria {
            match self.met(*criterion) {
                Tri::Yes => sure += 1,
                Tri::Unknown => open += 1,
                Tri::No => {}
            }
        }
        let mut possible = Possible::default();
        for met in sure..=sure + open {
            if let Some(score) = scores.get(met) {
                possible.join(Possible::one(*score));
            }
        }
        possible
    }

    fn by_setting(&mut self, setting: usize, forms: &[(usize, String, Ru)]) -> Possible {
        if let Some(Val::Code(code)) = self.bound.settings.get(setting) {
            let form = forms.iter().find(|(other, _, _)| other == code);
            return form.map_or_else(Possible::default, |(_, _, rule)| self.rule(rule));
        }
        self.lacks.push(Leaf::Setting(setting));
        let mut possible = Possible::default();
        for (_, _, rule) in forms {
            possible.join(self.rule(rule));
        }
        // What the table of a form does not say is no fact as long as it is not known which form it is.
        self.lacks.retain(|leaf| !matches!(leaf, Leaf::NoRow | Leaf::Holding { .. }));
        possible
    }
}

/// A score after a limit has struck.
pub(crate) fn limited_by(limit: &LimitPlan, score: Exact) -> Exact {
    match limit.then {
        Effect::Exactly(to) => to.exact(),
        Effect::AtMost(most) => score.min(most.exact()),
        Effect::AtLeast(least) => score.max(least.exact()),
    }
}

/// The scores of all bands that a value can be in.
fn bands(value: Num, rising: bool, steps: &[(Exact, Exact)], rest: Exact) -> Possible {
    if let Num::Known(value) = value {
        return Possible::one(band_of(value, rising, steps).map_or(rest, |index| steps[index].1));
    }
    let span = value.span();
    let mut possible = Possible::default();
    // From the outermost band inwards: each is open to values up to where the one before it begins.
    let mut taken: Option<Exact> = None;
    for (bound, score) in steps {
        let reaches = if rising {
            span.high.is_none_or(|high| high >= *bound)
                && taken.is_none_or(|from| span.low.is_none_or(|low| low < from))
        } else {
            span.low.is_none_or(|low| low <= *bound)
                && taken.is_none_or(|to| span.high.is_none_or(|high| high > to))
        };
        if reaches {
            possible.join(Possible::one(*score));
        }
        taken = Some(*bound);
    }
    let rest_reached = taken.is_none_or(|last| {
        if rising { span.low.is_none_or(|low| low < last) } else { span.high.is_none_or(|high| high > last) }
    });
    if rest_reached {
        possible.join(Possible::one(rest));
    }
    possible
}

/// The index of the band of a value; none if it lies on the open side of the outermost bound.
pub(crate) fn band_of(value: Exact, rising: bool, steps: &[(Exact, Exact)]) -> Option<usize> {
    steps.iter().position(|(bound, _)| if rising { at_least(&value, bound) } else { at_least(bound, &value) })
}
