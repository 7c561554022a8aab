//! Worlds with tables: every way to fill in a few rows of tiny fields.

use super::{
    Axis, Case, Cell, Common, Cond, Expr, Field, FieldKind, Number, Required, Row, Rows, Table, TableCheck,
    World, answer, bands, common, compared, constant, field, measure, measured, numbers, text, whole, yes_no,
};

const TABLE: &str = "rows";

fn own(id: &str) -> Expr {
    Expr::Field(id.to_owned())
}

fn table(fields: Vec<Field>, min_rows: u32, max_rows: u32) -> Table {
    Table {
        id: TABLE.to_owned(),
        title: text(TABLE),
        about: None,
        min_rows,
        max_rows: Some(max_rows),
        rows_on_sheet: None,
        numbered_by: None,
        about_clients: false,
        drawn: None,
        fields,
        checks: Vec::new(),
        evidence: None,
    }
}

fn count(filter: Option<Cond>) -> Expr {
    Expr::Count(Rows { table: TABLE.to_owned(), filter: filter.map(Box::new) })
}

fn sum(of: Expr, filter: Option<Cond>) -> Expr {
    Expr::Sum { table: TABLE.to_owned(), of: Box::new(of), filter: filter.map(Box::new) }
}

fn mean(of: Expr, filter: Option<Cond>) -> Expr {
    Expr::Mean { table: TABLE.to_owned(), of: Box::new(of), filter: filter.map(Box::new) }
}

fn share(that: Cond, filter: Option<Cond>) -> Expr {
    Expr::ShareOf { table: TABLE.to_owned(), that: Box::new(that), filter: filter.map(Box::new) }
}

fn distinct(id: &str, filter: Option<Cond>) -> Expr {
    Expr::CountDistinct { table: TABLE.to_owned(), field: id.to_owned(), filter: filter.map(Box::new) }
}

/// All rows of fields; blank cells are left out.
fn rows(fields: &[(&str, Vec<Cell>)]) -> Vec<Row> {
    let mut rows = vec![Row::new()];
    for (id, cells) in fields {
        let with = |row: &Row, cell: &Cell| {
            let mut row = row.clone();
            if *cell != Cell::Blank {
                row.insert((*id).to_owned(), cell.clone());
            }
            row
        };
        rows = rows.iter().flat_map(|row| cells.iter().map(move |cell| with(row, cell))).collect();
    }
    rows
}

/// All tables of these rows, whatever their order, from the fewest rows to the most.
fn all(rows: &[Row], least: usize, most: usize) -> Vec<Vec<Row>> {
    let mut last: Vec<(usize, Vec<Row>)> = vec![(0, Vec::new())];
    let mut found = Vec::new();
    for count in 0..=most {
        if count >= least {
            found.extend(last.iter().map(|(_, table)| table.clone()));
        }
        let more = |(from, table): &(usize, Vec<Row>)| {
            let table = table.clone();
            let next = rows.iter().enumerate().skip(*from);
            next.map(move |(at, row)| (at, table.iter().cloned().chain([row.clone()]).collect()))
                .collect::<Vec<_>>()
        };
        last = last.iter().flat_map(more).collect();
    }
    found
}

fn world(mut made: World, exprs: &[Expr], bounds: &[&str]) -> World {
    made.conditions.extend(compared(exprs, bounds));
    (0..10).for_each(|_| made.conditions.push(Cond::Yes(answer("y"))));
    made.banded.extend(made.measures.iter().map(|one| bands(&one.id, bounds)));
    made.inputs.push(field("y", FieldKind::YesNo));
    made.axes.push(Axis::Answer("y", yes_no()));
    made
}

fn of_table(name: &'static str, table: Table, rows: &[(&str, Vec<Cell>)]) -> World {
    let (least, most) = (table.min_rows as usize, table.max_rows.unwrap_or(0) as usize);
    let tables = all(&self::rows(rows), least, most);
    World {
        name,
        common: Common { tables: vec![table], ..common() },
        axes: vec![Axis::Table(TABLE, tables)],
        ..World::default()
    }
}

/// How many rows, different values and shares.
pub(super) fn counted() -> World {
    let fields = vec![field("f", whole(0, 2)), field("g", FieldKind::YesNo)];
    let yes = || Cond::Yes(own("g"));
    let much = || Cond::AtLeast(own("f"), constant("1"));
    let mut made = of_table("counted", table(fields, 0, 3), &[("f", numbers(0, 2)), ("g", yes_no())]);
    made.measures = vec![
        measure("count", count(None)),
        measure("counted", count(Some(yes()))),
        measure("both", count(Some(Cond::All(vec![yes(), much()])))),
        measure("share", share(yes(), None)),
        measure("part", share(much(), Some(yes()))),
        measure("different", distinct("f", None)),
        measure("different_yes", distinct("f", Some(yes()))),
    ];
    let exprs: Vec<Expr> = made.measures.iter().map(|one| measured(&one.id)).collect();
    world(made, &exprs, &["0", "1", "2", "3", "40", "50", "66.6", "100"])
}

/// Sums and means.
pub(super) fn added() -> World {
    let fields = vec![field("f", whole(0, 2)), field("g", FieldKind::YesNo)];
    let yes = || Cond::Yes(own("g"));
    let mut made = of_table("added", table(fields, 0, 3), &[("f", numbers(0, 2)), ("g", yes_no())]);
    made.measures = vec![
        measure("count", count(Some(yes()))),
        measure("sum", sum(own("f"), None)),
        measure("sum_yes", sum(own("f"), Some(yes()))),
        measure("mean", mean(own("f"), None)),
        measure("mean_yes", mean(own("f"), Some(yes()))),
        measure("per", super::ratio(sum(own("f"), Some(yes())), count(None))),
        measure("difference", super::less(count(Some(yes())), count(Some(Cond::Not(Box::new(yes())))))),
    ];
    let exprs: Vec<Expr> = made.measures.iter().map(|one| measured(&one.id)).collect();
    world(made, &exprs, &["-1", "0", "0.5", "1", "1.3", "1.5", "2", "3", "6"])
}

/// A field that may be left blank, and one that must be filled in only where another says so.
pub(super) fn blank() -> World {
    let yes = || Cond::Yes(own("g"));
    let fields = vec![
        Field { required: Required::No, ..field("o", whole(0, 1)) },
        Field { required: Required::When(yes()), ..field("w", FieldKind::YesNo) },
        field("g", FieldKind::YesNo),
    ];
    let gone = || Cond::Blank(own("o"));
    let blank_yes_no = || vec![Cell::Blank, Cell::Bool(false), Cell::Bool(true)];
    let mut blank_numbers = vec![Cell::Blank];
    blank_numbers.extend(numbers(0, 1));
    let cells = [("o", blank_numbers), ("w", blank_yes_no()), ("g", yes_no())];
    let mut made = of_table("blank", table(fields, 0, 2), &cells);
    made.allowed = Some(|case: &Case| {
        let yes = |row: &Row| row.get("g") == Some(&Cell::Bool(true));
        case.tables[TABLE].iter().all(|row| !yes(row) || row.contains_key("w"))
    });
    let one = || Cond::AtLeast(own("o"), constant("1"));
    let there = || Cond::Not(Box::new(gone()));
    made.measures = vec![
        measure("blank", count(Some(gone()))),
        measure("one", count(Some(Cond::All(vec![there(), one()])))),
        measure("bare", count(Some(one()))),
        measure("different", distinct("o", None)),
        measure("part", share(one(), Some(there()))),
        measure("when", count(Some(Cond::All(vec![yes(), Cond::Yes(own("w"))])))),
        measure("sum", sum(own("o"), Some(there()))),
    ];
    let exprs: Vec<Expr> = made.measures.iter().map(|one| measured(&one.id)).collect();
    world(made, &exprs, &["0", "1", "2", "50", "100"])
}

/// Kinds of things that are seen in some row.
pub(super) fn kinds() -> World {
    let names = ["g", "h", "i"];
    let fields = names.map(|id| field(id, FieldKind::YesNo)).to_vec();
    let kinds = |filter: Option<Cond>| Expr::KindsSeen {
        table: TABLE.to_owned(),
        fields: names[..2].iter().map(|id| (*id).to_owned()).collect(),
        filter: filter.map(Box::new),
    };
    let mut made = of_table("kinds", table(fields, 0, 2), &names.map(|id| (id, yes_no())));
    made.measures = vec![
        measure("kinds", kinds(None)),
        measure("some", kinds(Some(Cond::Yes(own("i"))))),
        measure("count", count(Some(Cond::Yes(own("i"))))),
        measure("first", count(Some(Cond::Yes(own("g"))))),
    ];
    let exprs: Vec<Expr> = made.measures.iter().map(|one| measured(&one.id)).collect();
    world(made, &exprs, &["0", "1", "2", "3"])
}

/// A table of one row with a check between its cells.
pub(super) fn one_row() -> World {
    let cell = |id: &str| Expr::Cell { table: TABLE.to_owned(), field: id.to_owned() };
    let mut form =
        table(vec![field("p", whole(0, 3)), field("q", whole(0, 3)), field("t", FieldKind::YesNo)], 1, 1);
    let holds = Cond::AtMost(own("p"), own("q"));
    form.checks.push(TableCheck { id: "order".to_owned(), holds, says: text("order") });
    let mut made = of_table("one_row", form, &[("p", numbers(0, 3)), ("q", numbers(0, 3)), ("t", yes_no())]);
    made.allowed = Some(|case: &Case| {
        let number = |id: &str| match case.tables[TABLE][0].get(id) {
            Some(Cell::Number(number)) => *number,
            _ => Number::whole(0),
        };
        number("p") <= number("q")
    });
    made.measures = vec![
        measure("part", Expr::Share { part: Box::new(cell("p")), whole: Box::new(cell("q")) }),
        measure("left", super::less(cell("q"), cell("p"))),
        measure("first", cell("p")),
    ];
    let exprs: Vec<Expr> = made.measures.iter().map(|one| measured(&one.id)).collect();
    made.conditions = vec![
        Cond::AtLeast(cell("p"), cell("q")),
        Cond::Above(cell("p"), cell("q")),
        Cond::Equal(cell("p"), cell("q")),
        Cond::Yes(cell("t")),
        Cond::Yes(cell("t")),
        Cond::Yes(cell("t")),
    ];
    world(made, &exprs, &["-1", "0", "1", "2", "3", "50", "66.6", "100"])
}
