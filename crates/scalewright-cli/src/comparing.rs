//! What `diff` and `impact` share: opening two scales, and putting out text, HTML or JSON.

use std::io::IsTerminal;
use std::path::Path;

use scalewright::Scale;
use scalewright::compare::MARKS;
use scalewright::document::{DocumentError, Templates};
use scalewright::model::Target;
use scalewright::source::target_name;
use scalewright::{Session, Subject};

use crate::args::Page;
use crate::making::{document_trouble, write};
use crate::output::{err, out};
use crate::place::{self, Trouble};
use crate::screen::Screen;

/// The colours of what is gone and of what is new, on a terminal.
const COLOURS: [&str; 2] = ["\u{1b}[31m", "\u{1b}[32m"];
const PLAIN: &str = "\u{1b}[0m";

/// Two scales that are compared, with the session that read them.
pub(crate) struct Scales {
    pub old: Subject,
    pub new: Subject,
    pub session: Session,
}

impl Scales {
    /// Opens two scales. A battery is refused: its scales are compared one by one.
    pub fn open(screen: &Screen, older: &Path, newer: &Path) -> Result<Self, Trouble> {
        let folders = (place::folder(screen, older)?, place::folder(screen, newer)?);
        let mut session = Session::default();
        let opened = (session.subject(&folders.0), session.subject(&folders.1));
        let (Some(old), Some(new)) = opened else {
            return Err(Trouble::Findings(Box::new(session)));
        };
        for subject in [&old, &new] {
            refuse_battery(screen, subject)?;
        }
        Ok(Self { old, new, session })
    }

    /// The older and the newer scale.
    pub fn pair(&self) -> Option<(&Scale, &Scale)> {
        self.old.scales.first().zip(self.new.scales.first())
    }
}

fn refuse_battery(screen: &Screen, subject: &Subject) -> Result<(), Trouble> {
    let Target::Battery { .. } = subject.target() else { return Ok(()) };
    let known: Vec<String> =
        subject.all().map(|scale| target_name(&scale.checked.target()).replace(' ', "@")).collect();
    let message = screen.words.say("compare-error-battery", &[("name", &target_name(subject.target()))]);
    let help = screen.words.say("compare-error-battery-help", &[("known", &known.join(", "))]);
    Err(Trouble::said(message, Some(help)))
}

/// What is put out, and where.
pub(crate) struct Form<'a> {
    pub page: Page,
    pub output: Option<&'a Path>,
}

/// Puts out a page in the form that was asked for, to a file or to the screen. HTML goes to a file only.
pub(crate) fn put_out(
    screen: &Screen,
    form: &Form<'_>,
    text: impl FnOnce(usize) -> String,
    html: impl FnOnce(&Templates) -> Result<String, DocumentError>,
    json: impl FnOnce() -> serde_json::Value,
) -> Result<(), Trouble> {
    if let Some(path) = form.output.filter(|path| belongs_to_scale(path)) {
        let path = path.display().to_string();
        let message = screen.words.say("compare-error-onto-scale", &[("path", &path)]);
        return Err(Trouble::said(message, Some(screen.words.word("compare-error-onto-scale-help"))));
    }
    let content = match form.page {
        Page::Html if form.output.is_none() => {
            return Err(Trouble::said(screen.words.word("compare-error-needs-output"), None));
        }
        Page::Html => html(&Templates::built_in()).map_err(|error| document_trouble(screen, &error))?,
        Page::Json => format!("{:#}\n", json()),
        Page::Text => text(screen.columns),
    };
    let Some(path) = form.output else {
        let colour = form.page == Page::Text
            && std::io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none();
        out(&if colour { coloured(&content) } else { content });
        return Ok(());
    };
    write(screen, path, content.as_bytes())?;
    err(&format!("{}\n", screen.words.say("document-written", &[("path", &path.display().to_string())])));
    Ok(())
}

/// Whether a file is one of data, or lies in the folder of a scale, a battery or shared forms.
fn belongs_to_scale(path: &Path) -> bool {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        return true;
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let heads = ["scale.ron", "battery.ron", "forms.ron"];
    whole.ancestors().skip(1).any(|folder| heads.iter().any(|head| folder.join(head).is_file()))
}

/// The text with colours where marks are. The marks stay: colour alone says nothing.
fn coloured(text: &str) -> String {
    MARKS.iter().zip(COLOURS).fold(text.to_owned(), |text, ((open, close), colour)| {
        text.replace(open, &format!("{colour}{open}")).replace(close, &format!("{close}{PLAIN}"))
    })
}
