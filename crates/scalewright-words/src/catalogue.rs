//! The messages of each language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use scalewright_model::Lang;
use unic_langid::LanguageIdentifier;

/// The files of one language, in the order in which they are read.
const JA: &[&str] = &[
    include_str!("../lang/ja/findings.ftl"),
    include_str!("../lang/ja/rules.ftl"),
    include_str!("../lang/ja/screens.ftl"),
    include_str!("../lang/ja/help.ftl"),
    include_str!("../lang/ja/workbook.ftl"),
    include_str!("../lang/ja/prove.ftl"),
    include_str!("../lang/ja/editions.ftl"),
    include_str!("../lang/ja/editor.ftl"),
    include_str!("../lang/ja/next.ftl"),
    include_str!("../lang/ja/cases.ftl"),
    include_str!("../lang/ja/compare.ftl"),
];
const EN: &[&str] = &[
    include_str!("../lang/en/findings.ftl"),
    include_str!("../lang/en/rules.ftl"),
    include_str!("../lang/en/screens.ftl"),
    include_str!("../lang/en/help.ftl"),
    include_str!("../lang/en/workbook.ftl"),
    include_str!("../lang/en/prove.ftl"),
    include_str!("../lang/en/editions.ftl"),
    include_str!("../lang/en/editor.ftl"),
    include_str!("../lang/en/next.ftl"),
    include_str!("../lang/en/cases.ftl"),
    include_str!("../lang/en/compare.ftl"),
];

static JAPANESE: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::Ja, JA));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::En, EN));

/// The messages of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// A file of messages that is not well-formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyWords {
    /// The file.
    pub file: String,
    /// The line of the first fault.
    pub line: usize,
}

impl Words {
    /// The messages of a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Ja => &JAPANESE,
            Lang::En => &ENGLISH,
        }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A message with its arguments filled in. A message that does not exist is shown as its name.
    pub fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.format(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// A message without arguments.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// An attribute of a message, such as the help of a finding, if it has one.
    pub fn attribute(&self, id: &str, attribute: &str, args: &[(&str, &str)]) -> Option<String> {
        self.format(id, Some(attribute), args)
    }

    /// The messages of a language, and more of them: files by name, with their texts. A later message takes the place of an earlier
    /// one of the same name. A faulty file is refused with its name and line.
    pub fn with(lang: Lang, more: &[(String, String)]) -> Result<Self, FaultyWords> {
        let mut words = Self::read(lang, if lang == Lang::Ja { JA } else { EN });
        for (name, text) in more {
            let resource = FluentResource::try_new(text.clone()).map_err(|(_, faults)| FaultyWords {
                file: name.clone(),
                line: faults.first().map_or(1, |fault| {
                    text.get(..fault.pos.start).map_or(1, |before| before.matches('\n').count() + 1)
                }),
            })?;
            words.bundle.add_resource_overriding(resource);
        }
        Ok(words)
    }

    /// A message with its arguments filled in; nothing if there is no such message, or if an argument is missing.
    pub fn say_fully(&self, id: &str, args: &[(&str, &str)]) -> Option<String> {
        let mut faults = Vec::new();
        let text = self.format_into(id, None, args, &mut faults)?;
        faults.is_empty().then_some(text)
    }

    fn read(lang: Lang, files: &[&str]) -> Self {
        let locales = lang.code().parse::<LanguageIdentifier>().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        // The marks would stand in plain text as odd characters.
        bundle.set_use_isolating(false);
        for file in files {
            // What could be read of a faulty file is used; a test makes sure that there is none.
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> Option<String> {
        self.format_into(id, attribute, args, &mut Vec::new())
    }

    fn format_into(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: &[(&str, &str)],
        faults: &mut Vec<FluentError>,
    ) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, FluentValue::from(*value));
        }
        let text = self.bundle.format_pattern(pattern, Some(&values), faults);
        Some(text.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Every message and attribute of a language, with the arguments that it names.
    fn messages(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for file in files {
            FluentResource::try_new((*file).to_owned()).expect("the file is well-formed");
            let mut message = String::new();
            let mut key = String::new();
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                let head = line.split_once(" =").map(|(head, _)| head);
                match head.filter(|head| !head.trim().contains([' ', '{', '*', '['])) {
                    Some(head) if !line.starts_with(' ') => {
                        head.clone_into(&mut message);
                        key.clone_from(&message);
                        let again = found.insert(key.clone(), BTreeSet::new());
                        assert!(again.is_none(), "{key} is there twice");
                    }
                    Some(head) if head.trim().starts_with('.') => {
                        key = format!("{message}{}", head.trim());
                        found.insert(key.clone(), BTreeSet::new());
                    }
                    _ => {}
                }
                let args = line.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>()
                });
                found.entry(key.clone()).or_insert_with(BTreeSet::new).extend(args);
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let (japanese, english) = (messages(JA), messages(EN));
        let names = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&japanese), names(&english));
        for (id, args) in &japanese {
            assert_eq!(args, &english[id], "arguments of {id}");
        }
    }

    #[test]
    fn what_does_not_exist_is_shown_by_name() {
        assert_eq!(Words::of(Lang::En).word("no-such-message"), "no-such-message");
    }
}
