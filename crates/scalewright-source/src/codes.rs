//! The kinds of findings of this crate.

pub use scalewright_check::{EDITION_FROZEN, FORMAT_VERSION};
use scalewright_diag::Code;

/// A file cannot be read.
pub const UNREADABLE: Code = Code::new("unreadable");
/// A file is larger than any scale or assessment is.
pub const TOO_LARGE: Code = Code::new("too-large");
/// A file is not in UTF-8.
pub const NOT_UTF8: Code = Code::new("not-utf8");
/// The text is not well-formed RON.
pub const SYNTAX: Code = Code::new("syntax");
/// Values stand too deep in one another.
pub const TOO_DEEP: Code = Code::new("too-deep");
/// The same field or key twice.
pub const DUPLICATE_KEY: Code = Code::new("duplicate-key");
/// The file begins with another name than its folder asks for.
pub const WRONG_HEAD: Code = Code::new("wrong-head");
/// A field that does not exist.
pub const UNKNOWN_FIELD: Code = Code::new("unknown-field");
/// A field that must be there is not.
pub const MISSING_FIELD: Code = Code::new("missing-field");
/// A value of another type than wanted.
pub const WRONG_TYPE: Code = Code::new("wrong-type");
/// A word that is not one of those allowed.
pub const NOT_IN_LIST: Code = Code::new("not-in-list");
/// A number outside its range.
pub const OUT_OF_RANGE: Code = Code::new("out-of-range");
/// A list with too few or too many elements.
pub const WRONG_LENGTH: Code = Code::new("wrong-length");
/// A text that is no date, or not of the form wanted.
pub const WRONG_FORM: Code = Code::new("wrong-form");
/// A value that must not be there.
pub const NOT_ALLOWED: Code = Code::new("not-allowed");
/// The folder or file that is named does not exist.
pub const NOT_FOUND: Code = Code::new("not-found");
/// The assessment is for another scale or edition.
pub const OTHER_EDITION: Code = Code::new("other-edition");
/// A word without quotes where a text is wanted.
pub const BARE_WORD: Code = Code::new("bare-word");

/// All of them.
pub const ALL: &[Code] = &[
    UNREADABLE,
    TOO_LARGE,
    NOT_UTF8,
    SYNTAX,
    TOO_DEEP,
    DUPLICATE_KEY,
    WRONG_HEAD,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_TYPE,
    NOT_IN_LIST,
    OUT_OF_RANGE,
    WRONG_LENGTH,
    WRONG_FORM,
    NOT_ALLOWED,
    NOT_FOUND,
    OTHER_EDITION,
    BARE_WORD,
    EDITION_FROZEN,
];
