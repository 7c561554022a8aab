//! Workbooks of a scale or a battery.

use scalewright_check::Checked;
use scalewright_model::{Assessment, Lang, Text};

use crate::Subject;

impl Subject {
    /// A workbook to be filled in, with what a visit has already.
    pub fn workbook(&self, visit: Option<&Assessment>, lang: Lang) -> Result<Vec<u8>, String> {
        let empty = Text::default();
        let of = |scales: &'_ [crate::Scale]| {
            scales.iter().map(|scale| scale.checked.clone()).collect::<Vec<Checked>>()
        };
        let (scales, beside) = (of(&self.scales), of(&self.beside));
        let (scales, beside): (Vec<&Checked>, Vec<&Checked>) =
            (scales.iter().collect(), beside.iter().collect());
        let subject = scalewright_forms::Subject {
            target: self.target(),
            title: self.title().unwrap_or(&empty),
            battery: self.battery().map(|battery| &battery.value),
            scales: &scales,
            beside: &beside,
        };
        scalewright_forms::workbook(subject, visit, lang)
    }
}
