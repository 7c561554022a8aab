//! Charts as SVG: one place for every format. They read without colour: now is a thick line with filled dots, before a dashed one
//! with hollow squares.

use std::f64::consts::TAU;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::Deserialize;

use scalewright_words::{clip, width};

use crate::block::{Block, ChartCall};

/// The fonts of a chart; the first that there is.
pub const FONTS: &str =
    "'BIZ UDGothic','Noto Sans CJK JP','Noto Sans JP','Yu Gothic','Hiragino Sans',Meiryo,sans-serif";

/// One thing that a chart shows.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// What stands at it.
    pub label: String,
    /// Its full name, for the table of numbers.
    #[serde(default)]
    pub name: String,
    /// Its value; nothing if it is not known.
    #[serde(default)]
    pub value: Option<f64>,
    /// Its value last time.
    #[serde(default)]
    pub before: Option<f64>,
    /// The least that it can be.
    pub low: f64,
    /// The most that it can be.
    pub high: f64,
}

impl Axis {
    /// Where a value lies between the least and the most, from 0 to 1.
    fn share(&self, value: f64) -> f64 {
        if self.high > self.low { ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// A radar: one axis for each thing, all round.
pub(crate) fn radar(call: ChartCall) -> Block {
    let svg = radar_svg(&call);
    block(call, svg)
}

/// Bars, one below the other.
pub(crate) fn bars(call: ChartCall) -> Block {
    let svg = bars_svg(&call);
    block(call, svg)
}

fn block(call: ChartCall, svg: String) -> Block {
    let with_before = has_before(&call);
    let shown = |value: Option<f64>| value.map_or_else(|| call.missing.clone(), number);
    let mut head = vec![call.name.clone(), call.now.clone()];
    head.extend(with_before.then(|| call.before.clone()));
    let rows = call.axes.iter().map(|axis| {
        let name =
            if axis.name.is_empty() { axis.label.clone() } else { format!("{} {}", axis.label, axis.name) };
        let mut row = vec![name, shown(axis.value)];
        row.extend(with_before.then(|| shown(axis.before)));
        row
    });
    let numbers = std::iter::once(head).chain(rows).collect();
    let said = call.axes.iter().map(|axis| format!("{} {}", axis.label, shown(axis.value)));
    let alt = format!("{}: {}", call.title, said.collect::<Vec<_>>().join(", "));
    Block::Chart { title: call.title, svg, alt, numbers, width: call.width }
}

fn has_before(call: &ChartCall) -> bool {
    call.axes.iter().any(|axis| axis.before.is_some())
}

/// The centre of a radar, from the left.
const CENTRE: f64 = 230.0;
/// The centre of a radar, from the top.
const MIDDLE: f64 = 195.0;
/// How far its axes reach.
const REACH: f64 = 165.0;
/// Where the lowest score lies on an axis.
const INNER: f64 = 0.12;

fn radar_svg(call: &ChartCall) -> String {
    let count = call.axes.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a chart has few axes")]
    let angle = |index: usize| index as f64 / count as f64 * TAU;
    let point = |index: usize, share: f64| {
        // The lowest score lies outside the centre, where all axes meet.
        let reach = INNER.mul_add(1.0 - share, share) * REACH;
        (CENTRE + reach * angle(index).sin(), MIDDLE - reach * angle(index).cos())
    };
    let mut svg = open(2.0 * CENTRE, 2.0 * MIDDLE + 28.0);
    rings(&mut svg, call, &point);
    for (index, axis) in call.axes.iter().enumerate() {
        let (x, y) = point(index, 1.0);
        line(&mut svg, (CENTRE, MIDDLE), (x, y), "#999", 0.5);
        let (x, y) = point(index, 1.06);
        // A label stands outside the ring: beside it on the right and on the left, above and below it.
        let anchor = if (x - CENTRE).abs() < 12.0 {
            "middle"
        } else if x > CENTRE {
            "start"
        } else {
            "end"
        };
        let y = y + if anchor == "middle" && y < MIDDLE { -3.0 } else { 5.0 };
        let unknown = if axis.value.is_none() { " ?" } else { "" };
        let text = format!("{}{unknown}", axis.label);
        label(&mut svg, (x, y), anchor, &text, CENTRE - REACH, letters(call));
    }
    let known = |of: &dyn Fn(&Axis) -> Option<f64>| -> Vec<Option<(f64, f64)>> {
        let axes = call.axes.iter().enumerate();
        axes.map(|(index, axis)| of(axis).map(|value| point(index, axis.share(value)))).collect()
    };
    if has_before(call) {
        outline(&mut svg, &known(&|axis| axis.before), false);
    }
    outline(&mut svg, &known(&|axis| axis.value), true);
    legend(&mut svg, call, 2.0 * MIDDLE + 18.0, swatch_of_line);
    svg + "</svg>"
}

/// A ring for each whole score, where all axes have the same ones; else four.
fn rings(svg: &mut String, call: &ChartCall, point: &dyn Fn(usize, f64) -> (f64, f64)) {
    let ends = |axis: &Axis| (axis.low.to_bits(), axis.high.to_bits());
    let same = call.axes.windows(2).all(|pair| ends(&pair[0]) == ends(&pair[1]));
    let steps = call
        .axes
        .first()
        .filter(|_| same)
        .map_or(4.0, |axis| (axis.high - axis.low).clamp(1.0, 10.0).round());
    let mut step = 0.0;
    while step <= steps {
        let ring: Vec<_> = (0..call.axes.len()).map(|index| Some(point(index, step / steps))).collect();
        path(svg, &ring, "fill=\"none\" stroke=\"#bbb\" stroke-width=\"0.6\"");
        if let Some(axis) = call.axes.first().filter(|_| same) {
            let (x, y) = point(0, step / steps);
            let shown = number((axis.high - axis.low).mul_add(step / steps, axis.low));
            let _ = write!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-size=\"9\" fill=\"#555\" text-anchor=\"end\">{shown}</text>",
                near(x - 3.0),
                near(y - 1.5)
            );
        }
        step += 1.0;
    }
}

/// The line through the points that are known. Where one is not known, the line is broken.
fn outline(svg: &mut String, points: &[Option<(f64, f64)>], now: bool) {
    let whole = points.iter().all(Option::is_some);
    let look = match (now, whole) {
        (true, true) => "fill=\"#000\" fill-opacity=\"0.10\" stroke=\"#000\" stroke-width=\"2\"",
        (true, false) => "fill=\"none\" stroke=\"#000\" stroke-width=\"2\"",
        (false, _) => "fill=\"none\" stroke=\"#555\" stroke-width=\"1.2\" stroke-dasharray=\"5 3\"",
    };
    if whole {
        path(svg, points, look);
    } else {
        let next = |index: usize| points.get((index + 1) % points.len()).copied().flatten();
        for (index, from) in points.iter().enumerate() {
            if let (Some((x1, y1)), Some((x2, y2))) = (*from, next(index)) {
                let _ =
                    write!(svg, "<path d=\"M{} {}L{} {}\" {look}/>", near(x1), near(y1), near(x2), near(y2));
            }
        }
    }
    for (x, y) in points.iter().flatten() {
        dot(svg, *x, *y, now);
    }
}

fn dot(svg: &mut String, x: f64, y: f64, now: bool) {
    let _ = if now {
        write!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"2.8\" fill=\"#000\"/>", near(x), near(y))
    } else {
        let (x, y) = (near(x - 4.0), near(y - 4.0));
        write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"8\" height=\"8\" fill=\"#fff\" stroke=\"#555\"/>")
    };
}

fn path(svg: &mut String, points: &[Option<(f64, f64)>], look: &str) {
    let mut points = points.iter().flatten();
    let Some((x, y)) = points.next() else { return };
    let _ = write!(svg, "<path d=\"M{} {}", near(*x), near(*y));
    for (x, y) in points {
        let _ = write!(svg, "L{} {}", near(*x), near(*y));
    }
    let _ = write!(svg, "Z\" {look}/>");
}

/// Keeps a number readable where it stands on a line.
const HALO: &str = "stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"";

/// Where bars begin.
const BAR_LEFT: f64 = 170.0;
/// How long the longest is.
const BAR_LENGTH: f64 = 320.0;

fn bars_svg(call: &ChartCall) -> String {
    let with_before = has_before(call);
    let step = if with_before { 46.0 } else { 34.0 };
    #[expect(clippy::cast_precision_loss, reason = "a chart has few bars")]
    let bottom = 14.0 + step * call.axes.len() as f64;
    let mut svg = open(560.0, bottom + 34.0);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let x = BAR_LENGTH.mul_add(share, BAR_LEFT);
        line(&mut svg, (x, 8.0), (x, bottom), "#ccc", 0.6);
    }
    let mut top = 14.0;
    for axis in &call.axes {
        let middle = if with_before { top + 20.0 } else { top + 15.0 };
        label(&mut svg, (BAR_LEFT - 8.0, middle), "end", &axis.label, BAR_LEFT - 12.0, letters(call));
        bar(&mut svg, axis, axis.value, top, true, &call.missing);
        if with_before {
            bar(&mut svg, axis, axis.before, top + 19.0, false, &call.missing);
        }
        top += step;
    }
    legend(&mut svg, call, bottom + 22.0, swatch_of_bar);
    svg + "</svg>"
}

fn bar(svg: &mut String, axis: &Axis, value: Option<f64>, top: f64, now: bool, none: &str) {
    let height = if now { 18.0 } else { 10.0 };
    let share = value.map_or(0.0, |value| axis.share(value));
    let fill = filling(now);
    if value.is_some() {
        let (width, x) = (near((share * BAR_LENGTH).max(0.5)), near(BAR_LEFT));
        let _ =
            write!(svg, "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{height}\" {fill}/>", near(top));
    }
    let shown =
        value.map_or_else(|| none.to_owned(), |value| format!("{} / {}", number(value), number(axis.high)));
    let size = if now { 12 } else { 10 };
    let (x, y) =
        (near(share.mul_add(BAR_LENGTH, BAR_LEFT) + 5.0), near(top + height - if now { 4.5 } else { 1.5 }));
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {HALO}>{}</text>", escape(&shown));
}

/// What now and before look like.
fn legend(svg: &mut String, call: &ChartCall, y: f64, swatch: fn(&mut String, f64, f64, bool)) {
    let mut x = 20.0;
    let mut entries = vec![(true, &call.now)];
    entries.extend(has_before(call).then_some((false, &call.before)));
    for (now, word) in entries {
        swatch(svg, x, y - 4.0, now);
        label(svg, (x + 36.0, y), "start", word, 110.0, letters(call));
        x += 150.0;
    }
}

fn swatch_of_line(svg: &mut String, x: f64, y: f64, now: bool) {
    let (colour, dash) = if now { ("#000", "") } else { ("#555", " stroke-dasharray=\"5 3\"") };
    let _ = write!(
        svg,
        "<path d=\"M{x} {}H{}\" stroke=\"{colour}\" stroke-width=\"2\"{dash}/>",
        near(y),
        x + 30.0
    );
    dot(svg, x + 15.0, y, now);
}

fn swatch_of_bar(svg: &mut String, x: f64, y: f64, now: bool) {
    let y = near(y - 5.0);
    let _ = write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"30\" height=\"10\" {}/>", filling(now));
}

/// How bars are filled.
const fn filling(now: bool) -> &'static str {
    if now { "fill=\"#444\"" } else { "fill=\"#fff\" stroke=\"#555\" stroke-dasharray=\"4 2\"" }
}

fn open(width: f64, height: f64) -> String {
    let (width, height) = (near(width), near(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" role=\"img\">"
    )
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
    let _ = write!(
        svg,
        "<path d=\"M{} {}L{} {}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>",
        near(from.0),
        near(from.1),
        near(to.0),
        near(to.1)
    );
}

/// A label in its room: smaller if it is long, and cut if that is not enough.
fn label(svg: &mut String, at: (f64, f64), anchor: &str, text: &str, room: f64, size: f64) {
    let needed =
        |columns: usize, size: f64| f64::from(u32::try_from(columns).unwrap_or(u32::MAX)) * size / 2.0;
    let sizes = [1.0, 0.9, 0.8].map(|part| part * size);
    let size = sizes.into_iter().find(|size| needed(width(text), *size) <= room).unwrap_or(sizes[2]);
    let mut text = text.to_owned();
    while needed(width(&text), size) > room {
        text = clip(&text, width(&text).saturating_sub(1));
    }
    let (x, y, size, text) = (near(at.0), near(at.1), near(size), escape(&text));
    let _ =
        write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{text}</text>");
}

/// The size of letters.
fn letters(call: &ChartCall) -> f64 {
    f64::from(call.letters) * 0.12
}

/// A coordinate with one digit after the point, the same on every machine.
fn near(value: f64) -> f64 {
    let near = (value * 10.0).round() / 10.0;
    if near == 0.0 { 0.0 } else { near }
}

/// A number with at most two digits after the point.
fn number(value: f64) -> String {
    let shown = format!("{value:.2}");
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escape(text: &str) -> String {
    let clean = text.chars().filter(|one| !one.is_control());
    clean
        .map(|one| match one {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}
