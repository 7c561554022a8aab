//! Items with a rule for each setting.

use std::collections::BTreeSet;

use scalewright_model::BySetting;

use crate::Kind;
use crate::change::Manner;
use crate::pen::{At, Both, Pen};

impl Pen<'_> {
    /// The setting that decides, and the rule for each of its codes.
    pub(super) fn by_setting(&mut self, (old, new): Both<&BySetting>, at: &At) {
        if old.setting != new.setting {
            let what = self.what("by-setting", &[]);
            let (before, after) = (self.old.setting(&old.setting), self.new.setting(&new.setting));
            let place = at.key("setting");
            self.scoring(|pen| {
                pen.note(Kind::Rule, Manner::Changed, &what, (Some(&before), Some(&after)), &place);
            });
        }
        let codes: BTreeSet<&String> = old.forms.keys().chain(new.forms.keys()).collect();
        for code in codes {
            let at = at.key("forms").key(code);
            let what = self.form_of((old, new), code);
            match (old.forms.get(code), new.forms.get(code)) {
                (Some(before), Some(after)) => {
                    let outer = self.before.clone();
                    self.before = self.words.say("diff-before", &[("before", &outer), ("what", &what)]);
                    self.rule((before, after), &at);
                    self.before = outer;
                }
                (None, Some(added)) => {
                    let text = self.new_rule(added);
                    self.scoring(|pen| pen.note(Kind::Rule, Manner::New, &what, (None, Some(&text)), &at));
                }
                (Some(dropped), None) => {
                    let text = self.old_rule(dropped);
                    self.scoring(|pen| pen.note(Kind::Rule, Manner::Gone, &what, (Some(&text), None), &at));
                }
                (None, None) => {}
            }
        }
    }

    /// The code of a setting, in words.
    fn form_of(&self, (old, new): Both<&BySetting>, code: &str) -> String {
        let (teller, item, by) = if new.forms.contains_key(code) {
            (self.new, self.item_new(), new)
        } else {
            (self.old, self.item_old(), old)
        };
        let option = teller.option(item, teller.scale.setting(&by.setting), code);
        self.words.say("form-for", &[("setting", &teller.setting(&by.setting)), ("option", &option)])
    }
}
