//! The charts for the feedback: the items as a radar and as bars, now and last time, and the means of the subscales.

use super::results::{CHARTED, MEANS_CHARTED, blocks};
use super::{Writer, float, sheet};
use crate::grid::{Chart, ChartKind, Look, Role, Series, Sheet};

/// The size of a chart, in pixels, and the rows that it takes.
const RADAR: (u32, u32) = (560, 520);
const BARS: (u32, u32) = (900, 520);
const MEANS: (u32, u32) = (560, 320);
const ROWS: u32 = 28;
/// The column where the second chart stands.
const RIGHT: u32 = 9;
/// A radar of fewer items is no radar.
const FEWEST: u32 = 3;

impl Writer<'_> {
    pub(super) fn charts(&mut self) -> Sheet {
        let layout = self.layout;
        let mut sheet = sheet(layout, layout.sheets.charts, Role::Result);
        sheet.text(0, 0, layout.word("book-charts"), Look::Title);
        sheet.text(1, 0, layout.word("book-charts-how"), Look::About);
        let mut row = 3;
        for (scale, block) in layout.scales.iter().zip(blocks(&layout.scales)) {
            let title = scale.scale().short.as_ref().map_or_else(|| scale.id(), |short| layout.text(short));
            let range = scale.scale().range;
            let range = (float(range.min), float(range.max));
            let of_items = |kind, name, at, size| {
                self.chart(kind, (title, name), at, size, block.items, (CHARTED, range))
            };
            // Of yes and no, a radar shows nothing.
            let radar = block.items.1 + 1 >= block.items.0 + FEWEST && range.1 - range.0 > 1.0;
            if row > 3 {
                sheet.breaks.push(row);
            }
            if radar {
                sheet.charts.push(of_items(ChartKind::Radar, "book-chart-radar", (row, 0), RADAR));
            }
            let col = if radar { RIGHT } else { 0 };
            sheet.charts.push(of_items(ChartKind::Bars, "book-chart-items", (row, col), BARS));
            row += ROWS;
            if block.means.1 > block.means.0 {
                let title = (title, "book-chart-means");
                let of = (MEANS_CHARTED, range);
                sheet.charts.push(self.chart(ChartKind::Bars, title, (row, 0), MEANS, block.means, of));
                row += ROWS - 10;
            }
        }
        sheet.landscape = true;
        sheet
    }

    fn chart(
        &self,
        kind: ChartKind,
        (scale, title): (&str, &str),
        at: (u32, u32),
        size: (u32, u32),
        rows: (u32, u32),
        ((names, now, before), range): ((u32, u32, u32), (f64, f64)),
    ) -> Chart {
        let layout = self.layout;
        let series = |id: &str, values: u32, paler: bool| Series {
            name: layout.word(id),
            sheet: layout.sheets.results,
            first: rows.0,
            last: rows.1,
            names,
            values,
            paler,
        };
        let title = layout.words.say(title, &[("scale", scale)]);
        // What is drawn last lies on top.
        let series = vec![series("book-before", before, true), series("book-now", now, false)];
        Chart { kind, title, at, size, series, range }
    }
}
