//! Every name that a scale uses is offered where it stands, is explained, and leads to where it is given. So the schemas, which say what
//! can be named, and the walk over the data, which says what is named, cannot part.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use scalewright::check::names::Names;
use scalewright::model::Part;
use scalewright::source::Loader;
use serde_json::json;
use support::{Client, folder, labels, position, slice, uri};

/// The sample scales: each folder below with a head.
fn scales() -> Vec<PathBuf> {
    let samples = fs::read_dir(folder("tests/fixtures/scales")).expect("there are samples").flatten();
    let samples = samples.map(|entry| entry.path()).filter(|path| path.join("scale.ron").is_file());
    samples.chain([folder("book/examples/garden")]).collect()
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
            let spot = loader.files.exact(&one.place).expect("the name is in the text");
            let inner = spot.text[spot.range.clone()].find(one.name).expect("so it is");
            let at = spot.range.start + inner;
            let open = client.open(Path::new(&one.place.file));
            let params = json!({ "textDocument": { "uri": open }, "position": position(&spot.text, at) });
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
            assert!(matches!(one.place.part, Part::Value | Part::Name));
            seen += 1;
        }
        assert!(seen > 10, "{} names something", scale.display());
        client.leave();
    }
}
