//! Cells to a file: the one place that knows the library that writes workbooks.

use std::collections::HashMap;

use rust_xlsxwriter::{
    Chart as Drawing, ChartType, Color, DataValidation, DataValidationErrorStyle, DataValidationRule,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, ProtectionOptions, Workbook, Worksheet,
    XlsxError,
};
use scalewright_model::Date;

use crate::formula::{Computer, Value, print};
use crate::grid::{Cell, Chart, ChartKind, Content, Grid, Input, Look, Role, Rule, Sheet};

/// The font of all cells, which Windows has; other systems take one of their own.
const FONT: &str = "BIZ UDPGothic";
/// The colours of the pages, as in the documents: ink, what is filled in, headings, what is not in order.
const INK: u32 = 0x1F_2D_3D;
const ACCENT: u32 = 0x1B_5E_7E;
const INPUT: u32 = 0xFF_F7_D6;
const HEAD: u32 = 0xDC_E8_EE;
const SECTION: u32 = 0xEE_F3_F6;
const DOUBT: u32 = 0xFA_D9_D2;
const NUMBERED: u32 = 0xF3_F5_F7;
const LINE: u32 = 0xB8_C4_CC;
const QUIET: u32 = 0x5B_68_73;
const WARNING: u32 = 0xB0_3A_2E;
const PALE: u32 = 0xB9_8A_3A;

/// A workbook as a file.
pub(super) fn bytes(grid: &Grid) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a date of its own, the same data gives the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
    let names = grid.names();
    let formats = formats();
    let mut computer = Computer::new(grid);
    for (index, sheet) in grid.sheets.iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        set_up(worksheet, sheet)?;
        for ((row, col), cell) in &sheet.cells {
            let place = (index, *row, u16::try_from(*col).unwrap_or(u16::MAX));
            write(worksheet, place, cell, &formats, &names, &mut computer)?;
        }
        validations(worksheet, sheet, &names)?;
        for ((row, col), note) in &sheet.notes {
            let lines = u32::try_from(note.chars().count() / 24 + note.lines().count() + 1).unwrap_or(40);
            let note = Note::new(note).set_author("").add_author_prefix(false).set_width(340);
            let note = note.set_font_name(FONT).set_height((lines * 18).clamp(60, 420)).set_font_size(9);
            worksheet.insert_note(*row, u16::try_from(*col).unwrap_or(u16::MAX), &note)?;
        }
        for chart in &sheet.charts {
            draw(worksheet, chart, &names)?;
        }
    }
    workbook.save_to_buffer()
}

fn set_up(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (col, width) in &sheet.widths {
        worksheet.set_column_width(u16::try_from(*col).unwrap_or(u16::MAX), *width)?;
    }
    for (row, height) in &sheet.heights {
        worksheet.set_row_height(*row, *height)?;
    }
    for row in &sheet.hidden_rows {
        worksheet.set_row_hidden(*row)?;
    }
    for col in &sheet.hidden_columns {
        worksheet.set_column_hidden(u16::try_from(*col).unwrap_or(u16::MAX))?;
    }
    if let Some((row, col)) = sheet.freeze {
        worksheet.set_freeze_panes(row, u16::try_from(col).unwrap_or(0))?;
    }
    if let Some((first, last)) = sheet.repeat {
        worksheet.set_repeat_rows(first, last)?;
    }
    if sheet.landscape {
        worksheet.set_landscape();
    }
    if sheet.repeat_columns > 0 {
        worksheet.set_repeat_columns(0, sheet.repeat_columns - 1)?;
    }
    if !sheet.breaks.is_empty() {
        worksheet.set_page_breaks(&sheet.breaks)?;
    }
    if sheet.first {
        worksheet.set_active(true);
    }
    worksheet.set_margins(0.4, 0.4, 0.6, 0.5, 0.3, 0.3);
    worksheet.set_paper_size(9).set_print_fit_to_pages(sheet.across, 0).set_screen_gridlines(false);
    worksheet.set_header("&L&A").set_footer("&C&P / &N");
    // An empty text is what a formula gives that has none of its own.
    worksheet.set_formula_result_default("");
    worksheet.set_tab_color(Color::RGB(match sheet.role {
        Role::Site => PALE,
        Role::Assessors => ACCENT,
        Role::Result => 0x3A_7D_44,
        Role::Working | Role::Hidden => LINE,
    }));
    if sheet.role == Role::Hidden {
        worksheet.set_hidden(true);
    }
    // No password: what is locked is locked against slips, not against people.
    worksheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

fn write(
    worksheet: &mut Worksheet,
    (sheet, row, col): (usize, u32, u16),
    cell: &Cell,
    formats: &HashMap<Look, Format>,
    names: &[String],
    computer: &mut Computer<'_>,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let format = formats.get(&cell.look).unwrap_or(&plain);
    match &cell.content {
        Content::Blank => worksheet.write_blank(row, col, format)?,
        // Written as text, whatever it begins with: it is never a formula.
        Content::Text(text) => worksheet.write_string_with_format(row, col, text, format)?,
        Content::Number(number) => worksheet.write_number_with_format(row, col, *number, format)?,
        Content::Date(date) => {
            worksheet.write_number_with_format(row, col, crate::formula::serial(*date), format)?
        }
        Content::Formula(formula) => {
            let result = match computer.cell(sheet, row, u32::from(col)) {
                Value::Number(number) => number.to_string(),
                Value::Text(text) => text,
                Value::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
                Value::Blank => "0".to_owned(),
            };
            let formula = Formula::new(print(formula, names, sheet)).set_result(result);
            worksheet.write_formula_with_format(row, col, formula, format)?
        }
    };
    Ok(())
}

fn formats() -> HashMap<Look, Format> {
    let base = || {
        Format::new()
            .set_font_name(FONT)
            .set_font_size(10)
            .set_font_color(Color::RGB(INK))
            .set_align(FormatAlign::VerticalCenter)
    };
    let boxed = || base().set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE));
    let input = || boxed().set_background_color(Color::RGB(INPUT)).set_unlocked();
    let fill = |format: Format, colour: u32| format.set_background_color(Color::RGB(colour));
    HashMap::from([
        (Look::Key, base().set_font_size(8).set_font_color(Color::RGB(QUIET))),
        (Look::Title, base().set_font_size(16).set_bold().set_font_color(Color::RGB(ACCENT))),
        (Look::About, base().set_font_color(Color::RGB(QUIET))),
        (Look::Head, fill(boxed(), HEAD).set_bold().set_text_wrap().set_align(FormatAlign::Center)),
        (Look::Label, boxed().set_text_wrap()),
        (
            Look::Section,
            fill(boxed(), ACCENT)
                .set_border_color(Color::RGB(ACCENT))
                .set_bold()
                .set_font_color(Color::White),
        ),
        (Look::Item, fill(boxed(), SECTION).set_bold().set_text_wrap()),
        (Look::Hint, base().set_font_size(9).set_font_color(Color::RGB(QUIET)).set_text_wrap()),
        (Look::Input, input().set_align(FormatAlign::Center)),
        (Look::InputDate, input().set_num_format("yyyy/mm/dd").set_align(FormatAlign::Center)),
        (Look::InputText, input().set_text_wrap()),
        (Look::Doubt, fill(input(), DOUBT).set_text_wrap().set_font_color(Color::RGB(WARNING))),
        (
            Look::DoubtDate,
            fill(input(), DOUBT).set_num_format("yyyy/mm/dd").set_font_color(Color::RGB(WARNING)),
        ),
        (Look::Result, boxed().set_align(FormatAlign::Center)),
        (Look::Number, fill(boxed(), NUMBERED).set_align(FormatAlign::Center).set_unlocked()),
        (Look::Alert, base().set_font_color(Color::RGB(WARNING))),
        (
            Look::Score,
            fill(boxed(), SECTION)
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_font_color(Color::RGB(ACCENT)),
        ),
        (Look::Warning, base().set_font_color(Color::RGB(WARNING)).set_text_wrap()),
        (Look::Plain, base().set_text_wrap()),
    ])
}

/// The rules of what may be typed: cells below one another with the same rule share one.
fn validations(worksheet: &mut Worksheet, sheet: &Sheet, names: &[String]) -> Result<(), XlsxError> {
    let mut columns: HashMap<u32, Vec<(u32, &Input)>> = HashMap::new();
    for ((row, col), cell) in &sheet.cells {
        if let Some(input) = &cell.input {
            columns.entry(*col).or_default().push((*row, input));
        }
    }
    let mut columns: Vec<_> = columns.into_iter().collect();
    columns.sort_by_key(|(col, _)| *col);
    for (col, cells) in columns {
        let mut start = 0;
        for end in 1..=cells.len() {
            let run = cells.get(start..end).unwrap_or_default();
            let (Some((first, input)), Some((last, _))) = (run.first(), run.last()) else { continue };
            let goes_on = cells.get(end).is_some_and(|(row, next)| *row == last + 1 && next == input);
            if goes_on {
                continue;
            }
            start = end;
            if let Some(validation) = validation(input, names)? {
                let col = u16::try_from(col).unwrap_or(u16::MAX);
                worksheet.add_data_validation(*first, col, *last, col, &validation)?;
            }
        }
    }
    Ok(())
}

fn validation(input: &Input, names: &[String]) -> Result<Option<DataValidation>, XlsxError> {
    if input.rule == Rule::Anything && input.help.is_none() {
        return Ok(None);
    }
    let new = DataValidation::new();
    let mut validation = match &input.rule {
        Rule::Anything => new.allow_any_value(),
        Rule::Words(words) => new.allow_list_strings(words)?,
        Rule::OneOf { sheet, col, first, last } => {
            let name = names.get(*sheet).map(|name| name.replace('\'', "''")).unwrap_or_default();
            let letters = crate::formula::column(*col);
            let range = format!("='{name}'!${letters}${}:${letters}${}", first + 1, last + 1);
            new.allow_list_formula(Formula::new(range))
        }
        Rule::Whole { min, max } => {
            let bound =
                |value: i64| i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX });
            new.allow_whole_number(match max {
                Some(max) => DataValidationRule::Between(bound(*min), bound(*max)),
                None => DataValidationRule::GreaterThanOrEqualTo(bound(*min)),
            })
        }
        Rule::Decimal { min, max } => new.allow_decimal_number(match max {
            Some(max) => DataValidationRule::Between(*min, *max),
            None => DataValidationRule::GreaterThanOrEqualTo(*min),
        }),
        Rule::Day { from } => new.allow_date(DataValidationRule::GreaterThanOrEqualTo(day(*from)?)),
        Rule::Text { most } => new.allow_text_length(DataValidationRule::LessThanOrEqualTo(*most)),
    };
    if let Some((title, text)) = &input.help {
        validation = validation.set_input_title(title)?.set_input_message(text)?;
    }
    if let Some((title, refusal)) = &input.refusal {
        validation = validation.set_error_title(title)?.set_error_message(refusal)?;
    }
    if input.soft {
        validation = validation.set_error_style(DataValidationErrorStyle::Warning);
    }
    Ok(Some(validation))
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&date.to_string())
}

fn draw(worksheet: &mut Worksheet, chart: &Chart, names: &[String]) -> Result<(), XlsxError> {
    let mut drawing = match chart.kind {
        ChartKind::Radar => Drawing::new(ChartType::RadarWithMarkers),
        ChartKind::Bars => Drawing::new(ChartType::Column),
    };
    drawing.title().set_name(&chart.title);
    for one in &chart.series {
        let name = names.get(one.sheet).map(String::as_str).unwrap_or_default();
        let column = |col: u32| u16::try_from(col).unwrap_or(u16::MAX);
        let colour = Color::RGB(if one.paler { PALE } else { ACCENT });
        let series = drawing.add_series();
        series.set_name(&one.name);
        series.set_categories((name, one.first, column(one.names), one.last, column(one.names)));
        series.set_values((name, one.first, column(one.values), one.last, column(one.values)));
        match chart.kind {
            ChartKind::Radar => {
                let mut line = rust_xlsxwriter::ChartLine::new();
                line.set_color(colour).set_width(2.0);
                series.set_format(rust_xlsxwriter::ChartFormat::new().set_line(&line));
                let mut marker = rust_xlsxwriter::ChartMarker::new();
                marker.set_type(rust_xlsxwriter::ChartMarkerType::Circle).set_size(4);
                marker.set_format(
                    rust_xlsxwriter::ChartFormat::new()
                        .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)),
                );
                series.set_marker(&marker);
            }
            ChartKind::Bars => {
                series.set_format(
                    rust_xlsxwriter::ChartFormat::new()
                        .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour)),
                );
            }
        }
    }
    drawing.y_axis().set_min(0).set_max(chart.range.1).set_major_unit(1);
    drawing.show_hidden_data();
    drawing.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    drawing.set_width(chart.size.0).set_height(chart.size.1);
    drawing.set_alt_text(&chart.title);
    worksheet.insert_chart(chart.at.0, u16::try_from(chart.at.1).unwrap_or(0), &drawing)?;
    Ok(())
}
