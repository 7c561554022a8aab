//! `scalewright impact`: what a new edition, or another scale, does to visits that were scored before.

use std::path::Path;

use scalewright::compare::{MadeFor, Study, Unread, Visit, compare};
use scalewright::diag::Severity;
use scalewright::model::Target;
use scalewright::source::target_name;
use scalewright::{NoVisit, Session, StoredVisit, Subject, library, read_visits, visit_files};
use serde_json::json;

use super::Result;
use crate::Ending;
use crate::args::Impact;
use crate::comparing::{Form, Scales, put_out};
use crate::place::{Trouble, scales_root};
use crate::screen::Screen;

pub(crate) fn impact(screen: &Screen, args: &Impact) -> Result {
    let words = screen.words;
    let files = files(screen, &args.visits)?;
    let scales = Scales::open(screen, &args.older, &args.newer)?;
    let Some((old, new)) = scales.pair() else { return Ok(Ending::Refused) };
    let targets = (old.checked.target(), new.checked.target());
    let batteries = batteries(screen, &args.visits, &targets);
    let subjects: Vec<&Subject> = [&scales.old, &scales.new].into_iter().chain(&batteries).collect();
    let comparison = compare(&old.checked, &new.checked, words, None);
    let study = Study::new(&old.checked, &new.checked, &comparison, words);
    let (mut visits, mut unread) = (Vec::new(), Vec::new());
    for StoredVisit { path, visit } in read_visits(files, &subjects) {
        let file = path.display().to_string().replace('\\', "/");
        match visit {
            Ok(assessment) => {
                let holds_old =
                    subjects.iter().any(|one| *one.target() == assessment.target && holds(one, &targets.0));
                let made_for = if holds_old { MadeFor::Old } else { MadeFor::New };
                visits.push(Visit { file, assessment, made_for });
            }
            // A folder of visits may lie beside scales and cases.
            Err(NoVisit::OtherKind) => {}
            Err(why) => unread.push(Unread { reasons: reasons(screen, &why, &targets, &batteries), file }),
        }
    }
    let ending = match (visits.is_empty(), unread.is_empty()) {
        (true, _) => Ending::Refused,
        (false, true) => Ending::Complete,
        (false, false) => Ending::Incomplete,
    };
    let impact = study.impact(visits, unread);
    let form = Form { page: args.page, output: args.output.as_deref() };
    put_out(
        screen,
        &form,
        |columns| impact.text(words, columns),
        |templates| impact.html(words, templates),
        || json!(impact),
    )?;
    Ok(ending)
}

/// The files of a folder that may be visits.
fn files(screen: &Screen, folder: &Path) -> std::result::Result<Vec<std::path::PathBuf>, Trouble> {
    let shown = folder.display().to_string();
    let said = |id: &str| Trouble::said(screen.words.say(id, &[("path", &shown)]), None);
    if folder.is_file() {
        let message = screen.words.say("compare-error-is-file", &[("path", &shown)]);
        return Err(Trouble::said(message, Some(screen.words.word("compare-error-is-file-help"))));
    }
    if !folder.is_dir() {
        return Err(said("compare-error-folder"));
    }
    let files = visit_files(folder);
    if files.is_empty() { Err(said("compare-error-no-visits")) } else { Ok(files) }
}

/// The batteries that hold one of the scales: visits are made for them. One with errors is passed over; its visits are told as unread.
fn batteries(screen: &Screen, visits: &Path, targets: &(Target, Target)) -> Vec<Subject> {
    let root = scales_root(screen, Some(visits));
    let entries = library(&root).into_iter();
    let named = entries.filter(|entry| {
        entry.kind.as_ref().is_some_and(|kind| matches!(kind.target, Target::Battery { .. }))
    });
    let opened = named.filter_map(|entry| Session::default().subject(&entry.folder));
    opened.filter(|battery| holds(battery, &targets.0) || holds(battery, &targets.1)).collect()
}

/// Whether a subject is a scale or holds it.
fn holds(subject: &Subject, target: &Target) -> bool {
    subject.all().any(|scale| scale.checked.target() == *target)
}

/// Why a file is no visit that can be scored, in words.
fn reasons(screen: &Screen, why: &NoVisit, targets: &(Target, Target), batteries: &[Subject]) -> Vec<String> {
    match why {
        NoVisit::Findings(session) => {
            session.concise(screen.words, Severity::Error).lines().map(str::to_owned).collect()
        }
        NoVisit::OtherKind => Vec::new(),
        NoVisit::Other(target) if is_other_edition(screen, target, targets, batteries) => {
            vec![screen.words.say("compare-unread-other-edition", &[("found", &target_name(target))])]
        }
        NoVisit::Other(target) => {
            let expected = [&targets.0, &targets.1].map(target_name).join(", ");
            let args = [("found", target_name(target)), ("expected", expected)];
            let said = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            vec![screen.words.say("compare-unread-other-scale", &said)]
        }
    }
}

/// Whether it is another edition of a compared scale, or of a battery that has one in some edition.
fn is_other_edition(
    screen: &Screen,
    found: &Target,
    targets: &(Target, Target),
    batteries: &[Subject],
) -> bool {
    let id = |target: &Target| match target {
        Target::Scale { id, .. } | Target::Battery { id, .. } => id.clone(),
    };
    let compared = [id(&targets.0), id(&targets.1)];
    if compared.contains(&id(found)) || batteries.iter().any(|battery| id(battery.target()) == id(found)) {
        return true;
    }
    let Target::Battery { .. } = found else { return false };
    let entries = library(&scales_root(screen, None)).into_iter();
    let mut same = entries.filter(|entry| entry.kind.as_ref().is_some_and(|kind| kind.target == *found));
    let battery = same.find_map(|entry| Session::default().subject(&entry.folder));
    battery
        .is_some_and(|battery| battery.all().any(|scale| compared.contains(&scale.checked.id().to_owned())))
}
