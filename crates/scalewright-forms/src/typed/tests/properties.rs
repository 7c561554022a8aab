//! What holds for everything that can be typed.

use proptest::prelude::*;
use scalewright_model::{Date, Number};

use super::super::{Choice, Found, How, Reading, Typed, code, date, looks_like_name, number, text, yes_no};
use super::{cell, day};

/// Reads one cell as everything, with and without what a field may ask.
fn read_all(found: &Found) {
    let options =
        [Choice { id: "sp", titles: &["支援（ES）", "Support (ES)"] }, Choice { id: "", titles: &[] }];
    for percent in [false, true] {
        let typed = Typed { found, percent };
        for (whole, field) in [(false, false), (false, true), (true, false), (true, true)] {
            let _ = number(typed, whole, field, &["人", "%", "", "h", "時間"]);
        }
        let _ = (date(typed, None), date(typed, Some(day("2023-04-01"))));
        let _ = (yes_no(typed), code(typed, &options), text(typed));
    }
    if let Found::Text(text) = found {
        let _ = looks_like_name(text);
    }
}

/// Texts of what people type into such cells, in any order.
fn likely() -> impl Strategy<Value = String> {
    "[0-9０-９.,．，/／年月日時分秒曜元土令和平成RHSTMrh約以上〜~\\-−ー%％人一二十百千万億〇()（）:?？ 　\u{200B}\u{3099}ｶﾞa-eA-E]{0,20}"
}

/// A day from 1873, when Japan took the western calendar, to 2100.
fn any_day() -> impl Strategy<Value = (u32, u32, u32)> {
    (1873_u32..=2100, 1_u32..=12, 1_u32..=31)
        .prop_filter("no such day", |(year, month, day)| Date::parse(&iso(*year, *month, *day)).is_some())
}

fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The eras with their first day and the year before their first.
const ERAS: [(&str, &str, &str, u32); 5] = [
    ("2019-05-01", "令和", "R", 2018),
    ("1989-01-08", "平成", "H", 1988),
    ("1926-12-25", "昭和", "S", 1925),
    ("1912-07-30", "大正", "T", 1911),
    ("1873-01-01", "明治", "M", 1867),
];

/// A number below a hundred in Kanji.
fn in_kanji(value: u32) -> String {
    let digit = |digit: u32| "一二三四五六七八九".chars().nth(digit as usize - 1).unwrap().to_string();
    let tens = match value / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", digit(tens)),
    };
    if value.is_multiple_of(10) { tens } else { format!("{tens}{}", digit(value % 10)) }
}

/// The digits of a year, one by one in Kanji.
fn year_in_kanji(year: u32) -> String {
    year.to_string()
        .chars()
        .map(|digit| "〇一二三四五六七八九".chars().nth(digit as usize - 48).unwrap())
        .collect()
}

/// A text in full width.
fn wide(text: &str) -> String {
    let widen = |letter: char| match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap(),
        _ => letter,
    };
    text.chars().map(widen).collect()
}

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>(), likely in likely()) {
        read_all(&Found::Text(text));
        read_all(&Found::Text(likely));
    }

    #[test]
    fn no_number_panics(value in any::<f64>(), bits in any::<u64>(), small in -1e6..1e6) {
        read_all(&Found::Number(value));
        read_all(&Found::Number(f64::from_bits(bits)));
        read_all(&Found::Number(small));
    }

    #[test]
    fn a_printed_number_reads_back(units in -1_000_000_000_000_i64..=1_000_000_000_000, places in 0_u32..=9) {
        let scale = 10_i64.pow(places);
        let sign = if units < 0 { "-" } else { "" };
        let width = places as usize;
        let printed = format!("{sign}{}.{:0width$}", units.abs() / scale, units.abs() % scale);
        let wanted = Number::parse(&printed).unwrap();
        for typed in [wanted.to_string(), wide(&wanted.to_string()), format!(" {wanted} 人")] {
            let found = cell(&typed);
            let got = number(Typed::new(&found), false, false, &["人"]);
            prop_assert_eq!(got.value(), Some(&wanted), "{}", typed);
        }
    }

    #[test]
    fn a_short_float_reads_back_plain(units in -1_000_000_000_i64..=1_000_000_000, places in 0_usize..=5) {
        let printed = format!("{units}e-{places}").parse::<f64>().unwrap();
        let wanted = Number::parse(&printed.to_string()).unwrap();
        let found = Found::Number(printed);
        prop_assert_eq!(number(Typed::new(&found), false, false, &[]), Reading::Plain(wanted));
        prop_assert_eq!(text(Typed::new(&found)), Reading::Plain(wanted.to_string()));
    }

    #[test]
    fn a_percentage_keeps_its_digits(hundredths in 0_i64..=100_000) {
        let found = Found::Number(format!("{hundredths}e-4").parse::<f64>().unwrap());
        let typed = Typed { found: &found, percent: true };
        let wanted = Number::parse(&format!("{}.{:02}", hundredths / 100, hundredths % 100)).unwrap();
        prop_assert_eq!(number(typed, false, true, &[]), Reading::ReadAs(wanted, How::PercentFormat));
    }

    #[test]
    fn a_day_reads_back_in_every_form((year, month, of_month) in any_day()) {
        let wanted = day(&iso(year, month, of_month));
        let era = ERAS.iter().find(|era| day(era.0) <= wanted).unwrap();
        let of_era = year - era.3;
        let mut forms = vec![
            iso(year, month, of_month),
            format!("{year}/{month}/{of_month}"),
            format!("{year}.{month}.{of_month}"),
            format!("{year:04}{month:02}{of_month:02}"),
            format!("{year}年{month}月{of_month}日"),
            format!("{}年{}月{}日", year_in_kanji(year), in_kanji(month), in_kanji(of_month)),
            format!("{}{of_era}年{month}月{of_month}日", era.1),
            format!("{}{of_era}.{month}.{of_month}", era.2),
            format!("{} {of_era} / {month} / {of_month}", era.2.to_lowercase()),
            format!("{}{}年{}月{}日", era.1, in_kanji(of_era), in_kanji(month), in_kanji(of_month)),
        ];
        if of_era == 1 {
            forms.push(format!("{}元年{month}月{of_month}日", era.1));
        }
        let others: Vec<String> =
            forms.iter().flat_map(|form| [wide(form), format!("　{form}(土)"), format!("{form} 10:30")]).collect();
        for form in forms.into_iter().chain(others) {
            let found = cell(&form);
            let got = date(Typed::new(&found), None);
            prop_assert_eq!(got.value(), Some(&wanted), "{}", form);
        }
    }

    #[test]
    fn serial_numbers_follow_the_calendar(serial in 20_000_i32..=80_000) {
        let found = Found::Number(serial.into());
        let got = date(Typed::new(&found), None);
        let first = day("1970-01-01");
        prop_assert_eq!(got.value().map(|date| first.days_until(*date)), Some(i64::from(serial) - 25_569));
    }
}
