//! Comparisons and impacts of the sample scale of the book, with changes made here.

mod complete;
mod impact;
mod sentences;
mod support;
