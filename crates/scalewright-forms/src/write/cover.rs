//! The cover: the agency and the visit.

use scalewright_model::{Assessment, FieldKind, Target};

use super::{Writer, inputs, sheet};
use crate::draw::row_list;
use crate::grid::{Content, Input, Look, Role, Rule, Sheet};
use crate::layout::{COVER_FIRST, CoverLine, KEY_COLUMN, KEY_ROW, LAYOUT, LineKind, VALUE};

/// The column of labels.
const LABEL: u32 = 1;
/// The column of explanations.
const HELP: u32 = 3;

impl Writer<'_> {
    pub(super) fn cover(&mut self) -> Sheet {
        let layout = self.layout;
        let mut sheet = sheet(layout, layout.sheets.cover, Role::Site);
        sheet.text(KEY_ROW, KEY_COLUMN, LAYOUT, Look::Key);
        sheet.text(KEY_ROW, LABEL, target_key(layout.subject.target), Look::Key);
        sheet.text(KEY_ROW, VALUE, layout.lang.code(), Look::Key);
        sheet.text(1, LABEL, layout.text(layout.subject.title), Look::Title);
        sheet.text(2, LABEL, layout.word("book-how"), Look::About);
        sheet.text(3, LABEL, layout.word("book-privacy"), Look::About);
        for (index, line) in layout.cover.iter().enumerate() {
            let row = COVER_FIRST + u32::try_from(index).unwrap_or(u32::MAX);
            self.cover_line(&mut sheet, row, line);
        }
        sheet.widths.extend([(KEY_COLUMN, 4.0), (LABEL, 44.0), (VALUE, 60.0), (HELP, 46.0)]);
        sheet.hidden_rows.push(KEY_ROW);
        sheet.hidden_columns.push(KEY_COLUMN);
        sheet
    }

    fn cover_line(&mut self, sheet: &mut Sheet, row: u32, line: &CoverLine<'_>) {
        if matches!(line.kind, LineKind::Heading) {
            sheet.text(row, LABEL, &*line.label, Look::Section);
            sheet.put(row, VALUE, Content::Blank, Look::Section);
            sheet.put(row, HELP, Content::Blank, Look::Section);
            return;
        }
        sheet.text(row, KEY_COLUMN, &*line.key, Look::Key);
        sheet.text(row, LABEL, &*line.label, Look::Label);
        let content = self.visit.map_or(Content::Blank, |visit| self.cover_content(visit, line));
        let (look, input) = self.cover_input(line);
        sheet.input(row, VALUE, content, look, input);
        if let Some(help) = &line.help {
            sheet.text(row, HELP, &**help, Look::Hint);
        }
    }

    fn cover_input(&mut self, line: &CoverLine<'_>) -> (Look, Input) {
        let layout = self.layout;
        let ruled = |rule: Rule, wanted: &str| Input {
            rule,
            help: None,
            refusal: inputs::refusal(layout, &layout.word(wanted)),
            soft: false,
        };
        match &line.kind {
            LineKind::Setting(field) => {
                (inputs::look(&field.kind), inputs::of_field(layout, &mut self.lists, field))
            }
            LineKind::Date => {
                let rule = scalewright_model::Date::parse("1950-01-01")
                    .map_or(Rule::Anything, |from| Rule::Day { from });
                (Look::InputDate, ruled(rule, "book-wants-date"))
            }
            LineKind::YesNo => {
                (Look::Input, ruled(Rule::Words(vec!["1".into(), "0".into()]), "book-wants-yes-no"))
            }
            LineKind::Whole => (Look::Input, ruled(Rule::Whole { min: 0, max: None }, "book-wants-count")),
            LineKind::Timetable => {
                let titles = layout.subject.battery.into_iter().flat_map(|battery| &battery.timetables);
                let titles = titles.map(|one| layout.text(&one.title).to_owned()).collect();
                (Look::InputText, ruled(self.lists.rule(titles), "book-wants-code"))
            }
            LineKind::Text | LineKind::Rows | LineKind::Heading => (Look::InputText, Input::anything()),
        }
    }

    fn cover_content(&self, visit: &Assessment, line: &CoverLine<'_>) -> Content {
        let text = |text: Option<&String>| text.map_or(Content::Blank, |text| Content::Text(text.clone()));
        let day = |day: Option<scalewright_model::Date>| day.map_or(Content::Blank, Content::Date);
        let yes = |yes: bool| if yes { Content::Number(1.0) } else { Content::Blank };
        let plan = visit.plan.as_ref();
        match line.key.as_str() {
            "site.name" => text(visit.site.name.as_ref()),
            "site.contact" => text(visit.site.contact.as_ref()),
            "visited_on" => day(visit.visited_on),
            "final" => yes(visit.is_final),
            "made_up" => yes(visit.made_up),
            "plan.written_on" => day(plan.and_then(|plan| plan.written_on)),
            "plan.sender" => text(plan.and_then(|plan| plan.sender.as_ref())),
            "plan.reach" => text(plan.and_then(|plan| plan.reach.as_ref())),
            "plan.forms_back_by" => day(plan.and_then(|plan| plan.forms_back_by)),
            "plan.timetable" => self.timetable(plan.and_then(|plan| plan.timetable.as_ref())),
            key => self.cover_more(visit, line, key),
        }
    }

    fn cover_more(&self, visit: &Assessment, line: &CoverLine<'_>, key: &str) -> Content {
        let parts: Vec<&str> = key.split('.').collect();
        match (parts.as_slice(), &line.kind) {
            (["setting", ..], LineKind::Setting(field)) => {
                self.content(visit.settings.get(&field.id), &field.kind)
            }
            ([part @ ("word" | "plural"), term, lang], _) => {
                let all = if *part == "word" { &visit.site.words } else { &visit.site.plurals };
                let lang = scalewright_model::Lang::from_code(lang);
                let word = all.get(*term).and_then(|text| text.get(lang?));
                word.map_or(Content::Blank, |word| Content::Text(word.to_owned()))
            }
            ([part @ ("strength" | "challenge"), number], _) => {
                let all = if *part == "strength" { &visit.strengths } else { &visit.challenges };
                let index = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                index
                    .and_then(|index| all.get(index))
                    .map_or(Content::Blank, |said| Content::Text(said.clone()))
            }
            (["draw", rest @ ..], _) => drawn(visit, rest),
            _ => Content::Blank,
        }
    }

    fn timetable(&self, id: Option<&String>) -> Content {
        let timetables = self.layout.subject.battery.into_iter().flat_map(|battery| &battery.timetables);
        let found = timetables.into_iter().find(|one| Some(&one.id) == id);
        found.map_or(Content::Blank, |one| {
            self.content(
                Some(&scalewright_model::Cell::Text(self.layout.text(&one.title).to_owned())),
                &FieldKind::Text,
            )
        })
    }
}

/// What a visit says about the drawing of records.
fn drawn(visit: &Assessment, key: &[&str]) -> Content {
    let Some(draw) = &visit.draw else { return Content::Blank };
    if key == ["seed"] {
        return Content::Text(draw.seed.clone());
    }
    let group = |id: &str| draw.groups.iter().find(|group| group.group == id);
    let rows = |rows: &[u32]| if rows.is_empty() { Content::Blank } else { Content::Text(row_list(rows)) };
    match key {
        [id, "wanted"] => group(id).map_or(Content::Blank, |group| Content::Number(group.wanted.into())),
        [id, "clients"] => group(id).map_or(Content::Blank, |group| Content::Number(group.clients.into())),
        [id, "rows"] => group(id).map_or(Content::Blank, |group| rows(&group.rows)),
        [id, "instead", other] => {
            let instead = group(id).and_then(|group| group.instead.iter().find(|one| one.group == *other));
            instead.map_or(Content::Blank, |one| rows(&one.rows))
        }
        _ => Content::Blank,
    }
}

/// What a workbook is for, as a key.
pub(crate) fn target_key(target: &Target) -> String {
    match target {
        Target::Scale { id, edition } => format!("scale {id} {edition}"),
        Target::Battery { id, edition } => format!("battery {id} {edition}"),
    }
}
