//! `scalewright release`: freezes an edition.

use scalewright::model::Date;
use scalewright::source::editions::{Content, NewFile, command_path};
use scalewright::{ReleaseRefusal, Session, users_of};

use super::Result;
use crate::Ending;
use crate::args::Release;
use crate::making;
use crate::output::{err, out};
use crate::place::{self, Trouble};
use crate::screen::Screen;

pub(crate) fn release(screen: &Screen, args: &Release) -> Result {
    let folder = place::draft(screen, &args.released)?;
    let on = day(screen, args.released_on.as_deref())?;
    let mut session = Session::default();
    let users = users_of(&place::scales_root(screen, Some(&folder)), &folder);
    let files = match session.release(&folder, on, &users) {
        Ok(files) => files,
        Err(ReleaseRefusal::Findings) => return Err(Trouble::Findings(Box::new(session))),
        Err(refusal) => return Err(refused(screen, &folder, &refusal)),
    };
    write(screen, &files)?;
    for file in &files {
        out(&format!("{}\n", screen.words.say("new-wrote", &[("path", &place::named(&file.path))])));
    }
    let folder = command_path(&folder);
    out(&format!(
        "{}\n",
        screen.words.say("release-done", &[("folder", &folder), ("date", &on.to_string())])
    ));
    if today().is_some_and(|today| on > today) {
        err(&format!("{}\n", screen.words.say("release-future", &[("date", &on.to_string())])));
    }
    Ok(Ending::Complete)
}

/// Writes the list and the head. A list beside a head that could not be written would be an error: it goes away again.
fn write(screen: &Screen, [list, head]: &[NewFile; 2]) -> std::result::Result<(), Trouble> {
    let put = |file: &NewFile| match &file.content {
        Content::Text(text) => making::write(screen, &file.path, text.as_bytes()),
        Content::CopyOf(_) => Ok(()),
    };
    put(list)?;
    put(head).inspect_err(|_| {
        let _ = std::fs::remove_file(&list.path);
    })
}

fn today() -> Option<Date> {
    Date::parse(&jiff::Zoned::now().date().to_string())
}

/// The day that was named, or today.
fn day(screen: &Screen, named: Option<&str>) -> std::result::Result<Date, Trouble> {
    if let (None, Some(today)) = (named, today()) {
        return Ok(today);
    }
    let written = named.unwrap_or_default().to_owned();
    Date::parse(&written).ok_or_else(|| {
        let words = screen.words;
        let help = words.word("error-no-such-day-help");
        Trouble::said(words.say("error-no-such-day", &[("day", &written)]), Some(help))
    })
}

fn refused(screen: &Screen, folder: &std::path::Path, refusal: &ReleaseRefusal) -> Trouble {
    let (words, folder) = (screen.words, command_path(folder));
    let args = |list: &str| words.say("error-release-drafts-help", &[("list", list), ("folder", &folder)]);
    match refusal {
        ReleaseRefusal::Findings => Trouble::said(words.word("error-refused"), None),
        ReleaseRefusal::Released => Trouble::said(
            words.say("error-released-already", &[("folder", &folder)]),
            Some(words.word("error-released-already-help")),
        ),
        ReleaseRefusal::OnDrafts(drafts) => {
            let commands: Vec<String> =
                drafts.iter().map(|draft| format!("`scalewright release {}`", command_path(draft))).collect();
            let message = words.say("error-release-drafts", &[("folder", &folder)]);
            Trouble::said(message, Some(args(&commands.join("\n  "))))
        }
        ReleaseRefusal::Cases(names) => Trouble::said(
            words.say("error-release-cases", &[("names", &names.join(&words.word("list-join")))]),
            Some(words.say("error-release-cases-help", &[("folder", &folder)])),
        ),
    }
}
