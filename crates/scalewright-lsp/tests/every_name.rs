//! Every name that a scale uses is offered where it stands, is explained, and leads to where it is given. So the schemas, which say what
//! can be named, and the walk over the data, which says what is named, cannot part.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use scalewright::check::names::Names;
use scalewright::check::names::visit::{VisitUse, of_assessment, of_battery};
use scalewright::library;
use scalewright::source::Loader;
use serde_json::{Value, json};
use support::{Client, folder, labels, position, slice, uri};

/// The sample scales: each folder below with a head.
fn scales() -> Vec<PathBuf> {
    let samples = fs::read_dir(folder("tests/fixtures/scales")).expect("there are samples").flatten();
    let samples = samples.map(|entry| entry.path()).filter(|path| path.join("scale.ron").is_file());
    samples.chain([folder("book/examples/garden")]).collect()
}

/// A place of the protocol: that of a name in an open document.
fn place_of(loader: &Loader, open: &str, place: &scalewright::model::Place, name: &str) -> Value {
    let spot = loader.files.exact(place).expect("the name is in the text");
    let inner = spot.text[spot.range.clone()].find(name).expect("so it is");
    let position = position(&spot.text, spot.range.start + inner);
    json!({ "textDocument": { "uri": open }, "position": position })
}

#[test]
fn every_name_is_offered_and_explained_and_leads_somewhere() {
    for scale in scales() {
        let mut loader = Loader::default();
        let draft = loader.scale(&scale).expect("the sample can be read");
        let names = Names::new(&draft);
        let mut client = Client::new();
        let mut seen = 0;
        for one in names.uses() {
            let Some(given) = names.target(one) else { continue };
            let open = client.open(Path::new(&one.place.file));
            let params = place_of(&loader, &open, &one.place, one.name);
            let what = format!("{} `{}` at {:?}", one.kind.word(), one.name, one.place);

            if !one.in_text {
                let offered = client.ask("textDocument/completion", params.clone()).expect("an answer");
                assert!(
                    labels(&offered).iter().any(|label| label == one.name),
                    "{what}: {:?}",
                    labels(&offered)
                );
            }
            let page = client.ask("textDocument/hover", params.clone()).expect("an answer");
            let page = page["contents"]["value"].as_str().unwrap_or_default().to_owned();
            assert!(page.contains(&format!("`{}`", one.name)), "{what}: {page}");
            let there = client.ask("textDocument/definition", params).expect("an answer");
            let file = fs::read_to_string(&given.place.file).expect("the file can be read");
            assert_eq!(there["uri"], uri(Path::new(&given.place.file)), "{what}");
            assert_eq!(slice(&file, &there["range"]), one.name, "{what}");
            seen += 1;
        }
        assert!(seen > 10, "{} names something", scale.display());
        client.leave();
    }
}

#[test]
fn batteries_and_visits_know_the_names_of_their_scales() {
    let battery = |folder: &PathBuf| folder.join("battery.ron").is_file();
    let folders: Vec<PathBuf> = library(&folder("scales")).into_iter().map(|entry| entry.folder).collect();
    let folders: Vec<&PathBuf> = folders.iter().filter(|folder| battery(folder)).collect();
    assert!(!folders.is_empty(), "a battery is shipped");
    for battery in folders {
        let mut loader = Loader::default();
        let filed = loader.battery(battery).expect("the battery can be read");
        let drafts: Vec<_> =
            filed.value.scales.iter().filter_map(|scale| loader.scale(&battery.join(scale))).collect();
        let names: Vec<Names<'_>> = drafts.iter().map(Names::new).collect();
        let names: Vec<&Names<'_>> = names.iter().collect();
        let visits = fs::read_dir(battery.join("visits")).into_iter().flatten().flatten();
        let visit = visits.filter_map(|entry| loader.assessment(&entry.path())).next().map(|read| read.filed);
        let mut uses: Vec<VisitUse<'_>> = of_battery(&filed);
        // A visit names the same things row after row: a part of it will do.
        uses.extend(visit.iter().flat_map(of_assessment).step_by(97));

        let mut client = Client::new();
        let mut seen = 0;
        for one in &uses {
            let Some(given) = one.target(&names) else { continue };
            let open = client.open(Path::new(&one.place.file));
            let params = place_of(&loader, &open, &one.place, one.name);
            let what = format!("{} `{}` at {:?}", one.kind.word(), one.name, one.place);
            let offered = client.ask("textDocument/completion", params.clone()).expect("an answer");
            assert!(labels(&offered).iter().any(|label| label == one.name), "{what}: {:?}", labels(&offered));
            let there = client.ask("textDocument/definition", params).expect("an answer");
            assert_eq!(there["uri"], uri(Path::new(&given.place.file)), "{what}");
            seen += 1;
        }
        assert!(seen > 20, "{seen} names of {} uses mean something", uses.len());
        client.leave();
    }
}
