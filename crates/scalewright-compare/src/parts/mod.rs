//! The parts of a scale: its head, what items share, and what an item is made of.

mod common;
mod fields;
mod head;
mod item;
mod measures;
mod totals;
