//! The lines of the cover: the agency, the visit, its setting, the site's own words, the drawing of records, and what is said in the end.

use scalewright_model::{Field, Lang};

use super::Layout;

/// A line of the cover.
pub(crate) struct CoverLine<'a> {
    /// The key, in the first column; none for a heading.
    pub key: String,
    pub label: String,
    pub kind: LineKind<'a>,
    pub help: Option<String>,
}

/// What stands on a line.
pub(crate) enum LineKind<'a> {
    Heading,
    Text,
    Date,
    YesNo,
    /// One of the timetables of the battery.
    Timetable,
    Setting(&'a Field),
    /// Numbers of rows, in a row: `3, 7, 12`.
    Rows,
    /// A whole number.
    Whole,
}

/// All lines of the cover, in order.
pub(crate) fn cover_lines<'a>(layout: &Layout<'a>) -> Vec<CoverLine<'a>> {
    let mut lines = Vec::new();
    site(layout, &mut lines);
    settings(layout, &mut lines);
    plan(layout, &mut lines);
    words(layout, &mut lines);
    draw(layout, &mut lines);
    said(layout, &mut lines);
    lines
}

fn line<'a>(layout: &Layout<'_>, key: &str, kind: LineKind<'a>) -> CoverLine<'a> {
    let id = format!("book-{}", key.replace(['.', '_'], "-"));
    let help = layout.words.attribute(&id, "help", &[]).filter(|help| !help.trim().is_empty());
    CoverLine { key: key.to_owned(), label: layout.words.word(&id), kind, help }
}

fn heading<'a>(layout: &Layout<'_>, id: &str) -> CoverLine<'a> {
    CoverLine { key: String::new(), label: layout.word(id), kind: LineKind::Heading, help: None }
}

fn site<'a>(layout: &Layout<'a>, lines: &mut Vec<CoverLine<'a>>) {
    lines.push(heading(layout, "book-part-site"));
    lines.push(line(layout, "site.name", LineKind::Text));
    lines.push(line(layout, "site.contact", LineKind::Text));
    lines.push(line(layout, "visited_on", LineKind::Date));
}

fn settings<'a>(layout: &Layout<'a>, lines: &mut Vec<CoverLine<'a>>) {
    for setting in &layout.settings {
        lines.push(CoverLine {
            key: format!("setting.{}", setting.id),
            label: layout.text(&setting.title).to_owned(),
            kind: LineKind::Setting(setting),
            help: setting.help.as_ref().map(|help| layout.text(help).to_owned()),
        });
    }
}

fn plan<'a>(layout: &Layout<'a>, lines: &mut Vec<CoverLine<'a>>) {
    lines.push(heading(layout, "book-part-plan"));
    lines.push(line(layout, "plan.written_on", LineKind::Date));
    lines.push(line(layout, "plan.sender", LineKind::Text));
    lines.push(line(layout, "plan.reach", LineKind::Text));
    lines.push(line(layout, "plan.forms_back_by", LineKind::Date));
    if layout.subject.battery.is_some_and(|battery| !battery.timetables.is_empty()) {
        lines.push(line(layout, "plan.timetable", LineKind::Timetable));
    }
    lines.push(line(layout, "final", LineKind::YesNo));
    lines.push(line(layout, "made_up", LineKind::YesNo));
}

/// The site's own words, in each language, and their plurals where a language has them.
fn words<'a>(layout: &Layout<'a>, lines: &mut Vec<CoverLine<'a>>) {
    let terms = layout.subject.battery.into_iter().flat_map(|battery| &battery.glossary);
    let terms: Vec<_> = terms.filter(|term| term.site_word).collect();
    if terms.is_empty() {
        return;
    }
    lines.push(heading(layout, "book-part-words"));
    for term in terms {
        for lang in Lang::ALL {
            let plural = (lang == Lang::En).then_some(("plural", "book-plural"));
            for (part, label) in [Some(("word", "book-word")), plural].into_iter().flatten() {
                let name = layout.word(&format!("book-lang-{}", lang.code()));
                let args = [("term", layout.text(&term.term)), ("lang", &*name)];
                lines.push(CoverLine {
                    key: format!("{part}.{}.{}", term.id, lang.code()),
                    label: layout.words.say(label, &args),
                    kind: LineKind::Text,
                    help: None,
                });
            }
        }
    }
}

fn draw<'a>(layout: &Layout<'a>, lines: &mut Vec<CoverLine<'a>>) {
    if layout.groups.is_empty() {
        return;
    }
    lines.push(heading(layout, "book-part-draw"));
    lines.push(line(layout, "draw.seed", LineKind::Text));
    for group in &layout.groups {
        let mut of_group = |part: &str, with: Option<&str>, kind: LineKind<'a>| {
            let args = [("group", group.id.as_str()), ("other", with.unwrap_or_default())];
            let tail = with.map_or_else(String::new, |other| format!(".{other}"));
            lines.push(CoverLine {
                key: format!("draw.{}.{part}{tail}", group.id),
                label: layout.words.say(&format!("book-draw-{part}"), &args),
                kind,
                help: None,
            });
        };
        of_group("wanted", None, LineKind::Whole);
        of_group("clients", None, LineKind::Whole);
        of_group("rows", None, LineKind::Rows);
        let others = group.instead.iter().flat_map(|instead| &instead.groups);
        others.for_each(|other| of_group("instead", Some(other), LineKind::Rows));
    }
}

fn said<'a>(layout: &Layout<'a>, lines: &mut Vec<CoverLine<'a>>) {
    lines.push(heading(layout, "book-part-said"));
    for part in ["strength", "challenge"] {
        for number in 1..=layout.said {
            lines.push(CoverLine {
                key: format!("{part}.{number}"),
                label: layout.words.say(&format!("book-{part}"), &[("number", &number.to_string())]),
                kind: LineKind::Text,
                help: None,
            });
        }
    }
}
