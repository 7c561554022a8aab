//! `scalewright lsp`: a language server on the standard input and output, for editors.

use std::io::{BufReader, stdin, stdout};

use scalewright::model::Lang;
use scalewright_lsp::{Broken, Options, connect, serve};

use super::Result;
use crate::Ending;
use crate::place::Trouble;
use crate::screen::Screen;

pub(crate) fn lsp(screen: &Screen, asked: Option<&str>) -> Result {
    let (connection, streams) = connect(BufReader::new(stdin()), stdout());
    let lang = asked.and_then(Lang::from_code);
    let ending = serve(connection, Options { lang, otherwise: Some(screen.words.lang()) });
    streams.finish().map_err(|broken| {
        let reason = reason(screen, &broken);
        let help = screen.words.word("editor-stream-help");
        Trouble::said(screen.words.say("editor-stream", &[("reason", &reason)]), Some(help))
    })?;
    Ok(match ending {
        scalewright_lsp::Ending::Orderly => Ending::Complete,
        scalewright_lsp::Ending::Abrupt => Ending::Refused,
    })
}

fn reason(screen: &Screen, broken: &Broken) -> String {
    screen.words.word(match broken {
        Broken::NoEnd => "editor-stream-no-end",
        Broken::NoColon => "editor-stream-no-colon",
        Broken::BadLength => "editor-stream-bad-length",
        Broken::NoLength => "editor-stream-no-length",
        Broken::Ended => "editor-stream-ended",
        // What the system says is in its own language.
        Broken::System(error) => return error.to_string(),
    })
}
