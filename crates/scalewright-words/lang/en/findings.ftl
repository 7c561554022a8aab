# What is found in scales, forms, batteries and assessments. Each message belongs to a page in book/src/findings/.
# A fact that is not there is `none`.

severity-error = error
severity-warning = warning
severity-note = note
severity-help = help

## Parts of messages

name-kind = { $kind ->
    [anchor] anchor
    [answer] input or criterion
    [battery] battery
    [check] check of the table
    [constant] constant
    [criterion] criterion
    [definition] definition
    [edition] edition
    [field] field
    [forms] set of forms
    [group] record group
    [input] input
    [item] item
    [measure] measure
    [option] option
    [phase] phase
    [respondent] respondent
    [scale] scale
    [setting] setting
    [source] source
    [subscale] subscale
    [table] table
    [term] term
    [timetable] timetable
    [total] total
    [unit] unit
   *[other] name
}
known-names = { $known ->
    [none] there is none to choose from yet
   *[other] there are: { $known }
}
meant-or-known = { $suggestion ->
    [none] { known-names }
   *[other] did you mean `{ $suggestion }`? ({ known-names })
}

## Files

finding-unreadable = the file cannot be read
    .help = the system says: { $reason }
finding-too-large = the file is larger than { $limit } MB
    .help = a scale is much smaller than that; see whether it is the right file
finding-not-utf8 = the file is not in UTF-8 (the first odd character is in line { $line })
    .help = save it again with the encoding UTF-8
finding-not-found = `{ $name }` does not exist
    .help = look at the spelling of the folder and the file, capital and small letters too

## The form of a file

finding-syntax = { $kind ->
    [empty] the file is empty
    [value] a value is missing here
    [name] the name of a field is wanted here
    [wanted] `{ $detail }` is wanted here
    [bracket] `{ $detail }` is wanted here, to close a bracket
    [unclosed] this text or comment has no end
    [number] `{ $found }` is not a number
    [escape] this text has a backslash that cannot be read
    [trailing] nothing may stand here, after the closing bracket of the file
    [wide] `{ $found }` is a full-width character; `{ $detail }` is wanted
   *[other] this cannot be read: { $detail }
}
    .help = { $kind ->
        [empty] it begins with `{ $detail }(` and ends with `)`
        [value] after `:` comes a number, a text in quotes, `true`, `false`, a list `[…]` or a group `(…)`
        [name] between round brackets stand fields: `title: …,`
        [wanted] between two values stands a comma, after the name of a field a colon
        [bracket] each `(`, `[` and `{"{"}` needs its partner; see whether one is missing or of another kind
        [unclosed] a text ends with a quotation mark, a comment after `/*` with `*/`
        [number] a number is written like `12` or `0.5`, in half-width digits
        [escape] write a backslash twice; a quotation mark within a text is written `\"`
        [trailing] see whether there is one bracket too many before it
        [wide] digits, quotation marks, commas and brackets are half-width; only the texts within quotation marks are Japanese
       *[other] { "" }
    }
    .related = { $began ->
        [text] this text begins here and runs over several lines; is its closing quotation mark missing?
       *[bracket] the bracket is opened here
    }
finding-too-deep = brackets stand more than { $limit } deep in one another
    .help = take conditions out of one another, for example as criteria or measures of their own
finding-duplicate-key = `{ $name }` is written twice
    .help = keep one of the two
    .related = it is here first
finding-wrong-head = the file must begin with `{ $expected }(`
    .help = the folder and the name of a file say what is in it; write `{ $expected }(` before the first field and `)` at the end
finding-unknown-field = there is no field `{ $name }` here
    .help = { meant-or-known }
finding-missing-field = the field `{ $field }` is missing
    .help = write `{ $field }: …,` between the brackets
finding-wrong-type = { $expected ->
    [string] a text in quotes is wanted here
    [number] a number is wanted here
    [integer] a whole number is wanted here
    [boolean] `true` or `false` is wanted here
    [array] a list in square brackets is wanted here
    [object] a group of fields in brackets is wanted here
   *[other] a value of another type is wanted here
}, not { $found ->
    [string] a text
    [number] this number
    [integer] a whole number
    [boolean] `true` or `false`
    [array] a list
    [object] a group of fields
    [null] an empty value
   *[other] this
}
    .help = { $expected ->
        [string] put quotation marks around it: `"…"`
        [array] put square brackets around it, also if it is a single value: `[…]`
        [number] write the number without quotation marks
        [integer] write the number without quotation marks and without a point
        [boolean] write `true` or `false` without quotation marks
       *[other] { "" }
    }
finding-not-in-list = `{ $found }` is none of what can stand here
    .help = { meant-or-known }
finding-out-of-range = `{ $found }` is { $side ->
    [min] less than { $limit }, the least that can be
   *[max] more than { $limit }, the most that can be
}
    .help = see whether a digit or the decimal point has slipped
finding-wrong-length = the list is too { $side ->
    [min] short: it must have { $limit } or more
   *[max] long: it can have { $limit } at most
}
    .help = see whether a row is missing or stands here by mistake
finding-wrong-form = `{ $found }` is { $form ->
    [date] not a day of the calendar
   *[other] not written as it must be
}
    .help = { $form ->
        [date] a day is written year-month-day with leading zeros, like `2026-04-01`
       *[other] { "" }
    }
finding-not-allowed = `{ $found }` cannot stand here
    .help = take it out, or look up what can stand here
finding-other-edition = the assessment is for { $found }, not for { $expected }
    .help = name the right scale and edition after `for:`, or use the scale and the edition (for a workbook, the program too) that it was made for
finding-bare-word = this word needs quotation marks
    .help = codes, dates and texts stand in quotation marks: `"…"`

## Released editions

finding-edition-frozen = { $kind ->
    [changed] the edition is released, but `{ $name }` has been changed since
    [new] the edition is released, but `{ $name }` has been added since
    [missing] the edition is released, but `{ $name }` is no longer there
    [reopened] the edition is released (`frozen.ron` lies beside it), but this says that it is not
    [list-changed] the edition is released, but the day or the list of its files (`{ $name }`) has been changed since
    [use-changed] the battery is released, but this scale has been released anew since (`{ $name }`)
    [no-list] the edition is released, but `{ $name }`, the list of its files, is not there
   *[rests-on-draft] this edition is released, but what it rests on (`{ $name }`) is still a draft
}
    .help = { $kind ->
        [rests-on-draft] release that first: `scalewright release { $name }`
        [no-list] get `{ $name }` back. If the edition was never released, write `status: Draft` and release it with `scalewright release { $folder }`. If it must change, make a new edition: `scalewright new edition { $folder } { $next }`
       *[changed] a released edition stays as it is: take the change back, or make a new edition: `scalewright new edition { $folder } { $next }`
    }

## Names

finding-format-version = format { $found } is not known
    .help = this program reads format { $known }; write `format: { $known }`, or use a newer program
finding-bad-id = the { name-kind } cannot be called `{ $name }`
    .help = { $kind ->
        [scale] use small letters a–z, digits and hyphens
        [forms] use small letters a–z, digits and hyphens
        [battery] use small letters a–z, digits and hyphens
        [edition] use small letters a–z, digits, hyphens and points
        [item] a code cannot have spaces or `/`
       *[other] use letters a–z or A–Z, digits, `-` and `_`; what people read stands in the title
    }
finding-duplicate-name = { $kind ->
    [clash] two scales have different tables called `{ $name }`
   *[other] the { name-kind } `{ $name }` is there twice
}
    .help = { $kind ->
        [clash] a visit fills in each table once: let the scales share its forms, or give one of the tables another name
        [anchor] two anchors cannot have the same score; give one of them another score, or make one anchor of both
        [answer] answers are told apart by their names, so inputs and criteria of an item need different ones; `anchor`, `rating` and `not_applicable` are taken by the item itself
        [item] give one of the two another code, or take it out
       *[other] give one of the two another name, or take it out
    }
    .related = it is here first
finding-unknown-name = there is no { name-kind } `{ $name }`
    .help = { $other ->
        [criterion] `{ $name }` is a criterion: write `Met("{ $name }")`
        [input] `{ $name }` is an input: write `Answer("{ $name }")`
        [measure] `{ $name }` is a measure: write `Measure("{ $name }")`
        [constant] `{ $name }` is a constant: write `Const("{ $name }")`
        [setting] `{ $name }` is a setting: write `Setting("{ $name }")`
       *[none] { meant-or-known }
    }
finding-item-without-subscale = the item `{ $name }` stands in no subscale
    .help = add "{ $name }" to `items` of the subscale that it belongs to, at its place in the order
    .related = the subscales are here
finding-unused = nothing uses the { name-kind } `{ $name }`
    .help = { $kind ->
        [input] raters would be asked for nothing; use it in a rule, a limit or a criterion, or take it out
        [criterion] it would not count; name it in the rule, or take it out
        [measure] it would be computed for nothing; name it in the rule or in a condition, or take it out
       *[other] use it in a condition or, in braces, in a text, or take it out
    }

## Computations

finding-field-outside-rows = the field `{ $name }` is named where no rows are gone through
    .help = a field belongs to a row: name it within `of`, `where` or `that` of a computation over a table; for a table of one row write `Cell(table: "…", field: "{ $name }")`
finding-wrong-kind = { $wanted ->
    [yes-no] a yes-or-no value
    [number] a number
    [date] a day
    [code] a value with options to choose from
    [number-or-date] a number or a day
    [field] something that people fill in
   *[one-row] a table of one row
} is wanted here, not { $found ->
    [yes-no] a yes-or-no value
    [number] a number
    [date] a day
    [code] a value with options to choose from
    [text] a text
   *[many-rows] a table that can have several rows
}
    .help = { $wanted ->
        [yes-no] compare a number by `AtLeast` or `AtMost`, options by `Is` or `OneOf`
        [number] { $found ->
            [date] days are counted by `DaysBetween`
            [yes-no] rows are counted by `Count` with `where`
           *[other] name a field, an input or a measure that is a number
        }
        [code] use `Yes` for a yes-or-no value, `AtLeast` and the like for numbers and days
        [one-row] name the rows by `Count`, `Sum` or `Mean`, or give the table `max_rows: 1`
        [date] a day is a date field, `VisitDate` or `AddMonths(…)`; compare days with days only
        [field] name a field, an input, a setting or a cell
       *[other] compare numbers with numbers and days with days
    }
finding-circular-measure = the { name-kind } `{ $name }` needs itself: { $way }
    .help = one of them must be computed from forms, records or answers alone
finding-empty-rule = { $kind ->
    [anchors] this choice has no anchors
    [steps] these bands have no thresholds
    [criteria] no criteria are counted here
    [rungs] this ladder has no rungs
    [cases] this rule has no cases
    [rows] this table has no rows
    [conditions] there are no conditions in this list
    [options] there are no options to choose from
    [numbers] there are no numbers in this list
    [fields] no fields are named here
    [languages] no language is named
   *[other] this list is empty
}
    .help = { $kind ->
        [languages] name the languages of the scale: `[Ja]`, `[En]` or both
       *[other] fill the list, or take out what it stands in
    }
finding-several-count = `Several` cannot ask for { $least } of { $all } conditions
    .help = write a whole number from 1 to { $all }

## Scores

finding-bad-range = { $kind ->
    [decimals] { $found } digits after the point cannot be shown; { $max } is the most
   *[other] there is nothing in the range from { $min } to { $max }
}
    .help = { $kind ->
        [scores] the lowest score must be less than the highest
        [decimals] write a whole number from { $min } to { $max }
       *[other] the least comes first; see whether the two have been exchanged
    }
finding-score-out-of-range = the score { $score } is outside the range from { $min } to { $max }
    .help = mend the score, or give the item a `range` of its own
finding-thresholds-out-of-order = { $side ->
    [from] the threshold { $bound } must be less than the one before it, { $before }
   *[up-to] the threshold { $bound } must be more than the one before it, { $before }
}
    .help = { $side ->
        [from] with `From`, thresholds go from the highest to the lowest
       *[up-to] with `UpTo`, thresholds go from the lowest to the highest
    }
    .related = the one before it
finding-count-table = { $kind ->
    [missing] the table has no score for this number of criteria met: { $met }
    [too-many] { $met } criteria can never be met, there are only { $all }
    [twice] the table has two scores for { $met } criteria met
   *[partly] the criterion `{ $met }` can count in part ({ $all }), so the number met need not be whole
}
    .help = { $kind ->
        [partly] use `Bands` over a measure with `CountMet`, or take out `partly`
       *[other] the table needs each number from 0 to { $all } once
    }
    .related = it is here first
finding-ladder-order = { $kind ->
    [rung] the score { $score } must be lower than that of the rung before it, { $before }
   *[otherwise] the score { $score } of who stands on no rung must be lower than every rung; the lowest has { $before }
}
    .help = { $kind ->
        [rung] rungs go from the highest score to the lowest
       *[otherwise] give `otherwise` a lower score, or use `FirstMatch` if the scores do not rise with the needs
    }
    .related = this score
finding-form-missing = { $kind ->
    [missing] there is no rule for `{ $option }` of the setting `{ $setting }`
   *[unknown] the setting `{ $setting }` has no option `{ $option }`
}
    .help = { $kind ->
        [missing] add "{ $option }" with a rule to `forms`; each option needs one
       *[unknown] { $suggestion ->
            [none] take it out, or add the option to the setting
           *[other] did you mean `{ $suggestion }`?
        }
    }
finding-weight = a weight of { $found } is not possible
    .help = a weight is more than 0; an item that does not count is left out of the total instead
finding-bad-credit = partial credit of { $found } is not possible
    .help = credit lies between 0 and 1, for example 0.5; a criterion that cannot be met in part has no `partly`
finding-not-positive = { $kind ->
    [step] the step between ratings is { $found }
    [rounding] the multiple to round to is { $found }
   *[per] the number after `per` is { $found }
}, but must be more than 0
    .help = { $kind ->
        [step] write for example 1 or 0.5
        [rounding] write for example 1 to round to whole numbers, 0.1 to one digit after the point
       *[per] write for example 100 for 'per 100', or leave it out
    }

## Totals

finding-total-empty = the total `{ $name }` has no items
    .help = name items or subscales that have some, or take out the total
finding-total-at-least = { $kind ->
    [none] a total needs one rated item or more
   *[too-many] { $least } items with a score are asked for, but the total has only { $items }
}
    .help = write a whole number from 1 to { $items }
finding-total-share = the total `{ $name }` has no share of the maximum: the highest scores add up to nothing, or less
    .help = use `MinMax` or `Sum`, or mend the ranges of the items
finding-total-bands = { $kind ->
    [order] the band from { $from } must begin lower than the one before it, from { $limit }
    [hole] the lowest band of `{ $name }` begins at { $from }, but the total can be as low as { $limit }
   *[unreachable] no total can be in the band from { $from }: the most for `{ $name }` is { $limit }
}
    .help = { $kind ->
        [order] bands go from the highest to the lowest
        [hole] let the lowest band begin at { $limit }, so that every total is in one
       *[unreachable] mend the number, or take out the band
    }
    .related = the band before it

## Texts

finding-missing-translation = the { $lang ->
    [ja] Japanese
   *[en] English
} wording is missing
    .help = write `{ $lang }: "…"`; if the scale is in one language only, say so in `languages` of the scale
finding-unknown-placeholder = { $kind ->
    [brace] this brace has no partner: `{ $name }`
    [bound] there is no threshold `{"{"}{ $name }{"}"}`
   *[name] there is no number to fill in for `{"{"}{ $name }{"}"}`
}
    .help = { $kind ->
        [brace] a brace that is meant as a brace is written twice: `{"{{"}` or `{"}}"}`
        [bound] `bound:` and a score stand for the threshold of that score in the item's own bands ({ known-names })
       *[name] { meant-or-known }
    }
finding-unit-pattern = the unit has no place for the number
    .help = write `{"{n}"}` where the number stands: `{"{n}"} %`

## Where things come from

finding-no-evidence = { $kind ->
    [rule] the rule of the item `{ $name }` does not say where it comes from
   *[bands] the bands of the total `{ $name }` do not say where they come from
}
    .help = add `evidence`: `Legible`, `Published(…)`, `Reconstructed(…)` or `Assumed(…)`
finding-assumed = { $on ->
    [none] { "" }
   *[item] { $on }:{" "}
}assumed: { $what_en }
finding-reconstructed = { $on ->
    [none] { "" }
   *[item] { $on }:{" "}
}reconstructed: { $what_en }

## Filled-in tables

finding-table-check = { $says_en }
    .help = mend the form, or ask the site

## Workbooks that were filled in

finding-cell-doubt = { $reason ->
    [question-mark] `{ $found }` does not tell the value
    [approximate] `{ $found }` is not an exact number (it may be { $first })
    [range] `{ $found }` goes from { $first } to { $second } and is not one number
    [none-or-blank] `{ $found }` may mean 0 or not filled in
    [none-in-list] `{ $found }` may mean none or not filled in
    [one-or-dash] `{ $found }` may be a one or a dash
    [maybe-negative] `{ $found }` may be less than 0
    [percent-or-share] `{ $found }` may be a percentage or a share of one ({ $first } or { $second })
    [not-whole] `{ $found }` is not a whole number
    [two-numbers] `{ $found }` holds two numbers ({ $first } and { $second })
    [unknown-words] `{ $found }` holds words beside the number { $first }
    [turned-into-date] a day or a time stands where a number is wanted (the spreadsheet program may have made it of what was typed)
    [ambiguous-date] `{ $found }` may be { $first } or { $second }
    [no-year] `{ $found }` has no year
    [two-digit-year] `{ $found }` has a year of two digits, western or of an era ({ $first }, { $second })
    [no-day] `{ $found }` has no day
    [impossible-date] `{ $found }` is not a date of the calendar
    [outside-era] `{ $found }` lies outside its era (is { $first } meant?)
    [unknown-era] `{ $found }` names an era that is not known
    [more-than-date] `{ $found }` holds words beside the day { $first }
    [not-a-date] `{ $found }` cannot be read as a date
    [not-yes-no] `{ $found }` is neither 1 (yes) nor 0 (no)
    [not-in-list] `{ $found }` is none of the answers to choose from
    [several-in-list] `{ $found }` may be "{ $first }" or "{ $second }"
    [no-value] the formula of the cell has no value (it was not computed)
    [cell-error] the formula of the cell gives an error ({ $found })
    [too-large] `{ $found }` is too large
    [too-long] the text is too long
    [control-characters] there are characters that cannot be read
   *[not-a-number] `{ $found }` cannot be read as a number
}
    .help = { $reason ->
        [turned-into-date] set the format of the cell to "General" and write the number again
        [percent-or-share] write nothing but the number in the unit of the field: 80 where percent are wanted, 0.8 where a share is
        [ambiguous-date] write it as year/month/day, such as 2026/4/1
        [no-year] write it as year/month/day, such as 2026/4/1
        [two-digit-year] write it as year/month/day, such as 2026/4/1
        [no-day] write it as year/month/day, such as 2026/4/1
        [impossible-date] see which day is meant, and write it such as 2026/4/1
        [outside-era] write it with the western year
        [unknown-era] write it with the western year
        [more-than-date] write nothing but the day, such as 2026/4/1
        [not-a-date] write it as year/month/day, such as 2026/4/1
        [not-yes-no] write 1 (yes) or 0 (no)
        [not-in-list] { $first ->
            [none] choose from the list
           *[other] choose from the list (is "{ $first }" meant?)
        }
        [several-in-list] choose from the list
        [no-value] open and save it in a spreadsheet program, or write the value
        [cell-error] write the value instead of the formula
        [question-mark] fill it in if it is known; if not, leave it blank and tell the assessors
        [none-in-list] give the answer, or leave it blank if it is not known
        [none-or-blank] write 0 if there is none, and leave it blank if it is not known
        [too-long] make it shorter
       *[other] write nothing but the number; if it is not known, leave it blank and tell the assessors
    }
finding-cell-read-as = `{ $found }` was read as { $value } ({ $how ->
    [full-width] full-width characters
    [text-number] a number kept as text
    [text-date] a day kept as text
    [spaces] spaces
    [case] capital and small letters
    [separator] separated thousands
    [dots] a day with dots
    [compact] a day of eight digits
    [kanji] kanji
    [word] a word
    [mark] a mark
    [unit] with its unit
    [percent-sign] with a percent sign
    [percent-format] a cell shown as a percentage
    [era] a year of an era
    [serial] the serial number of a day
    [weekday] with the day of the week
    [time] with the time of day
    [other-language] the answer in another language
    [id] the code of an answer
    [part] a part of an answer
    [day] a day
   *[control] characters that cannot be seen
})
    .help = write it again if that is wrong
finding-cell-blank = "{ $field_en }" is blank: { $cells }
    .help = fill it in if it is known; if not, it is asked about during the visit
finding-full-name = this looks like a full name and was not read
    .help = write initials or a local number instead
finding-cell-formula = the cell holds a formula; its value was read
    .help = see whether the value is right
finding-no-place = { $found ->
    [sheet] a sheet that is none of the forms has { $cells } filled cells
   *[other] something stands where the form has no place for it: `{ $found }`
}
    .help = move it to where it belongs if it matters; it is not used for scores here
finding-sheet-missing = the sheet "{ $title }" is not there
    .help = see whether it was deleted or moved to another file; what it asks for counts as not filled in
finding-column-missing = "{ $field }" has no place on the sheet
    .help = see whether a column or a row was deleted; it counts as not filled in
finding-sheet-changed = the sheet "{ $title }" has another name or other columns; it was read by its headings
    .help = see whether what was read is right
finding-merged-cells = the cells are merged up to { $to }, so that it cannot be told to which { $across ->
    [columns] field
   *[rows] row
} the value belongs
    .help = unmerge them and write the value in each cell
finding-hidden-cells = { $what ->
    [sheet] a hidden sheet was read like the others
    [column] a hidden column was read like the others
   *[row] a hidden row was read like the others
}
    .help = delete it if it is not meant to be read
finding-outside-links = values are taken from another file ({ $name })
    .help = paste them as values
finding-rater-without-name = the column of rater { $number } has answers but no initials
    .help = write the initials above the column
finding-none-but-rows = the form says that there is nothing to fill in, but it has rows
    .help = delete one of the two
finding-sheet-twice = there is another sheet like "{ $title }"; it cannot be told which of them to read
    .help = delete the one that is not needed
finding-workbook = { $reason ->
    [not-found] there is no such file
    [unreadable] the file cannot be read ({ $detail })
    [empty] the file is empty
    [too-large] the file is too large (at most { $limit } MB)
    [too-much-inside] there is too much in the file (at most { $limit } MB unpacked)
    [too-many-parts] the file has too many parts (at most { $limit })
    [too-many-cells] the sheet "{ $sheet }" has too many filled cells (at most { $limit })
    [too-many-strings] too many cells with text (at most { $limit } different ones)
    [too-long] the sheet "{ $sheet }" has a text that is too long
    [password] the file has a password
    [macros] the file has macros
    [old-format] the file has an old format (Excel 95 or before)
    [unknown-format] this is not a spreadsheet file
    [empty-folder] the folder has no CSV files
   *[damaged] the file is damaged ({ $detail })
}
    .help = { $reason ->
        [password] take the password off and save it again
        [macros] save it again in the format without macros (.xlsx)
        [not-found] look at the name of the file and the folder
        [too-large] delete pictures and sheets that are not needed, and save it again
        [too-much-inside] copy the forms alone into a new file
        [too-many-cells] copy the forms alone into a new file
       *[other] open it with a spreadsheet program and save it as .xlsx
    }
