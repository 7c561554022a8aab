# What proofs find about rules. Each is explained in book/src/findings/.
# A fact without a value is none.

prove-example = { $example ->
    [none] nothing is filled in
   *[other] { $example }
}

finding-rule-gap = { $why ->
    [blank] there is a case that no row fits, because `{ $about }` may be left blank
    [more] there are more cases that no row fits
   *[gap] there is a case that no row fits
} [{ $about }]
    .help = { $why ->
        [blank] for example: { prove-example }; add a row for it, such as { $row }, and let the conditions of the other rows begin with `Not(Blank(…))`
        [more] close those that are named first
       *[gap] for example: { prove-example }; { $row ->
            [none] mend the bounds of the rows beside it
           *[other] the row that would close it is { $row }: add it with its score, or mend the bounds of the rows beside it
        }
    }
    .related = this gap is known
finding-rule-overlap = { $why ->
    [more] there are more cases that rows with different scores fit
   *[overlap] there is a case that rows with different scores fit
} [{ $about }]
    .help = { $why ->
        [more] mend those that are named first
       *[overlap] for example: { prove-example } (the score could be { $scores }); mend the bounds of one of the rows
    }
    .related = the other row
finding-row-duplicate = { $why ->
    [several] this row fits only where other rows with the same score fit as well
   *[one] this row fits only where another row with the same score fits as well
} [{ $about }]
    .help = the score is the same, so nothing would change without it: take it out, or mend its conditions
    .related = the other row
finding-score-never-given = { $why ->
    [impossible] this score is never given, because its conditions cannot all hold
    [out-of-reach] this score is never given, because the measure never comes here
    [not-used] this score is never given: its conditions cannot hold where the item is asked
    [limited] this score is never given: the limits always take it away
    [shadowed] this score is never given: wherever it could be, { $score } comes first
   *[together] this score is never given: the others leave no case for it
} [{ $about }]
    .help = { $why ->
        [impossible] mend the conditions that contradict each other
        [out-of-reach] see what the measure can come to at most and at least (what can be filled in, its range), and mend the bounds
        [not-used] compare the conditions with `asked_when`, or with the setting for which this form is
        [limited] mend the limits, or take the score out
        [shadowed] change the order, or mend the conditions
       *[together] mend the conditions of the others, or take this one out
    }
    .related = { $why ->
        [shadowed] this one comes first
        [limited] the limits
       *[other] this is known
    }
finding-limit-never-strikes = { $why ->
    [never-holds] the condition of this limit never holds
   *[no-change] this limit never changes a score, even where its condition holds
} [{ $about }]
    .help = mend the condition or the score of the limit, or take it out
    .related = this is known
finding-condition-always-so = { $about ->
    [never] this condition never holds
   *[always] this condition always holds
} [{ $about }]
    .help = see whether the number and what can be filled in are right; take the condition out if it is not needed
    .related = this is known
finding-input-without-effect = `{ $about }` never changes the score, whatever else is so [{ $about }]
    .help = do not ask what is not used; if it should be used, mend the conditions of the rule
    .related = this is known
finding-better-scores-lower = the score can fall although `{ $about }` gets better [{ $about }]
    .help = { $worse } scores { $worse_score }, but { $better } scores { $better_score }; mend the rule, or the direction (better)
    .related = this is known
finding-units-differ = things of different units are compared or added: { $one } and { $other } [{ $about }]
    .help = mend one of the units, or convert one to the other
    .related = this is known
finding-total-band-unreached = no scores add up to a total in this band [{ $about }]
    .help = mend the bound of the band, or take it out
    .related = this is known
finding-not-decided = it could not be decided { $what ->
    [score] whether this score is ever given
    [limit] whether this limit ever changes a score
    [condition] whether this condition is always the same
    [input] whether `{ $about }` ever changes the score
    [direction] whether the score can fall although `{ $about }` gets better
    [total] whether a total can be in each band
    [gap] whether there is a case that no row fits
    [overlap] whether there is a case that rows with different scores fit
    [duplicate] whether this row says anything that the others do not
   *[rule] whether the rule of this item is sound
} [{ $about }]
    .help = it may be right or wrong: products of inputs, fractions of fractions and a few other computations cannot be followed; cover it with cases, and accept the finding with a reason
    .related = this is known
finding-accepted-nothing = nothing is found any more of `{ $finding }`, which is accepted here{ $about ->
    [none] {""}
   *[other] {" "}[{ $about }]
}
    .help = if it is mended, take this entry out; see also whether the code and `about` are spelt right
