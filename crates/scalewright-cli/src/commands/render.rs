//! `scalewright render`: one document of a scale, a battery or a visit.

use std::path::PathBuf;

use super::Result;
use crate::Ending;
use crate::args::{Form, Render};
use crate::making::{self, Printer};
use crate::output::{err, out_bytes};
use crate::place::Trouble;
use crate::screen::Screen;

pub(crate) fn render(screen: &Screen, args: &Render) -> Result {
    let form = form(screen, args)?;
    let mut printer = Printer::new(screen, &args.making.fonts);
    if !args.making.watch {
        once(screen, args, form, &mut printer)?;
        return Ok(Ending::Complete);
    }
    let Some(output) = &args.output else {
        return Err(Trouble::said(screen.words.word("error-watch-needs-output"), None));
    };
    super::build::keep_watching(screen, &args.making, output, &mut || once(screen, args, form, &mut printer))
}

/// Renders once, and gives the files that were read.
fn once(
    screen: &Screen,
    args: &Render,
    form: Form,
    printer: &mut Printer<'_>,
) -> std::result::Result<Vec<PathBuf>, Trouble> {
    let material = making::open(screen, &args.making)?;
    let maker = making::maker(screen, &args.making, &material, screen.words.lang())?;
    let bytes = printer.print(&maker, &args.document, form)?;
    match &args.output {
        Some(path) => {
            making::write(screen, path, &bytes)?;
            err(&format!(
                "{}\n",
                screen.words.say("document-written", &[("path", &path.display().to_string())])
            ));
        }
        None => out_bytes(&bytes),
    }
    Ok(material.files)
}

/// The format: as asked for, or by the ending of the file, or Markdown on a screen.
fn form(screen: &Screen, args: &Render) -> std::result::Result<Form, Trouble> {
    if let Some(form) = args.form {
        if form == Form::Pdf && args.output.is_none() {
            return Err(Trouble::said(screen.words.word("error-pdf-needs-output"), None));
        }
        return Ok(form);
    }
    match &args.output {
        None => Ok(Form::Md),
        Some(path) => Form::of_file(path).ok_or_else(|| {
            let path = path.display().to_string();
            Trouble::said(screen.words.say("error-which-format", &[("path", &path)]), None)
        }),
    }
}
