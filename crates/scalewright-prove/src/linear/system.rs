//! The system: its variables, its constraints and the questions that can be asked of it.

use super::arith::{Checked, ZERO, admit, divide};
use super::bound::{Bound, Side};
use super::branch::{Search, Walk};
use super::core::{Cause, Core, shrink};
use super::delta::Delta;
use super::form::{Form, Sum};
use super::simple::simplify;
use super::simplex::Simplex;
use super::types::{Domain, Limits, Reason, Relation, Var, Verdict};
use crate::Exact;

/// A state of a system to return to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    variables: usize,
    forms: usize,
    constraints: usize,
}

#[derive(Clone, Debug)]
struct Variable {
    domain: Domain,
    low: Option<Exact>,
    high: Option<Exact>,
}

/// What a constraint is about.
#[derive(Clone, Copy, Debug)]
enum Subject {
    /// Nothing: it holds always, or never.
    Nothing,
    /// The variable with this number.
    Variable(usize),
    /// The form with this number.
    Form(usize),
    /// What cannot be represented.
    TooLarge,
}

#[derive(Clone, Debug)]
struct Constraint {
    subject: Subject,
    relation: Relation,
    number: Exact,
}

/// Variables and linear constraints on them. See the [module](super) for an example.
#[derive(Clone, Debug, Default)]
pub struct System {
    variables: Vec<Variable>,
    forms: Vec<Form>,
    constraints: Vec<Constraint>,
}

impl System {
    /// A system without variables and constraints.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a variable. Its bounds, if any, are values that it can have.
    pub fn variable(&mut self, domain: Domain, low: Option<Exact>, high: Option<Exact>) -> Var {
        self.variables.push(Variable { domain, low, high });
        Var(self.variables.len() - 1)
    }

    /// Adds a constraint on a sum of variables, each with a factor, and gives its number: constraints are numbered from 0.
    ///
    /// A variable may stand in the sum several times. With numbers that are too large, or with a variable of another system, the
    /// system can at best be found infeasible for other reasons.
    pub fn constrain(&mut self, sum: &[(Var, Exact)], relation: Relation, bound: Exact) -> usize {
        let constraint = self.constraint(sum, relation, bound).unwrap_or(Constraint {
            subject: Subject::TooLarge,
            relation,
            number: ZERO,
        });
        self.constraints.push(constraint);
        self.constraints.len() - 1
    }

    fn constraint(&mut self, sum: &[(Var, Exact)], relation: Relation, bound: Exact) -> Checked<Constraint> {
        let bound = admit(bound)?;
        let scaled = |subject, factor: Exact| {
            let relation = if factor < ZERO { relation.mirrored() } else { relation };
            Ok(Constraint { subject, relation, number: divide(bound, factor)? })
        };
        match Sum::new(sum, self.variables.len())? {
            Sum::Nothing => Ok(Constraint { subject: Subject::Nothing, relation, number: bound }),
            Sum::Single(factor, variable) => scaled(Subject::Variable(variable), factor),
            Sum::Form(factor, form) => {
                let known = self.forms.iter().position(|known| *known == form);
                let constraint = scaled(Subject::Form(known.unwrap_or(self.forms.len())), factor)?;
                if known.is_none() {
                    self.forms.push(form);
                }
                Ok(constraint)
            }
        }
    }

    /// The present state, to [return](Self::undo) to.
    pub fn mark(&self) -> Mark {
        Mark { variables: self.variables.len(), forms: self.forms.len(), constraints: self.constraints.len() }
    }

    /// Takes away the variables and constraints that were added since the mark.
    pub fn undo(&mut self, mark: Mark) {
        self.variables.truncate(mark.variables);
        self.forms.truncate(mark.forms);
        self.constraints.truncate(mark.constraints);
    }

    /// Whether all constraints can hold at once: quick, with any solution.
    pub fn solve(&self, limits: Limits) -> Verdict {
        self.answer(limits, false)
    }

    /// As [`solve`](Self::solve), with a solution made for reading: each variable in turn is brought to the simplest value that the others
    /// allow (0, else a small whole number, else a half, tenths, hundredths, …). Takes several times as long.
    pub fn example(&self, limits: Limits) -> Verdict {
        self.answer(limits, true)
    }

    fn answer(&self, limits: Limits, readable: bool) -> Verdict {
        let walk = self.search(&[], limits, |_| true).and_then(|(mut search, core)| match core {
            Some(core) => Ok((Walk::Closed(core), search)),
            None => Ok((search.walk()?, search)),
        });
        match walk {
            Ok((Walk::Found(_), _)) if self.is_too_large() => Verdict::Undecided,
            Ok((Walk::Found(values), mut search)) => {
                Verdict::Feasible(if readable { simplify(&mut search, values) } else { values })
            }
            Ok((Walk::Closed(core), search)) => Verdict::Infeasible(shrink(self, core.reasons(), &search)),
            Ok((Walk::Open, _)) | Err(_) => Verdict::Undecided,
        }
    }

    /// How many variables and forms there are: the number of the next one.
    pub(super) fn subjects(&self) -> usize {
        self.variables.len() + self.forms.len()
    }

    pub(super) fn is_too_large(&self) -> bool {
        self.constraints.iter().any(|constraint| matches!(constraint.subject, Subject::TooLarge))
    }

    /// The plain form of a sum over the variables.
    pub(super) fn sum(&self, sum: &[(Var, Exact)]) -> Checked<Sum> {
        Sum::new(sum, self.variables.len())
    }

    /// Sets up a search with the bounds and constraints that are wanted, and with more forms to watch. A core if two bounds contradict each
    /// other at once.
    pub(super) fn search(
        &self,
        more: &[Form],
        limits: Limits,
        wanted: impl Fn(Reason) -> bool,
    ) -> Checked<(Search, Option<Core>)> {
        let forms: Vec<&Form> = self.forms.iter().chain(more).collect();
        let mut whole: Vec<bool> =
            self.variables.iter().map(|variable| variable.domain == Domain::Whole).collect();
        for form in &forms {
            whole.push(form.terms.iter().all(|(variable, _)| whole[*variable]));
        }
        let mut simplex = Simplex::new(self.variables.len(), forms.into_iter(), limits.pivots);
        let mut core = None;
        for (subject, side, value, reason) in self.bounds().filter(|(.., reason)| wanted(*reason)) {
            let cause = Cause::Given(reason);
            core = match subject {
                None => side.is_beyond(Delta::ZERO, value).then(|| [cause].into_iter().collect()),
                Some(subject) => {
                    admit(value.real)?;
                    let value = if whole[subject] { side.whole(value)? } else { value };
                    simplex.narrow(subject, side, Bound { value, cause })?
                }
            };
            if core.is_some() {
                break;
            }
        }
        Ok((Search::new(simplex, whole, self.variables.len(), limits.branches), core))
    }

    /// All bounds: the number of the variable or (after all variables) form, the side, the bound and who asks for it. A bound on
    /// nothing has no number.
    fn bounds(&self) -> impl Iterator<Item = (Option<usize>, Side, Delta, Reason)> {
        let own = self.variables.iter().enumerate().flat_map(|(variable, known)| {
            let low = known
                .low
                .map(|low| (Some(variable), Side::Low, Delta::plain(low), Reason::Low(Var(variable))));
            let high = known
                .high
                .map(|high| (Some(variable), Side::High, Delta::plain(high), Reason::High(Var(variable))));
            low.into_iter().chain(high)
        });
        let more = self.constraints.iter().enumerate().filter_map(|(number, constraint)| {
            let subject = match constraint.subject {
                Subject::Nothing => None,
                Subject::Variable(variable) => Some(variable),
                Subject::Form(form) => Some(self.variables.len() + form),
                Subject::TooLarge => return None,
            };
            let bounds = constraint.relation.bounds(constraint.number);
            Some(bounds.map(move |(side, value)| (subject, side, value, Reason::Constraint(number))))
        });
        own.chain(more.flatten())
    }
}
