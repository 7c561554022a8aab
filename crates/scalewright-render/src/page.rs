//! A plain page of text: headings, lines and lists, wrapped to the width of the screen.

use scalewright_words::{pad, width, wrap};

/// A page that is being written.
#[derive(Clone, Debug)]
pub struct Page {
    columns: usize,
    text: String,
}

impl Page {
    /// An empty page so many columns wide.
    pub const fn new(columns: usize) -> Self {
        Self { columns, text: String::new() }
    }

    /// The text of the page.
    pub fn finish(self) -> String {
        self.text
    }

    /// A line, wrapped and indented; what follows the first line is indented by `hang` more.
    pub fn line(&mut self, indent: usize, hang: usize, text: &str) {
        let room = self.columns.saturating_sub(indent + hang).max(20);
        for (index, line) in wrap(text, room).iter().enumerate() {
            let space = if index == 0 { indent } else { indent + hang };
            let line = format!("{}{line}", " ".repeat(space));
            self.push(line.trim_end());
        }
    }

    /// A line as it is.
    pub fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading, after an empty line.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.push(text);
    }

    /// An element of a list: a mark, and a text beside it.
    pub fn entry(&mut self, indent: usize, mark: &str, text: &str) {
        let mark = format!("{mark} ");
        let room = self.columns.saturating_sub(indent + width(&mark)).max(20);
        for (index, line) in wrap(text, room).iter().enumerate() {
            let before = if index == 0 { mark.clone() } else { pad("", width(&mark)) };
            let line = format!("{}{before}{line}", " ".repeat(indent));
            self.push(line.trim_end());
        }
    }

    /// How wide the page is.
    pub const fn columns(&self) -> usize {
        self.columns
    }
}
