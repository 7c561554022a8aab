//! `scalewright lsp`: a language server on the standard input and output, for editors.

use std::io::{BufReader, stdin, stdout};

use scalewright::model::Lang;
use scalewright_lsp::{Options, connect, serve};

use super::Result;
use crate::Ending;
use crate::place::Trouble;
use crate::screen::Screen;

pub(crate) fn lsp(screen: &Screen, asked: Option<&str>) -> Result {
    let (connection, streams) = connect(BufReader::new(stdin()), stdout());
    let lang = asked.and_then(Lang::from_code);
    let ending = serve(connection, Options { lang, otherwise: Some(screen.words.lang()) });
    streams.finish().map_err(|error| {
        let reason = error.to_string();
        let help = screen.words.word("editor-stream-help");
        Trouble::said(screen.words.say("editor-stream", &[("reason", &reason)]), Some(help))
    })?;
    Ok(match ending {
        scalewright_lsp::Ending::Orderly => Ending::Complete,
        scalewright_lsp::Ending::Abrupt => Ending::Refused,
    })
}
