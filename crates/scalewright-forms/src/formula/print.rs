//! Formulas as spreadsheets write them.

use super::{F, Fun, Op, Ref};

/// A formula, without the sign of equality before it. `names` are the names of the sheets, `here` is the one it stands in.
pub(crate) fn print(formula: &F, names: &[String], here: usize) -> String {
    let mut out = String::with_capacity(64);
    Printer { names, here }.print(formula, 0, &mut out);
    out
}

struct Printer<'a> {
    names: &'a [String],
    here: usize,
}

impl Printer<'_> {
    /// Prints with brackets if what stands around binds more tightly.
    fn print(&self, formula: &F, around: u8, out: &mut String) {
        match formula {
            F::Number(number) => out.push_str(number),
            F::Text(text) => {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            }
            F::Cell(cell) => {
                self.sheet(cell.sheet, out);
                address(cell, out);
            }
            F::Range(from, to) => {
                self.sheet(from.sheet, out);
                address(from, out);
                out.push(':');
                address(to, out);
            }
            F::Call(Fun::CountExact, of) => {
                out.push_str("SUMPRODUCT(--EXACT(");
                self.list(of, out);
                out.push_str("))");
            }
            F::Call(Fun::CountSame, of) => {
                out.push_str("SUMPRODUCT(--(");
                self.joined(of, '=', out);
                out.push_str("))");
            }
            F::Call(fun, of) => {
                out.push_str(name(*fun));
                out.push('(');
                self.list(of, out);
                out.push(')');
            }
            F::Op(op, left, right) => {
                let (sign, binds) = sign(*op);
                if binds < around {
                    out.push('(');
                }
                self.print(left, binds, out);
                out.push_str(sign);
                self.print(right, binds + 1, out);
                if binds < around {
                    out.push(')');
                }
            }
        }
    }

    fn list(&self, of: &[F], out: &mut String) {
        self.joined(of, ',', out);
    }

    fn joined(&self, of: &[F], sign: char, out: &mut String) {
        for (index, one) in of.iter().enumerate() {
            if index > 0 {
                out.push(sign);
            }
            self.print(one, 0, out);
        }
    }

    fn sheet(&self, sheet: usize, out: &mut String) {
        if let Some(name) = self.names.get(sheet).filter(|_| sheet != self.here) {
            out.push('\'');
            out.push_str(&name.replace('\'', "''"));
            out.push_str("'!");
        }
    }
}

fn address(cell: &Ref, out: &mut String) {
    let (row, col) = cell.place();
    out.push('$');
    out.push_str(&column(col));
    out.push('$');
    out.push_str(&(row + 1).to_string());
}

/// The letters of a column, counted from 0.
pub(crate) fn column(index: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(index) + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

const fn name(fun: Fun) -> &'static str {
    match fun {
        Fun::If => "IF",
        Fun::Min => "MIN",
        Fun::Max => "MAX",
        Fun::Sum => "SUM",
        Fun::Count => "COUNT",
        Fun::CountA => "COUNTA",
        Fun::CountIf => "COUNTIF",
        Fun::IsNumber => "ISNUMBER",
        Fun::Na => "NA",
        Fun::Or => "OR",
        Fun::Round => "ROUND",
        Fun::Int => "INT",
        Fun::EDate => "EDATE",
        Fun::Trim => "TRIM",
        Fun::Substitute => "SUBSTITUTE",
        Fun::CountExact | Fun::CountSame => "SUMPRODUCT",
    }
}

/// How an operator is written, and how tightly it binds.
const fn sign(op: Op) -> (&'static str, u8) {
    match op {
        Op::Equal => ("=", 1),
        Op::AtLeast => (">=", 1),
        Op::Above => (">", 1),
        Op::Below => ("<", 1),
        Op::Join => ("&", 2),
        Op::Add => ("+", 3),
        Op::Subtract => ("-", 3),
        Op::Multiply => ("*", 4),
        Op::Divide => ("/", 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let letters: Vec<String> = [0, 25, 26, 701, 702, 16383].into_iter().map(column).collect();
        assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let number = |value| F::whole(value);
        let sum = number(1).op(Op::Add, number(2));
        let product = sum.clone().op(Op::Multiply, number(3));
        let rest = number(9).op(Op::Subtract, sum);
        assert_eq!(print(&product, &[], 0), "(1+2)*3");
        assert_eq!(print(&rest, &[], 0), "9-(1+2)");
    }

    #[test]
    fn other_sheets_are_named() {
        let names = ["表紙".to_owned(), "it's".to_owned()];
        let cell = F::Cell(Ref::at(1, 4, 2));
        assert_eq!(print(&cell, &names, 0), "'it''s'!$C$5");
        assert_eq!(print(&cell, &names, 1), "$C$5");
    }
}
