//! Generated files are current.

#[test]
fn schemas_and_reference_pages_are_current() {
    let stale = xtask::stale();
    assert!(stale.is_empty(), "not current: {stale:?}; mend it with `cargo xtask generate`");
}
