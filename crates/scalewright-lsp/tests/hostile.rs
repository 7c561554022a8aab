//! A client that says the wrong things: the server answers with the right errors, and lives.

mod support;

use serde_json::{Value, json};
use support::{Client, folder, uri};

/// Error codes of the protocol.
const NOT_INITIALIZED: i32 = -32002;
const INVALID_REQUEST: i32 = -32600;
const UNKNOWN_METHOD: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

fn item() -> std::path::PathBuf {
    folder("book/examples/garden/items/C1.ron")
}

#[test]
fn what_comes_before_the_greeting_is_refused() {
    let mut client = Client::silent();
    client.tell("textDocument/didOpen", json!({}));
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(NOT_INITIALIZED));
    assert_eq!(client.ask("shutdown", json!({})), Err(NOT_INITIALIZED));
    // A client that says next to nothing is greeted all the same.
    assert!(client.ask("initialize", json!({})).is_ok());
    assert_eq!(client.ask("initialize", json!({})), Err(INVALID_REQUEST));
    client.leave();
}

#[test]
fn nothing_is_answered_after_the_farewell() {
    let mut client = Client::new();
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(INVALID_REQUEST));
    client.exit();
}

#[test]
fn unknown_methods_and_wrong_parameters_are_refused() {
    let mut client = Client::new();
    assert_eq!(client.ask("textDocument/paint", json!({})), Err(UNKNOWN_METHOD));
    assert_eq!(client.ask("", Value::Null), Err(UNKNOWN_METHOD));
    for method in
        ["hover", "completion", "definition", "references", "documentSymbol", "inlayHint", "codeAction"]
    {
        let method = format!("textDocument/{method}");
        for params in [json!(null), json!([1, 2]), json!({ "textDocument": 3 }), json!("x")] {
            assert_eq!(client.ask(&method, params), Err(INVALID_PARAMS), "{method}");
        }
    }
    for method in ["didOpen", "didChange", "didClose", "didSave", "didPaint"] {
        client.tell(&format!("textDocument/{method}"), json!({ "textDocument": [] }));
    }
    client.tell("$/cancelRequest", json!({ "id": {} }));
    client.leave();
}

#[test]
fn documents_that_are_not_there_are_no_matter() {
    let mut client = Client::new();
    let strange =
        ["untitled:Untitled-1", "file:///no/such/scale.ron", "https://example.org/a.ron", "", "file://%ff"];
    for uri in strange.into_iter().map(str::to_owned).chain([uri(&item())]) {
        let document = json!({ "uri": uri, "version": 1 });
        client.tell("textDocument/didClose", json!({ "textDocument": document }));
        let change = json!({ "text": "Item(" });
        client
            .tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        let params = json!({ "textDocument": document, "position": { "line": 0, "character": 0 } });
        for method in ["hover", "completion", "definition"] {
            assert_eq!(
                client.ask(&format!("textDocument/{method}"), params.clone()),
                Ok(Value::Null),
                "{method} {uri}"
            );
        }
        let item = json!({ "uri": uri, "languageId": "ron", "version": 1, "text": "Item(code: \"" });
        client.tell("textDocument/didOpen", json!({ "textDocument": item }));
        for method in ["hover", "completion", "definition"] {
            assert!(client.ask(&format!("textDocument/{method}"), params.clone()).is_ok(), "{method} {uri}");
        }
    }
    client.leave();
}

#[test]
fn places_outside_of_the_text_are_taken_for_its_ends() {
    let mut client = Client::new();
    let open = client.open(&item());
    let far = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    let params = json!({
        "textDocument": { "uri": open },
        "position": far,
        "range": { "start": far, "end": { "line": 0, "character": 0 } },
        "context": { "includeDeclaration": true, "diagnostics": [], "triggerKind": 1 },
    });
    for method in ["hover", "completion", "definition", "references", "inlayHint", "codeAction"] {
        assert!(client.ask(&format!("textDocument/{method}"), params.clone()).is_ok(), "{method}");
    }
    // The end comes before the beginning.
    let change = json!({ "range": params["range"], "text": "" });
    let document = json!({ "uri": open, "version": 2 });
    client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    assert!(!client.found(&open).is_empty(), "an empty file has a finding");
    client.leave();
}

#[test]
fn no_beginning_of_a_file_is_too_much() {
    let text = std::fs::read_to_string(item()).expect("the item can be read");
    let mut client = Client::new();
    for (at, _) in text.char_indices().step_by(7) {
        let open = client.open_as(&item(), &text[..at]);
        let end = support::position(&text[..at], at);
        let params = json!({ "textDocument": { "uri": open }, "position": end });
        assert!(client.ask("textDocument/completion", params).is_ok(), "{at}");
    }
    let deep = format!("Item({}", "a: [(".repeat(5000));
    let open = client.open_as(&item(), &deep);
    assert!(!client.found(&open).is_empty());
    let params = json!({ "textDocument": { "uri": open }, "position": { "line": 0, "character": 20_000 } });
    assert!(client.ask("textDocument/completion", params).is_ok());
    client.leave();
}
