//! The rows of the simplex method, kept in whole numbers: `scale · basic = Σ entry · column`.
//!
//! Whole rows need no fraction to be reduced at every step, only one common divisor per row. Every variable is either basic (it has
//! a row and is computed from the others) or stands at a column (it is free to move).

use super::arith::{self, Checked};
use super::form::Form;
use crate::Exact;

/// Where a variable stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    Row(usize),
    Column(usize),
}

/// All rows. The variables are numbered: first those of the system, then one for each form.
#[derive(Clone, Debug)]
pub(super) struct Tableau {
    width: usize,
    /// The entries of all rows, one row after the other.
    entries: Vec<i128>,
    /// For each row what its basic variable is multiplied by; positive.
    scales: Vec<i128>,
    seats: Vec<Seat>,
    at_row: Vec<usize>,
    at_column: Vec<usize>,
    /// A copy of the row that is being pivoted.
    pivot: Vec<i128>,
}

impl Tableau {
    /// Every variable of the system at a column, every form in a row.
    pub(super) fn new<'f>(width: usize, forms: impl ExactSizeIterator<Item = &'f Form>) -> Self {
        let height = forms.len();
        let mut entries = vec![0; width * height];
        for (row, form) in forms.enumerate() {
            for (column, factor) in &form.terms {
                entries[row * width + column] = *factor;
            }
        }
        Self {
            width,
            entries,
            scales: vec![1; height],
            seats: (0..width).map(Seat::Column).chain((0..height).map(Seat::Row)).collect(),
            at_row: (width..width + height).collect(),
            at_column: (0..width).collect(),
            pivot: Vec::with_capacity(width),
        }
    }

    pub(super) fn seat(&self, variable: usize) -> Seat {
        self.seats[variable]
    }

    /// The basic variables, row by row.
    pub(super) fn basic(&self) -> &[usize] {
        &self.at_row
    }

    /// The variables at the columns.
    pub(super) fn columns(&self) -> &[usize] {
        &self.at_column
    }

    pub(super) fn row(&self, row: usize) -> &[i128] {
        &self.entries[row * self.width..(row + 1) * self.width]
    }

    pub(super) fn scale(&self, row: usize) -> i128 {
        self.scales[row]
    }

    /// How much the basic variable of a row moves when that of a column moves by one; nothing if it does not.
    pub(super) fn rate(&self, row: usize, column: usize) -> Option<Exact> {
        let entry = self.entries[row * self.width + column];
        match (entry, self.scales[row]) {
            (0, _) => None,
            (entry, scale) => Some(arith::fraction(entry, scale)),
        }
    }

    /// How many rows use a column.
    pub(super) fn weight(&self, column: usize) -> usize {
        self.entries.iter().skip(column).step_by(self.width.max(1)).filter(|entry| **entry != 0).count()
    }

    /// Lets the basic variable of the row and the variable of the column change their seats. The entry must not be nothing.
    pub(super) fn pivot(&mut self, row: usize, column: usize) -> Checked<()> {
        self.turn(row, column);
        let mut turned = std::mem::take(&mut self.pivot);
        turned.clear();
        turned.extend_from_slice(self.row(row));
        for other in (0..self.scales.len()).filter(|other| *other != row) {
            self.substitute(other, column, &turned, self.scales[row])?;
        }
        self.pivot = turned;
        let (leaving, entering) = (self.at_row[row], self.at_column[column]);
        (self.at_row[row], self.at_column[column]) = (entering, leaving);
        self.seats[entering] = Seat::Row(row);
        self.seats[leaving] = Seat::Column(column);
        Ok(())
    }

    /// Solves a row for the variable of a column.
    fn turn(&mut self, row: usize, column: usize) {
        let start = row * self.width;
        let entry = self.entries[start + column];
        let negative = entry < 0;
        for other in &mut self.entries[start..start + self.width] {
            if !negative {
                *other = -*other;
            }
        }
        let scale = self.scales[row];
        self.entries[start + column] = if negative { -scale } else { scale };
        self.scales[row] = entry.abs();
    }

    /// Puts a turned row (`scale · column variable = Σ turned`) into another row.
    fn substitute(&mut self, row: usize, column: usize, turned: &[i128], scale: i128) -> Checked<()> {
        let start = row * self.width;
        let entries = &mut self.entries[start..start + self.width];
        let entry = entries[column];
        if entry == 0 {
            return Ok(());
        }
        let shared = arith::gcd(scale, entry);
        let (stretch, factor) = (scale / shared, entry / shared);
        entries[column] = 0;
        let own = arith::times(self.scales[row], stretch)?;
        let mut divisor = own;
        for (own, turned) in entries.iter_mut().zip(turned) {
            if stretch != 1 && *own != 0 {
                *own = arith::times(*own, stretch)?;
            }
            if *turned != 0 {
                *own = arith::plus(*own, arith::times(factor, *turned)?)?;
            }
            if divisor != 1 && *own != 0 {
                divisor = arith::gcd(divisor, *own);
            }
        }
        if divisor > 1 {
            entries.iter_mut().for_each(|entry| *entry /= divisor);
        }
        self.scales[row] = own / divisor;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `s = 2 a + 4 b` and `t = a - b`.
    fn two_rows() -> Tableau {
        let forms = [Form { terms: vec![(0, 2), (1, 4)] }, Form { terms: vec![(0, 1), (1, -1)] }];
        Tableau::new(2, forms.iter())
    }

    #[test]
    fn a_pivot_solves_the_row_and_replaces_it_everywhere() {
        let mut tableau = two_rows();
        tableau.pivot(0, 1).unwrap();
        assert_eq!((tableau.basic(), tableau.columns()), (&[1, 3][..], &[0, 2][..]));
        assert_eq!((tableau.scale(0), tableau.row(0)), (4, &[-2, 1][..]), "4 b = -2 a + s");
        assert_eq!((tableau.scale(1), tableau.row(1)), (4, &[6, -1][..]), "4 t = 6 a - s");
        assert_eq!(tableau.rate(1, 0), Some(Exact::new(3, 2)));
        assert_eq!((tableau.seat(1), tableau.seat(2)), (Seat::Row(0), Seat::Column(1)));
    }

    #[test]
    fn two_pivots_at_one_place_change_nothing() {
        let mut tableau = two_rows();
        tableau.pivot(1, 1).unwrap();
        assert_eq!((tableau.scale(1), tableau.row(1)), (1, &[1, -1][..]), "b = a - t");
        tableau.pivot(1, 1).unwrap();
        let fresh = two_rows();
        assert_eq!((tableau.row(0), tableau.row(1)), (fresh.row(0), fresh.row(1)));
    }
}
