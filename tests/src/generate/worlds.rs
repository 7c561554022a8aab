//! Small worlds of inputs: what a made-up item can read, what can be asked of it, and every case that can be told apart.
//!
//! Thresholds are whole or halves and numbers have few values, so that going through all cases is complete: real numbers are filled in
//! at all thresholds, between them and beyond, tables in all ways up to their most rows.

use std::collections::BTreeMap;

use scalewright_model::{
    Cell, Common, Cond, Criterion, Date, Expr, Fallback, Field, FieldKind, Measure, MeasureRange, Named,
    Number, Required, Rounding, Row, Rows, Table, TableCheck, Text, Unit,
};

mod tables;

/// What an item can read and all ways to fill it in.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// Its name, for messages.
    pub name: &'static str,
    /// What raters answer.
    pub inputs: Vec<Field>,
    /// What is met or not.
    pub criteria: Vec<Criterion>,
    /// What is computed.
    pub measures: Vec<Measure>,
    /// Tables, settings and units.
    pub common: Common,
    /// What can be asked.
    pub conditions: Vec<Cond>,
    /// Measures on which bands can stand, and bounds for them in rising order.
    pub banded: Vec<(String, Vec<Number>)>,
    /// What can be filled in where.
    pub axes: Vec<Axis>,
    /// Which cases pass the checks of the tables.
    pub allowed: Option<fn(&Case) -> bool>,
}

/// A place and all that can be filled in there.
#[derive(Clone, Debug)]
pub enum Axis {
    /// An answer.
    Answer(&'static str, Vec<Cell>),
    /// A setting.
    Setting(&'static str, Vec<Cell>),
    /// A table.
    Table(&'static str, Vec<Vec<Row>>),
}

/// One way to fill in everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Which value of each axis.
    pub at: Vec<usize>,
    /// The answers.
    pub answers: BTreeMap<String, Cell>,
    /// The settings.
    pub settings: BTreeMap<String, Cell>,
    /// The tables.
    pub tables: BTreeMap<String, Vec<Row>>,
}

impl World {
    /// All cases.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = vec![Case::default()];
        for axis in &self.axes {
            cases = cases.iter().flat_map(|case| axis.on(case)).collect();
        }
        if let Some(allowed) = self.allowed {
            cases.retain(allowed);
        }
        cases
    }
}

impl Axis {
    /// A case with each value of the axis.
    fn on(&self, case: &Case) -> Vec<Case> {
        let with = |at: usize, set: &dyn Fn(&mut Case)| {
            let mut case = case.clone();
            case.at.push(at);
            set(&mut case);
            case
        };
        match self {
            Self::Answer(id, cells) => {
                let put =
                    |case: &mut Case, cell: &Cell| _ = case.answers.insert((*id).to_owned(), cell.clone());
                cells.iter().enumerate().map(|(at, cell)| with(at, &|case| put(case, cell))).collect()
            }
            Self::Setting(id, cells) => {
                let put =
                    |case: &mut Case, cell: &Cell| _ = case.settings.insert((*id).to_owned(), cell.clone());
                cells.iter().enumerate().map(|(at, cell)| with(at, &|case| put(case, cell))).collect()
            }
            Self::Table(id, tables) => {
                let put =
                    |case: &mut Case, rows: &[Row]| _ = case.tables.insert((*id).to_owned(), rows.to_vec());
                tables.iter().enumerate().map(|(at, rows)| with(at, &|case| put(case, rows))).collect()
            }
        }
    }
}

/// All worlds.
pub fn worlds() -> Vec<World> {
    vec![
        answers(),
        real(),
        criteria(),
        days(),
        settings(),
        tables::counted(),
        tables::added(),
        tables::blank(),
        tables::kinds(),
        tables::one_row(),
    ]
}

fn text(of: &str) -> Text {
    Text { ja: Some(of.to_owned()), en: Some(of.to_owned()) }
}

fn number(of: &str) -> Number {
    Number::parse(of).unwrap_or(Number::whole(0))
}

fn constant(of: &str) -> Expr {
    Expr::Number(number(of))
}

fn answer(id: &str) -> Expr {
    Expr::Answer(id.to_owned())
}

fn measured(id: &str) -> Expr {
    Expr::Measure(id.to_owned())
}

fn ratio(of: Expr, to: Expr) -> Expr {
    Expr::Ratio { of: Box::new(of), to: Box::new(to), per: None }
}

fn less(one: Expr, other: Expr) -> Expr {
    Expr::Subtract(Box::new(one), Box::new(other))
}

fn field(id: &str, kind: FieldKind) -> Field {
    let required = Required::Always;
    Field {
        id: id.to_owned(),
        title: text(id),
        kind,
        unit: None,
        required,
        better: None,
        help: None,
        initials_only: false,
    }
}

fn whole(min: i64, max: i64) -> FieldKind {
    FieldKind::Integer { min: Number::whole(min), max: Some(Number::whole(max)) }
}

fn codes() -> FieldKind {
    FieldKind::Code(["a", "b", "c"].map(|id| Named { id: id.to_owned(), title: text(id) }).to_vec())
}

fn measure(id: &str, value: Expr) -> Measure {
    Measure {
        id: id.to_owned(),
        title: text(id),
        unit: "units".to_owned(),
        value,
        range: None,
        rounding: None,
        better: None,
        fallback: None,
        evidence: None,
    }
}

fn rounded(rounding: Rounding, of: Measure) -> Measure {
    Measure { rounding: Some(rounding), ..of }
}

fn within(min: &str, max: &str, of: Measure) -> Measure {
    Measure { range: Some(MeasureRange { min: number(min), max: Some(number(max)) }), ..of }
}

fn instead(value: Expr, of: Measure) -> Measure {
    Measure { fallback: Some(Fallback { value, reason: text("made up") }), ..of }
}

fn common() -> Common {
    let unit = Unit { id: "units".to_owned(), pattern: text("{n}"), one: None, decimals: 1 };
    Common { units: vec![unit], ..Common::default() }
}

/// Each expression held against each number in every way.
fn compared(exprs: &[Expr], bounds: &[&str]) -> Vec<Cond> {
    let mut all = Vec::new();
    for expr in exprs {
        for bound in bounds {
            for how in [Cond::AtLeast, Cond::AtMost, Cond::Above, Cond::Below, Cond::Equal] {
                all.push(how(expr.clone(), constant(bound)));
            }
        }
    }
    all
}

fn numbers(low: i64, high: i64) -> Vec<Cell> {
    (low..=high).map(|value| Cell::Number(Number::whole(value))).collect()
}

fn yes_no() -> Vec<Cell> {
    vec![Cell::Bool(false), Cell::Bool(true)]
}

fn words(of: &[&str]) -> Vec<Cell> {
    of.iter().map(|word| Cell::Text((*word).to_owned())).collect()
}

fn bands(id: &str, bounds: &[&str]) -> (String, Vec<Number>) {
    (id.to_owned(), bounds.iter().map(|bound| number(bound)).collect())
}

/// Yes and no, codes and whole numbers; sums, differences, ratios (also of what is below nothing) and products of them.
fn answers() -> World {
    let (n, m) = (answer("n"), answer("m"));
    let quotient = || ratio(answer("n"), answer("m"));
    let measures = vec![
        measure("sum", Expr::Add(vec![n.clone(), m.clone()])),
        measure("difference", less(n.clone(), m.clone())),
        measure("twice", Expr::Multiply(vec![constant("2"), measured("difference")])),
        measure("quotient", quotient()),
        measure("signed", ratio(n.clone(), less(m.clone(), constant("1")))),
        measure("product", Expr::Multiply(vec![n.clone(), m.clone()])),
        rounded(Rounding::HalfUp(number("1")), measure("near", ratio(n.clone(), constant("2")))),
        rounded(Rounding::Down(number("2")), measure("down", Expr::Add(vec![n.clone(), m.clone()]))),
        rounded(Rounding::Up(number("1")), measure("up", quotient())),
        within("0", "2", measure("held", quotient())),
        instead(constant("1"), measure("other", quotient())),
        within(
            "0",
            "3",
            rounded(Rounding::Up(number("2")), instead(answer("n"), measure("all", quotient()))),
        ),
    ];
    let ids: Vec<Expr> = measures.iter().map(|measure| measured(&measure.id)).collect();
    let mut conditions = compared(&[n.clone(), m.clone()], &["-1", "0", "1", "1.5", "2", "3", "4", "5"]);
    conditions.extend(compared(&ids, &["-1", "0", "0.5", "1", "2", "3"]));
    for how in [Cond::AtLeast, Cond::Above, Cond::Equal] {
        conditions.push(how(n.clone(), m.clone()));
        conditions.push(how(measured("twice"), n.clone()));
        conditions.push(how(measured("near"), m.clone()));
    }
    let others = [
        Cond::Yes(answer("y")),
        Cond::Is(answer("k"), "a".to_owned()),
        Cond::OneOf(answer("k"), vec!["b".to_owned(), "c".to_owned()]),
    ];
    (0..20).for_each(|_| conditions.extend(others.clone()));
    World {
        name: "answers",
        inputs: vec![
            field("y", FieldKind::YesNo),
            field("k", codes()),
            field("n", whole(0, 3)),
            field("m", whole(0, 3)),
        ],
        conditions,
        banded: measures.iter().map(|one| bands(&one.id, &["-1", "0", "0.5", "1", "2", "3"])).collect(),
        measures,
        common: common(),
        axes: vec![
            Axis::Answer("y", yes_no()),
            Axis::Answer("k", words(&["a", "b", "c"])),
            Axis::Answer("n", numbers(0, 3)),
            Axis::Answer("m", numbers(0, 3)),
        ],
        ..World::default()
    }
}

/// A real number beside a whole one.
fn real() -> World {
    let (r, n) = (answer("r"), answer("n"));
    let half = || number("0.5");
    let measures = vec![
        rounded(Rounding::HalfUp(half()), measure("near", r.clone())),
        rounded(Rounding::Down(half()), measure("down", r.clone())),
        rounded(Rounding::Up(half()), measure("up", r.clone())),
        measure("sum", Expr::Add(vec![r.clone(), n.clone()])),
        rounded(Rounding::HalfUp(number("1")), measure("round", less(r.clone(), n.clone()))),
        measure("per", ratio(r.clone(), n.clone())),
        within("0.5", "1", instead(r.clone(), measure("other", ratio(r.clone(), n.clone())))),
    ];
    let ids: Vec<Expr> = measures.iter().map(|measure| measured(&measure.id)).collect();
    let mut conditions = compared(&ids, &["-0.5", "0", "0.5", "1", "1.5", "2", "2.5"]);
    conditions.extend(compared(&[r.clone(), r], &["0", "0.5", "1", "1.5", "2", "3"]));
    conditions.extend(compared(&[n], &["0", "1", "2"]));
    (0..10).for_each(|_| conditions.push(Cond::Yes(answer("y"))));
    let eighths = (0..=16).map(|at| {
        number(["0", "0.125", "0.25", "0.375", "0.5", "0.625", "0.75", "0.875"][at % 8]).exact()
            + Number::whole(i64::try_from(at / 8).unwrap_or(0)).exact()
    });
    let eighths = eighths.filter_map(|value| Number::parse(&scalewright_model::decimal(value, 9)));
    World {
        name: "real",
        inputs: vec![
            field("r", FieldKind::Number { min: number("0"), max: Some(number("2")) }),
            field("n", whole(0, 2)),
            field("y", FieldKind::YesNo),
        ],
        conditions,
        banded: measures.iter().map(|one| bands(&one.id, &["0", "0.5", "1", "1.5", "2"])).collect(),
        measures,
        common: common(),
        axes: vec![
            Axis::Answer("r", eighths.map(Cell::Number).collect()),
            Axis::Answer("n", numbers(0, 2)),
            Axis::Answer("y", yes_no()),
        ],
        ..World::default()
    }
}

/// Criteria that raters judge, one of them with credit, and one that is computed.
fn criteria() -> World {
    let criterion = |id: &str, met: Option<Cond>, partly: Option<&str>| Criterion {
        id: id.to_owned(),
        text: text(id),
        met,
        partly: partly.map(number),
        better: None,
        evidence: None,
    };
    let ids = ["one", "two", "three", "four"];
    let all: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let computed = Cond::AtLeast(answer("n"), constant("2"));
    let measures = vec![
        measure("met", Expr::CountMet(all.clone())),
        measure("some", Expr::CountMet(all[..2].to_vec())),
        rounded(Rounding::Down(number("1")), measure("whole", Expr::CountMet(all))),
    ];
    let exprs: Vec<Expr> = measures.iter().map(|measure| measured(&measure.id)).collect();
    let mut conditions = compared(&exprs, &["0", "0.5", "1", "1.5", "2", "2.5", "3", "4"]);
    conditions.extend(compared(&[answer("n")], &["0", "1", "2", "3", "4"]));
    (0..10).for_each(|_| conditions.extend(ids.map(|id| Cond::Met(id.to_owned()))));
    let mut judged = yes_no();
    judged.extend(words(&["partly"]));
    World {
        name: "criteria",
        inputs: vec![field("n", whole(0, 3))],
        criteria: vec![
            criterion("one", None, Some("0.5")),
            criterion("two", None, None),
            criterion("three", None, None),
            criterion("four", Some(computed), None),
        ],
        conditions,
        banded: measures.iter().map(|one| bands(&one.id, &["0", "0.5", "1", "2", "3", "4"])).collect(),
        measures,
        common: common(),
        axes: vec![
            Axis::Answer("one", judged),
            Axis::Answer("two", yes_no()),
            Axis::Answer("three", yes_no()),
            Axis::Answer("n", numbers(0, 3)),
        ],
        ..World::default()
    }
}

/// A date, held against the day of the visit (2026-10-15) and against days some months before and after.
fn days() -> World {
    let months = |date: Expr, months: &str| Expr::AddMonths(Box::new(date), Box::new(constant(months)));
    let d = answer("d");
    let ago = |from: Expr| Expr::DaysBetween(Box::new(from), Box::new(Expr::VisitDate));
    let measures = vec![measure("ago", ago(d.clone())), measure("since", ago(months(d.clone(), "1")))];
    let mut conditions =
        compared(&[measured("ago"), measured("since")], &["-2", "0", "1", "14", "15", "30", "31", "44"]);
    let held = [
        (months(d.clone(), "1"), Expr::VisitDate),
        (d.clone(), months(Expr::VisitDate, "-1")),
        (d.clone(), Expr::VisitDate),
        (months(d.clone(), "-1"), months(Expr::VisitDate, "-2")),
        (Expr::VisitDate, months(d.clone(), "2")),
    ];
    for (one, other) in held {
        for how in [Cond::AtLeast, Cond::AtMost, Cond::Above, Cond::Below, Cond::Equal] {
            (0..3).for_each(|_| conditions.push(how(one.clone(), other.clone())));
        }
    }
    (0..10).for_each(|_| conditions.push(Cond::Yes(answer("y"))));
    let day = Date::parse("2026-10-15").into_iter();
    let dates = day.flat_map(|visit| (-84..=4).filter_map(move |after| visit.plus_days(after)));
    World {
        name: "days",
        inputs: vec![field("d", FieldKind::Date), field("y", FieldKind::YesNo)],
        conditions,
        banded: vec![bands("ago", &["-2", "0", "1", "30", "31"]), bands("since", &["0", "15", "31"])],
        measures,
        common: common(),
        axes: vec![
            Axis::Answer("d", dates.map(|date| Cell::Text(date.to_string())).collect()),
            Axis::Answer("y", yes_no()),
        ],
        ..World::default()
    }
}

/// Settings: a coded one and one of yes or no.
fn settings() -> World {
    let setting = |id: &str| Expr::Setting(id.to_owned());
    let mut conditions = compared(&[answer("n")], &["0", "1", "2", "3", "4"]);
    let others = [
        Cond::Yes(setting("far")),
        Cond::Is(setting("kind"), "a".to_owned()),
        Cond::OneOf(setting("kind"), vec!["b".to_owned(), "c".to_owned()]),
        Cond::Yes(answer("y")),
    ];
    (0..5).for_each(|_| conditions.extend(others.clone()));
    World {
        name: "settings",
        inputs: vec![field("n", whole(0, 3)), field("y", FieldKind::YesNo)],
        conditions,
        measures: vec![measure("many", Expr::Add(vec![answer("n"), constant("1")]))],
        banded: vec![bands("many", &["1", "2", "3", "4", "5"])],
        common: Common { settings: vec![field("kind", codes()), field("far", FieldKind::YesNo)], ..common() },
        axes: vec![
            Axis::Setting("kind", words(&["a", "b", "c"])),
            Axis::Setting("far", yes_no()),
            Axis::Answer("n", numbers(0, 3)),
            Axis::Answer("y", yes_no()),
        ],
        ..World::default()
    }
}
