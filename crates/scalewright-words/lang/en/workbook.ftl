# Words of workbooks: forms, scores, computation

book-cover = Cover
book-scores = Scores { $scale }
book-results = Results
book-charts = Charts
book-calc = Steps
book-rows = Rows
book-lists = Lists

## The cover

book-how = Please fill in the yellow cells. The others hold formulas or explanations and are locked (without a password).
book-privacy = Please write no names. Clients are told apart by initials or a local number.
book-part-site = The agency and the visit (filled in by the agency)
book-site-name = Agency
book-site-contact = Contact (key person)
    .help = Job title only, no name.
book-visited-on = Date of the visit
    .help = Groups A, B and C and all periods are counted from this day.
book-part-plan = Before the visit (filled in by the assessors)
book-plan-written-on = Date of the letter
book-plan-sender = Sender (team of assessors)
book-plan-reach = Contact details
book-plan-forms-back-by = Forms are to be back by
book-plan-timetable = Schedule
book-final = The result is final
    .help = 1 = yes. While it is blank, printed pages say that the result is provisional.
book-made-up = The data is made up
    .help = 1 if it is for practice or a test.
book-part-words = The agency's own words (filled in by the agency, if any)
book-word = Word for "{ $term }" ({ $lang })
book-plural = Plural of the word for "{ $term }" ({ $lang })
book-lang-ja = Japanese
book-lang-en = English
book-part-draw = Sample of records (filled in by scalewright sample)
book-draw-seed = Random seed
    .help = The same seed draws the same records from the same list of clients.
book-draw-wanted = Group { $group }: records wanted
book-draw-clients = Group { $group }: clients in it
book-draw-rows = Group { $group }: rows drawn
book-draw-instead = Group { $group }: rows drawn from group { $other } instead
book-part-said = Summary (filled in by the assessors)
book-strength = Strength { $number }
book-challenge = Challenge { $number }

## Forms

book-agency = Agency:{" "}
book-none = Write 1 if there is nothing to fill in
book-none-title = Nothing to fill in
book-none-help = Write 1 only if there is not a single row. A form that is left empty counts as not filled in.
book-elsewhere = { $table }, { $field }:{" "}
book-blank = "{ $field }" is blank.{" "}
book-is-blank = This is blank.
book-check = Check
book-check-hint = problems are shown here
book-sums = Number of 1s
book-group = Group { $group }
book-group-cases = { $cases } needed
book-field = Field
book-value = Fill in here
book-unit = Unit
book-definition = Definition
book-hint-yes-no = 1 = yes, 0 = no
book-hint-number = a number
book-hint-code = choose from the list
book-hint-date = year/month/day
book-hint-initials = never a name
book-hint-text = text
book-wants-yes-no = Write 1 (yes) or 0 (no).
book-wants-partly = Write 1 (met), 0 (not met) or "partly".
book-wants-whole = Write a whole number of { $min } or more, without a unit or words such as "about".
book-wants-whole-range = Write a whole number from { $min } to { $max }.
book-wants-number = Write a number of { $min } or more, without a unit or words such as "about".
book-wants-number-range = Write a number from { $min } to { $max }.
book-wants-count = Write a whole number of 0 or more.
book-wants-code = Choose from the list.
book-wants-date = Write year/month/day, such as 2026/4/1.
book-wants-initials = Write initials or a local number, and never a full name.

## Scores

book-scores-how = First each rater fills in a column alone; then all agree and fill in "agreed". The scores are computed.
book-item = Item
book-question = Question, criterion
book-agreed = Agreed
book-notes = Evidence
book-previous = Last time
book-computed = Computed values, how to answer
book-rater = Rater { $number }
book-rater-row = initials of the raters →
book-rater-title = Rater
book-rater-help = The initials of the rater who fills in this column.
book-partly = partly
book-anchor = Score of the anchor that fits
book-rating = Score
book-not-applicable = The item does not apply
book-wants-anchor = Choose one of { $scores }.
book-wants-rating = Write a score from { $min } to { $max }.
book-wants-apart = 1 only if it does not apply
book-wants-score = Write the previous score as a number.

## Results

book-results-how = Computed from the forms and from the column "agreed" of the scores. Nothing can be written here.
book-legend = "…" means that the score is not decided: something is still missing, or the scale itself leaves it open. "–" means that an item does not apply.
book-title = Name
book-now = Now
book-before = Last time
book-change = Change
book-total = Total
book-band = Level
book-subscale = Subscale
book-means = Means of the subscales (items with a score)
book-measure = Computed value
book-charts-how = Drawn from the results. Use them to talk about what you found.
book-chart-items = { $scale }: scores of the items
book-chart-means = { $scale }: means of the subscales

## Computation

book-calc-how = How the scores come about, step by step. Conditions: 1 = holds, 0 = does not, 0.5 = not known yet.
book-rows-how = What is computed for each row of the forms: 1 = holds, 0 = does not, 0.5 = not known yet.
book-scale = Scale
book-step = Step
book-step-part = intermediate value
book-step-kind = kind seen
book-step-score = score
book-step-before = score before limits
book-step-asked = item is asked
book-step-credit = credit for a criterion
book-step-met = criteria met
book-step-for = needed for { $score }
book-step-scores = scores that hold
book-step-rated = items with a score
book-step-apart = items that do not apply
book-step-open = items still open
book-row-there = filled in
book-row-needed = must be filled in
book-row-belongs = belongs
book-row-value = value
book-row-first = first of its kind
book-row-holds = holds
book-there = the form is filled in

## The copy that goes back

book-mend = Please check
book-mend-how = Please check the red cells. Point at a cell to see our question.
book-mend-where = Where
book-mend-typed = What was typed
book-mend-what = What we ask
book-mend-do = How to correct it
book-refusal-title = Please check
book-chart-radar = { $scale }: radar
book-labelled = { $label }:{" "}
book-number = Value
book-drawn-now = for charts (now)
book-drawn-before = for charts (last time)
