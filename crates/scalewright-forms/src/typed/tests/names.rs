//! Names, and what stands for a name.

use super::super::looks_like_name;

#[test]
fn initials_and_identifiers_pass() {
    let rows = [
        "",
        "　",
        "T.Y.",
        "TY",
        "T Y",
        "t.y.",
        "ty",
        "K・S",
        "Ｔ．Ｙ",
        "Ｔ・Ｙ",
        "A-12",
        "123",
        "C003",
        "会員12",
        "会員A-12",
        "会員 12",
        "ABC",
        "Y.田",
        "Y田",
        "た",
        "ﾀ",
        "ﾀﾞ",
        "た・や",
        "タ.ヤ",
        "Client 12",
        "Client No. 5",
        "client-3",
        "No.5",
        "#12",
        "Tさん",
        "T.Y.様",
        "A氏",
        "Aさん",
        "12番",
        "3A",
        "2023-001",
        "ID0012",
        "ES_04",
        "〇〇",
        "①",
        "---",
        "K.S.T.",
        "ケース１",
        "ｹｰｽ1",
    ];
    for text in rows {
        assert!(!looks_like_name(text), "{text}");
    }
}

#[test]
fn names_do_not() {
    let rows = [
        "山田太郎",
        "山田 太郎",
        "山田　太郎",
        "山田",
        "佐々木",
        "林 健",
        "林健",
        "やまだ",
        "やまだ たろう",
        "ヤマダ タロウ",
        "ﾔﾏﾀﾞ",
        "ﾔﾏﾀﾞ ﾀﾛｳ",
        "Taro Yamada",
        "TARO YAMADA",
        "Ｔａｒｏ　Ｙａｍａｄａ",
        "Yamada",
        "yamada",
        "yamada t",
        "Yamada T.",
        "T. Yamada",
        "T.Yamada",
        "Kim Ji-woo",
        "KIM JI WOO",
        "Li Wu",
        "山田T",
        "山田Ｔ．",
        "山田さん",
        "山田様",
        "Yamadaさん",
        "山田太郎(45)",
        "山田太郎（45歳）",
        "山田太郎 S60.1.1",
        "12 山田太郎",
        "1.山田太郎",
        "A-12 山田太郎",
        "山田 太郎 3",
        "Taro Yamada 12",
        "林だ",
        "김철수",
        "José",
        "Иван",
        "ターナー",
    ];
    for text in rows {
        assert!(looks_like_name(text), "{text}");
    }
}
