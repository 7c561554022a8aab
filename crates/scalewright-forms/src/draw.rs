//! The drawing of records.

/// Numbers of rows as a text: `3, 7, 12`.
pub(crate) fn row_list(rows: &[u32]) -> String {
    rows.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
