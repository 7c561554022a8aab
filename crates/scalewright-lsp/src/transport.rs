//! Messages over two streams of bytes, as editors send them: a head with the length, and JSON.

use std::io::{self, BufRead, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, ErrorCode, Message};
use serde_json::{Value, json};

/// The largest message that is read, in bytes. The largest file that is read is an eighth of it.
const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The longest line in the head of a message.
const MAX_LINE: u64 = 4096;

/// Why a stream broke.
#[derive(Debug)]
pub enum Broken {
    /// A line of the head of a message has no end.
    NoEnd,
    /// A line of the head has no colon.
    NoColon,
    /// The length of a message cannot be read, or is too large.
    BadLength,
    /// The head of a message does not say how long it is.
    NoLength,
    /// One side ended in an unexpected way.
    Ended,
    /// The system says this.
    System(io::Error),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// What reads and writes. It ends when the client goes away and the server is done.
pub struct Streams {
    reader: JoinHandle<Result<(), Broken>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Streams {
    /// Waits until everything is written. The client's stream need not have ended: an editor may leave it open.
    ///
    /// # Errors
    /// If a stream broke, or if what came in was no message at all.
    pub fn finish(self) -> Result<(), Broken> {
        self.writer.join().map_err(|_| Broken::Ended)??;
        if self.reader.is_finished() { self.reader.join().map_err(|_| Broken::Ended)? } else { Ok(()) }
    }
}

/// Connects a server to two streams. What is no JSON is answered with an error and passed over.
pub fn connect<R, W>(reader: R, writer: W) -> (Connection, Streams)
where
    R: BufRead + Send + 'static,
    W: Write + Send + 'static,
{
    let (server, client) = Connection::memory();
    let Connection { sender, receiver } = client;
    let writer = Arc::new(Mutex::new(writer));
    let errors = Arc::clone(&writer);
    let reading = thread::spawn(move || {
        let mut reader = reader;
        while let Some(frame) = frame(&mut reader)? {
            match message(&frame) {
                Ok(message) => {
                    // The server is gone: there is nobody to read for.
                    if sender.send(message).is_err() {
                        return Ok(());
                    }
                }
                Err(error) => write(&errors, &error)?,
            }
        }
        Ok(())
    });
    let writing = thread::spawn(move || {
        for message in receiver {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            message.write(&mut *writer)?;
        }
        Ok(())
    });
    (server, Streams { reader: reading, writer: writing })
}

fn write<W: Write>(writer: &Mutex<W>, value: &Value) -> io::Result<()> {
    let text = value.to_string();
    let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
    write!(writer, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    writer.flush()
}

/// The message in a frame, or the answer that it is none.
fn message(frame: &[u8]) -> Result<Message, Value> {
    let refused = |code: ErrorCode, id: Value, error: &dyn std::fmt::Display| {
        let error = json!({ "code": code as i32, "message": error.to_string() });
        json!({ "jsonrpc": "2.0", "id": id, "error": error })
    };
    let value: Value =
        serde_json::from_slice(frame).map_err(|error| refused(ErrorCode::ParseError, Value::Null, &error))?;
    let id = value.get("id").filter(|id| id.is_string() || id.is_i64()).cloned().unwrap_or_default();
    serde_json::from_value(value).map_err(|error| refused(ErrorCode::InvalidRequest, id, &error))
}

/// The next frame; nothing at the end of the stream.
fn frame(reader: &mut impl BufRead) -> Result<Option<Vec<u8>>, Broken> {
    let mut length: Option<usize> = None;
    loop {
        let mut line = Vec::new();
        if reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.strip_suffix('\n').ok_or(Broken::NoEnd)?.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or(Broken::NoColon)?;
        if name.trim().eq_ignore_ascii_case("content-length") {
            let read = value.trim().parse().ok().filter(|length| *length <= MAX_BYTES);
            length = Some(read.ok_or(Broken::BadLength)?);
        }
    }
    let length = length.ok_or(Broken::NoLength)?;
    let mut frame = Vec::new();
    reader.by_ref().take(length as u64).read_to_end(&mut frame)?;
    // A message that breaks off is the end of the stream.
    Ok((frame.len() == length).then_some(frame))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(mut bytes: &[u8]) -> Vec<Result<Option<Vec<u8>>, Broken>> {
        let mut found = Vec::new();
        loop {
            let one = frame(&mut bytes);
            let more = matches!(one, Ok(Some(_)));
            found.push(one);
            if !more {
                return found;
            }
        }
    }

    #[test]
    fn frames_are_cut_by_their_length() {
        let found = frames(b"Content-Length: 2\r\n\r\n{}content-length:3\r\nOther: x\r\n\r\n123");
        let texts: Vec<_> = found.into_iter().filter_map(|one| one.ok().flatten()).collect();
        assert_eq!(texts, [b"{}".to_vec(), b"123".to_vec()]);
    }

    #[test]
    fn heads_that_cannot_be_read_are_errors_and_no_panic() {
        for head in [
            "Content-Length: x\r\n\r\n",
            "no colon\r\n\r\n",
            "\r\n",
            "Content-Length: 99999999999999\r\n\r\n",
        ] {
            assert!(frames(head.as_bytes()).pop().is_some_and(|last| last.is_err()), "{head}");
        }
        for cut in ["Content-Length: 10\r\n\r\n{}", ""] {
            assert!(matches!(frames(cut.as_bytes()).pop(), Some(Ok(None))), "{cut}");
        }
    }

    #[test]
    fn what_is_no_message_is_answered() {
        let code =
            |text: &str| message(text.as_bytes()).err().and_then(|error| error["error"]["code"].as_i64());
        assert_eq!(code("{"), Some(-32700));
        assert_eq!(code("[1]"), Some(-32600));
        assert_eq!(code(r#"{"id": 1, "method": 2}"#), Some(-32600));
        assert_eq!(code(r#"{"jsonrpc": "2.0", "method": "exit"}"#), None);
    }
}
