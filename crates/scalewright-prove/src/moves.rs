//! One state of an atom and another one, with everything else that is asked as it is.

use crate::diagram::{Id, YES};
use crate::example::filled;
use crate::prover::{Example, Prepared, Prover, example, left_out};
use crate::search::{Found, Path, Search};
use crate::theory::{Answer, Theory};

impl Prepared<'_> {
    /// Two assessments in which a condition holds, one with each of two states of an atom on which the condition does not depend.
    pub fn both_states(
        &mut self,
        prover: &Prover<'_>,
        of: Id,
        atom: usize,
        states: [usize; 2],
    ) -> Found<[Example; 2]> {
        let wanted = self.space.diagrams.map(of, &|end| u128::from(end == YES));
        let wanted = self.space.allowed(wanted);
        let mut theory = self.theory.clone();
        let (space, names, item) = (&self.space, self.names, self.item);
        let mut with = |path: &Path, state: usize| {
            let path: Path = path.iter().copied().chain([(atom, state, state)]).collect();
            at_end(&mut theory, |theory| {
                theory.take(space, &path);
                match theory.example(space) {
                    Answer::Impossible => Found::None,
                    Answer::Undecided => Found::Undecided,
                    Answer::Possible(values) => {
                        let left_out = left_out(names, space, &path);
                        let filled = filled(space, theory, &path, &values, &left_out);
                        Found::shown(example(prover, names, item, filled))
                    }
                }
            })
        };
        Search::new(space, &mut self.theory).find(wanted, &|end| end == YES, &mut |_, path, _, _| {
            // A way on which one of the states cannot be shows nothing.
            match (with(path, states[0]), with(path, states[1])) {
                (Found::Some(one), Found::Some(other)) => Found::Some([one, other]),
                (Found::None, _) | (_, Found::None) => Found::None,
                _ => Found::Undecided,
            }
        })
    }
}

/// Does something with a system and takes it back.
fn at_end<T>(theory: &mut Theory, then: impl FnOnce(&mut Theory) -> T) -> T {
    let mark = theory.system.mark();
    let found = then(theory);
    theory.system.undo(mark);
    found
}
