//! An editor starts the program and speaks with it over standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// An editor and the server that it started.
struct Editor {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Editor {
    fn start(args: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_scalewright"))
            .arg("lsp")
            .args(args)
            .env("SCALEWRIGHT_LANG", "en")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let to = server.stdin.take().expect("it listens");
        let from = BufReader::new(server.stdout.take().expect("it speaks"));
        Self { server, to, from }
    }

    /// Sends bytes as they are.
    fn raw(&mut self, bytes: &str) {
        self.to.write_all(bytes.as_bytes()).expect("it listens");
        self.to.flush().expect("it listens");
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(&format!("Content-Length: {}\r\n\r\n{text}", text.len()));
    }

    fn ask(&mut self, id: u32, method: &str, params: Value) -> Value {
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.until(|message| message["id"] == id)
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The next message that is the one.
    fn until(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.read();
            if is(&message) {
                return message;
            }
        }
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).expect("it speaks") > 0, "the server has gone");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().expect("a number"),
                Some(_) => {}
                None => break,
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).expect("a whole message");
        serde_json::from_slice(&bytes).expect("a message is JSON")
    }

    /// The diagnostics of a document, the next time that they are sent.
    fn diagnostics(&mut self, uri: &str) -> Value {
        let sent = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        };
        self.until(sent)["params"]["diagnostics"].clone()
    }

    /// Closes the streams, and gives the exit code and what was said on the standard error.
    fn end(mut self) -> (i32, String) {
        drop(self.to);
        let mut said = String::new();
        self.server.stderr.take().expect("it has one").read_to_string(&mut said).expect("it is text");
        let status = self.server.wait().expect("it ends");
        (status.code().expect("it ends by itself"), said)
    }
}

#[test]
fn an_editor_is_served_from_greeting_to_farewell() {
    let mut editor = Editor::start(&["--stdio"]);
    let hello = editor.ask(1, "initialize", json!({ "capabilities": {}, "locale": "ja" }));
    assert_eq!(hello["result"]["serverInfo"]["name"], "scalewright");
    editor.tell("initialized", json!({}));

    let path = root().join("book/examples/garden/items/C1.ron");
    let uri = format!("file://{}", path.display());
    let text = std::fs::read_to_string(&path).expect("the item can be read");
    let item = json!({ "uri": uri, "languageId": "ron", "version": 1, "text": text });
    editor.tell("textDocument/didOpen", json!({ "textDocument": item }));
    assert_eq!(editor.diagnostics(&uri), json!([]));

    let line = text.lines().position(|line| line.contains("sources")).expect("it has sources");
    let place = |character: usize| json!({ "line": line, "character": character });
    let change = json!({ "range": { "start": place(15), "end": place(16) }, "text": "" });
    let document = json!({ "uri": uri, "version": 2 });
    editor.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    let found = editor.diagnostics(&uri);
    assert_eq!(
        (&found[0]["code"], &found[0]["range"]["start"]["line"]),
        (&json!("unknown-name"), &json!(line))
    );
    let message = found[0]["message"].as_str().expect("there is a message");
    assert!(message.contains("情報源`alk`がない"), "{message}");

    let at = json!({ "textDocument": { "uri": uri }, "position": place(16) });
    let offered = editor.ask(2, "textDocument/completion", at);
    assert_eq!(offered["result"][0]["label"], "walk");
    assert_eq!(offered["result"][0]["detail"], "菜園を歩いて見る");

    assert_eq!(editor.ask(3, "shutdown", Value::Null)["result"], Value::Null);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.end(), (0, String::new()));
}

#[test]
fn the_language_can_be_chosen_on_the_command_line() {
    let mut editor = Editor::start(&["--lang", "en"]);
    editor.ask(1, "initialize", json!({ "capabilities": {}, "locale": "ja" }));
    let uri = format!("file://{}", root().join("book/examples/garden/items/C7.ron").display());
    let item = json!({ "uri": uri, "languageId": "ron", "version": 1, "text": "Item(" });
    editor.tell("textDocument/didOpen", json!({ "textDocument": item }));
    let found = editor.diagnostics(&uri);
    let message = found[0]["message"].as_str().expect("there is a message");
    assert!(message.is_ascii(), "{message}");
    editor.ask(2, "shutdown", Value::Null);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.end().0, 0);
}

#[test]
fn what_is_no_message_is_answered_and_passed_over() {
    let mut editor = Editor::start(&[]);
    editor.raw("Content-Length: 9\r\n\r\n{ \"id\": 1");
    assert_eq!(editor.read()["error"]["code"], -32700);
    editor.raw("Content-Length: 2\r\n\r\n[]");
    assert_eq!(editor.read()["error"]["code"], -32600);
    editor.raw("Content-Length: 3\r\n\r\n\u{fffd}");
    assert_eq!(editor.read()["error"]["code"], -32700);
    assert_eq!(editor.ask(7, "textDocument/hover", json!({}))["error"]["code"], -32002);
    assert_eq!(editor.ask(8, "initialize", json!({ "capabilities": {} }))["id"], 8);
    assert_eq!(editor.ask(9, "no/such", json!({}))["error"]["code"], -32601);
    editor.ask(10, "shutdown", Value::Null);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.end().0, 0);
}

#[test]
fn leaving_without_a_word_is_told_by_the_exit_code() {
    for sent in ["", "Content-Length: 100\r\n\r\n{}"] {
        let mut editor = Editor::start(&[]);
        editor.raw(sent);
        assert_eq!(editor.end(), (1, String::new()), "{sent}");
    }
    let mut editor = Editor::start(&[]);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.end().0, 1);
    for sent in ["hello\r\n", "Content-Length: x\r\n\r\n", "Content-Length: 99999999999999\r\n\r\n"] {
        let mut editor = Editor::start(&[]);
        editor.raw(sent);
        let (code, said) = editor.end();
        assert_eq!(code, 1, "{sent}");
        assert!(said.contains("no message"), "{sent}: {said}");
    }
}
