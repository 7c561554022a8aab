//! Addresses (`file:///…`) and paths.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is written with a percent sign.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The path of an address. Nothing if it is not a file of this machine.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    let (scheme, rest) = uri.as_ref().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    // What stands before the first slash is the machine; it is left out, or named `localhost`.
    let (machine, path) = rest.split_at(rest.find('/')?);
    if !machine.is_empty() && machine != "localhost" {
        return None;
    }
    let path = percent_decode_str(path).decode_utf8().ok()?;
    Some(PathBuf::from(without_slash(&path)))
}

/// The address of a file by its name: a path with `/` on every system.
pub(crate) fn of_file(file: &str) -> Uri {
    let slash = if file.starts_with('/') { "" } else { "/" };
    Uri::from(format!("file://{slash}{}", utf8_percent_encode(file, ESCAPED)))
}

/// The name of a path, as files that were read are named.
pub(crate) fn file(path: &Path) -> String {
    scalewright::source::shown(path)
}

/// A path of Windows without the slash before its drive: `/c:/scales`.
fn without_slash(path: &str) -> &str {
    let rest = path.strip_prefix('/').unwrap_or(path);
    let mut letters = rest.chars();
    let drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':');
    if drive { rest } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_japanese_come_back() {
        for file in ["/scales/尺度/2026 年/scale.ron", "/a/100%.ron", "/a/b#c?.ron"] {
            let uri = of_file(file);
            assert!(uri.as_ref().is_ascii(), "{uri}");
            assert_eq!(path(&uri), Some(PathBuf::from(file)));
        }
    }

    #[test]
    fn addresses_of_other_things_have_no_path() {
        for uri in [
            "untitled:Untitled-1",
            "https://example.org/a.ron",
            "file:",
            "",
            "file://far/a.ron",
            "file:///%ff",
        ] {
            assert_eq!(path(&Uri::from(uri)), None, "{uri}");
        }
    }

    #[test]
    fn drives_of_windows_are_understood() {
        assert_eq!(path(&Uri::from("file:///c%3A/scales/a.ron")), Some(PathBuf::from("c:/scales/a.ron")));
        assert_eq!(of_file("c:/scales/a.ron"), Uri::from("file:///c%3A/scales/a.ron"));
    }
}
