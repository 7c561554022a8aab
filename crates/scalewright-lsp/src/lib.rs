//! A language server for scales: findings as somebody types, what a name means, completion of names, where a name is given and used,
//! and the anchor text that is made from the numbers, beside them.
//!
//! The server takes a connection and serves it until the client leaves. [`connect`] makes one of two streams, such as the standard input
//! and output, which belong to the program.
//!
//! ```
//! use lsp_server::{Connection, Message, Notification, Request};
//! use scalewright_lsp::{Ending, Options, serve};
//! use serde_json::json;
//!
//! let (server, client) = Connection::memory();
//! let serving = std::thread::spawn(move || serve(server, Options::default()));
//! let ask = |id: i32, method: &str, params| {
//!     client.sender.send(Message::Request(Request { id: id.into(), method: method.into(), params })).unwrap();
//!     client.receiver.recv().unwrap()
//! };
//! let tell = |method: &str| {
//!     let note = Notification { method: method.into(), params: json!({}) };
//!     client.sender.send(Message::Notification(note)).unwrap();
//! };
//!
//! let Message::Response(hello) = ask(1, "initialize", json!({ "capabilities": {} })) else { panic!("an answer is due") };
//! assert_eq!(hello.response_result.unwrap()["serverInfo"]["name"], "scalewright");
//! tell("initialized");
//! ask(2, "shutdown", json!(null));
//! tell("exit");
//! assert_eq!(serving.join().unwrap(), Ending::Orderly);
//! ```

mod actions;
mod address;
mod around;
mod client;
mod complete;
mod diagnostics;
mod documents;
mod folders;
mod hover;
mod inlay;
mod lines;
mod links;
mod names;
mod navigate;
mod rename;
mod requests;
mod server;
mod symbols;
mod transport;
mod visits;
mod workspace;

pub use server::{Ending, Options, serve};
pub use transport::{Broken, Streams, connect};
