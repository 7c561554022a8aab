//! The cover.

use scalewright_diag::Finding;
use scalewright_model::{Draw, GroupDraw, InsteadDraw, Lang, VisitPlan};

use super::faults::codes;
use super::find::folded;
use super::tables::blank;
use super::{Reader, Spot};
use crate::book::Cell;
use crate::draw::rows_from;
use crate::layout::LineKind;
use crate::typed::{self, Doubt, Found, Typed};

impl<'a> Reader<'a> {
    /// What concerns the workbook as a whole.
    pub(super) fn whole_book(&mut self) {
        for link in &self.book.links {
            self.tell(Spot::default(), |place| Finding::error(codes::LINKS, place).with("name", link));
        }
    }

    /// Reads the cover.
    pub(super) fn cover(&mut self) {
        let layout = self.layout;
        let name = layout.sheets.names.first().cloned().unwrap_or_default();
        let named =
            |sheet: &crate::book::Sheet| sheet.name == name || sheet.name.ends_with(&format!("-{name}"));
        let sheets = &self.book.sheets;
        let index = sheets.iter().position(super::is_cover).or_else(|| sheets.iter().position(named));
        let Some(index) = index else {
            let spot = Spot { order: usize::MAX, ..Spot::default() };
            self.tell(spot, |place| Finding::warning(codes::NO_SHEET, place).with("title", name));
            return;
        };
        self.take(index);
        let others: Vec<usize> = sheets
            .iter()
            .enumerate()
            .skip(index + 1)
            .filter(|(_, sheet)| super::is_cover(sheet))
            .map(|(at, _)| at)
            .collect();
        others.into_iter().for_each(|other| self.twice(index, other));
        let lines = self.cover_cells(index);
        // The day of the visit comes first: days without a year are held against it.
        let (first, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(key, ..)| key == "visited_on");
        if first.is_empty() && !self.out.places.contains_key("/visited_on") {
            let row = Self::row_keys(self.book.sheets.get(index).unwrap_or(&crate::book::Sheet::default()))
                .into_iter()
                .find(|(_, key)| key == "visited_on")
                .map(|(row, _)| (row, crate::layout::VALUE));
            let spot = self.spot(index, row, false);
            let title = |lang| scalewright_words::Words::of(lang).word("book-visited-on");
            self.tell(spot, |place| {
                let finding = Finding::warning(codes::BLANK, place).with("field_ja", title(Lang::Ja));
                finding.with("field_en", title(Lang::En))
            });
        }
        for (key, at, cell) in first.into_iter().chain(rest) {
            let spot = self.spot(index, Some(at), false);
            self.cover_cell(&key, &spot, cell);
        }
        self.tidy();
    }

    /// The cells of the cover that are filled in, by key. Where the keys are gone, the labels say what a line is.
    fn cover_cells(&mut self, index: usize) -> Vec<(String, (u32, u32), &'a Cell)> {
        let Some(sheet) = self.sheet(index) else { return Vec::new() };
        let keys = Self::row_keys(sheet);
        let known: Vec<(String, u32)> = keys.into_iter().map(|(row, key)| (key, row)).collect();
        let value = super::find::cover_column(sheet);
        let own = self.own(self.layout.sheets.cover);
        let on_cover =
            |found: &Found| matches!(found, Found::Text(text) if own.texts.contains(&folded(text)));
        let mut found = Vec::new();
        for ((row, col), cell) in sheet.cells.iter().filter(|(_, cell)| !blank(cell)) {
            if *row == 0 || *col == 0 {
                continue;
            }
            let key = known.iter().find(|(_, at)| at == row).map(|(key, _)| key.clone());
            let key = key.or_else(|| self.cover_key(sheet, *row));
            match key {
                Some(key) if *col == value => found.push((key, (*row, *col), cell)),
                _ if on_cover(&cell.found) || self.numbered(&cell.found) => {}
                _ => {
                    let spot = self.spot(index, Some((*row, *col)), false);
                    self.lost(spot, &own, cell);
                }
            }
        }
        found
    }

    /// The key of a line by its label.
    fn cover_key(&self, sheet: &crate::book::Sheet, row: u32) -> Option<String> {
        let label = folded(&super::find::text(sheet, row, 1)?);
        let line = self.layout.cover.iter().find(|line| !line.key.is_empty() && folded(&line.label) == label);
        line.map(|line| line.key.clone())
    }

    /// Whether a text is the label of a line of which there can be more than an empty workbook has.
    fn numbered(&self, found: &Found) -> bool {
        let Found::Text(text) = found else { return false };
        let starts =
            |id: &str| folded(text).starts_with(&folded(&self.layout.words.say(id, &[("number", "")])));
        starts("book-strength") || starts("book-challenge")
    }

    fn cover_cell(&mut self, key: &str, spot: &Spot, cell: &Cell) {
        self.formula(cell, spot);
        let typed = Typed { found: &cell.found, percent: cell.percent };
        let pointer = Some(pointer(key));
        if let Some(pointer) = &pointer {
            self.out.places.insert(pointer.clone(), spot.clone());
        }
        let line = self.layout.cover.iter().find(|line| line.key == key);
        match line.map(|line| &line.kind) {
            Some(LineKind::Date) => {
                let date =
                    self.settle(typed::date(typed, self.out.assessment.visited_on), spot, pointer, cell);
                self.set_date(key, date);
            }
            Some(LineKind::YesNo) => {
                let yes = self.settle(typed::yes_no(typed), spot, pointer, cell).unwrap_or(false);
                match key {
                    "final" => self.out.assessment.is_final = yes,
                    _ => self.out.assessment.made_up = yes,
                }
            }
            Some(LineKind::Setting(field)) => {
                let value = self.value(field, cell, spot, &format!("/settings/{}", field.id));
                self.out.assessment.settings.extend(value.map(|value| (field.id.clone(), value)));
            }
            Some(LineKind::Whole) => {
                let number = self.settle(typed::number(typed, true, false, &[]), spot, pointer, cell);
                match number.map(|number| u32::try_from(number.exact().to_integer())) {
                    Some(Ok(whole)) => self.set_draw(key, &[], Some(whole)),
                    Some(Err(_)) => self.doubt(spot.clone(), None, cell, &Doubt::NotANumber, true),
                    None => {}
                }
            }
            Some(LineKind::Rows) => match rows_from(&super::faults::plain(&cell.found)) {
                Some(rows) => self.set_draw(key, &rows, None),
                None => self.doubt(spot.clone(), pointer, cell, &Doubt::NotANumber, false),
            },
            Some(LineKind::Timetable) => self.timetable(spot, cell),
            Some(LineKind::Text) | None => {
                if let Some(text) = self.settle(typed::text(typed), spot, pointer, cell) {
                    self.set_text(key, text);
                }
            }
            Some(LineKind::Heading) => {}
        }
    }

    fn plan(&mut self) -> &mut VisitPlan {
        self.out.assessment.plan.get_or_insert_default()
    }

    fn set_date(&mut self, key: &str, date: Option<scalewright_model::Date>) {
        match key {
            "visited_on" => self.out.assessment.visited_on = date,
            "plan.written_on" => self.plan().written_on = date,
            _ => self.plan().forms_back_by = date,
        }
    }

    fn timetable(&mut self, spot: &Spot, cell: &Cell) {
        let text = folded(&super::faults::plain(&cell.found));
        let all = self.layout.subject.battery.into_iter().flat_map(|battery| &battery.timetables);
        let fits = |title: &scalewright_model::Text| {
            Lang::ALL.into_iter().filter_map(|lang| title.get(lang)).any(|title| folded(title) == text)
        };
        let found = all.into_iter().find(|one| folded(&one.id) == text || fits(&one.title));
        match found.map(|one| one.id.clone()) {
            Some(id) => self.plan().timetable = Some(id),
            None => self.doubt(
                spot.clone(),
                Some("/plan/timetable".to_owned()),
                cell,
                &Doubt::NotInList { nearest: None },
                false,
            ),
        }
    }

    fn set_text(&mut self, key: &str, text: String) {
        let parts: Vec<&str> = key.split('.').collect();
        match parts.as_slice() {
            ["site", "name"] => self.out.assessment.site.name = Some(text),
            ["site", "contact"] => self.out.assessment.site.contact = Some(text),
            ["plan", "sender"] => self.plan().sender = Some(text),
            ["plan", "reach"] => self.plan().reach = Some(text),
            ["draw", "seed"] => self.draw().seed = text,
            [part @ ("word" | "plural"), term, lang] => {
                let site = &mut self.out.assessment.site;
                let all = if *part == "word" { &mut site.words } else { &mut site.plurals };
                let word = all.entry((*term).to_owned()).or_default();
                match Lang::from_code(lang) {
                    Some(Lang::En) => word.en = Some(text),
                    _ => word.ja = Some(text),
                }
            }
            ["strength", _] => self.out.assessment.strengths.push(text),
            ["challenge", _] => self.out.assessment.challenges.push(text),
            _ => {}
        }
    }

    fn draw(&mut self) -> &mut Draw {
        self.out.assessment.draw.get_or_insert_with(|| Draw { seed: String::new(), groups: Vec::new() })
    }

    fn set_draw(&mut self, key: &str, rows: &[u32], number: Option<u32>) {
        let parts: Vec<&str> = key.split('.').collect();
        let [_, id, part, ..] = parts.as_slice() else { return };
        let id = (*id).to_owned();
        let groups = &mut self.draw().groups;
        if !groups.iter().any(|group| group.group == id) {
            let group =
                GroupDraw { group: id.clone(), wanted: 0, clients: 0, rows: Vec::new(), instead: Vec::new() };
            groups.push(group);
        }
        let Some(group) = groups.iter_mut().find(|group| group.group == id) else { return };
        match (*part, parts.get(3)) {
            ("wanted", _) => group.wanted = number.unwrap_or_default(),
            ("clients", _) => group.clients = number.unwrap_or_default(),
            ("rows", _) => group.rows = rows.to_vec(),
            ("instead", Some(other)) => {
                group.instead.push(InsteadDraw { group: (*other).to_owned(), rows: rows.to_vec() });
            }
            _ => {}
        }
    }

    /// A plan or a drawing of which nothing is known is none.
    fn tidy(&mut self) {
        let visit = &mut self.out.assessment;
        visit.plan = visit.plan.take().filter(|plan| *plan != VisitPlan::default());
    }
}

/// The place in an assessment that a line of the cover is about.
pub(crate) fn pointer(key: &str) -> String {
    let parts: Vec<&str> = key.split('.').collect();
    match parts.as_slice() {
        ["setting", id] => format!("/settings/{id}"),
        ["word", term, lang] => format!("/site/words/{term}/{lang}"),
        ["plural", term, lang] => format!("/site/plurals/{term}/{lang}"),
        ["strength", number] => format!("/strengths/{}", index(number)),
        ["challenge", number] => format!("/challenges/{}", index(number)),
        ["draw", "seed"] => "/draw/seed".to_owned(),
        ["draw", ..] => format!("/draw/groups/{}", parts.get(1..).unwrap_or_default().join("/")),
        _ => format!("/{}", parts.join("/")),
    }
}

fn index(number: &str) -> usize {
    number.parse::<usize>().unwrap_or(1).saturating_sub(1)
}
