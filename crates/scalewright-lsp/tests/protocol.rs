//! A client speaks with the server: what is found, shown, completed and looked up in the sample scale of the book.

mod support;

use scalewright_lsp::Ending;
use serde_json::{Value, json};
use support::{Client, codes, folder, labels, position, slice, uri};

fn garden(file: &str) -> std::path::PathBuf {
    folder("book/examples/garden").join(file)
}

#[test]
fn findings_come_while_somebody_types_and_go_when_it_is_mended() {
    let mut client = Client::new();
    let item = client.open(&garden("items/C1.ron"));
    assert_eq!(client.found(&item), Vec::<Value>::new());

    let text = client.replace(&item, "measure: \"tended_share\"", "measure: \"tended_shar\"");
    let found = client.found(&item);
    // The misspelt name, and the measure that nothing uses now.
    assert_eq!(codes(&found), ["unused", "unknown-name"]);
    let unknown = &found[1];
    assert_eq!(slice(&text, &unknown["range"]), "\"tended_shar\"");
    assert_eq!((&unknown["severity"], &unknown["source"]), (&json!(1), &json!("scalewright")));
    let message = unknown["message"].as_str().expect("there is a message");
    assert!(message.contains("no measure `tended_shar`") && message.contains("`tended_share`"), "{message}");

    client.replace(&item, "\"tended_shar\"", "\"tended_share\"");
    assert_eq!(client.found(&item), Vec::<Value>::new());
    client.leave();
}

#[test]
fn findings_speak_the_language_of_the_client() {
    let mut client = Client::greeted(json!({ "locale": "ja-JP" }));
    let item = client.open(&garden("items/C1.ron"));
    client.replace(&item, "\"walk\"", "\"wlak\"");
    let found = client.found(&item);
    let message = found[0]["message"].as_str().expect("there is a message");
    assert!(message.contains("情報源`wlak`") && message.contains("直し方"), "{message}");
    client.leave();
}

#[test]
fn what_changes_in_one_file_is_found_in_the_others() {
    let mut client = Client::new();
    let (head, item) = (client.open(&garden("scale.ron")), uri(&garden("items/C1.ron")));
    client.replace(&head, "id: \"percent\"", "id: \"per-cent\"");
    client.found(&head);
    assert_eq!(
        codes(&client.diagnostics[&item]),
        ["unknown-name"],
        "the item is not open, and has a finding"
    );

    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": head } }));
    client.found(&item);
    assert_eq!(
        client.diagnostics[&item],
        Vec::<Value>::new(),
        "what was not saved is gone with the document"
    );
    client.leave();
}

#[test]
fn faults_of_form_are_all_found_in_a_text_that_cannot_be_read() {
    let mut client = Client::new();
    let item = client.open(&garden("items/C4.ron"));
    let text = client.replace(&item, "code: \"C4\",", "code: \"C4\"、");
    let found = client.found(&item);
    assert_eq!(codes(&found), ["syntax"]);
    assert_eq!(slice(&text, &found[0]["range"]), "、");
    client.leave();
}

#[test]
fn notes_on_evidence_are_shown_if_they_are_wanted() {
    let noted = |options: Value| {
        let mut client = Client::greeted(json!({ "initializationOptions": options }));
        let item = client.open(&garden("items/C1.ron"));
        let assumed =
            "below: 1,\n        ),\n        evidence: Assumed(what: (ja: \"仮\", en: \"a guess\")),";
        client.replace(&item, "below: 1,\n        ),", assumed);
        let found = client.found(&item);
        client.leave();
        found
    };
    assert_eq!(noted(json!({})), Vec::<Value>::new());
    let found = noted(json!({ "evidence": true }));
    assert_eq!((codes(&found), &found[0]["severity"]), (vec!["assumed"], &json!(4)));
}

#[test]
fn cases_are_held_against_their_scale() {
    let mut client = Client::new();
    let cases = client.open(&garden("cases/C1.ron"));
    assert_eq!(client.found(&cases), Vec::<Value>::new());
    let text = client.replace(&cases, "\"C1\": Score(5)", "\"C11\": Score(5)");
    let found = client.found(&cases);
    assert_eq!(codes(&found), ["unknown-field"]);
    assert_eq!(slice(&text, &found[0]["range"]), "\"C11\"");
    client.leave();
}

#[test]
fn the_right_name_is_offered_as_a_fix() {
    let mut client = Client::new();
    let item = client.open(&garden("items/C1.ron"));
    let text = client.replace(&item, "Field(\"tended\")", "Field(\"tendd\")");
    let at = position(&text, text.find("tendd").expect("it is there"));
    let params = json!({
        "textDocument": { "uri": item },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [] },
    });
    let fixes = client.ask("textDocument/codeAction", params).expect("there is an answer");
    assert_eq!(fixes.as_array().map(Vec::len), Some(1));
    let edit = &fixes[0]["edit"]["changes"][&item][0];
    assert_eq!((slice(&text, &edit["range"]), &edit["newText"]), ("tendd", &json!("tended")));
    client.leave();
}

#[test]
fn names_and_fields_are_explained() {
    let mut client = Client::new();
    let item = client.open(&garden("items/C1.ron"));
    let page = client.page(&item, "measure: \"tended");
    for part in [
        "share of beds tended this month",
        "`tended_share`",
        "measure",
        "{n}%".replace("{n}", "…").as_str(),
        "computed",
    ] {
        assert!(page.contains(part), "`{part}` in:\n{page}");
    }
    assert!(client.page(&item, "Field(\"tend").contains("yes or no"));
    assert!(client.page(&item, "sources: [\"wa").contains("A walk through the garden"));
    assert!(client.page(&item, "code: \"C").contains("5 = 90% or more"));
    assert!(client.page(&item, "rule: Ban").contains("A measure falls into one of several bands"));
    assert!(client.page(&item, "    stand").contains("What good practice looks like"));

    let head = client.open(&garden("scale.ron"));
    assert!(client.page(&head, "items: [\"C1\", \"C4").contains("Compost"));
    assert!(client.page(&head, "id: \"wh").contains("0 to 100"));

    let cases = client.open(&garden("cases/C1.ron"));
    assert!(client.page(&cases, "{\"tend").contains("tended this month"));
    assert!(client.page(&cases, "{\"garden\": {\"C").contains("Beds that are tended"));
    client.leave();
}

#[test]
fn names_are_completed_in_a_text_that_cannot_be_read() {
    let mut client = Client::new();
    let path = garden("items/C1.ron");
    for (broken, offered) in [
        ("Item(code: \"C1\", measures: [(id: \"m\", value: Count(table: \"", vec!["beds"]),
        ("Item(measures: [(value: ShareOf(table: \"beds\", that: Yes(Field(\"t", vec!["no", "tended"]),
        ("Item(measures: [(value: ShareOf(that: Yes(Field(\"|\n), table: \"beds\"", vec!["no", "tended"]),
        (
            "Item(measures: [(id: \"x\", title: (en: \"X\"), value: ), (id: \"y\")], rule: Bands(measure: \"",
            vec!["x", "y"],
        ),
        ("Item(rule: Bands(measure: |, cuts: From()), measures: [(id: \"x\"", vec!["x"]),
        ("Item(criteria: [(id: \"i\")], rule: Count(criteria: [\"", vec!["i"]),
        ("Item(sources: [\"walk\", \"", vec!["walk", "talk"]),
        ("Item(asked_when: Is(Setting(\"water\"), \"", vec!["tap", "rain"]),
        ("Item(asked_when: OneOf(Setting(\"water\"), [\"tap\", \"", vec!["tap", "rain"]),
        ("Item(rule: BySetting(setting: \"water\", forms: {\"", vec!["tap", "rain"]),
        ("Item(rule: Rating(", vec!["step", "evidence"]),
        ("Item(rule: Bands(measure: \"m\", cuts: ", vec!["From", "UpTo"]),
        ("Item(measures: [(unit: \"", vec!["percent", "beds", "days", "times"]),
    ] {
        let at = broken.find('|').unwrap_or(broken.len());
        let item = client.open_as(&path, &broken.replace('|', ""));
        let before = &broken[..at];
        assert_eq!(client.offered(&item, before), offered, "{broken}");
    }
    // What the item had when it could last be read is still known.
    let item = client.open(&path);
    client.found(&item);
    let item = client.open_as(&path, "Item(rule: Bands(measure: \"");
    assert_eq!(client.offered(&item, "measure: \""), ["tended_share", "beds"]);
    let item = client.open_as(&path, "Item(\n    code: \"C1\",\n    ");
    let fields = client.offered(&item, "\"C1\",\n    ");
    assert!(fields.contains(&"rule".to_owned()) && !fields.contains(&"code".to_owned()), "{fields:?}");
    client.leave();
}

#[test]
fn completions_have_titles_and_replace_what_was_typed() {
    let mut client = Client::new();
    let item = client.open_as(&garden("items/C1.ron"), "Item(title: (ja: \"𠮷😀\"), sources: [\"wa");
    let items = client.ask_after("textDocument/completion", &item, "[\"wa");
    let walk = items.as_array().and_then(|items| items.iter().find(|item| item["label"] == "walk"));
    let walk = walk.expect("it is offered");
    assert_eq!(walk["detail"], "A walk through the garden");
    let text = "Item(title: (ja: \"𠮷😀\"), sources: [\"wa";
    assert_eq!(slice(text, &walk["textEdit"]["range"]), "wa");
    client.leave();
}

#[test]
fn cases_are_completed_from_their_scale() {
    let mut client = Client::new();
    let path = garden("cases/C1.ron");
    let start = "CaseFile(format: 1, for: Scale(id: \"garden\", edition: \"1\"), cases: [(";
    for (broken, offered) in [
        ("given: Part(tables: {\"", vec!["beds"]),
        ("given: Part(tables: {\"beds\": [{\"", vec!["no", "tended"]),
        ("given: Part(settings: {\"water\": \"", vec!["tap", "rain"]),
        ("given: Part(answers: {\"garden\": {\"C4\": {\"", vec!["turned", "i", "ii"]),
        ("expect: (totals: {\"garden\": {\"", vec!["whole"]),
        ("expect: (items: {\"garden\": {\"C1\": ", vec!["Score", "Possible", "NotApplicable"]),
    ] {
        let cases = client.open_as(&path, &format!("{start}{broken}"));
        assert_eq!(client.offered(&cases, broken), offered, "{broken}");
    }
    client.leave();
}

#[test]
fn names_lead_to_where_they_are_given_and_used() {
    let mut client = Client::new();
    let (item, head) = (client.open(&garden("items/C1.ron")), uri(&garden("scale.ron")));
    let scale = std::fs::read_to_string(garden("scale.ron")).expect("the scale can be read");
    let given = client.ask_after("textDocument/definition", &item, "Field(\"ten");
    assert_eq!((&given["uri"], slice(&scale, &given["range"])), (&json!(head), "tended"));

    let used = client.ask_after("textDocument/references", &item, "Field(\"ten");
    let used = used.as_array().expect("there is a list");
    let in_file = |end: &str| {
        used.iter().filter(|one| one["uri"].as_str().is_some_and(|uri| uri.ends_with(end))).count()
    };
    assert_eq!((in_file("scale.ron"), in_file("items/C1.ron")), (1, 1));
    assert!(in_file("cases/C1.ron") >= 10, "the cases name it in each row");

    let cases = client.open(&garden("cases/C1.ron"));
    let given = client.ask_after("textDocument/definition", &cases, "{\"garden\": {\"C");
    let c1 = std::fs::read_to_string(garden("items/C1.ron")).expect("the item can be read");
    assert_eq!((&given["uri"], slice(&c1, &given["range"])), (&json!(item), "C1"));
    client.leave();
}

#[test]
fn the_text_of_each_score_stands_beside_it() {
    let mut client = Client::new();
    let item = client.open(&garden("items/C1.ron"));
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    let params = json!({ "textDocument": { "uri": item }, "range": whole });
    let hints = |client: &mut Client| -> Vec<String> {
        let hints = client.ask("textDocument/inlayHint", params.clone()).expect("there is an answer");
        hints
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|hint| hint["label"].as_str())
            .map(str::to_owned)
            .collect()
    };
    let texts = ["90% or more", "75% or more, less than 90%", "50% or more, less than 75%"];
    let texts: Vec<String> = texts.iter().map(|text| format!("= {text}")).collect();
    assert_eq!(hints(&mut client)[..3], texts);
    assert_eq!(hints(&mut client).len(), 5);
    client.replace(&item, "bound: 90", "bound: 95.5");
    assert_eq!(hints(&mut client)[0], "= 95.5% or more");
    // A text that does not belong to the numbers would mislead.
    client.replace(&item, "bound: 95.5, score: 5", "bound: 12, score: 9");
    assert_eq!(hints(&mut client), Vec::<String>::new());
    client.leave();
}

#[test]
fn documents_are_outlined() {
    let mut client = Client::new();
    let item = client.open(&garden("items/C1.ron"));
    let outline = |client: &mut Client, uri: &str| {
        client
            .ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }))
            .expect("an answer")
    };
    let symbols = outline(&mut client, &item);
    assert_eq!((&symbols[0]["name"], &symbols[0]["detail"]), (&json!("C1"), &json!("Beds that are tended")));
    let names = |list: &Value| -> Vec<String> {
        list.as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one["name"].as_str())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names(&symbols[0]["children"]), ["tended_share", "beds"]);
    let cases = client.open(&garden("cases/C1.ron"));
    assert_eq!(names(&outline(&mut client, &cases))[0], "C1 9 of 10");
    client.leave();
}

#[test]
fn columns_are_counted_as_the_client_counts() {
    let text = "Item(code: \"C1\", title: (ja: \"𠮷\", en: \"x\"), rule: Rating(), sources: [\"nowhere\"])";
    for (encodings, counted) in [(json!([]), 1), (json!(["utf-8", "utf-16"]), 0)] {
        let general = json!({ "general": { "positionEncodings": encodings } });
        let mut client = Client::greeted(json!({ "capabilities": general }));
        let item = client.open_as(&garden("items/C1.ron"), text);
        let found = client.found(&item);
        let start =
            found.iter().find(|one| one["code"] == "unknown-name").map(|one| one["range"]["start"].clone());
        let byte = text.find("\"nowhere\"").expect("it is there");
        // 𠮷 is four bytes, and two units of UTF-16.
        let column = if counted == 1 { byte - 2 } else { byte };
        assert_eq!(start, Some(json!({ "line": 0, "character": column })));
        client.leave();
    }
}

#[test]
fn a_client_may_leave_in_any_way() {
    Client::new().leave();
    assert_eq!(Client::new().vanish(), Ending::Abrupt);
    assert_eq!(Client::new().exit(), Ending::Abrupt);
    assert_eq!(Client::silent().vanish(), Ending::Abrupt);
    assert_eq!(Client::silent().exit(), Ending::Abrupt);
    assert_eq!(labels(&json!(null)), Vec::<String>::new());
}
