//! Yes and no, and free text.

use super::super::{Found, Typed, text, yes_no};
use super::{cell, check, day, short};

#[test]
fn yes_and_no() {
    let yes = [
        "はい",
        "ハイ",
        "ﾊｲ",
        "はい。",
        "YES",
        "Ｙｅｓ",
        "y",
        "TRUE",
        "有",
        "有り",
        "あり",
        "アリ",
        "該当",
        "マル",
    ];
    let no = ["いいえ", "No", "ｎ", "false", "無", "無し", "なし", "非該当", "該当しない", "バツ"];
    for (words, wanted) in [(&yes[..], "true Word"), (&no[..], "false Word")] {
        for word in words {
            assert_eq!(short(yes_no(Typed::new(&cell(word)))), wanted, "{word}");
        }
    }
    let rows = [
        ("", "blank"),
        ("1", "true TextNumber"),
        ("１", "true FullWidth"),
        ("0", "false TextNumber"),
        ("０", "false FullWidth"),
        ("○", "true Mark"),
        ("〇", "true Mark"),
        ("◯", "true Mark"),
        ("⭕\u{FE0F}", "true Mark"),
        ("✓", "true Mark"),
        ("✔\u{FE0F}", "true Mark"),
        ("レ", "true Mark"),
        ("ﾚ", "true Mark"),
        ("×", "false Mark"),
        ("✕", "false Mark"),
        ("☓", "false Mark"),
        (" ○ ", "true Mark"),
        ("?", "? QuestionMark"),
        ("○？", "? QuestionMark"),
        ("△", "? NotYesNo"),
        ("◎", "? NotYesNo"),
        ("●", "? NotYesNo"),
        ("x", "? NotYesNo"),
        ("Ｏ", "? NotYesNo"),
        ("2", "? NotYesNo"),
        ("はい・いいえ", "? NotYesNo"),
        ("○（一部）", "? NotYesNo"),
        ("不明", "? NotYesNo"),
        ("-", "? NoneOrBlank"),
        ("該当なし", "? NoneOrBlank"),
        ("N/A", "? NoneOrBlank"),
    ];
    check(&rows, |typed| short(yes_no(typed)));
    let read = |found: Found| short(yes_no(Typed::new(&found)));
    assert_eq!(read(Found::Number(1.0)), "=true");
    assert_eq!(read(Found::Number(0.0)), "=false");
    assert_eq!(read(Found::Number(-1.0)), "? NotYesNo");
    assert_eq!(read(Found::Number(0.5)), "? NotYesNo");
    assert_eq!(read(Found::Bool(false)), "=false");
    assert_eq!(read(Found::Error("#REF!".into())), "? CellError(\"#REF!\")");
    assert_eq!(short(yes_no(Typed { found: &Found::Number(1.0), percent: true })), "? NotYesNo");
}

#[test]
fn free_text() {
    let rows = [
        ("", "blank"),
        ("　\u{A0} \t", "blank"),
        ("あり", "=あり"),
        ("　就業支援　", "=就業支援"),
        ("一行目\r\n二行目\r三行目", "=一行目\n二行目\n三行目"),
        ("\n\n一行目\n\n", "=一行目"),
        ("２０人", "=２０人"),
        ("a\tb", "a b Control"),
        ("a\u{7}b", "ab Control"),
        ("a\u{202E}b", "ab Control"),
        ("\u{7}", "? ControlCharacters"),
        ("👩‍🦽", "=👩‍🦽"),
    ];
    check(&rows, |typed| short(text(typed)));
    let read = |found: Found| short(text(Typed::new(&found)));
    assert_eq!(read(Found::Number(12.0)), "=12");
    assert_eq!(read(Found::Number(12.5)), "=12.5");
    assert_eq!(read(Found::Bool(true)), "=TRUE");
    assert_eq!(read(Found::Day { date: Some(day("2023-04-01")), has_time: true }), "2023-04-01 Day");
    assert_eq!(short(text(Typed { found: &Found::Number(0.8), percent: true })), "=80%");
    assert_eq!(read(Found::Text("あ".repeat(2_000))), format!("={}", "あ".repeat(2_000)));
    assert_eq!(read(Found::Text("あ".repeat(2_001))), "? TooLong");
}
