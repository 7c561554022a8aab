//! What rests on where a file lies: heads, editions that a visit is for, folders that are named; and other names for things.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{Client, folder, slice, uri};

fn garden(file: &str) -> PathBuf {
    folder("book/examples/garden").join(file)
}

#[test]
fn an_empty_file_is_offered_the_head_of_its_place() {
    let mut client = Client::new();
    for (file, head) in
        [("items/C99.ron", "Item"), ("cases/new.ron", "CaseFile"), ("visits/new.ron", "Assessment")]
    {
        let file = client.open_as(&garden(file), "");
        assert_eq!(client.offered(&file, ""), [head]);
    }
    let elsewhere = client.open_as(&folder("book/examples/new.ron"), "Ca");
    assert!(client.offered(&elsewhere, "Ca").contains(&"CaseFile".to_owned()));
    client.leave();
}

#[test]
fn what_a_visit_can_be_for_is_offered() {
    let mut client = Client::new();
    let path = folder("scales/jips-visit/2026/visits/new.ron");
    for (before, offered) in [
        ("Assessment(format: 1, for: Scale(id: \"", "goi"),
        ("Assessment(format: 1, for: Battery(id: ", "jips-visit"),
        ("Assessment(format: 1, for: Scale(id: \"goi\", edition: \"", "2026"),
    ] {
        let visit = client.open_as(&path, before);
        let found = client.offered(&visit, before);
        assert!(found.contains(&offered.to_owned()), "{before}: {found:?}");
    }
    client.leave();
}

#[test]
fn nothing_is_offered_in_a_comment_at_the_end() {
    let mut client = Client::new();
    let text = "Item(code: \"C1\", // ti";
    let item = client.open_as(&garden("items/C1.ron"), text);
    assert_eq!(client.offered(&item, text), Vec::<String>::new());
    client.leave();
}

#[test]
fn folders_that_are_named_lead_to_their_editions() {
    let mut client = Client::new();
    let head = client.open(&folder("scales/goi/2026/scale.ron"));
    let text = fs::read_to_string(folder("scales/goi/2026/scale.ron")).expect("it can be read");
    assert!(text.contains("forms: \"../../"), "the scale names shared forms");
    assert!(client.page(&head, "forms: \"../../").contains("visit-forms/2026/forms.ron"));
    let given = client.ask_after("textDocument/definition", &head, "forms: \"../../");
    assert_eq!(given["uri"], uri(&folder("scales/visit-forms/2026/forms.ron")));

    let battery = client.open(&folder("scales/jips-visit/2026/battery.ron"));
    let given = client.ask_after("textDocument/definition", &battery, "scales: [\"../../");
    assert!(given["uri"].as_str().is_some_and(|uri| uri.ends_with("/scale.ron")), "{given}");
    client.leave();
}

#[test]
fn settings_and_codes_are_known_where_they_are_filled_in() {
    let mut client = Client::new();
    let text = "CaseFile(format: 1, for: Scale(id: \"garden\", edition: \"1\"), cases: [(name: \"x\", why: \"y\", \
                given: Part(settings: {\"water\": \"tap\"}), expect: (items: {\"garden\": {\"C6\": Score(1)}}))])";
    let cases = client.open_as(&garden("cases/new.ron"), text);
    assert!(client.page(&cases, "{\"wat").contains("`water`"));
    assert!(client.page(&cases, ": \"ta").contains("`tap`"));
    let given = client.ask_after("textDocument/definition", &cases, ": \"ta");
    let scale = fs::read_to_string(garden("scale.ron")).expect("it can be read");
    assert_eq!(slice(&scale, &given["range"]), "tap");
    client.leave();
}

/// The new texts of the files that a rename changes.
fn renamed(client: &mut Client, file: &str, before: &str, text: &str, new_name: &str) -> Result<Value, i32> {
    let at = text.find(before).expect("it is there") + before.len();
    let params = json!({
        "textDocument": { "uri": file },
        "position": support::position(text, at),
        "newName": new_name,
    });
    client.ask("textDocument/rename", params)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the file can be read")
}

#[test]
fn a_name_is_changed_wherever_it_is_used() {
    let mut client = Client::new();
    let path = garden("items/C1.ron");
    let (item, text) = (client.open(&path), read(&path));
    let edit = renamed(&mut client, &item, "Field(\"ten", &text, "kept").expect("it can have another name");
    let changes = edit["changes"].as_object().expect("there are changes");
    let all = |uri: &str| changes.get(uri).and_then(Value::as_array).cloned().unwrap_or_default();
    assert_eq!(all(&item).len(), 1);
    assert_eq!(all(&uri(&garden("scale.ron"))).len(), 1);
    assert!(all(&uri(&garden("cases/C1.ron"))).len() >= 10);
    let scale = read(&garden("scale.ron"));
    let one = &all(&uri(&garden("scale.ron")))[0];
    assert_eq!((slice(&scale, &one["range"]), &one["newText"]), ("tended", &json!("kept")));

    // What cannot be, is told.
    for (before, name) in
        [("Field(\"ten", "no"), ("Field(\"ten", ""), ("Field(\"ten", "a\"b"), ("rule: Ban", "x")]
    {
        assert_eq!(renamed(&mut client, &item, before, &text, name), Err(-32803), "{before} {name}");
    }
    let faulty = client.replace(&item, "code: \"C1\",", "code: \"C1\"");
    assert_eq!(renamed(&mut client, &item, "Field(\"ten", &faulty, "kept"), Err(-32803));
    client.leave();
}
