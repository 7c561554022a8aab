//! Another name for a thing, wherever it is used.

use std::collections::HashMap;

use gen_lsp_types as lsp;

use crate::navigate::{At, Used, used};
use crate::workspace::Workspace;

/// Why a thing does not get another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Nothing at the place has a name.
    NoName,
    /// A file has faults: where it uses the name cannot be seen.
    Faults,
    /// The new name cannot be written as a name.
    NotWritable,
    /// The new name is taken.
    Taken,
    /// The edition is released.
    Released,
}

impl Kept {
    /// The message that says so.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoName => "editor-rename-no-name",
            Self::Faults => "editor-rename-faults",
            Self::NotWritable => "editor-rename-not-writable",
            Self::Taken => "editor-rename-taken",
            Self::Released => "editor-rename-released",
        }
    }
}

/// The edits that give what is named at a place another name.
pub(crate) fn rename(
    workspace: &mut Workspace,
    at: At<'_>,
    new_name: &str,
) -> Result<lsp::WorkspaceEdit, Kept> {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"\\{}".contains(c);
    if new_name.is_empty() || !new_name.chars().all(plain) {
        return Err(Kept::NotWritable);
    }
    let Used { places, taken, whole, released } = used(workspace, at, Some(new_name)).ok_or(Kept::NoName)?;
    if !whole {
        return Err(Kept::Faults);
    }
    if taken {
        return Err(Kept::Taken);
    }
    if released {
        return Err(Kept::Released);
    }
    let mut changes: HashMap<lsp::Uri, Vec<lsp::TextEdit>> = HashMap::new();
    for location in places {
        let edit = lsp::TextEdit { range: location.range, new_text: new_name.to_owned() };
        changes.entry(location.uri).or_default().push(edit);
    }
    Ok(lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() })
}
