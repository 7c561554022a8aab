# The feedback report
report-title = Report of the result
report-needs-results = this document needs a visit that has scores
report-agency = Agency
report-visited = Visited on
report-scale = What was rated
report-edition = , edition { $edition }
report-raters = Raters
report-status = Status
report-final = This result is final.
report-provisional = This result is provisional and may still change.
report-sender = Reported by
report-reach = Contact
report-greeting = Thank you for making this visit possible in the middle of your daily work. This report sets out the result, from what you told us and from the records that you let us read.
report-how-title = How to read this report
report-how-items = : { $count } items,{" "}
report-how-range = each rated from { $low } to { $high }.
report-how-ranges = each with a range of its own.
report-how-band = { $from } or more:{" "}
report-colon = :{" "}
report-how-aim = The scores are not there to rank anyone. They show how far the work has come, and help to find the next step.
report-how-provisional = The result is provisional. If anything is wrong or left out, please tell us; we shall check it before the result becomes final.
report-how-open = An item without a score is shown as open, with the scores that are still possible and what would settle it. It is not counted as low.
report-how-previous = Scores of last time stand beside those of now. In charts, now is a solid line with black dots (a dark bar), last time a dashed line with white squares (a white bar).
report-how-system = Where law or system makes a high score difficult, the item says so. Not every low score is the team's doing.
report-totals = Totals
report-charts = The result in charts
report-bars-title = , totals (from the lowest score that there can be to the highest)
report-before-now = Then → now
report-now = Now
report-before = Last time
report-none = –
report-column-item = Item
report-column-score = Score
report-column-total = Total
report-column-change = Change
report-column-band = Band
report-column-grounds = Grounds and remarks
report-column-possible = Possible
report-change-up = ↑
report-change-down = ↓
report-change-same = =
report-strengths = What you do well
report-challenges = What you could take on next
report-changes = What has changed since last time
report-changes-count = Compared with last time, { $up ->
    [one] 1 item is
   *[other] { $up } items are
 } higher, { $down } lower and { $same } the same.
report-changes-up = Higher
report-changes-down = Lower
report-open = What is still open
report-open-intro = { $count ->
    [one] One item has
   *[other] { $count } items have
 } no score yet. What stands on the right would settle it.
report-more = and { $count } more
report-items-of = Item by item:{" "}
report-points = Score { $score }
report-of-range = {" "}({ $low } to { $high })
report-last-time = , last time { $score }
report-turned = {" "}{ $change }
report-row-grounds = Grounds
report-row-limit = Limit
report-row-note = Remarks
report-row-next = Next score
report-row-system = System limits
report-criteria-yes = Met
report-criteria-partly = Partly met
report-criteria-no = Not met
report-criteria-unknown = Not known
report-inline-missing = Missing:{" "}
report-inline-system = System limits:{" "}
report-next-anchor = { $score } stands for: { $text }
report-beside = For comparison: other scales
report-beside-intro = These scores were computed from the same visit. They are not part of the result.
report-closing = Please let us know at any time if you have questions or remarks. We would be glad to think about the next steps together with you.
