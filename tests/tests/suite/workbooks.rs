//! Workbooks: their formulas against the interpreter, there and back again, and what cannot be read.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use scalewright::diag::Severity;
use scalewright::forms::book::{self, Book, Cell as Held, Found, Region, Sheet};
use scalewright::forms::{APART, Shown, ShownCell, ShownOf, UNKNOWN, read};
use scalewright::model::{Assessment, Cell, Exact, Item, Lang, Number, Rater, Text, VisitPlan, decimal};
use scalewright::words::Words;
use scalewright::{Detail, ItemState, Outcome, Subject, TotalState};
use scalewright_tests::generate;

use crate::support::{open, root};

pub(crate) static VISIT: LazyLock<Subject> = LazyLock::new(|| open(&root().join("scales/jips-visit/2026")).0);

/// How many made-up visits of each kind the other engine computes; the job with `LibreOffice` computes hundreds.
const ENGINE_VISITS: usize = 8;
/// How many made-up visits of each kind our own computation is tried on.
const VISITS: usize = 60;

/// What the interpreter says of a cell: what may stand there.
enum Wanted {
    Score(Exact),
    Open,
    Apart,
}

fn wanted(outcome: &Outcome, of: &ShownOf) -> Wanted {
    match of {
        ShownOf::Item(code) => {
            let item = outcome.item(code).expect("the item is scored");
            match &item.state {
                ItemState::Scored(score) => Wanted::Score(*score),
                ItemState::Missing { .. } => Wanted::Open,
                ItemState::NotApplicable => Wanted::Apart,
            }
        }
        ShownOf::Total(id) => {
            let total = outcome.total(id).expect("the total is there");
            match &total.state {
                TotalState::Value(value) | TotalState::OfRated(value) => Wanted::Score(*value),
                TotalState::Missing | TotalState::Insufficient => Wanted::Open,
            }
        }
    }
}

/// Holds what a cell shows against the interpreter. Gives whether the cell says less than the interpreter knows.
fn held(outcome: &Outcome, cell: &ShownCell, shown: &Shown) -> Result<bool, String> {
    let place = format!("{} {:?} at {}!{}:{}", cell.scale, cell.of, cell.sheet, cell.row, cell.column);
    match (wanted(outcome, &cell.of), shown) {
        (Wanted::Score(score), Shown::Score(number)) => {
            let exact: f64 = decimal(score, 9).parse().expect("a decimal is a number");
            if (exact - number).abs() < 1e-8 {
                Ok(false)
            } else {
                Err(format!("{place}: {number}, not {score}"))
            }
        }
        (Wanted::Score(_), Shown::Open) => Ok(true),
        (Wanted::Open, Shown::Open) | (Wanted::Apart, Shown::Apart) => Ok(false),
        (Wanted::Score(score), other) => Err(format!("{place}: {other:?}, not {score}")),
        (Wanted::Open, other) => Err(format!("{place}: {other:?}, but something is missing")),
        (Wanted::Apart, other) => Err(format!("{place}: {other:?}, but it does not apply")),
    }
}

/// Holds all cells of a visit against the interpreter; `shown` gives what a cell shows. Gives how many say less than it knows, of
/// how many.
pub(crate) fn agree(
    subject: &Subject,
    visit: &Assessment,
    cells: &[ShownCell],
    shown: impl Fn(&ShownCell) -> Shown,
) -> Result<(usize, usize), String> {
    let mut less = 0;
    for cell in cells {
        let outcomes = subject.score(visit, cell.rater.as_deref(), Detail::Scores);
        let outcome =
            outcomes.iter().find(|outcome| outcome.scale == cell.scale).expect("the scale is scored");
        less += usize::from(held(outcome, cell, &shown(cell))?);
    }
    Ok((less, cells.len()))
}

fn own(subject: &Subject, visit: &Assessment) -> Result<(usize, usize), String> {
    let cells = subject.shown_in_workbook(visit, Lang::Ja);
    agree(subject, visit, &cells, |cell| cell.shown.clone())
}

/// The same, computed by another spreadsheet engine from the file itself. It does not know `EXACT` over a range, by which different
/// values are counted: what rests on that is left out here and compared in `LibreOffice` (`.ci/workbooks`).
pub(crate) fn by_engine(subject: &Subject, visit: &Assessment, lang: Lang) -> Result<(usize, usize), String> {
    let file = subject.workbook(Some(visit), lang).expect("a workbook is written");
    let loaded = load_from_xlsx_bytes(&file, "visit", "en", "UTC").map_err(|error| format!("{error:?}"))?;
    let mut model = ironcalc::base::Model::from_workbook(loaded, "en")?;
    model.evaluate();
    let sheets: BTreeMap<String, u32> = model.workbook.get_worksheet_names().into_iter().zip(0..).collect();
    let cells = subject.shown_in_workbook(visit, lang);
    let cells: Vec<ShownCell> = cells.into_iter().filter(|cell| !counts_different(subject, cell)).collect();
    agree(subject, visit, &cells, |cell| {
        let (row, column) = (cell.row + 1, cell.column + 1);
        let (row, column) = (row.try_into().expect("few rows"), column.try_into().expect("few columns"));
        match model.get_cell_value_by_index(sheets[&cell.sheet], row, column) {
            Ok(CellValue::Number(number)) => Shown::Score(number),
            Ok(CellValue::String(text)) if text == APART => Shown::Apart,
            Ok(CellValue::String(text)) if text == UNKNOWN => Shown::Open,
            other => panic!("{}!{row}:{column} holds {other:?}", cell.sheet),
        }
    })
}

/// Whether a score rests on counting different values.
fn counts_different(subject: &Subject, cell: &ShownCell) -> bool {
    let scale = subject.all().find(|scale| scale.checked.id() == cell.scale).expect("the scale is there");
    let counts = |item: &Item| format!("{item:?}").contains("CountDistinct");
    match &cell.of {
        ShownOf::Item(code) => counts(scale.checked.item(code).expect("the item is there")),
        ShownOf::Total(_) => scale.checked.items().iter().any(counts),
    }
}

/// Made-up visits, the same in every run.
pub(crate) fn made_up(strategy: &BoxedStrategy<Assessment>, count: usize) -> Vec<Assessment> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a visit is made").current()).collect()
}

#[test]
fn formulas_give_what_the_interpreter_gives() {
    for visit in made_up(&generate::complete().boxed(), VISITS) {
        let less = own(&VISIT, &visit).unwrap_or_else(|error| panic!("{error}\n{visit:?}"));
        // Nothing is left blank: only where there is nothing to divide by is anything open.
        assert!(less.0 <= less.1 / 4, "{less:?}\n{visit:?}");
    }
}

/// A formula never gives a score where the interpreter has none, nor another one. It may say that something is missing where the
/// interpreter knows that it makes no difference; that is rare.
#[test]
fn formulas_are_careful_where_something_is_missing() {
    let (mut less, mut all) = (0, 0);
    for visit in made_up(&generate::incomplete().boxed(), VISITS) {
        let one = own(&VISIT, &visit).unwrap_or_else(|error| panic!("{error}\n{visit:?}"));
        (less, all) = (less + one.0, all + one.1);
    }
    println!("{less} of {all} cells say less than the interpreter knows");
    assert!(less * 100 < all * 6, "{less} of {all} cells say less than the interpreter knows");
}

pub(crate) fn strong() -> Assessment {
    let path = root().join("scales/jips-visit/2026/visits/strong.ron");
    let (_, mut session) = open(&root().join("scales/jips-visit/2026"));
    session.assessment(&path, &VISIT).expect("the visit is sound")
}

#[test]
fn another_engine_computes_the_same() {
    for lang in Lang::ALL {
        by_engine(&VISIT, &strong(), lang).unwrap_or_else(|error| panic!("{error}"));
    }
    for strategy in [generate::complete().boxed(), generate::incomplete().boxed()] {
        for visit in made_up(&strategy, ENGINE_VISITS) {
            by_engine(&VISIT, &visit, Lang::Ja).unwrap_or_else(|error| panic!("{error}\n{visit:?}"));
        }
    }
}

/// Reads a workbook as if it had come back.
fn come_back(subject: &Subject, file: Vec<u8>) -> scalewright::Returned {
    let found = book::open_bytes("visit.xlsx", file, &read::wanted).expect("it can be opened");
    subject.read_workbook(&found, Path::new("visit.xlsx"), false)
}

/// A visit without what no workbook keeps: blank cells, rows without content, and the numbers by which rows are only counted.
fn settled(mut visit: Assessment) -> Assessment {
    for rows in visit.tables.values_mut() {
        for row in rows.iter_mut() {
            row.retain(|_, cell| *cell != Cell::Blank);
        }
        rows.retain(|row| row.keys().any(|key| key != "no"));
    }
    for items in visit.answers.values_mut() {
        items.values_mut().for_each(|given| given.retain(|_, cell| *cell != Cell::Blank));
        items.retain(|_, given| !given.is_empty());
    }
    visit.answers.retain(|_, items| !items.is_empty());
    visit
}

/// What else a visit can say.
fn said() -> impl Strategy<Value = Assessment> {
    let text = "[ぁ-んァ-ヴ一-龠a-zA-Z0-9=+@'\"<&|][ぁ-んァ-ヴ一-龠a-zA-Z0-9 =+@'\"<&|\n]{0,30}[ぁ-んa-z0-9]";
    let texts = proptest::collection::vec(text, 0..4);
    let fields =
        (texts.clone(), texts, proptest::option::of(text), proptest::option::of(text), any::<bool>());
    (generate::complete(), generate::complete(), fields).prop_map(
        |(visit, other, (strengths, challenges, name, contact, is_final))| {
            let mut visit = visit;
            visit.raters = vec![
                Rater { id: "A".to_owned(), answers: other.answers },
                Rater { id: "B".to_owned(), answers: BTreeMap::new() },
            ];
            let note = name.clone().unwrap_or_else(|| "=1+1".to_owned());
            visit.notes = BTreeMap::from([("goi".to_owned(), BTreeMap::from([("G1".to_owned(), note)]))]);
            let previous = BTreeMap::from([("II-1".to_owned(), Number::whole(3))]);
            visit.previous = BTreeMap::from([("jips-25".to_owned(), previous)]);
            visit.site.name = name;
            visit.site.words = contact
                .iter()
                .map(|word| ("client".to_owned(), Text { ja: Some(word.clone()), en: None }))
                .collect();
            visit.site.contact = contact;
            visit.plan = Some(VisitPlan { timetable: Some("two-day".to_owned()), ..VisitPlan::default() });
            (visit.strengths, visit.challenges, visit.is_final) = (strengths, challenges, is_final);
            visit.draw = VISIT.draw(&visit, "a seed").map(|drawing| drawing.draw);
            visit
        },
    )
}

fn there_and_back(visit: &Assessment, lang: Lang) -> Assessment {
    let file = VISIT.workbook(Some(visit), lang).expect("a workbook is written");
    let back = come_back(&VISIT, file);
    let findings = scalewright::diag::concise(&back.report, Words::of(Lang::En), &|_| None);
    let wrong = back.report.findings().iter().filter(|finding| finding.severity == Severity::Error).count();
    assert_eq!(wrong, 0, "{findings}");
    back.read_so_far().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_visit_comes_back_from_its_workbook(visit in said(), english in any::<bool>()) {
        let visit = settled(visit);
        let lang = if english { Lang::En } else { Lang::Ja };
        prop_assert_eq!(settled(there_and_back(&visit, lang)), visit);
    }
}

#[test]
fn a_workbook_made_of_what_was_read_is_the_same_file() {
    let visit = strong();
    let first = VISIT.workbook(Some(&visit), Lang::Ja).expect("a workbook is written");
    let again = VISIT.workbook(Some(&there_and_back(&visit, Lang::Ja)), Lang::Ja).expect("and again");
    assert!(first == again, "two workbooks of the same visit differ");
}

/// The workbook of the visit, as cells, to be spoilt.
fn opened() -> Book {
    let file = VISIT.workbook(Some(&strong()), Lang::Ja).expect("a workbook is written");
    book::open_bytes("visit.xlsx", file, &read::wanted).expect("it can be opened")
}

fn sheet<'b>(book: &'b mut Book, name: &str) -> &'b mut Sheet {
    book.sheets.iter_mut().find(|sheet| sheet.name.starts_with(name)).expect("the sheet is there")
}

fn put(book: &mut Book, name: &str, at: (u32, u32), found: Found) {
    sheet(book, name).cells.insert(at, Held { found, percent: false, formula: false });
}

/// The findings of a spoilt workbook, one on each line, without the mark of the file.
fn told(book: &Book, show: bool) -> String {
    let back = VISIT.read_workbook(book, Path::new("visit.xlsx"), show);
    scalewright::diag::concise(&back.report, Words::of(Lang::En), &|_| None)
}

/// Row 11 of form 3 is the first; column D has the hours, E the effort in percent, B the role.
const HOURS: (u32, u32) = (10, 3);
const EFFORT: (u32, u32) = (10, 4);

#[test]
fn what_people_type_is_read_or_asked_about() {
    let text = |text: &str| Found::Text(text.to_owned());
    let cases: &[(&str, (u32, u32), Found, &str)] = &[
        ("様式3", HOURS, text("３８"), "note[cell-read-as]"),
        ("様式3", HOURS, text("38時間"), "note[cell-read-as]"),
        ("様式3", HOURS, text("約38"), "error[cell-doubt]"),
        ("様式3", HOURS, text("?"), "error[cell-doubt]"),
        ("様式3", HOURS, Found::Error("#REF!".to_owned()), "error[cell-doubt]"),
        ("様式3", HOURS, Found::Number(200.0), "error[out-of-range]"),
        ("様式3", EFFORT, text("80%"), "note[cell-read-as]"),
        ("様式3", EFFORT, Found::Number(0.8), "error[cell-doubt]"),
        ("様式3", (10, 1), text("ES"), "note[cell-read-as]"),
        ("様式3", (10, 1), text("所長"), "error[cell-doubt]"),
        ("様式4", (10, 1), text("山田 太郎"), "error[full-name]"),
        ("様式4", (10, 4), text("令和7年12月1日"), "note[cell-read-as]"),
        ("様式4", (10, 4), text("2023年4月"), "error[cell-doubt]"),
        ("様式4", (10, 4), Found::Number(45992.0), "note[cell-read-as]"),
        ("様式4", (10, 4), text("2027/1/1"), "warning[table-check]"),
        ("様式4", (4, 30), text("あとで確認"), "warning[no-place]"),
    ];
    for (name, at, found, expected) in cases {
        let mut book = opened();
        put(&mut book, name, *at, found.clone());
        let lines = told(&book, false);
        let fits = |line: &&str| line.contains(expected) && line.contains(name);
        assert!(lines.lines().any(|line| fits(&line)), "{found:?}: {expected} is not among\n{lines}");
        let typed = matches!(found, Found::Text(typed) if *name == "様式4" && lines.contains(typed.as_str()));
        assert!(!typed, "{found:?} of a client is shown:\n{lines}");
    }
}

#[test]
fn what_became_of_a_workbook_is_told() {
    type Spoil = fn(&mut Book);
    let cases: &[(&str, Spoil)] = &[
        ("note[cell-formula]", |book| {
            if let Some(cell) = sheet(book, "様式3").cells.get_mut(&HOURS) {
                cell.formula = true;
            }
        }),
        ("error[merged-cells]", |book| {
            sheet(book, "様式3").merged.push(Region { first: HOURS, last: (HOURS.0 + 1, HOURS.1) });
        }),
        ("note[hidden-cells]", |book| {
            sheet(book, "様式3").hidden_rows.insert(HOURS.0);
        }),
        ("error[outside-links]", |book| book.links.push("other.xlsx".to_owned())),
        ("note[sheet-changed]", |book| "スタッフ".clone_into(&mut sheet(book, "様式3").name)),
        ("warning[sheet-missing]", |book| book.sheets.retain(|sheet| !sheet.name.starts_with("様式3"))),
        ("warning[column-missing]", |book| sheet(book, "様式3").cells.retain(|(_, col), _| *col != HOURS.1)),
        ("error[sheet-twice]", |book| {
            let mut copy = sheet(book, "様式3").clone();
            "様式3 (2)".clone_into(&mut copy.name);
            book.sheets.insert(0, copy);
        }),
        ("error[none-but-rows]", |book| put(book, "様式3", (4, 3), Found::Number(1.0))),
        ("error[rater-without-name]", |book| {
            let scores = book.sheets.iter_mut().filter(|sheet| sheet.name.starts_with("評点"));
            scores.for_each(|sheet| sheet.cells.retain(|(row, col), _| *row != 5 || *col < 4));
        }),
        ("error[other-edition]", |book| {
            put(book, "表紙", (0, 1), Found::Text("battery jips-visit 2031".to_owned()));
        }),
    ];
    for (expected, spoil) in cases {
        let mut book = opened();
        spoil(&mut book);
        let lines = told(&book, false);
        assert!(lines.contains(expected), "{expected} is not among\n{lines}");
    }
}

/// Keys and columns may go: headings are enough.
#[test]
fn moved_columns_and_lost_keys_are_found() {
    let whole = strong();
    let mut book = opened();
    for sheet in book.sheets.iter_mut().filter(|sheet| sheet.name.starts_with("様式")) {
        sheet.cells.retain(|(row, _), _| *row != 0);
        let upright = sheet.name.starts_with("様式1");
        let moved = std::mem::take(&mut sheet.cells).into_iter();
        let shift =
            |(row, col): (u32, u32)| if upright || col < 2 { (row + 2, col) } else { (row + 2, col + 1) };
        sheet.cells = moved.map(|(at, cell)| (shift(at), cell)).collect();
    }
    let back = VISIT.read_workbook(&book, Path::new("visit.xlsx"), false);
    assert_eq!(back.read_so_far().tables, whole.tables);
    let lines = told(&book, false);
    assert!(!lines.contains("error[") && !lines.contains("warning["), "{lines}");
}

/// The copy that goes back can be read again, and what was typed is still there.
#[test]
fn the_copy_that_goes_back_keeps_what_was_typed() {
    let mut book = opened();
    put(&mut book, "様式3", HOURS, Found::Text("約38".to_owned()));
    put(&mut book, "様式3", (30, 25), Found::Text("補足です".to_owned()));
    sheet(&mut book, "様式3").cells.remove(&EFFORT);
    let back = VISIT.read_workbook(&book, Path::new("visit.xlsx"), false);
    assert!(back.assessment.is_none());
    let copy = VISIT.fixed_workbook(&book).expect("a copy is written");
    let mut again = book::open_bytes("copy.xlsx", copy, &|_| true).expect("it can be opened");
    let kept = sheet(&mut again, "様式3").cells.get(&HOURS).map(|cell| cell.found.clone());
    assert_eq!(kept, Some(Found::Text("約38".to_owned())));
    let list = sheet(&mut again, "確認").cells.values().map(|cell| cell.found.clone()).collect::<Vec<_>>();
    assert!(!format!("{list:?}").contains("{$"), "{list:?}");
    assert!(list.contains(&Found::Text("補足です".to_owned())), "{list:?}");
}

#[test]
fn a_stripped_visit_has_no_names_and_the_same_scores() {
    let visit = strong();
    let stripped = VISIT.strip(&visit);
    let scores = |visit: &Assessment| {
        let outcomes = VISIT.score(visit, None, Detail::Scores);
        outcomes.into_iter().map(|outcome| (outcome.scale, outcome.items)).collect::<Vec<_>>()
    };
    assert_eq!(scores(&visit), scores(&stripped));
    let text = scalewright::source::write_assessment(&stripped).expect("it is written");
    for cell in visit.tables["form2"].iter().filter_map(|row| row.get("employer")) {
        let Cell::Text(employer) = cell else { continue };
        assert!(!text.contains(employer.as_str()), "{employer} is still there");
    }
    for name in [&visit.site.name, &visit.site.contact].into_iter().flatten() {
        assert!(!text.contains(name.as_str()), "{name} is still there");
    }
}

#[test]
fn a_written_visit_reads_the_same() {
    let visit = strong();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join("written.ron");
    std::fs::write(&path, scalewright::source::write_assessment(&visit).expect("it is written"))
        .expect("a file");
    let (subject, mut session) = open(&root().join("scales/jips-visit/2026"));
    assert_eq!(session.assessment(&path, &subject), Some(visit));
}

#[test]
fn a_drawing_can_be_repeated_and_leaves_nobody_out() {
    let visit = strong();
    let first = VISIT.draw(&visit, "20261015").expect("there are groups");
    assert_eq!(VISIT.draw(&visit, "20261015").as_ref(), Some(&first));
    let drawn = |seed: &str| {
        let drawing = VISIT.draw(&visit, seed).expect("there are groups");
        drawing.draw.groups.into_iter().flat_map(|group| group.rows).collect::<Vec<_>>()
    };
    // Over many seeds, every client of a group is drawn about equally often: group C has six, of whom three are drawn.
    let mut times: BTreeMap<u32, u32> = BTreeMap::new();
    for seed in 0..400 {
        drawn(&seed.to_string()).into_iter().for_each(|row| *times.entry(row).or_default() += 1);
    }
    let group = first.draw.groups.iter().find(|group| group.group == "C").expect("group C is there");
    assert_eq!((group.wanted, group.clients), (3, 6));
    for row in [group.rows.as_slice()].concat() {
        assert!((150..250).contains(&times[&row]), "row {row} was drawn {} times of 400", times[&row]);
    }
}

#[test]
fn too_few_clients_are_said_and_made_up_for() {
    let mut visit = strong();
    let rows = visit.tables.get_mut("form4").expect("the form is there");
    // Of group C, one client is left.
    let group = VISIT.draw(&strong(), "1").expect("there are groups");
    let drawn = group.draw.groups.iter().find(|group| group.group == "C").expect("group C is there").clone();
    let members: Vec<u32> = (0..60)
        .filter_map(|seed| VISIT.draw(&strong(), &seed.to_string()))
        .flat_map(|drawing| {
            drawing.draw.groups.into_iter().filter(|group| group.group == "C").flat_map(|group| group.rows)
        })
        .collect();
    let mut members: Vec<u32> = members;
    members.sort_unstable();
    members.dedup();
    assert_eq!(members.len(), drawn.clients as usize);
    for row in members.iter().skip(1).rev() {
        rows.remove(*row as usize - 1);
    }
    let drawing = VISIT.draw(&visit, "1").expect("there are groups");
    let short = drawing.draw.groups.iter().find(|group| group.group == "C").expect("group C is there");
    assert_eq!((short.clients, short.rows.len()), (1, 1));
    let instead: usize = short.instead.iter().map(|one| one.rows.len()).sum();
    assert_eq!(instead, 2, "{short:?}");
    assert_eq!(drawing.records["records"].len(), 10);
    assert!(drawing.lacking.is_empty());
}

/// What is no workbook is refused with a reason that people can use, in both languages.
#[test]
fn what_cannot_be_opened_is_said() {
    let zip = {
        let mut bytes = VISIT.workbook(None, Lang::Ja).expect("a workbook is written");
        bytes.truncate(bytes.len() / 2);
        bytes
    };
    let cases: [(&str, Vec<u8>); 4] = [
        ("empty", Vec::new()),
        ("damaged", zip),
        ("unknown-format", b"%PDF-1.7".to_vec()),
        ("too-large", vec![b'x'; 40 << 20]),
    ];
    for (reason, bytes) in cases {
        let error = book::open_bytes("x.xlsx", bytes, &read::wanted).expect_err(reason);
        let finding = read::cannot_open(&error, "x.xlsx");
        assert!(finding.facts.contains(&("reason", reason.to_owned())), "{reason}: {error:?}");
        for lang in Lang::ALL {
            let words = Words::of(lang);
            let said = finding.message(words) + &finding.help(words).expect("there is help");
            assert!(!said.contains('{') && !said.contains("finding-"), "{said}");
        }
    }
}
