//! Texts of the old binary format, which may run over the ends of records.

use super::OpenError;
use super::cfb::{half, word};
use super::limits::SHARED_STRINGS;
use super::xml::damaged;

/// A record and those that continue it, read as one.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    all: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// Begins at the start of the first record.
    pub(super) fn new(all: Vec<&'a [u8]>) -> Self {
        Self { all, piece: 0, at: 0 }
    }

    /// What is left of the piece at hand.
    fn rest(&self) -> &'a [u8] {
        self.all.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    fn next_piece(&mut self) -> Option<()> {
        self.piece += 1;
        self.at = 0;
        (self.piece < self.all.len()).then_some(())
    }

    /// Numbers are never split: at the end of a piece they are in the next one.
    fn ready(&mut self) -> Option<()> {
        while self.rest().is_empty() {
            self.next_piece()?;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        self.ready()?;
        let byte = self.rest().first().copied();
        self.at += 1;
        byte
    }

    fn half(&mut self) -> Option<u16> {
        self.ready()?;
        let number = half(self.rest(), 0);
        self.at += 2;
        number
    }

    fn word(&mut self) -> Option<u32> {
        self.ready()?;
        let number = word(self.rest(), 0);
        self.at += 4;
        number
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.ready()?;
            let step = count.min(self.rest().len());
            self.at += step;
            count -= step;
        }
        Some(())
    }

    /// Characters of one or two bytes each; where a piece ends the next one says which.
    fn characters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::with_capacity(count);
        while units.len() < count {
            if self.rest().is_empty() {
                self.next_piece()?;
                wide = self.byte()? & 1 == 1;
            }
            units.push(if wide { self.half()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// A text with its length before it. Formatting and readings that follow it are passed over.
    pub(super) fn text(&mut self) -> Option<String> {
        let count = usize::from(self.half()?);
        self.text_of(count)
    }

    /// A text whose length is one byte.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let count = usize::from(self.byte()?);
        self.text_of(count)
    }

    fn text_of(&mut self, count: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.half()?) };
        let extra = if flags & 4 == 0 { 0 } else { usize::try_from(self.word()?).ok()? };
        let text = self.characters(count, flags & 1 == 1)?;
        self.skip(runs * 4)?;
        self.skip(extra)?;
        Some(text)
    }
}

/// The texts that the cells of a book share.
pub(super) fn shared(pieces: Vec<&[u8]>) -> Result<Vec<String>, OpenError> {
    let mut pieces = Pieces::new(pieces);
    let count = pieces.word().and_then(|_| pieces.word()).unwrap_or(0);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if count > SHARED_STRINGS {
        return Err(OpenError::TooManyStrings { limit: SHARED_STRINGS });
    }
    let mut texts = Vec::new();
    for _ in 0..count {
        texts.push(pieces.text().ok_or_else(|| damaged("SST", "ends early"))?);
    }
    Ok(texts)
}
