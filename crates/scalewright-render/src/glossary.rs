//! The site's own words for terms of the field.

use std::collections::BTreeMap;

use scalewright_model::{Lang, Site, Term, Text};

/// Puts the site's own words in the place of terms: whole terms only, so that a term inside another word stays.
///
/// ```
/// use scalewright_model::{Lang, Site, Term, Text};
/// use scalewright_render::Glossary;
///
/// let term = Term {
///     id: "client".into(),
///     term: Text { ja: Some("利用者".into()), en: Some("client".into()) },
///     long: None,
///     means: Text::default(),
///     site_word: true,
///     joins: vec!["数".into()],
/// };
/// let word = Text { ja: Some("参加者".into()), en: Some("attendee".into()) };
/// let site = Site { words: [("client".into(), word)].into(), ..Site::default() };
/// let glossary = Glossary::new(&[term], &site, Lang::En);
/// assert_eq!(glossary.apply("Clients choose; a client's plan; the clientele"), "Attendees choose; an attendee's plan; the clientele");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// Longest first, so that a term inside a longer one is not seen.
    forms: Vec<Form>,
}

/// A way in which a term stands in texts.
#[derive(Clone, Debug)]
struct Form {
    text: String,
    /// What is put in its place; nothing for a term that stays and shields what is inside it.
    word: Option<String>,
    joins: Vec<String>,
}

impl Glossary {
    /// The words of a site for the terms that may have one.
    pub fn new(terms: &[Term], site: &Site, lang: Lang) -> Self {
        let mut forms: Vec<Form> = terms.iter().flat_map(|term| forms(term, site, lang)).collect();
        if forms.iter().all(|form| form.word.is_none()) {
            forms.clear();
        }
        forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
        Self { forms }
    }

    /// A text with the site's words.
    pub fn apply(&self, text: &str) -> String {
        if self.forms.is_empty() {
            return text.to_owned();
        }
        let mut done = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let before = &text[..text.len() - rest.len()];
            let found = self.forms.iter().find_map(|form| Some((form, form.at(before, rest)?)));
            let taken = match found {
                Some((Form { word: Some(word), .. }, length)) => {
                    put(&mut done, word, next);
                    length
                }
                Some((_, length)) => {
                    done.push_str(&rest[..length]);
                    length
                }
                None => {
                    done.push(next);
                    next.len_utf8()
                }
            };
            rest = &rest[taken..];
        }
        done
    }
}

impl Form {
    /// How much of `rest` is the term, if it stands at its beginning as a word of its own.
    fn at(&self, before: &str, rest: &str) -> Option<usize> {
        let here = rest.get(..self.text.len())?;
        let same = here == self.text
            || (here.eq_ignore_ascii_case(&self.text) && only_first_differs(here, &self.text));
        if !same {
            return None;
        }
        let after = &rest[here.len()..];
        let touches = |outside: Option<char>, inside: Option<char>| {
            outside.zip(inside).is_some_and(|(outside, inside)| one_word(outside, inside))
        };
        let joined_before = self.joins.iter().any(|join| before.ends_with(join.as_str()));
        let joined_after = self.joins.iter().any(|join| after.starts_with(join.as_str()));
        let inside_another = (touches(before.chars().next_back(), here.chars().next()) && !joined_before)
            || (touches(after.chars().next(), here.chars().next_back()) && !joined_after);
        (!inside_another).then_some(here.len())
    }
}

/// `Client` for `client` at the beginning of a sentence, but not `es` for `ES`.
fn only_first_differs(here: &str, term: &str) -> bool {
    let (mut here, mut term) = (here.chars(), term.chars());
    let (first, its) = (here.next(), term.next());
    first.is_some_and(char::is_uppercase) && its.is_some_and(char::is_lowercase) && here.eq(term)
}

/// Whether two characters that touch are of the same word.
fn one_word(left: char, right: char) -> bool {
    let latin = |one: char| one.is_alphanumeric() && !is_kanji(one) && !is_kana(one);
    (latin(left) && latin(right))
        || (is_kanji(left) && is_kanji(right))
        || (is_katakana(left) && is_katakana(right))
}

const fn is_kanji(one: char) -> bool {
    matches!(one, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々')
}

const fn is_katakana(one: char) -> bool {
    matches!(one, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}')
}

const fn is_kana(one: char) -> bool {
    is_katakana(one) || matches!(one, '\u{3040}'..='\u{309f}')
}

/// The forms in which a term stands: by itself, in the plural, written out, and both together.
fn forms(term: &Term, site: &Site, lang: Lang) -> Vec<Form> {
    let own = |words: &BTreeMap<String, Text>| {
        let word = words.get(&term.id).and_then(|word| word.get(lang));
        word.filter(|word| term.site_word && !word.is_empty()).map(str::to_owned)
    };
    let (word, many) = (own(&site.words), own(&site.plurals));
    let word = word.as_ref();
    let form =
        |text: String, word: Option<&String>| Form { text, word: word.cloned(), joins: term.joins.clone() };
    let short = term.term.best(lang).to_owned();
    let long = term.long.as_ref().map(|long| long.best(lang).to_owned());
    let mut forms = Vec::new();
    if let Some(long) = &long {
        for (outer, inner) in [(long, &short), (&short, long)] {
            forms.push(form(format!("{outer}（{inner}）"), word));
            forms.push(form(format!("{outer} ({inner})"), word));
        }
    }
    if let (Lang::En, Some(word)) = (lang, word) {
        let many = many.unwrap_or_else(|| plural(word));
        forms.push(form(many.clone(), None));
        for text in [Some(&short), long.as_ref()].into_iter().flatten() {
            forms.push(form(plural(text), Some(&many)));
        }
    }
    forms.extend(long.map(|long| form(long, word)));
    forms.push(form(short, word));
    // The site's own word stays as it is, even where the term is part of it.
    forms.extend(word.map(|word| form(word.clone(), None)));
    forms.retain(|form| !form.text.is_empty());
    forms
}

/// The regular plural of an English word.
fn plural(word: &str) -> String {
    let lower = word.to_lowercase();
    let after_consonant =
        lower.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| lower.ends_with(end));
    if after_consonant {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| lower.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// Puts a word in the place of one that began with `first`: with a capital where that had one, after the article that fits.
fn put(done: &mut String, word: &str, first: char) {
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    for (article, fitting) in [("a ", "an "), ("an ", "a ")] {
        let ends = done.len() >= article.len() && done.is_char_boundary(done.len() - article.len()) && {
            let (head, tail) = done.split_at(done.len() - article.len());
            tail.eq_ignore_ascii_case(article) && !head.ends_with(char::is_alphanumeric)
        };
        if ends && vowel == (fitting == "an ") && word.is_ascii() {
            let start = done.len() - article.len() + 1;
            done.replace_range(start.., &fitting[1..]);
            break;
        }
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(letter) if first.is_uppercase() && letter.is_lowercase() && starts_sentence(done) => {
            done.extend(letter.to_uppercase());
            done.push_str(letters.as_str());
        }
        _ => done.push_str(word),
    }
}

fn starts_sentence(done: &str) -> bool {
    let before = done.trim_end().chars().next_back();
    before.is_none_or(|last| matches!(last, '.' | '!' | '?' | ':' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(id: &str, ja: &str, en: &str, long: Option<(&str, &str)>, joins: &[&str]) -> Term {
        let text = |ja: &str, en: &str| Text { ja: Some(ja.to_owned()), en: Some(en.to_owned()) };
        Term {
            id: id.to_owned(),
            term: text(ja, en),
            long: long.map(|(ja, en)| text(ja, en)),
            means: Text::default(),
            site_word: true,
            joins: joins.iter().map(|&join| join.to_owned()).collect(),
        }
    }

    fn glossary(lang: Lang, words: &[(&str, &str)]) -> Glossary {
        let both = |word: &str| Text { ja: Some(word.to_owned()), en: Some(word.to_owned()) };
        let words = words.iter().map(|&(id, word)| (id.to_owned(), both(word))).collect();
        let terms = [
            term("client", "利用者", "client", None, &["数", "担当"]),
            term("es", "ES", "ES", Some(("就労支援専門員", "employment specialist")), &[]),
            term("worker", "支援員", "worker", None, &[]),
        ];
        Glossary::new(&terms, &Site { words, ..Site::default() }, lang)
    }

    #[test]
    fn a_term_inside_another_word_stays() {
        let ja = glossary(Lang::Ja, &[("client", "メンバー"), ("es", "就労係"), ("worker", "スタッフ")]);
        assert_eq!(ja.apply("利用者は、ESと話す"), "メンバーは、就労係と話す");
        assert_eq!(
            ja.apply("サービス利用者等の利用者像、VESとESSAY"),
            "サービス利用者等の利用者像、VESとESSAY"
        );
        assert_eq!(ja.apply("就労支援専門員（ES）と支援員、生活支援員"), "就労係とスタッフ、生活支援員");
        assert_eq!(ja.apply("担当利用者の利用者数"), "担当メンバーのメンバー数");
    }

    #[test]
    fn english_words_keep_number_capital_and_article() {
        let en = glossary(Lang::En, &[("client", "attendee"), ("es", "job coach")]);
        assert_eq!(
            en.apply("Clients and a client. An ES helps"),
            "Attendees and an attendee. A job coach helps"
        );
        assert_eq!(en.apply("employment specialists; clientele; VES"), "job coaches; clientele; VES");
    }

    #[test]
    fn a_word_that_has_the_term_in_it_is_put_once() {
        let ja = glossary(Lang::Ja, &[("client", "利用者さん")]);
        let once = ja.apply("利用者は、利用者さんと呼ばれる");
        assert_eq!(once, "利用者さんは、利用者さんと呼ばれる");
        assert_eq!(ja.apply(&once), once);
    }

    #[test]
    fn without_words_nothing_changes() {
        assert_eq!(glossary(Lang::Ja, &[]).apply("利用者とES"), "利用者とES");
    }
}
