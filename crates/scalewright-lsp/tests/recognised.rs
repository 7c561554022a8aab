//! Files whose head cannot be recognised, or that are not saved yet: where they stand says what they are.

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use support::{Client, codes, folder, slice};

fn garden(file: &str) -> PathBuf {
    folder("book/examples/garden").join(file)
}

#[test]
fn findings_of_cases_are_those_of_the_current_text() {
    let mut client = Client::new();
    let cases = client.open(&garden("cases/C1.ron"));
    assert_eq!(client.found(&cases), Vec::<Value>::new());
    client.replace(&cases, "format: 1", "format: 9");
    assert_eq!(client.found(&cases).len(), 1);
    let text = client.replace(&cases, "CaseFile(", "CaseFil(");
    let found = client.found(&cases);
    assert_eq!(codes(&found), ["wrong-head"]);
    assert_eq!(slice(&text, &found[0]["range"]), "CaseFil");
    client.become_text(&cases, "Item(code: \"x\")");
    assert_eq!(codes(&client.found(&cases)), ["wrong-head"]);
    client.become_text(&cases, "");
    assert_eq!(codes(&client.found(&cases)), ["syntax"]);
    client.become_text(&cases, &fs::read_to_string(garden("cases/C1.ron")).expect("it can be read"));
    assert_eq!(client.found(&cases), Vec::<Value>::new());
    client.leave();
}

#[test]
fn a_file_of_cases_is_checked_from_its_first_word() {
    let mut client = Client::new();
    let cases = client.open_as(&garden("cases/begun.ron"), "CaseF");
    assert_eq!(codes(&client.found(&cases)), ["wrong-head"]);
    client.leave();
}

#[test]
fn a_visit_without_a_folder_of_its_own_is_what_it_was_before() {
    let mut client = Client::greeted(json!({ "rootUri": support::uri(&folder("book/examples")) }));
    let path = folder("book/examples").join("loose-visit.ron");
    let text = "Assessment(format: 1, for: Scale(id: \"garden\", edition: \"1\"), made_up: true, site: (), answers: {\"garden\": {\"C99\": {}}})";
    let visit = client.open_as(&path, text);
    let first = client.found(&visit);
    assert!(!first.is_empty());
    client.become_text(&visit, &text.replace("Assessment(", "Assess("));
    assert_eq!(codes(&client.found(&visit)), ["wrong-head"]);
    client.become_text(&visit, &text.replace("id: \"garden\"", "id: \"garden"));
    let found = client.found(&visit);
    assert!(!found.is_empty() && codes(&found).iter().all(|code| *code == "syntax"), "{found:?}");
    client.leave();
}

#[test]
fn an_item_that_is_not_saved_yet_is_part_of_its_scale() {
    let mut client = Client::new();
    let head = client.open(&garden("scale.ron"));
    assert_eq!(client.found(&head), Vec::<Value>::new());
    let item = client.open_as(&garden("items/C99.ron"), "Item(code: \"C99\", sources: [\"wlk\"])");
    assert!(codes(&client.found(&item)).contains(&"missing-field"));
    client.become_text(&item, "Item(code: \"C99\", sources: [\"");
    assert_eq!(client.offered(&item, "sources: [\""), ["walk", "talk"]);
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": item } }));
    client.found(&head);
    assert_eq!(client.diagnostics[&item], Vec::<Value>::new());
    client.leave();
}

#[test]
fn an_item_that_is_not_saved_yet_is_known_when_it_is_opened_first() {
    let mut client = Client::new();
    let item = client.open_as(&garden("items/C99.ron"), "Item(code: \"C99\", sources: [\"");
    assert_eq!(client.offered(&item, "sources: [\""), ["walk", "talk"]);
    assert_eq!(codes(&client.found(&item)), ["syntax"]);
    client.leave();
}
