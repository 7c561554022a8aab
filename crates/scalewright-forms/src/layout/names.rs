//! Names of sheets: at most 31 characters, without some signs, and each once.

/// The most characters that the name of a sheet can have.
const MOST: usize = 31;

/// A title as the name of a sheet: what stands before a colon, without signs that cannot be.
pub(super) fn short(title: &str) -> String {
    let head = title.split([':', '：']).next().unwrap_or(title).trim();
    let name: String = head.chars().map(|sign| if "[]*?/\\'".contains(sign) { ' ' } else { sign }).collect();
    let name: String = name.trim().chars().take(MOST).collect();
    if name.is_empty() { "-".to_owned() } else { name }
}

/// The names, numbered where two are the same.
pub(super) fn distinct(names: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let name = short(&name);
        let same = |name: &str| kept.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let mut one = name.clone();
        let mut number = 2;
        while same(&one) {
            let tail = format!(" {number}");
            let head: String = name.chars().take(MOST - tail.len()).collect();
            one = head + &tail;
            number += 1;
        }
        kept.push(one);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_and_differ() {
        let long = "x".repeat(40);
        let names = distinct(vec!["Form 1: rate".into(), "form 1".into(), long.clone(), long, "a/b?".into()]);
        assert_eq!(names[..2], ["Form 1", "form 1 2"]);
        assert_eq!(names[2].chars().count(), 31);
        assert!(names[3].ends_with(" 2") && names[3].chars().count() == 31);
        assert_eq!(names[4], "a b");
    }
}
