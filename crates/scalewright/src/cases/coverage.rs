//! What the cases touch of a scale, and what it demands of them.

use scalewright_model::CoverageDemand;
use scalewright_score::{About, Goal, GoalKind, Goals};

use crate::{CaseResult, Scale};

/// What the cases touch of a scale.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// All goals, in the order of the scale.
    pub goals: Vec<CoveredGoal>,
    demand: CoverageDemand,
}

/// A goal, and the cases that touch it.
#[derive(Clone, Debug)]
pub struct CoveredGoal {
    /// The goal.
    pub goal: Goal,
    /// The names of the cases; none if it is untouched.
    pub cases: Vec<String>,
}

/// How many goals are touched of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many are touched.
    pub touched: usize,
    /// How many there are.
    pub of: usize,
}

impl Tally {
    /// The share that is touched, in percent, rounded down; nothing if there is no goal.
    pub const fn percent(self) -> Option<usize> {
        (self.touched * 100).checked_div(self.of)
    }

    /// Whether it comes up to what is demanded, in percent.
    pub fn reaches(self, demanded: u8) -> bool {
        self.touched * 100 >= usize::from(demanded) * self.of
    }
}

impl Coverage {
    /// What cases touch of a scale: each case by the items and totals of the scale that it expects something of. A case that does not
    /// come out as expected touches nothing. Cases of other scales do not matter.
    pub fn new<'a>(scale: &Scale, results: impl IntoIterator<Item = &'a CaseResult>) -> Self {
        let goals = Goals::new(&scale.checked);
        let mut covered: Vec<CoveredGoal> =
            goals.all().iter().map(|goal| CoveredGoal { goal: goal.clone(), cases: Vec::new() }).collect();
        for result in results.into_iter().filter(|result| result.passed()) {
            for index in touched(&goals, scale, result) {
                if let Some(goal) = covered.get_mut(index) {
                    goal.cases.push(result.name.clone());
                }
            }
        }
        let demand = scale.checked.scale().coverage.unwrap_or_default();
        Self { goals: covered, demand }
    }

    /// How much of a kind is touched: of everything, or of one item or total.
    pub fn tally(&self, kind: GoalKind, about: Option<&About>) -> Tally {
        let own = self.goals.iter().filter(|covered| covered.goal.aim.kind() == kind);
        let own = own.filter(|covered| about.is_none_or(|about| covered.goal.about == *about));
        own.fold(Tally::default(), |tally, covered| Tally {
            touched: tally.touched + usize::from(!covered.cases.is_empty()),
            of: tally.of + 1,
        })
    }

    /// The items and totals, in the order of the scale.
    pub fn abouts(&self) -> Vec<About> {
        let mut abouts: Vec<About> = self.goals.iter().map(|covered| covered.goal.about.clone()).collect();
        abouts.dedup();
        abouts
    }

    /// The goals that no case touches.
    pub fn untouched(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|covered| covered.cases.is_empty()).map(|covered| &covered.goal)
    }

    /// What the scale demands of a kind, in percent, if anything.
    pub const fn demand(&self, kind: GoalKind) -> Option<u8> {
        match kind {
            GoalKind::Anchors => self.demand.anchors,
            GoalKind::Steps => self.demand.steps,
            GoalKind::Thresholds => self.demand.thresholds,
            GoalKind::Criteria => self.demand.criteria,
            GoalKind::Limits => self.demand.limits,
            GoalKind::Missing => self.demand.missing,
            GoalKind::Totals => self.demand.totals,
        }
    }

    /// The kinds of which less is touched than the scale demands: the kind, what is touched, and what is demanded in percent.
    pub fn lacking(&self) -> Vec<(GoalKind, Tally, u8)> {
        let demanded = GoalKind::ALL.into_iter().filter_map(|kind| Some((kind, self.demand(kind)?)));
        let tallied = demanded.map(|(kind, demand)| (kind, self.tally(kind, None), demand));
        tallied.filter(|(_, tally, demand)| !tally.reaches(*demand)).collect()
    }
}

/// The goals of a scale that a case touches.
fn touched(goals: &Goals, scale: &Scale, result: &CaseResult) -> Vec<usize> {
    let own = |outcome: &&scalewright_score::Outcome| {
        outcome.scale == scale.checked.id() && outcome.edition == scale.checked.edition()
    };
    let outcome = result.outcomes.iter().find(own);
    let (Some(outcome), Some(assessment)) = (outcome, &result.assessment) else { return Vec::new() };
    let mut found: Vec<usize> = result
        .names(scale.checked.id())
        .flat_map(|about| goals.touched(assessment, outcome, &about))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
