//! Which of some names is nearest in its letters to what was typed.

/// The most characters of a text for which a near name is looked for.
const MAX_CHARS: usize = 100;

/// The title whose key is nearest, if it is near: at most a third of the letters differ, and no other title is as near.
pub(super) fn nearest<'a>(typed: &str, names: impl Iterator<Item = (String, &'a str)>) -> Option<String> {
    let typed: Vec<char> = typed.chars().collect();
    if typed.len() > MAX_CHARS {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for (name, title) in names {
        let letters: Vec<char> = name.chars().take(MAX_CHARS + 1).collect();
        let steps = distance(&typed, &letters);
        if steps * 3 > letters.len().max(typed.len()) {
            continue;
        }
        match best {
            Some((least, other)) if steps == least => tied |= other != title,
            Some((least, _)) if steps > least => {}
            _ => {
                best = Some((steps, title));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, title)| title.to_owned())
}

/// How many letters must be put in, left out or changed to make one text of the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.iter().enumerate() {
        let mut next = vec![at + 1];
        let mut left = at + 1;
        for ((above_left, above), other) in row.iter().zip(row.iter().skip(1)).zip(to) {
            left = (above_left + usize::from(letter != other)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
