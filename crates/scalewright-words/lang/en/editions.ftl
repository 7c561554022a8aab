# Laying out files, releasing editions, making new ones.

## fmt

fmt-changed = laid out: { $path }
fmt-done = files changed: { $changed } of { $all }
fmt-clean = all laid out ({ $all } files)
fmt-would-change = files that `scalewright fmt` would change: { $changed } of { $all }
fmt-no-files = there are no RON files here
fmt-no-input = `-` is no file: what comes in on the standard input is not laid out
fmt-no-input-help = name files, folders or scales
fmt-mark = the file begins with a byte order mark, which would go away
fmt-line-ends = this line does not end as the first one does

## release

release-done = { $folder } is released on { $date }. From now on it stays as it is; `scalewright check` holds it to the list in frozen.ron.
    To change it, make a new edition with `scalewright new edition`.
release-future = { $date } has not come yet. If the day is not meant, delete frozen.ron, write `status: Draft`, and release once more.
error-released-already = { $folder } is released already
error-released-already-help = a released edition stays as it is; to change something, make a new one with `scalewright new edition`
error-release-drafts = { $folder } rests on what is still a draft
error-release-drafts-help = what a released edition rests on must be released too. Do that first:
    {"  "}{ $list }
    and then `scalewright release { $folder }` again
error-release-cases = cases do not come out as expected: { $names }
error-release-cases-help = `scalewright test { $folder }` shows the differences; mend the scale or the cases
error-several-drafts = `{ $name }` fits several drafts
error-several-drafts-help = say which one is to be released: { $known }
error-no-such-day = `{ $day }` is not a day of the calendar
error-no-such-day-help = a day is written year-month-day with leading zeros, like 2026-04-01

## new

new-wrote = written: { $path }
new-scale-next = The new scale is a small sample that works. What to do next:
    1. write what the scale is: title, description and items ({ $folder }/scale.ron, { $folder }/items)
    2. add items: `scalewright new item { $folder } CODE`
    3. look: `scalewright check { $folder }` and `scalewright test { $folder }`
new-edition-next = The new edition is a draft. What to do next:
    1. make the changes in { $folder }, also in its README and in the texts that name the old edition
    2. where an item now scores otherwise than before, say so in its `corresponds` (`differs`)
    3. look: `scalewright check { $folder }` and `scalewright test { $folder }`
    4. where a battery should use it, write its folder in the battery's `scales`
new-battery-edition-next = The new edition is a draft. What to do next:
    1. make the changes in { $folder }; `scales` names the editions of the scales that it scores
    2. look: `scalewright check { $folder }` and `scalewright test { $folder }`
new-forms-edition-next = The new edition is a draft. What to do next:
    1. make the changes in { $folder }/forms.ron
    2. in a new edition of each scale that should use it, write its folder after `forms:`
    3. look with `scalewright check`
new-edition-old = The old edition { $folder } is released. If something was changed there, take that back.
new-item-next = What to do next:
    1. write the texts and the rule of the new item; they say what belongs there
    2. write a case that says which score must come out, in { $folder }/cases; visits and cases that were complete lack the new item now
    3. look: `scalewright check { $folder }` and `scalewright test { $folder }`
error-bad-scale-name = a scale cannot be called `{ $name }`
error-bad-scale-name-help = use small letters a–z, digits and hyphens, beginning with a letter or a digit. Names of devices such as con or nul are no names of folders on Windows
error-bad-edition-name = an edition cannot be called `{ $name }`
error-bad-edition-name-help = use small letters a–z, digits, hyphens and points, for example 2027 or 2027-draft; it begins with a letter or a digit and does not end with a point. Names of devices such as con or nul are no names of folders on Windows
error-bad-item-code = an item cannot have the code `{ $name }`
error-bad-item-code-help = the code becomes the name of a file: no spaces, none of / \ : * ? " < > | and no point at the beginning or the end. Names of devices such as con or nul are no names of files on Windows
error-item-alike = `{ $code }` differs from the code `{ $other }` only in capital letters
error-item-alike-help = many systems take two such file names for the same one; choose another code
error-exists = { $path } is there already
error-exists-help = nothing is written over; choose another name
error-scale-exists-help = choose another name, or make a new edition of it: `scalewright new edition { $name } NEW-EDITION`
error-item-released = { $folder } (edition { $edition }) is released and gets no new items
error-item-released-help = make a new edition first: `scalewright new edition { $folder } NEW-EDITION`
error-no-subscale = there is no subscale `{ $name }`
error-which-subscale = the scale has several subscales; say where { $code } belongs
error-known-subscales = write --subscale with one of these: { $known }
error-no-unit = a rule of this kind needs a unit, and the scale has none
error-no-unit-help = write one in `common` of scale.ron first, for example: units: [(id: "percent", pattern: (ja: "{"{n}"}％", en: "{"{n}"}%"))]
error-no-scale-for-item = { $path } is not a scale; only scales have items
