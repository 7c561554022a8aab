//! Whether the items that items correspond to exist.

use scalewright_diag::Report;
use scalewright_model::Place;

use crate::Checked;
use crate::unknown::unknown;

/// Checks what items say of the items of other scales. Scales that are not given are passed over.
pub fn check_correspondence(scales: &[&Checked]) -> Report {
    let mut report = Report::default();
    for scale in scales {
        for item in scale.items() {
            let file = scale.item_file(&item.code).unwrap_or_else(|| scale.file());
            let place = Place::file(file).key("corresponds");
            for (index, other) in item.corresponds.iter().enumerate() {
                let named = |one: &&&Checked| one.id() == other.scale && one.edition() == other.edition;
                if let Some(there) = scales.iter().find(named)
                    && there.item(&other.item).is_none()
                {
                    let known = there.items().iter().map(|item| &*item.code);
                    report.push(unknown("item", &other.item, place.index(index).key("item"), known));
                }
            }
        }
    }
    report
}
