//! `scalewright build`: all documents of a scale, a battery or a visit, into a folder.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use indicatif::{ProgressBar, ProgressStyle};
use scalewright::HAS_PDF;
use scalewright::document::{DocumentError, Maker};
use scalewright::model::Lang;

use super::Result;
use crate::Ending;
use crate::args::{Build, Form, Making};
use crate::making::{self, Printer, document_trouble};
use crate::output::err;
use crate::place::Trouble;
use crate::screen::Screen;
use crate::watch::{self, Watch};

pub(crate) fn build(screen: &Screen, args: &Build) -> Result {
    let mut printer = Printer::new(screen, &args.making.fonts);
    if !args.making.watch {
        once(screen, args, &mut printer)?;
        return Ok(Ending::Complete);
    }
    keep_watching(screen, &args.making, &args.folder, &mut || once(screen, args, &mut printer))
}

/// Does it again whenever something changes that it was made from. What is broken is told, and the last good pages stay.
pub(crate) fn keep_watching(
    screen: &Screen,
    making: &Making,
    output: &Path,
    work: &mut dyn FnMut() -> std::result::Result<Vec<PathBuf>, Trouble>,
) -> Result {
    let mut known: Vec<PathBuf> = Vec::new();
    loop {
        let (before, began) = (watch_for(making, &known, output).seen(), SystemTime::now());
        match work() {
            Ok(files) => known = files,
            Err(trouble) if known.is_empty() => return Err(trouble),
            Err(trouble) => {
                screen.trouble(&trouble);
                let kept = output.display().to_string();
                err(&format!("{}\n", screen.words.say("watch-kept", &[("path", &kept)])));
            }
        }
        let watch = watch_for(making, &known, output);
        let now = watch.seen();
        // What changed while it worked is not missed.
        if !watch::changed(&before, &now, began) {
            err(&format!("{}\n", screen.words.word("watch-waiting")));
            watch.until_change(&now);
        }
    }
}

fn watch_for(making: &Making, known: &[PathBuf], output: &Path) -> Watch {
    let mut paths = watch::around(known);
    if !known.is_empty() {
        paths.extend(making.templates.clone());
    }
    Watch::new(paths, output)
}

/// Builds once, and gives the files that were read.
fn once(
    screen: &Screen,
    args: &Build,
    printer: &mut Printer<'_>,
) -> std::result::Result<Vec<PathBuf>, Trouble> {
    let material = making::open(screen, &args.making)?;
    make_folder(screen, &args.folder)?;
    let forms = if args.forms.is_empty() { standard_forms() } else { args.forms.clone() };
    let mut jobs = Vec::new();
    for lang in languages(args) {
        let maker = making::maker(screen, &args.making, &material, lang)?;
        let kinds = kinds(screen, &maker)?;
        jobs.push((maker, lang, kinds));
    }
    let count = jobs.iter().map(|(_, _, kinds)| kinds.len() * forms.len()).sum::<usize>();
    let bar = bar(count);
    let mut written = 0_usize;
    for (maker, lang, kinds) in &jobs {
        for kind in kinds {
            for form in &forms {
                let name = format!("{kind}.{}.{}", lang.code(), form.ending());
                bar.set_message(name.clone());
                let bytes = printer.print(maker, kind, *form)?;
                making::write(screen, &args.folder.join(&name), &bytes)?;
                bar.inc(1);
                written += 1;
            }
        }
    }
    bar.finish_and_clear();
    tell(screen, args, &jobs, written);
    Ok(material.files)
}

/// The formats that are made where none is asked for.
fn standard_forms() -> Vec<Form> {
    if HAS_PDF { vec![Form::Html, Form::Pdf] } else { vec![Form::Html] }
}

fn languages(args: &Build) -> Vec<Lang> {
    let asked: Vec<Lang> = args.languages.iter().filter_map(|code| Lang::from_code(code)).collect();
    if asked.is_empty() { Lang::ALL.to_vec() } else { asked }
}

/// The documents that the subject has what they need for.
fn kinds(screen: &Screen, maker: &Maker) -> std::result::Result<Vec<String>, Trouble> {
    let mut kinds = Vec::new();
    for kind in maker.templates().kinds() {
        match maker.make(&kind) {
            Ok(_) => kinds.push(kind),
            Err(DocumentError::Lacks { .. }) => {}
            Err(error) => return Err(document_trouble(screen, &error)),
        }
    }
    Ok(kinds)
}

fn make_folder(screen: &Screen, folder: &Path) -> std::result::Result<(), Trouble> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let reason = format!("{}: {error}", folder.display());
        Trouble::said(screen.words.say("error-write", &[("reason", &reason)]), None)
    })
}

fn bar(count: usize) -> ProgressBar {
    let bar = ProgressBar::new(count as u64);
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// Says what was written, and which documents were left out because there is nothing that they are about.
fn tell(screen: &Screen, args: &Build, jobs: &[(Maker, Lang, Vec<String>)], written: usize) {
    let words = screen.words;
    let folder = args.folder.display().to_string();
    err(&format!(
        "{}\n",
        words.say("documents-written", &[("count", &written.to_string()), ("path", &folder)])
    ));
    let of_screen = jobs.iter().find(|(_, lang, _)| *lang == words.lang());
    let Some((maker, _, kinds)) = of_screen.or(jobs.first()) else { return };
    for kind in maker.templates().kinds().iter().filter(|kind| !kinds.contains(kind)) {
        if let Err(DocumentError::Lacks { message }) = maker.make(kind) {
            err(&format!("  {}\n", words.say("document-left-out", &[("name", kind), ("reason", &message)])));
        }
    }
    if args.forms.is_empty() && !HAS_PDF {
        err(&format!("  {}\n", words.word("error-no-pdf-help")));
    }
}
