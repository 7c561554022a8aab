//! Next steps in words, for a screen: what leads to a higher score, to the next band of a total, and what to ask.

mod change;
mod choice;

use scalewright_model::{Exact, Item, decimal};
use scalewright_score::{Asks, ItemStep, Lack, Reach, Standing, TotalGoal, TotalStep};

use crate::{Page, Teller};
use choice::choice;

/// The most ways to a score that a screen shows.
const MAX_WAYS: usize = 6;

/// The next steps of a visit, or of some of its items.
#[derive(Clone, Copy, Debug)]
pub struct NextPage<'a> {
    /// The items.
    pub items: &'a [ItemStep],
    /// The totals; none if only items are asked for.
    pub totals: &'a [TotalStep],
    /// What to ask before the visit ends.
    pub asks: Option<&'a Asks>,
}

impl Teller<'_> {
    /// The next steps as a page: items that can be raised, those that cannot, totals, and what to ask before the visit ends.
    pub fn next_steps(&self, next: &NextPage<'_>, columns: usize) -> String {
        let mut page = Page::new(columns);
        let scale = self.scale.scale();
        let title = self
            .words
            .say("scored-with", &[("title", &self.text(&scale.title)), ("edition", &scale.edition)]);
        page.push(&self.words.say("next-title", &[("title", &title)]));
        for step in next.items {
            if let Standing::At(score) = step.standing {
                page.gap();
                self.step_of_item(&mut page, step, score);
            }
        }
        self.without_step(&mut page, next.items);
        self.steps_of_totals(&mut page, next.totals);
        if let Some(asks) = next.asks.filter(|asks| !asks.asks.is_empty()) {
            self.asked(&mut page, asks);
        }
        page.finish()
    }

    fn titled(&self, code: &str) -> (Option<&Item>, String) {
        let item = self.scale.item(code);
        let title = item.map_or_else(String::new, |item| self.text_of(Some(item), &item.title));
        (item, format!("{code}  {title}"))
    }

    fn step_of_item(&self, page: &mut Page, step: &ItemStep, score: Exact) {
        let (item, title) = self.titled(&step.code);
        let Some(item) = item else { return };
        page.line(0, 4, &self.words.say("next-now", &[("title", &title), ("score", &decimal(score, 2))]));
        if step.reaches.is_empty() {
            page.line(2, 2, &self.words.word("next-none"));
        }
        for reach in step.next() {
            self.reach(page, item, reach);
        }
        if step.reaches.is_empty() && !step.lacks.is_empty() {
            let list: Vec<String> = step.lacks.iter().map(|lack| self.lack(&step.code, lack)).collect();
            let list = list.join(&self.words.word("list-join"));
            page.line(2, 2, &self.words.say("next-none-lacks", &[("list", &list)]));
        }
    }

    fn reach(&self, page: &mut Page, item: &Item, reach: &Reach) {
        let words = self.words;
        let score = self.score_of(reach);
        if let [only] = reach.ways.as_slice() {
            page.line(2, 4, &words.say("next-to-one", &[("score", &score), ("way", &self.way(item, only))]));
        } else if let Some(choice) = choice(&reach.ways) {
            let (count, of) = (choice.number.to_string(), choice.among.len().to_string());
            let common: Vec<String> = choice.common.iter().map(|change| self.change(item, change)).collect();
            let args = [("score", score.as_str()), ("count", &count), ("of", &of)];
            if common.is_empty() {
                page.line(2, 4, &words.say("next-to-some", &args));
            } else {
                let common = common.join(&words.word("next-join"));
                let args = [args[0], args[1], args[2], ("common", common.as_str())];
                page.line(2, 4, &words.say("next-to-some-with", &args));
            }
            choice.among.iter().for_each(|change| page.entry(4, "・", &self.change(item, change)));
        } else {
            page.line(2, 4, &words.say("next-to-any", &[("score", &score)]));
            reach.ways.iter().take(MAX_WAYS).for_each(|way| page.entry(4, "・", &self.way(item, way)));
            if let Some(more) = reach.ways.len().checked_sub(MAX_WAYS).filter(|more| *more > 0) {
                page.line(4, 0, &words.say("next-more-ways", &[("count", &more.to_string())]));
            }
        }
        if !reach.tried_all {
            page.line(4, 0, &words.word("next-not-all"));
        }
    }

    /// The score of a reach; where something that matters stays blank, how far it is open.
    fn score_of(&self, reach: &Reach) -> String {
        let score = decimal(reach.score, 2);
        let open = reach.ways.iter().filter_map(|way| way.up_to).max();
        match open.map(|high| decimal(high, 2)) {
            Some(high) => self.words.say("next-score-open", &[("score", &score), ("high", &high)]),
            None => self.words.say("next-score", &[("score", &score)]),
        }
    }

    /// The items that have no step: at the highest score, open, not applicable.
    fn without_step(&self, page: &mut Page, items: &[ItemStep]) {
        let words = self.words;
        let codes = |is: &dyn Fn(&Standing) -> bool| -> Vec<String> {
            items.iter().filter(|step| is(&step.standing)).map(|step| step.code.clone()).collect()
        };
        let lists = [
            ("next-highest-items", codes(&|standing| matches!(standing, Standing::Highest(_)))),
            ("next-not-applicable-items", codes(&|standing| *standing == Standing::NotApplicable)),
        ];
        for (phrase, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            page.gap();
            page.line(0, 2, &words.say(phrase, &[("list", &list.join(&words.word("list-join")))]));
        }
        let open: Vec<&ItemStep> = items.iter().filter(|step| step.standing == Standing::Missing).collect();
        if !open.is_empty() {
            page.heading(&words.word("next-open-items"));
        }
        for step in open {
            let lacks: Vec<String> = step.lacks.iter().map(|lack| self.lack(&step.code, lack)).collect();
            page.entry(2, &self.titled(&step.code).1, &format!("… {}", lacks.join(&words.word("list-join"))));
        }
    }

    fn steps_of_totals(&self, page: &mut Page, totals: &[TotalStep]) {
        if totals.is_empty() {
            return;
        }
        let words = self.words;
        page.heading(&words.word("next-totals"));
        let bandless: Vec<String> = totals
            .iter()
            .filter(|step| step.goal == TotalGoal::NoBands)
            .map(|step| words.say("option-quoted", &[("option", &self.total_title(&step.id))]))
            .collect();
        totals.iter().for_each(|step| self.step_of_total(page, step));
        if !bandless.is_empty() {
            let list = bandless.join(&words.word("list-join"));
            page.line(2, 2, &words.say("next-total-no-bands", &[("list", &list)]));
        }
    }

    fn total_title(&self, id: &str) -> String {
        let total = self.scale.scale().totals.iter().find(|total| total.id == id);
        total.map_or_else(|| id.to_owned(), |total| self.text(&total.title))
    }

    fn step_of_total(&self, page: &mut Page, step: &TotalStep) {
        let words = self.words;
        let total = self.scale.scale().totals.iter().find(|total| total.id == step.id);
        let band_title = |band: Option<usize>| {
            let band = total.and_then(|total| total.bands.get(band?));
            band.map_or_else(String::new, |band| self.text(&band.title))
        };
        let title = self.total_title(&step.id);
        let now = step.value.map_or_else(String::new, |value| decimal(value, 2));
        let to_band = |phrase: &str, band: usize, from: Exact, more: &[(&str, &str)]| {
            let (band, from) = (band_title(Some(band)), decimal(from, 2));
            let args = [("title", title.as_str()), ("now", &now), ("band", &band), ("from", &from)];
            words.say(phrase, &[args.as_slice(), more].concat())
        };
        match &step.goal {
            TotalGoal::NoBands => {}
            TotalGoal::Missing => page.line(2, 2, &words.say("next-total-missing", &[("title", &title)])),
            TotalGoal::Highest => {
                let args = [("title", title.as_str()), ("now", &now), ("band", &band_title(step.band))];
                page.line(2, 2, &words.say("next-total-highest", &args));
            }
            TotalGoal::OutOfReach { band, from } => {
                page.line(2, 2, &to_band("next-total-out-of-reach", *band, *from, &[]));
            }
            TotalGoal::Items { band, from, value, items, others, smallest } => {
                let (count, after) = (items.len().to_string(), decimal(*value, 2));
                let more = [("count", count.as_str()), ("after", after.as_str())];
                page.line(2, 2, &to_band("next-total-items", *band, *from, &more));
                for raise in items {
                    let (item, title) = self.titled(&raise.code);
                    let way = item.map_or_else(String::new, |item| self.way(item, &raise.way));
                    let (from, to) = (decimal(raise.from, 2), decimal(raise.to, 2));
                    let args = [("title", title.as_str()), ("from", &from), ("to", &to), ("way", &way)];
                    page.entry(4, "・", &words.say("next-raise", &args));
                }
                if *others > 0 {
                    page.line(4, 0, &words.say("next-total-others", &[("count", &others.to_string())]));
                }
                if !smallest {
                    page.line(4, 0, &words.word("next-total-not-smallest"));
                }
            }
        }
    }

    fn asked(&self, page: &mut Page, asks: &Asks) {
        let words = self.words;
        let title = asks.total.as_ref().map_or_else(|| words.word("next-sum"), |id| self.total_title(id));
        page.heading(&words.say("next-asks", &[("total", &title)]));
        for ask in &asks.asks {
            let code = ask.items.first().map_or("", String::as_str);
            let (moves, list) = (decimal(ask.moves, 2), ask.items.join(&words.word("list-join")));
            let lack = self.lack(code, &ask.lack);
            let args = [("lack", lack.as_str()), ("items", &list), ("moves", &moves)];
            let phrase = match (ask.moves == Exact::from_integer(0), ask.at_most) {
                (true, _) => "next-ask-none",
                (false, true) => "next-ask-at-most",
                (false, false) => "next-ask",
            };
            page.entry(2, "・", &words.say(phrase, &args));
            if let (Lack::Answer { .. }, Some(item)) = (&ask.lack, self.scale.item(code)) {
                self.where_to_ask(item).into_iter().for_each(|line| page.line(5, 2, &line));
            }
        }
    }

    /// The first example question of an item and who is asked it; otherwise where raters look.
    fn where_to_ask(&self, item: &Item) -> Option<String> {
        let join = self.words.word("list-join");
        if let Some(question) = item.questions.first() {
            let people: Vec<String> = question.ask.iter().map(|id| self.respondent(id)).collect();
            let text = self.text_of(Some(item), &question.text);
            let phrase = if people.is_empty() { "next-ask-question" } else { "next-ask-people" };
            let people = people.join(&join);
            return Some(self.words.say(phrase, &[("people", &people), ("question", &text)]));
        }
        let sources: Vec<String> = item.sources.iter().map(|id| self.source(id)).collect();
        let list = sources.join(&join);
        (!list.is_empty()).then(|| self.words.say("next-ask-look", &[("sources", &list)]))
    }
}
