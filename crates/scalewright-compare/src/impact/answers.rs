//! Answers to the items of one scale, taken over for the items of another.

use std::collections::BTreeMap;

use scalewright_model::{Answers, ItemAnswers};

/// The scales by name, and the codes of items that belong together.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    pub old: String,
    pub new: String,
    /// Older and newer codes.
    pub codes: Vec<(String, String)>,
}

impl Ways {
    /// The answers under the codes of the newer scale. What was answered to it directly comes first.
    pub fn to_new(&self, answers: &Answers) -> Answers {
        taken_over(answers, &self.old, &self.new, self.codes.iter().map(|(old, new)| (old, new)))
    }

    /// The answers under the codes of the older scale.
    pub fn to_old(&self, answers: &Answers) -> Answers {
        taken_over(answers, &self.new, &self.old, self.codes.iter().map(|(old, new)| (new, old)))
    }

    /// The answers to an older item and to the newer one that belongs to it, together under the older code. The older ones come first.
    pub fn both(&self, before: &Answers, after: &Answers, old: &str, new: &str) -> Answers {
        let own = of_item(before, &self.old, old).into_iter().flatten();
        let more = of_item(after, &self.new, new).into_iter().flatten();
        let mut together: ItemAnswers = more.map(|(id, cell)| (id.clone(), cell.clone())).collect();
        together.extend(own.map(|(id, cell)| (id.clone(), cell.clone())));
        BTreeMap::from([(self.old.clone(), BTreeMap::from([(old.to_owned(), together)]))])
    }
}

/// The answers to an item, if there are any.
pub(super) fn of_item<'a>(answers: &'a Answers, scale: &str, code: &str) -> Option<&'a ItemAnswers> {
    answers.get(scale)?.get(code)
}

fn taken_over<'c>(
    answers: &Answers,
    from: &str,
    to: &str,
    codes: impl Iterator<Item = (&'c String, &'c String)>,
) -> Answers {
    let own = answers.get(to).filter(|_| from != to);
    let mut items = own.cloned().unwrap_or_default();
    for (before, after) in codes {
        if items.contains_key(after) {
            continue;
        }
        if let Some(given) = of_item(answers, from, before) {
            items.insert(after.clone(), given.clone());
        }
    }
    BTreeMap::from([(to.to_owned(), items)])
}

#[cfg(test)]
mod tests {
    use scalewright_model::Cell;

    use super::*;

    fn given(scale: &str, items: &[(&str, &str)]) -> Answers {
        let items = items
            .iter()
            .map(|(code, id)| ((*code).to_owned(), BTreeMap::from([((*id).to_owned(), Cell::Bool(true))])));
        BTreeMap::from([(scale.to_owned(), items.collect())])
    }

    fn ways(old: &str, new: &str) -> Ways {
        let codes = [("A1", "B2"), ("A2", "A1")];
        let codes = codes.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned())).collect();
        Ways { old: old.to_owned(), new: new.to_owned(), codes }
    }

    #[test]
    fn renamed_items_take_their_answers_along_and_a_code_that_was_taken_over_keeps_its_own() {
        let answers = given("s", &[("A1", "x"), ("A2", "y")]);
        assert_eq!(ways("s", "s").to_new(&answers), given("s", &[("B2", "x"), ("A1", "y")]));
        assert_eq!(ways("s", "s").to_old(&ways("s", "s").to_new(&answers)), answers);
    }

    #[test]
    fn what_was_answered_to_the_other_scale_itself_comes_first() {
        let mut answers = given("s", &[("A1", "x"), ("A2", "y")]);
        answers.extend(given("t", &[("B2", "own")]));
        assert_eq!(ways("s", "t").to_new(&answers), given("t", &[("B2", "own"), ("A1", "y")]));
    }
}
