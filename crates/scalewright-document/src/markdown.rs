//! Plain text as Markdown.

/// Characters that mean something wherever they stand.
const MARKS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '$'];
/// Characters that mean something at the beginning.
const FIRST: &[char] = &['#', '+', '-', '=', '>'];

/// A text as Markdown that shows just that text.
pub(crate) fn escape(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    for (line, text) in text.lines().enumerate() {
        if line > 0 {
            done.push_str("<br>");
        }
        let digits = text.trim_start_matches(|one: char| one.is_ascii_digit());
        let ends = digits.strip_prefix(['.', ')']);
        let numbered =
            digits.len() < text.len() && ends.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        for (at, one) in text.char_indices() {
            let number_ends = numbered && text.len() - digits.len() == at;
            if MARKS.contains(&one) || (at == 0 && FIRST.contains(&one)) || number_ends {
                done.push('\\');
            }
            done.push(one);
        }
    }
    done
}

/// Takes away the empty lines that templates leave.
pub(crate) fn tidy(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        done.push_str(line);
        done.push('\n');
    }
    let end = done.trim_end().len();
    done.truncate(end);
    done.push('\n');
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_lines_kept_in_one() {
        assert_eq!(escape("1. a*b_c|d\n# x"), "1\\. a\\*b\\_c\\|d<br>\\# x");
        assert_eq!(escape("<script>"), "\\<script\\>");
        assert_eq!(escape("2026-10"), "2026-10");
        assert_eq!(escape("16.2人、$5"), "16.2人、\\$5");
    }

    #[test]
    fn empty_lines_stand_alone() {
        assert_eq!(tidy("\n\n# A\n\n\n\nb  \n\n\n"), "# A\n\nb\n");
    }
}
