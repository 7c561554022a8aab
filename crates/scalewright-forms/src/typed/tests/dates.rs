//! Days as real staff write them.

use super::super::{Found, Typed, date};
use super::{check, day, short};

#[test]
fn western_dates() {
    let rows = [
        ("　", "blank"),
        ("2023/4/1", "2023-04-01 TextDate"),
        ("2023-04-01", "2023-04-01 TextDate"),
        ("2023.4.1", "2023-04-01 Dots"),
        ("2023．4．1", "2023-04-01 Dots"),
        ("2023・4・1", "2023-04-01 Dots"),
        ("２０２３／４／１", "2023-04-01 FullWidth"),
        ("2023年4月1日", "2023-04-01 Kanji"),
        ("２０２３年 ４月 １日", "2023-04-01 Kanji"),
        ("2023年4月1", "2023-04-01 Kanji"),
        ("西暦2023年4月1日", "2023-04-01 Kanji"),
        ("二〇二三年四月一日", "2023-04-01 Kanji"),
        ("2023年十二月三十一日", "2023-12-31 Kanji"),
        ("20230401", "2023-04-01 Compact"),
        ("２０２３０４０１", "2023-04-01 Compact"),
        (" 2023/ 4/ 1", "2023-04-01 Spaces"),
        ("2023 4 1", "2023-04-01 Spaces"),
        ("2023ー4ー1", "2023-04-01 TextDate"),
        ("2023−4−1", "2023-04-01 FullWidth"),
        ("April 1, 2023", "2023-04-01 Word"),
        ("Apr. 1st, 2023", "2023-04-01 Word"),
        ("1 April 2023", "2023-04-01 Word"),
        ("1st of April 2023", "2023-04-01 Word"),
        ("1 Apr 2023", "2023-04-01 Word"),
        ("1-Apr-2023", "2023-04-01 Word"),
        ("2023 Apr 1", "2023-04-01 Word"),
        ("Saturday, April 1, 2023", "2023-04-01 Weekday"),
        ("Sat 1 Apr 2023", "2023-04-01 Weekday"),
        ("04/25/2023", "2023-04-25 TextDate"),
        ("25/04/2023", "2023-04-25 TextDate"),
        ("04/04/2023", "2023-04-04 TextDate"),
        ("04/01/2023", "? AmbiguousDate 2023-04-01 2023-01-04"),
        ("03/04/2025", "? AmbiguousDate 2025-03-04 2025-04-03"),
        ("2023/4/1(土)", "2023-04-01 Weekday"),
        ("2023/4/1（土）", "2023-04-01 Weekday"),
        ("2023年4月2日（日）", "2023-04-02 Weekday"),
        ("2023年4月3日月曜日", "2023-04-03 Weekday"),
        ("2023/4/1 土曜", "2023-04-01 Weekday"),
        ("2023/4/29(土・祝)", "2023-04-29 Weekday"),
        ("2023/4/1 (Sat)", "2023-04-01 Weekday"),
        ("2023/4/1 10:30", "2023-04-01 Time"),
        ("2023-04-01T10:30:00", "2023-04-01 Time"),
        ("2023/4/1(土) 午前10時", "2023-04-01 Time"),
        ("2023年4月1日 13時30分", "2023-04-01 Time"),
        ("2023年4月1日13時半", "2023-04-01 Time"),
        ("2023/4/1 1:30 PM", "2023-04-01 Time"),
        ("2023-03-31T15:00:00Z", "? MoreThanDate 2023-03-31"),
    ];
    check(&rows, |typed| short(date(typed, None)));
}

#[test]
fn what_is_no_whole_date() {
    let rows = [
        ("2023/4/100", "? ImpossibleDate"),
        ("2023/123/1", "? ImpossibleDate"),
        ("2023/4/01１", "? ImpossibleDate"),
        ("2023/2/30", "? ImpossibleDate"),
        ("2023/13/1", "? ImpossibleDate"),
        ("2023/0/1", "? ImpossibleDate"),
        ("2023年2月29日", "? ImpossibleDate"),
        ("20230230", "? ImpossibleDate"),
        ("2023/2/30(土)", "? ImpossibleDate"),
        ("99/99/2023", "? ImpossibleDate"),
        ("2023年4月", "? NoDay"),
        ("2023/4", "? NoDay"),
        ("4/2023", "? NoDay"),
        ("2023年", "? NoDay"),
        ("2023", "? NoDay"),
        ("2023年度", "? NoDay"),
        ("2023年4月上旬", "? NoDay"),
        ("202304", "? NoDay"),
        ("April 2023", "? NoDay"),
        ("4月", "? NoDay"),
        ("4/1", "? NoYear none"),
        ("4月1日", "? NoYear none"),
        ("４月１日（土）", "? NoYear none"),
        ("April 1", "? NoYear none"),
        ("2/30", "? ImpossibleDate"),
        ("2023/4/1頃", "? MoreThanDate 2023-04-01"),
        ("2023年4月1日入職", "? MoreThanDate 2023-04-01"),
        ("2023/4/1~2023/4/30", "? MoreThanDate 2023-04-01"),
        ("2023/4/1以降", "? MoreThanDate 2023-04-01"),
        ("開始日：2023/4/1", "? MoreThanDate 2023-04-01"),
        ("入職2023/4/1", "? MoreThanDate 2023-04-01"),
        ("2023/4/1?", "? QuestionMark"),
        ("なし", "? NoneOrBlank"),
        ("―", "? NoneOrBlank"),
        ("未定", "? NotADate"),
        ("昨日", "? NotADate"),
        ("45017", "2023-04-01 Serial"),
        ("12", "? NotADate"),
        ("1234567", "? NotADate"),
        ("123456789012", "? NotADate"),
        ("20", "? NotADate"),
        ("年月日", "? NotADate"),
        ("2023/4/1\u{1}", "? ControlCharacters"),
    ];
    check(&rows, |typed| short(date(typed, None)));
}

#[test]
fn dates_by_era() {
    let rows = [
        ("令和5年4月1日", "2023-04-01 Era"),
        ("令和元年5月1日", "2019-05-01 Era"),
        ("令和５年４月１日", "2023-04-01 Era"),
        ("令和五年四月一日", "2023-04-01 Era"),
        ("令和 5 年 4 月 1 日", "2023-04-01 Era"),
        ("㋿5年4月1日", "2023-04-01 Era"),
        ("R5.4.1", "2023-04-01 Era"),
        ("Ｒ５．４．１", "2023-04-01 Era"),
        ("R.5.4.1", "2023-04-01 Era"),
        ("r5/4/1", "2023-04-01 Era"),
        ("R5-4-1", "2023-04-01 Era"),
        ("R05.04.01", "2023-04-01 Era"),
        ("R050401", "2023-04-01 Era"),
        ("令5.4.1", "2023-04-01 Era"),
        ("R5年4月1日", "2023-04-01 Era"),
        ("R元.5.1", "2019-05-01 Era"),
        ("Reiwa 5.4.1", "2023-04-01 Era"),
        ("R5.4.1(土)", "2023-04-01 Weekday"),
        ("令和5年4月1日（土曜日）", "2023-04-01 Weekday"),
        ("令和5年4月29日(土・祝日)", "2023-04-29 Weekday"),
        ("R5年4月1日13:00", "2023-04-01 Time"),
        ("令和5年4月1日 10:00", "2023-04-01 Time"),
        ("H31.4.30", "2019-04-30 Era"),
        ("平成31年4月30日", "2019-04-30 Era"),
        ("平成元年1月8日", "1989-01-08 Era"),
        ("昭和64年1月7日", "1989-01-07 Era"),
        ("S60.1.1", "1985-01-01 Era"),
        ("S1.12.25", "1926-12-25 Era"),
        ("T15.12.25", "1926-12-25 Era"),
        ("大正元年7月30日", "1912-07-30 Era"),
        ("M45.7.29", "1912-07-29 Era"),
        ("明治6年1月1日", "1873-01-01 Era"),
        ("平成31年5月1日", "? OutsideEra 2019-05-01"),
        ("H35.4.1", "? OutsideEra 2023-04-01"),
        ("昭和64年1月8日", "? OutsideEra 1989-01-08"),
        ("令和元年4月30日", "? OutsideEra 2019-04-30"),
        ("平成元年1月7日", "? OutsideEra 1989-01-07"),
        ("令和99年1月1日", "? ImpossibleDate"),
        ("令和0年1月1日", "? ImpossibleDate"),
        ("令和5年2月30日", "? ImpossibleDate"),
        ("令和2023年4月1日", "? ImpossibleDate"),
        ("令和5年", "? NoDay"),
        ("R5.4", "? NoDay"),
        ("令和5年4月", "? NoDay"),
        ("慶応3年1月1日", "? UnknownEra"),
        ("X5.4.1", "? UnknownEra"),
        ("令和5年4月1日頃", "? MoreThanDate 2023-04-01"),
        ("令和", "? NotADate"),
    ];
    check(&rows, |typed| short(date(typed, None)));
}

#[test]
fn years_of_two_digits() {
    let rows = [
        ("23/4/1", "? TwoDigitYear 2023-04-01 2011-04-01"),
        ("5/4/1", "? TwoDigitYear 2005-04-01 2023-04-01"),
        ("31/4/1", "? TwoDigitYear 1931-04-01 2019-04-01"),
        ("5年4月1日", "? TwoDigitYear 2005-04-01 2023-04-01"),
        ("'23.4.1", "? TwoDigitYear 2023-04-01 2011-04-01"),
        ("230401", "? TwoDigitYear 2023-04-01 2011-04-01"),
        ("4/25/23", "? TwoDigitYear 2023-04-25 2011-04-25"),
        ("1-Apr-23", "? TwoDigitYear 2023-04-01 2011-04-01"),
        ("4/1", "? NoYear 2023-04-01"),
        ("12/1", "? NoYear 2022-12-01"),
        ("2/29", "? NoYear 2020-02-29"),
        ("99/99/99", "? ImpossibleDate"),
    ];
    check(&rows, |typed| short(date(typed, Some(day("2023-10-15")))));
    check(&[("23/4/1", "? TwoDigitYear 2023-04-01 2041-04-01")], |typed| short(date(typed, None)));
}

#[test]
fn days_and_numbers_of_the_sheet() {
    let read = |found: Found| short(date(Typed::new(&found), None));
    let today = Some(day("2023-04-01"));
    assert_eq!(read(Found::Day { date: today, has_time: false }), "=2023-04-01");
    assert_eq!(read(Found::Day { date: today, has_time: true }), "2023-04-01 Time");
    assert_eq!(read(Found::Day { date: None, has_time: false }), "? ImpossibleDate");
    let rows = [
        (45_017.0, "2023-04-01 Serial"),
        (45_017.5, "2023-04-01 Serial"),
        (25_569.0, "1970-01-01 Serial"),
        (43_890.0, "2020-02-29 Serial"),
        (20_000.0, "1954-10-03 Serial"),
        (80_000.0, "2119-01-11 Serial"),
        (80_001.0, "? NotADate"),
        (19_999.0, "? NotADate"),
        (20_230_401.0, "2023-04-01 Compact"),
        (20_230_230.0, "? ImpossibleDate"),
        (230_401.0, "? TwoDigitYear 2023-04-01 2041-04-01"),
        (2_023.0, "? NoDay"),
        (2_023.4, "? NoDay"),
        (4.1, "? NotADate"),
        (-1.0, "? NotADate"),
        (1e300, "? NotADate"),
        (f64::NAN, "? NotADate"),
    ];
    for (value, wanted) in rows {
        assert_eq!(read(Found::Number(value)), wanted, "{value}");
    }
    assert_eq!(read(Found::Bool(true)), "? NotADate");
    assert_eq!(read(Found::Error("#N/A".into())), "? CellError(\"#N/A\")");
}
