//! Runs the cases of every scale, and keeps a snapshot of every outcome and its explanation.

use std::fmt::Write as _;

use scalewright::model::Lang;
use scalewright::score::About;
use scalewright::words::Words;
use scalewright::{CaseResult, Coverage, Subject, run_cases};

use crate::support::{all_subjects, open, root, shown, snapshots};

/// The width of explanations in snapshots.
const COLUMNS: usize = 110;

#[test]
fn every_case_comes_out_as_expected() {
    let mut count = 0;
    for folder in all_subjects() {
        let (subject, mut session) = open(&folder);
        let results = run_cases(&mut session, &subject);
        assert!(
            !session.report().has_errors(),
            "{}",
            session.full(Words::of(Lang::En), scalewright::diag::Severity::Error, false)
        );
        for result in &results {
            assert!(result.passed(), "{} in {}: {:?}", result.name, result.place.file, result.differences);
        }
        snapshots_of(&subject, &results);
        count += results.len();
    }
    assert!(count > 800, "only {count} cases were found");
}

/// One snapshot for each file of cases.
fn snapshots_of(subject: &Subject, results: &[CaseResult]) {
    let mut files: Vec<&str> = results.iter().map(|result| result.place.file.as_str()).collect();
    files.dedup();
    for file in files {
        let own = results.iter().filter(|result| result.place.file == file);
        let text: String = own.map(|result| of_case(subject, result)).collect();
        let name =
            shown(std::path::Path::new(file)).replace(".ron", "").replace("/cases/", "/").replace('/', "__");
        let mut settings = snapshots();
        settings.set_snapshot_path(root().join("tests/snapshots/cases"));
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

/// What a case came to: the items and totals that it speaks of, with the explanation of each.
fn of_case(subject: &Subject, result: &CaseResult) -> String {
    let mut text = format!("=== {}\n{}\n\n", result.name, result.why);
    let words = Words::of(Lang::En);
    for outcome in &result.outcomes {
        let scale =
            subject.all().find(|scale| scale.checked.id() == outcome.scale).expect("the scale was scored");
        let teller = scale.teller(words);
        let named: Vec<About> = result.names(&outcome.scale).collect();
        for item in outcome.items.iter().filter(|item| named.contains(&About::Item(item.code.clone()))) {
            text += &teller.explain(item, None, COLUMNS);
            text.push('\n');
        }
        for total in outcome.totals.iter().filter(|total| named.contains(&About::Total(total.id.clone()))) {
            let (title, state) = (teller.about(&About::Total(total.id.clone())), teller.total_state(total));
            let of_scale = scale.checked.scale().totals.iter().find(|other| other.id == total.id);
            let band = total.band.and_then(|band| of_scale?.bands.get(band));
            let band = band.map_or_else(String::new, |band| format!(" ({})", teller.text(&band.title)));
            let _ = writeln!(text, "{title}: {state}{band}\n");
        }
    }
    text
}

#[test]
fn the_cases_touch_what_each_scale_demands() {
    let subjects: Vec<Subject> = all_subjects().iter().map(|folder| open(folder).0).collect();
    let results: Vec<CaseResult> = all_subjects()
        .iter()
        .flat_map(|folder| {
            let (subject, mut session) = open(folder);
            run_cases(&mut session, &subject)
        })
        .collect();
    let mut demands = 0;
    for scale in subjects.iter().filter(|subject| subject.battery().is_none()).flat_map(Subject::all) {
        let coverage = Coverage::new(scale, &results);
        demands += usize::from(scale.checked.scale().coverage.is_some());
        assert!(coverage.lacking().is_empty(), "{}: {:?}", scale.checked.id(), coverage.lacking());
    }
    assert!(demands >= 4, "the shipped scales demand something");
}

#[test]
fn whole_visits_read_well_in_both_languages() {
    let folder = root().join("scales/jips-visit/2026");
    let (subject, mut session) = open(&folder);
    for visit in ["strong", "young"] {
        let path = folder.join(format!("visits/{visit}.ron"));
        let assessment = session.assessment(&path, &subject).expect("the visit is sound");
        assert!(assessment.made_up, "example data says that it is made up");
        let outcomes = subject.score(&assessment, None, scalewright::Detail::Trace);
        for lang in Lang::ALL {
            let words = Words::of(lang);
            let mut text = String::new();
            for outcome in &outcomes {
                let scale =
                    subject.all().find(|scale| scale.checked.id() == outcome.scale).expect("it was scored");
                let teller = scale.teller(words);
                text += &teller.table_of(outcome, COLUMNS);
                text.push('\n');
                for item in &outcome.items {
                    text += &teller.explain(item, None, COLUMNS);
                    text.push('\n');
                }
            }
            snapshots().bind(|| insta::assert_snapshot!(format!("visit-{visit}-{}", lang.code()), text));
        }
        let json = serde_json::to_string_pretty(&outcomes).expect("an outcome is JSON");
        snapshots().bind(|| insta::assert_snapshot!(format!("visit-{visit}-json"), json));
    }
}

#[test]
fn every_item_is_shown_in_both_languages() {
    for folder in all_subjects() {
        let (subject, _) = open(&folder);
        if subject.battery().is_some() {
            continue;
        }
        for (lang, scale) in
            Lang::ALL.into_iter().flat_map(|lang| subject.all().map(move |scale| (lang, scale)))
        {
            let teller = scale.teller(Words::of(lang));
            let pages: Vec<String> =
                scale.checked.items().iter().map(|item| teller.show(item, COLUMNS)).collect();
            let name = format!("show-{}-{}-{}", scale.checked.id(), scale.checked.edition(), lang.code());
            snapshots().bind(|| insta::assert_snapshot!(name, pages.join("\n\n")));
        }
    }
}
