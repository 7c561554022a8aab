//! `scalewright new`: begins a scale, an edition or an item.

use std::path::{Path, PathBuf};

use scalewright::Session;
use scalewright::diag::Severity;
use scalewright::model::Status;
use scalewright::source::Format;
use scalewright::source::editions::{
    BeginError, Content, NewFile, RuleKind, command_path, edition_format, is_item_code, is_name, new_scale,
};

use super::Result;
use crate::Ending;
use crate::args::{New, NewCommand, NewEdition, NewItem, NewScale};
use crate::making;
use crate::output::out;
use crate::place::{self, Trouble};
use crate::screen::Screen;

pub(crate) fn new(screen: &Screen, args: &New) -> Result {
    match &args.command {
        NewCommand::Scale(args) => scale(screen, args),
        NewCommand::Edition(args) => edition(screen, args),
        NewCommand::Item(args) => item(screen, args),
    }
}

fn scale(screen: &Screen, args: &NewScale) -> Result {
    named_well(screen, "error-bad-scale-name", &args.new_id, is_name(&args.new_id, false))?;
    edition_named_well(screen, &args.first_edition)?;
    let of_scale = place::scales_root(screen, None).join(&args.new_id);
    if of_scale.symlink_metadata().is_ok() {
        let help = screen.words.say("error-scale-exists-help", &[("name", &args.new_id)]);
        let message = screen.words.say("error-exists", &[("path", &place::named(&of_scale))]);
        return Err(Trouble::said(message, Some(help)));
    }
    let folder = of_scale.join(&args.first_edition);
    write_folder(screen, &folder, &new_scale(&args.new_id, &args.first_edition))?;
    next(screen, "new-scale-next", &folder);
    Ok(looked_over(screen, &folder))
}

fn edition(screen: &Screen, args: &NewEdition) -> Result {
    edition_named_well(screen, &args.new_edition)?;
    let folder = place::edition(screen, &args.copied)?;
    let mut session = Session::default();
    let Some(made) = session.new_edition(&folder, &args.new_edition) else {
        return Err(Trouble::Findings(Box::new(session)));
    };
    if made.from.edition == args.new_edition {
        return Err(exists(screen, &folder));
    }
    write_folder(screen, &made.folder, &made.files)?;
    let kind = edition_format(&made.folder);
    let text = match kind {
        Some(Format::Battery) => "new-battery-edition-next",
        Some(Format::FormSet) => "new-forms-edition-next",
        _ => "new-edition-next",
    };
    next(screen, text, &made.folder);
    if made.from.status == Status::Released {
        out(&format!("{}\n", screen.words.say("new-edition-old", &[("folder", &command_path(&folder))])));
    }
    // Forms alone cannot be checked; the scales that use them can.
    Ok(if kind == Some(Format::FormSet) { Ending::Complete } else { looked_over(screen, &made.folder) })
}

fn item(screen: &Screen, args: &NewItem) -> Result {
    named_well(screen, "error-bad-item-code", &args.new_code, is_item_code(&args.new_code))?;
    let folder = place::edition(screen, &args.scale)?;
    if edition_format(&folder) != Some(Format::Scale) {
        let path = folder.display().to_string();
        return Err(Trouble::said(screen.words.say("error-no-scale-for-item", &[("path", &path)]), None));
    }
    let kind = RuleKind::ALL.into_iter().find(|kind| kind.name() == args.rule).unwrap_or(RuleKind::Choice);
    let mut session = Session::default();
    let files = match session.new_item(&folder, &args.new_code, kind, args.subscale.as_deref()) {
        Ok(files) => files,
        Err(BeginError::Unread) => return Err(Trouble::Findings(Box::new(session))),
        Err(error) => return Err(not_begun(screen, args, &folder, &error)),
    };
    write_files(screen, &files)?;
    next(screen, "new-item-next", &folder);
    Ok(looked_over(screen, &folder))
}

/// Refuses a name that cannot be.
fn named_well(screen: &Screen, message: &str, name: &str, well: bool) -> std::result::Result<(), Trouble> {
    if well {
        return Ok(());
    }
    let help = screen.words.word(&format!("{message}-help"));
    Err(Trouble::said(screen.words.say(message, &[("name", name)]), Some(help)))
}

fn edition_named_well(screen: &Screen, name: &str) -> std::result::Result<(), Trouble> {
    named_well(screen, "error-bad-edition-name", name, is_name(name, true))
}

fn exists(screen: &Screen, path: &Path) -> Trouble {
    let help = screen.words.word("error-exists-help");
    Trouble::said(screen.words.say("error-exists", &[("path", &place::named(path))]), Some(help))
}

fn not_begun(screen: &Screen, args: &NewItem, folder: &Path, error: &BeginError) -> Trouble {
    let words = screen.words;
    let folder = command_path(folder);
    let join = |known: &[String]| known.join(&words.word("list-join"));
    match error {
        BeginError::Unread => Trouble::said(words.word("error-refused"), None),
        BeginError::Exists(file) => exists(screen, Path::new(file)),
        BeginError::Alike(other) => {
            let message = words.say("error-item-alike", &[("code", &args.new_code), ("other", other)]);
            Trouble::said(message, Some(words.word("error-item-alike-help")))
        }
        BeginError::Released(head) => Trouble::said(
            words.say("error-item-released", &[("folder", &folder), ("edition", &head.edition)]),
            Some(words.say("error-item-released-help", &[("folder", &folder)])),
        ),
        BeginError::NoSubscale { known } => {
            let named = args.subscale.as_deref().unwrap_or_default();
            let message = words.say("error-no-subscale", &[("name", named)]);
            Trouble::said(message, Some(words.say("error-known-subscales", &[("known", &join(known))])))
        }
        BeginError::WhichSubscale { known } => Trouble::said(
            words.say("error-which-subscale", &[("code", &args.new_code)]),
            Some(words.say("error-known-subscales", &[("known", &join(known))])),
        ),
        BeginError::NoUnit => {
            Trouble::said(words.word("error-no-unit"), Some(words.word("error-no-unit-help")))
        }
    }
}

/// Writes a folder whole or not at all: beside its place first, then into it. One that exists is left alone.
fn write_folder(screen: &Screen, folder: &Path, files: &[NewFile]) -> std::result::Result<(), Trouble> {
    if folder.symlink_metadata().is_ok() {
        return Err(exists(screen, folder));
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = folder.with_file_name(format!(".{name}.new-{}", std::process::id()));
    let written = files
        .iter()
        .try_for_each(|file| write_one(&beside.join(&file.path), &file.content))
        .and_then(|()| std::fs::rename(&beside, folder));
    if let Err(error) = written {
        // What was begun is of no use to anybody.
        let _ = std::fs::remove_dir_all(&beside);
        let reason = format!("{}: {error}", folder.display());
        return Err(Trouble::said(screen.words.say("error-write", &[("reason", &reason)]), None));
    }
    files.iter().for_each(|file| wrote(screen, &folder.join(&file.path)));
    Ok(())
}

fn write_one(path: &Path, content: &Content) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    match content {
        Content::Text(text) => std::fs::write(path, text),
        Content::CopyOf(from) => std::fs::copy(from, path).map(|_| ()),
    }
}

/// Writes the file of an item and the head of its scale. If the second fails, the first goes away again.
fn write_files(screen: &Screen, files: &[NewFile]) -> std::result::Result<(), Trouble> {
    let mut begun: Vec<PathBuf> = Vec::new();
    for file in files {
        let Content::Text(text) = &file.content else { continue };
        let is_new = !file.path.exists();
        let folder = file.path.parent().map_or(Ok(()), std::fs::create_dir_all);
        let made = folder.map_err(|error| {
            let reason = format!("{}: {error}", file.path.display());
            Trouble::said(screen.words.say("error-write", &[("reason", &reason)]), None)
        });
        if let Err(trouble) = made.and_then(|()| making::write(screen, &file.path, text.as_bytes())) {
            for path in begun {
                let _ = std::fs::remove_file(path);
            }
            return Err(trouble);
        }
        if is_new {
            begun.push(file.path.clone());
        }
    }
    files.iter().for_each(|file| wrote(screen, &file.path));
    Ok(())
}

fn wrote(screen: &Screen, path: &Path) {
    out(&format!("{}\n", screen.words.say("new-wrote", &[("path", &place::named(path))])));
}

/// Says what to do next.
fn next(screen: &Screen, text: &str, folder: &Path) {
    out(&format!("\n{}\n", screen.words.say(text, &[("folder", &command_path(folder))])));
}

/// Shows what `check` finds in what was made.
fn looked_over(screen: &Screen, folder: &Path) -> Ending {
    let mut session = Session::default();
    session.subject(folder);
    screen.findings(&session, Severity::Warning);
    if session.report().has_errors() { Ending::Refused } else { Ending::Complete }
}
