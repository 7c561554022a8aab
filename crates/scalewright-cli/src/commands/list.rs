//! `scalewright list`: which scales there are.

use scalewright::library;
use scalewright::model::{Status, Target};
use scalewright::words::{pad, width};

use super::Result;
use crate::Ending;
use crate::output::out;
use crate::place::scales_root;
use crate::screen::Screen;

pub(crate) fn list(screen: &Screen) -> Result {
    let words = screen.words;
    let root = scales_root(screen, None);
    let entries = library(&root);
    if entries.is_empty() {
        let folder = root.display().to_string();
        let help = words.word("error-no-such-scale-help");
        return Err(crate::place::Trouble::said(words.say("list-empty", &[("folder", &folder)]), Some(help)));
    }
    let rows: Vec<[String; 4]> = entries
        .iter()
        .map(|entry| {
            let folder = entry.folder.display().to_string();
            let Some(kind) = &entry.kind else {
                return [folder, words.word("list-faulty"), String::new(), String::new()];
            };
            let (id, edition, kind_word) = match &kind.target {
                Target::Scale { id, edition } => (id, edition, "kind-scale"),
                Target::Battery { id, edition } => (id, edition, "kind-battery"),
            };
            let status = words.word(if kind.status == Status::Draft { "draft" } else { "released" });
            let title = kind.title.best(words.lang()).to_owned();
            [format!("{id}@{edition}"), words.word(kind_word), status, title]
        })
        .collect();
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| pad(cell, width)).collect();
        out(&format!("{}  {}\n", cells.join("  "), row[3]).replace("   \n", "\n"));
    }
    let faulty = entries.iter().any(|entry| entry.kind.is_none());
    Ok(if faulty { Ending::Refused } else { Ending::Complete })
}
