//! A new edition: a copy of another one that knows where it comes from.

use std::path::{Path, PathBuf};

use super::edit::{Edit, quoted};
use super::{Content, Edition, EditionHead, FROZEN_FILE, NewFile};
use crate::files::shown;
use crate::load::{Loader, is_ron};

/// A new edition that is still to be written.
#[derive(Clone, Debug)]
pub struct NewEdition {
    /// The edition that it was made from.
    pub from: EditionHead,
    /// Its folder.
    pub folder: PathBuf,
    /// Its files, seen from the folder.
    pub files: Vec<NewFile>,
}

/// The copy of a file: which edition it is of, and which it becomes.
struct Copy<'a> {
    from: &'a EditionHead,
    edition: &'a str,
    /// The folders of both.
    folders: (&'a Path, &'a Path),
    /// Whether the file is the head of the edition.
    is_head: bool,
    /// Whether the file is an item of a scale.
    is_item: bool,
}

impl Loader {
    /// Copies an edition. In the copy, the head has the new name and is a draft, whatever was for the old edition is for the new one,
    /// and each item says which one it corresponds to. Files that cannot be read are reported, and then there is nothing.
    pub fn new_edition(&mut self, path: &Path, name: &str) -> Option<NewEdition> {
        let edition = self.edition(path)?;
        let from = edition.head.clone()?;
        let folder = beside(&edition, name);
        let mut files = Vec::new();
        let mut whole = true;
        for path in self.all_below(&edition.folder) {
            let Ok(relative) = path.strip_prefix(&edition.folder).map(Path::to_owned) else { continue };
            let file = shown(&relative);
            // What a link leads to is not part of the edition, unless it is read with it.
            if file == FROZEN_FILE || is_leftover(&file) || !is_ron(&path) && path.is_symlink() {
                continue;
            }
            if !is_ron(&path) {
                files.push(NewFile { path: relative, content: Content::CopyOf(path) });
                continue;
            }
            let copy = Copy {
                from: &from,
                edition: name,
                folders: (&edition.folder, &folder),
                is_head: edition.files.first() == Some(&file),
                is_item: file.starts_with("items/") && edition.files.contains(&file),
            };
            match self.lay_out(&path).and_then(|_| copy.of(self.files.text(&shown(&path))?)) {
                Some(text) => files.push(NewFile::text(relative, text)),
                None => whole = false,
            }
        }
        whole.then_some(NewEdition { from, folder, files })
    }
}

/// The folder of a new edition: beside the old one, and named after it.
fn beside(edition: &Edition, name: &str) -> PathBuf {
    let folder = &edition.folder;
    let own = folder.file_name().and_then(|own| own.to_str()).unwrap_or_default();
    let named_after = edition.head.as_ref().is_some_and(|head| head.edition == own);
    folder.with_file_name(if named_after { name.to_owned() } else { format!("{own}-{name}") })
}

/// What stands in the first line of cases that were made by the program.
const GENERATES: &str = "scalewright cases generate ";

/// Whether a file is what an editor left behind.
fn is_leftover(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.ends_with('~')
        || name.starts_with('#')
        || ["bak", "orig", "rej", "swp", "swo", "tmp"].contains(&ending)
}

impl Copy<'_> {
    /// The text of a file of the new edition; nothing if the old one is not well-formed.
    fn of(&self, text: &str) -> Option<String> {
        let mut edit = Edit::new(text)?;
        if self.is_head {
            edit.set("edition", &quoted(self.edition), "id");
            edit.set("status", "Draft", "edition");
        } else if self.is_item {
            self.corresponds(&mut edit);
        } else {
            self.target(&mut edit);
            self.command(text, &mut edit);
        }
        Some(edit.done())
    }

    /// The command in the first line of generated cases makes those of the new edition, not of the old one.
    fn command(&self, text: &str, edit: &mut Edit<'_>) {
        let line = text.lines().next().unwrap_or_default();
        if !line.starts_with("//") || !line.contains(GENERATES) {
            return;
        }
        let parts: Vec<&str> = line.split('"').collect();
        let in_quotes = |(at, part): (usize, &&str)| match at % 2 {
            0 => part.split(' ').map(|word| self.renamed(word)).collect::<Vec<_>>().join(" "),
            _ => self.renamed(part),
        };
        let renamed: Vec<String> = parts.iter().enumerate().map(in_quotes).collect();
        edit.replace(0..line.len(), &renamed.join("\""));
    }

    /// A word of a command: the old edition by its folder or by its name becomes the new one.
    fn renamed(&self, word: &str) -> String {
        let (id, old) = (&self.from.id, &self.from.edition);
        if word == id || *word == format!("{id}@{old}") {
            return format!("{id}@{}", self.edition);
        }
        let called = |folder: &Path| folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let (Some(old), Some(new)) = (called(self.folders.0), called(self.folders.1)) else {
            return word.to_owned();
        };
        // Only the folder below that of the scale is meant, whatever else is called alike.
        let around = self.folders.0.parent().and_then(called).unwrap_or_default();
        let parts: Vec<&str> = word.split('/').collect();
        let is_folder =
            |at: usize| parts[at] == old && if at == 0 { parts.len() == 1 } else { parts[at - 1] == around };
        let named = (0..parts.len()).map(|at| if is_folder(at) { new.as_str() } else { parts[at] });
        named.collect::<Vec<_>>().join("/")
    }

    /// Whatever is for the old edition becomes for the new one.
    fn target(&self, edit: &mut Edit<'_>) {
        let target = edit.root().field("for").map(|(_, target)| target);
        let value = |field: &str| target.and_then(|target| target.field(field)).map(|(_, node)| node);
        let id = value("id").and_then(|id| id.as_text());
        let edition = value("edition").filter(|edition| edition.as_text() == Some(&self.from.edition));
        if let Some(range) =
            edition.filter(|_| id == Some(&self.from.id)).map(|edition| edition.range.clone())
        {
            edit.replace(range, &quoted(self.edition));
        }
    }

    /// An item of the new edition corresponds to that of the old one.
    fn corresponds(&self, edit: &mut Edit<'_>) {
        let Some(code) = edit.root().field("code").and_then(|(_, code)| code.as_text()) else { return };
        let (scale, edition) = (quoted(&self.from.id), quoted(&self.from.edition));
        let entry = format!("(scale: {scale}, edition: {edition}, item: {})", quoted(code));
        let list = edit.root().field("corresponds").map(|(_, list)| list.range.clone());
        match list {
            Some(list) => edit.append(&list, &entry),
            None => {
                let all = edit.root().range.clone();
                edit.append(&all, &format!("corresponds: [\n    {entry},\n]"));
            }
        }
    }
}
