//! A walk over the tokens of a date, from the first to the last.

use super::reading::How;
use super::token::{Token, is_weekday, month};

/// The tokens that are not yet taken.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub &'a [Token]);

impl<'a> Cursor<'a> {
    /// Takes the next token if it is as wanted.
    fn take<T>(&mut self, wanted: impl FnOnce(&'a Token) -> Option<T>) -> Option<T> {
        let (first, rest) = self.0.split_first()?;
        let taken = wanted(first)?;
        self.0 = rest;
        Some(taken)
    }

    /// Takes a number of any length: its value and its digits.
    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        self.take(|token| match token {
            Token::Num { value, digits, .. } => Some((*value, *digits)),
            _ => None,
        })
    }

    /// Takes a number of one or two digits.
    pub(super) fn short(&mut self) -> Option<u32> {
        self.take(|token| match token {
            Token::Num { value, digits: 1 | 2, .. } => Some(*value),
            _ => None,
        })
    }

    /// Takes a sign.
    pub(super) fn mark(&mut self, sign: char) -> bool {
        self.take(|token| (*token == Token::Mark(sign)).then_some(())).is_some()
    }

    /// Takes any word.
    pub(super) fn word(&mut self) -> Option<&'a str> {
        self.take(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    /// Takes a word of some.
    pub(super) fn one_of(&mut self, words: &[&str]) -> bool {
        let mut ahead = *self;
        let found = ahead.word().is_some_and(|word| words.contains(&word));
        if found {
            *self = ahead;
        }
        found
    }

    /// Takes the English name of a month, with the dot of its short form.
    pub(super) fn month(&mut self) -> Option<u32> {
        let mut ahead = *self;
        let month = ahead.word().and_then(month)?;
        ahead.mark('.');
        *self = ahead;
        Some(month)
    }

    /// Takes what may stand between the parts of a date.
    pub(super) fn separator(&mut self) -> Option<How> {
        self.take(|token| match token {
            Token::Mark('/' | '-') => Some(How::TextDate),
            Token::Mark('.' | '・' | '、' | ',') => Some(How::Dots),
            _ => None,
        })
    }

    /// Takes the sign for a day, unless it begins the name of Sunday.
    pub(super) fn day_sign(&mut self) {
        if !matches!(self.0, [Token::Mark('日'), Token::Mark('曜'), ..]) {
            self.mark('日');
        }
    }

    /// Takes a day of the week, or the word for a holiday, without brackets.
    pub(super) fn weekday(&mut self) -> bool {
        let (found, holiday) = match self.0.first() {
            Some(Token::Word(word)) => (is_weekday(word), word.as_str() == "祝"),
            Some(Token::Mark('日' | '月')) => (true, false),
            _ => (false, false),
        };
        if found {
            self.0 = self.0.get(1..).unwrap_or_default();
            if self.mark('曜') || holiday {
                self.mark('日');
            }
        }
        found
    }

    /// Whether nothing is left.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
