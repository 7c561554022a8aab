//! How long it takes to prove what holds of the rules. Asked: all proofs over the four shipped scales in 200 ms.

use std::path::Path;

use scalewright::prove::Prover;
use scalewright::{Scale, Session};

const SCALES: [&str; 4] = ["jips-25/2026", "goi/2026", "ai/2026", "ips-25/2008"];

fn main() {
    divan::main();
}

fn opened() -> Vec<Scale> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scales"));
    let mut session = Session::default();
    SCALES.iter().map(|name| session.scale(&root.join(name)).expect("a shipped scale is sound")).collect()
}

/// All proofs of all items and totals.
#[divan::bench]
fn all_four_scales(bencher: divan::Bencher<'_, '_>) {
    let scales = opened();
    bencher.bench(|| {
        let reports = scales.iter().map(|scale| Prover::new(&scale.checked).findings());
        reports.map(|report| report.findings().len()).sum::<usize>()
    });
}

/// The proofs of the items of one scale, each by itself: what an editor asks for after a keystroke.
#[divan::bench(args = ["I-3", "II-6", "III-4", "III-10", "III-11"])]
fn one_item(bencher: divan::Bencher<'_, '_>, code: &str) {
    let scales = opened();
    let prover = Prover::new(&scales[0].checked);
    bencher.bench(|| prover.item_findings(code));
}
