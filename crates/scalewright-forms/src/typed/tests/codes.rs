//! Options of a list.

use super::super::{Choice, Found, Typed, code};
use super::{check, short};

const ROLES: &[Choice<'_>] = &[
    Choice { id: "ps", titles: &["相談支援スペシャリスト（PS）", "Employment specialist (PS)"] },
    Choice { id: "supervisor", titles: &["スーパーバイザー", "Supervisor"] },
    Choice { id: "case-manager", titles: &["ケースマネジャー（KM）", "Case manager (CM)"] },
    Choice { id: "other", titles: &["その他", "Other"] },
];

#[test]
fn one_of_several_roles() {
    let rows = [
        ("", "blank"),
        ("相談支援スペシャリスト（PS）", "=0"),
        ("相談支援スペシャリスト（PS） ", "0 Spaces"),
        ("相談支援 スペシャリスト（PS）", "0 Spaces"),
        ("相談支援スペシャリスト(PS)", "0 FullWidth"),
        ("相談支援スペシャリスト（ps）", "0 Case"),
        ("相談支援ｽﾍﾟｼｬﾘｽﾄ(PS)", "0 FullWidth"),
        ("PS", "0 Id"),
        ("ＰＳ", "0 Id"),
        ("KM", "2 Part"),
        ("相談支援スペシャリスト", "0 Part"),
        ("PS（相談支援スペシャリスト）", "0 Part"),
        ("相談支援スペシャリスト PS", "0 Part"),
        ("スーパーバイザー（Supervisor）", "1 Part"),
        ("ケースマネジャー", "2 Part"),
        ("Employment specialist (PS)", "0 OtherLanguage"),
        ("employment specialist", "0 Part"),
        ("ｽｰﾊﾟｰﾊﾞｲｻﾞｰ", "1 FullWidth"),
        ("SUPERVISOR", "1 OtherLanguage"),
        ("Case-Manager", "2 Id"),
        ("その他", "=3"),
        ("そのた", "? NotInList その他"),
        ("スーパバイザー", "? NotInList スーパーバイザー"),
        ("ケースマネージャー", "? NotInList ケースマネジャー（KM）"),
        ("Employement specialist", "? NotInList 相談支援スペシャリスト（PS）"),
        ("看護師", "? NotInList none"),
        ("?", "? QuestionMark"),
        ("-", "? NoneOrBlank"),
        ("PS\u{7}", "? ControlCharacters"),
    ];
    check(&rows, |typed| short(code(typed, ROLES)));
}

#[test]
fn names_of_several_options_are_asked() {
    let options = [
        Choice { id: "a", titles: &["常勤（支援）", "Full time (support)"] },
        Choice { id: "b", titles: &["常勤（管理）", "Full time (lead)"] },
        Choice { id: "c", titles: &["非常勤", "Part time"] },
    ];
    let rows = [
        ("常勤", "? SeveralInList 常勤（支援） 常勤（管理）"),
        ("Full time", "? SeveralInList 常勤（支援） 常勤（管理）"),
        ("管理", "1 Part"),
        ("非常勤", "=2"),
    ];
    check(&rows, |typed| short(code(typed, &options)));
    let clash =
        [Choice { id: "one", titles: &["甲", "Same"] }, Choice { id: "same", titles: &["乙", "Two"] }];
    check(&[("same", "? SeveralInList 甲 乙")], |typed| short(code(typed, &clash)));
}

#[test]
fn numbers_and_other_contents_of_the_sheet() {
    let options = [Choice { id: "low", titles: &["1"] }, Choice { id: "2", titles: &["二"] }];
    let read = |found: Found| short(code(Typed::new(&found), &options));
    assert_eq!(read(Found::Number(1.0)), "=0");
    assert_eq!(read(Found::Number(2.0)), "1 Id");
    assert_eq!(read(Found::Number(3.0)), "? NotInList none");
    assert_eq!(read(Found::Number(f64::NAN)), "? NotInList none");
    assert_eq!(read(Found::Bool(true)), "? NotInList none");
    assert_eq!(read(Found::Day { date: None, has_time: false }), "? TurnedIntoDate none");
    assert_eq!(read(Found::Error("#N/A".into())), "? CellError(\"#N/A\")");
    assert_eq!(short(code(Typed::new(&Found::Text("x".into())), &[])), "? NotInList none");
}
