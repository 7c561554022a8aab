//! Writes to the standard output and the standard error.

use std::io::{self, Write};

/// Writes to the standard output. A reader that has seen enough is no error.
pub(crate) fn out(text: &str) {
    write(io::stdout().lock(), text.as_bytes());
}

/// Writes bytes to the standard output.
pub(crate) fn out_bytes(bytes: &[u8]) {
    write(io::stdout().lock(), bytes);
}

/// Writes to the standard error.
pub(crate) fn err(text: &str) {
    write(io::stderr().lock(), text.as_bytes());
}

fn write(mut to: impl Write, bytes: &[u8]) {
    let Err(error) = to.write_all(bytes).and_then(|()| to.flush()) else { return };
    // Where the reader has gone there is nobody to be told; a full disk is another matter.
    if error.kind() != io::ErrorKind::BrokenPipe {
        let _ = writeln!(io::stderr(), "{error}");
        std::process::exit(1);
    }
}

/// Writes a value as JSON.
pub(crate) fn json(value: &serde_json::Value) {
    out(&format!("{value:#}\n"));
}
