use std::path::Path;
fn main() {
    let mut session = scalewright::Session::default();
    let subject = session.subject(Path::new("scales/jips-visit/2026")).unwrap();
    let visit = std::env::args().nth(2).map(|p| session.assessment(Path::new(&p), &subject).unwrap());
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let bytes = subject.workbook(visit.as_ref(), scalewright::model::Lang::Ja).unwrap();
        eprintln!("{:?} {}", t.elapsed(), bytes.len());
        std::fs::write(std::env::args().nth(1).unwrap(), bytes).unwrap();
    }
}
