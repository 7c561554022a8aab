//! Numbers as real staff write them.

use super::super::{Found, Typed, number};
use super::{check, day, short};

const PEOPLE: &[&str] = &["人", "名", "people", "persons", "計"];

#[test]
fn whole_numbers_with_units() {
    let rows = [
        ("", "blank"),
        (" \u{3000}\u{A0}\u{200B}\n", "blank"),
        ("20", "20 TextNumber"),
        (" 20 ", "20 Spaces"),
        ("２０", "20 FullWidth"),
        ("　２０　", "20 FullWidth"),
        ("'20", "20 TextNumber"),
        ("020", "20 TextNumber"),
        ("0", "0 TextNumber"),
        ("0人", "0 Unit"),
        ("1,234", "1234 Separator"),
        ("１，２３４", "1234 Separator"),
        ("1,234,567人", "1234567 Unit"),
        ("20人", "20 Unit"),
        ("２０ 名", "20 Unit"),
        ("20（人）", "20 Unit"),
        ("計20人", "20 Unit"),
        ("20 People", "20 Unit"),
        ("ＰＥＯＰＬＥ：20", "? UnknownWords 20"),
        ("-3", "-3 TextNumber"),
        ("－３", "-3 FullWidth"),
        ("−3", "-3 FullWidth"),
        ("- 3", "-3 TextNumber"),
        ("3.0", "3 TextNumber"),
        ("3.5", "? NotWhole 3.5"),
        ("３．５人", "? NotWhole 3.5"),
        ("二十", "20 Kanji"),
        ("二十五人", "25 Unit"),
        ("二〇", "20 Kanji"),
        ("百二十三", "123 Kanji"),
        ("一万二千三百", "12300 Kanji"),
        ("1万2千", "12000 Kanji"),
        ("２万", "20000 Kanji"),
        ("弐拾", "20 Kanji"),
        ("十", "10 Kanji"),
        ("一", "? OneOrDash"),
        ("一人", "1 Unit"),
        ("〇", "? NotANumber"),
        ("○", "? NotANumber"),
        ("十20", "? UnknownWords 20"),
        ("ゼロ", "0 Word"),
        ("零", "0 Word"),
    ];
    check(&rows, |typed| short(number(typed, true, false, PEOPLE)));
}

#[test]
fn what_is_about_right_or_none() {
    let rows = [
        ("約20", "? Approximate 20"),
        ("約２０人", "? Approximate 20"),
        ("20くらい", "? Approximate 20"),
        ("20人ぐらい", "? Approximate 20"),
        ("20前後", "? Approximate 20"),
        ("20名程度", "? Approximate 20"),
        ("20数名", "? Approximate 20"),
        ("20人弱", "? Approximate 20"),
        ("20以上", "? Approximate 20"),
        ("20人以下", "? Approximate 20"),
        ("20+", "? Approximate 20"),
        ("20＋α", "? Approximate 20"),
        ("20〜", "? Approximate 20"),
        ("≒20", "? Approximate 20"),
        (">20", "? Approximate 20"),
        ("about 20", "? Approximate 20"),
        ("at least 20 people", "? Approximate 20"),
        ("20 or more", "? Approximate 20"),
        ("およそ二十", "? Approximate 20"),
        ("20~30", "? Range 20 30"),
        ("20〜30人", "? Range 20 30"),
        ("20人～30人", "? Range 20 30"),
        ("約20～30名", "? Range 20 30"),
        ("20-30", "? Range 20 30"),
        ("２０ー３０", "? Range 20 30"),
        ("20から30", "? Range 20 30"),
        ("20 to 30", "? Range 20 30"),
        ("20?", "? QuestionMark"),
        ("？", "? QuestionMark"),
        ("20人？", "? QuestionMark"),
        ("なし", "? NoneOrBlank"),
        ("該当なし", "? NoneOrBlank"),
        ("特になし", "? NoneOrBlank"),
        ("-", "? NoneOrBlank"),
        ("－", "? NoneOrBlank"),
        ("ー", "? NoneOrBlank"),
        ("ｰ", "? NoneOrBlank"),
        ("―", "? NoneOrBlank"),
        ("--", "? NoneOrBlank"),
        ("/", "? NoneOrBlank"),
        ("N/A", "? NoneOrBlank"),
        ("ｎ／ａ", "? NoneOrBlank"),
        ("None", "? NoneOrBlank"),
        ("（なし）", "? NoneOrBlank"),
        ("ー3", "? MaybeNegative 3"),
        ("▲3", "? MaybeNegative 3"),
        ("△３", "? MaybeNegative 3"),
        ("(3)", "? MaybeNegative 3"),
    ];
    check(&rows, |typed| short(number(typed, true, false, PEOPLE)));
}

#[test]
fn what_is_no_single_number() {
    let rows = [
        ("1e3", "? NotANumber"),
        ("１Ｅ３", "? NotANumber"),
        ("1,5", "? TwoNumbers 1 5"),
        ("12,34", "? TwoNumbers 12 34"),
        ("20/25", "? TwoNumbers 20 25"),
        ("20人(25人)", "? TwoNumbers 20 25"),
        ("10+5", "? TwoNumbers 10 5"),
        ("1 234", "? TwoNumbers 1 234"),
        ("2 0", "? TwoNumbers 2 0"),
        ("20\n30", "? TwoNumbers 20 30"),
        ("20匹", "? UnknownWords 20"),
        ("会員20人です", "? UnknownWords 20"),
        ("20.", "? UnknownWords 20"),
        ("+5", "? UnknownWords 5"),
        ("1.2.3", "? NotANumber"),
        ("不明", "? NotANumber"),
        ("数人", "? NotANumber"),
        ("人", "? NotANumber"),
        ("①", "? NotANumber"),
        ("1万23456", "? TwoNumbers 1 23456"),
        ("20²", "? UnknownWords 20"),
        ("#REF!", "? NotANumber"),
        ("9999999999999", "? TooLarge"),
        ("20\u{7}", "? ControlCharacters"),
        ("20\u{200B}", "20 Spaces"),
    ];
    check(&rows, |typed| short(number(typed, true, false, PEOPLE)));
}

#[test]
fn fractions_and_hours() {
    let units = ["時間", "週", "hours", "h", "円", "¥"];
    let rows = [
        (".5", "0.5 TextNumber"),
        ("．５", "0.5 FullWidth"),
        ("-.5", "-0.5 TextNumber"),
        ("37.50", "37.5 TextNumber"),
        ("20時間", "20 Unit"),
        ("週20時間", "20 Unit"),
        ("37.5h", "37.5 Unit"),
        ("37.5 Hours", "37.5 Unit"),
        ("月20時間", "? UnknownWords 20"),
        ("20時間30分", "? TwoNumbers 20 30"),
        ("20:30", "? TwoNumbers 20 30"),
        ("￥1,200", "1200 Unit"),
        ("0.1234567891", "0.123456789 TextNumber"),
        ("80%", "? PercentOrShare 80 0.8"),
        ("0%", "0 PercentSign"),
        ("1.5万", "? UnknownWords 1.5"),
    ];
    check(&rows, |typed| short(number(typed, false, false, &units)));
    check(&[("週20時間", "? UnknownWords 20")], |typed| short(number(typed, false, false, &["時間"])));
}

#[test]
fn percentages() {
    let rows = [
        ("80%", "80 PercentSign"),
        ("８０％", "80 PercentSign"),
        ("80 ％", "80 PercentSign"),
        ("0.8%", "0.8 PercentSign"),
        ("80", "80 TextNumber"),
        ("0", "0 TextNumber"),
        ("0.8", "? PercentOrShare 80 0.8"),
        ("1", "? PercentOrShare 100 1"),
        ("1%", "1 PercentSign"),
        ("100", "100 TextNumber"),
        ("80パーセント", "80 Unit"),
        ("約80％", "? Approximate 80"),
        ("80％以上", "? Approximate 80"),
        ("70~80%", "? Range 70 80"),
        ("70%～80%", "? Range 70 80"),
        ("8割", "? UnknownWords 8"),
        ("80%%", "? UnknownWords 80"),
    ];
    check(&rows, |typed| short(number(typed, false, true, &["パーセント", "%"])));
    check(&[("80%", "80 PercentSign")], |typed| short(number(typed, false, false, &["％"])));
}

#[test]
fn numbers_of_the_sheet() {
    let rows = [
        (20.0, false, false, "=20"),
        (0.300_000_000_000_000_04, false, false, "=0.3"),
        (2.0 / 3.0, false, false, "=0.666666667"),
        (-0.0, false, false, "=0"),
        (1e-300, false, false, "=0"),
        (1e12, false, false, "=1000000000000"),
        (1e13, false, false, "? TooLarge"),
        (f64::NAN, false, false, "? NotANumber"),
        (f64::INFINITY, false, false, "? NotANumber"),
        (0.8, true, true, "80 PercentFormat"),
        (0.07, true, true, "7 PercentFormat"),
        (0.375, true, true, "37.5 PercentFormat"),
        (1.0, true, true, "100 PercentFormat"),
        (0.0, true, true, "0 PercentFormat"),
        (80.0, false, true, "=80"),
        (0.8, false, true, "? PercentOrShare 80 0.8"),
        (1.0, false, true, "? PercentOrShare 100 1"),
        (0.0, false, true, "=0"),
        (0.8, true, false, "? PercentOrShare 80 0.8"),
        (0.0, true, false, "0 PercentFormat"),
    ];
    for (value, percent, percent_field, wanted) in rows {
        let found = Found::Number(value);
        let typed = Typed { found: &found, percent };
        assert_eq!(
            short(number(typed, false, percent_field, &[])),
            wanted,
            "{value} {percent} {percent_field}"
        );
    }
    let whole = |value| short(number(Typed::new(&Found::Number(value)), true, false, &[]));
    assert_eq!(whole(3.000_000_000_000_1), "=3");
    assert_eq!(whole(3.5), "? NotWhole 3.5");
}

#[test]
fn what_is_no_number_in_the_sheet() {
    let read = |found: &Found| short(number(Typed::new(found), true, false, &[]));
    assert_eq!(read(&Found::Bool(true)), "? NotANumber");
    assert_eq!(read(&Found::Error("#REF!".into())), "? CellError(\"#REF!\")");
    let date = Some(day("2023-04-01"));
    assert_eq!(read(&Found::Day { date, has_time: false }), "? TurnedIntoDate 2023-04-01");
    assert_eq!(read(&Found::Day { date: None, has_time: false }), "? TurnedIntoDate none");
    assert_eq!(read(&Found::Text("2".repeat(3_000))), "? TooLong");
}
