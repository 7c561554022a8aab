# Cases: what they should touch, what differs, accepting, generating

## What cases should touch

goal-score = comes to { $score }
goal-step = { $score } is decided by: { $text }
goal-step-otherwise = no condition holds, so that it comes to { $score }
goal-step-met = exactly { $met } of { $of } criteria are met
goal-on = { $left } is exactly { $right }
goal-under = { $left } is just under { $right }
goal-over = { $left } is just over { $right }
goal-day-on = { $left } is the same day as { $right }
goal-day-under = { $left } is the day before { $right }
goal-day-over = { $left } is the day after { $right }
goal-in-row = in a row of { $table }, { $what }
goal-in-form = { $what } (for { $option })
goal-met = criterion { $id } is met
goal-not-met = criterion { $id } is not met
goal-partly = criterion { $id } is met partly
goal-alone = criterion { $id } alone is met
goal-limit-strikes = this limit changes the score: { $when }
goal-limit-idle = this limit does not strike: { $when }
goal-missing-answer = no score, because an answer of the raters is missing
goal-missing-table = no score, because a form or a record is missing
goal-missing-cell = no score, because a cell of a form or a record is blank
goal-missing-setting = no score, because a setting of the agency is missing
goal-missing-visit-date = no score, because the day of the visit is missing
goal-missing-divisor = no score, because there is nothing to divide by
goal-not-applicable = does not apply
goal-fallback = “{ $measure }” is taken from its fallback
goal-total-value = every item has a score, and there is a value
goal-total-band = falls into “{ $band }”
goal-total-withheld = an item has no score, and there is no value
goal-total-of-rated = made of the items that have a score
goal-total-too-few = too few items have a score, and there is no value

goal-kind-anchors = scores
goal-kind-steps = steps
goal-kind-thresholds = thresholds
goal-kind-criteria = criteria
goal-kind-limits = limits
goal-kind-missing = missing
goal-kind-totals = totals

## How much is touched

coverage-title = { $title }, edition { $edition }: what the cases touch
coverage-of = { $touched }/{ $of }
coverage-sum = all
coverage-percent = { $percent }%
coverage-demand = demanded
coverage-untouched = Touched by no case
coverage-complete = Everything is touched.
coverage-line = { $about }: { $what }
coverage-lacks = { $title }: { $demand }% of the { $kind } are demanded, and { $percent }% are touched ({ $touched } of { $of })
coverage-lacks-help = `scalewright cases generate { $scale } --missing-only` makes cases for what is lacking; they can be written by hand, too
coverage-lacks-totals-help = cases of totals are written by hand, best with a whole made-up visit (`given: File(…)`); a battery's cases count for its scales
coverage-differing = Cases that do not come out as expected are not counted.

## Differences

difference-head = differs: { $name }
difference-why = it shows: { $why }
difference-given = given: { $given }
difference-given-file = given: { $path }
difference-line = { $item }: expected { $expected } → came out { $found }
difference-by = {" "}({ $by })
difference-reason = why: { $reason }
difference-row = { $table }, row { $number }: { $cells }
difference-cell = { $title } = { $value }

## Accepting

accept-question = Put what came out now in the place of { $count } expectations? [y/N]
accept-done = { $file }: { $count } rewritten.
accept-none = There is nothing to rewrite.
accept-left = { $name }: { $item } cannot be rewritten (there is no such item or total, or what came out cannot be written as an expectation)
accept-comment = { $name }: { $item } is left as it is, because a comment stands within the expectation; rewrite it by hand
accept-unreadable = { $name }: cannot be rewritten, because its assessment cannot be read
accept-declined = Nothing was rewritten.
accept-in-ci = expectations are not rewritten where the environment variable CI is set
accept-in-ci-help = run `scalewright test --accept` on your own machine, look at the differences, and check the files in
accept-needs-terminal = nobody is there to be asked, so no expectation was rewritten
accept-needs-terminal-help = look at the differences, and add --yes to rewrite them
accept-findings = { $file } has findings, so no expectation was rewritten
accept-changed = { $file } has changed since it was read; run the command again

## Generating

generate-head = This file is generated. Do not change it by hand; make it anew with the command above.
generate-why = touches: { $goals }
generate-written = Wrote { $count } cases to { $path }.
generate-current = { $path } is current ({ $count } cases).
generate-stale = { $path } is not current
generate-stale-help = make it anew with: { $command }
generate-open = no case was found that touches these ({ $count }); it may be that none can:
generate-nothing = No case is lacking. Nothing was written.
generate-foreign = { $path } seems to be written by hand, so it was not replaced
generate-foreign-help = name another file with -o, or add --force to replace it
generate-no-cases = { $path } is no file of cases, so it was not replaced
generate-no-cases-help = name another file with -o; even --force replaces nothing but cases
generate-battery = { $name } is a battery; cases are generated for each scale
generate-battery-help = name a scale: { $scales }
generate-unwritable = the cases cannot be written: { $reason }
generate-name = { $item } { $what }
generate-name-again = { $name } ({ $number })
generate-join = {"; "}
