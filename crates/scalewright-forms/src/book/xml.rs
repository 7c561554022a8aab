//! Walks through an XML part, one element after the other, keeping nothing.

use std::borrow::Cow;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::OpenError;

/// What is met on the way. An element that closes itself is opened and closed.
pub(super) enum Item<'a> {
    /// An element begins.
    Open(&'a BytesStart<'a>),
    /// An element ends; its name with the prefix, if it has one.
    Close(&'a str),
    /// A stretch of text; one text may come in several.
    Text(&'a str),
}

/// Whether to go on.
pub(super) type Flow = Result<ControlFlow<()>, OpenError>;

/// Go on.
pub(super) const ON: ControlFlow<()> = ControlFlow::Continue(());

/// Walks through the part to its end, or until `on` says that it has enough.
pub(super) fn walk(
    part: &str,
    source: impl Read,
    mut on: impl FnMut(Item<'_>) -> Flow,
) -> Result<(), OpenError> {
    let mut reader = Reader::from_reader(BufReader::new(source));
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| damaged(part, &error.to_string()))?;
        let flow = match &event {
            Event::Start(start) => {
                depth += 1;
                on(Item::Open(start))?
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                on(Item::Close(end.name().as_ref()))?
            }
            Event::Text(text) => on(Item::Text(&text.xml10_content()))?,
            Event::CData(text) => on(Item::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => on(Item::Text(&resolved(part, name)?))?,
            Event::DocType(_) => return Err(damaged(part, "document type")),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged(part, "ends early")),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => ON,
        };
        if flow.is_break() {
            return Ok(());
        }
    }
}

/// The character that `&…;` stands for. Only the five that need no declaration are known.
fn resolved(part: &str, name: &BytesRef<'_>) -> Result<String, OpenError> {
    let character = name.resolve_char_ref().map_err(|error| damaged(part, &error.to_string()))?;
    if let Some(character) = character {
        return Ok(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(name)
        .map(ToOwned::to_owned)
        .ok_or_else(|| damaged(part, "unknown entity"))
}

/// The name of an element or an attribute without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute; `key` with a prefix must match as a whole, else the prefix does not count.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, key: &str) -> Option<Cow<'a, str>> {
    let found = element.attributes().with_checks(false).flatten().find(|one| {
        let name = one.key.as_ref();
        name == key || (!key.contains(':') && local(name) == key)
    })?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Whether an attribute is switched on.
pub(super) fn is_on(element: &BytesStart<'_>, key: &str) -> bool {
    attribute(element, key).is_some_and(|value| value == "1" || value == "true")
}

/// The error of a part, with its cause.
pub(super) fn damaged(part: &str, cause: &str) -> OpenError {
    OpenError::Damaged(format!("{part}: {cause}"))
}
