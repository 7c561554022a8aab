# What proofs find about rules. Each is explained in book/src/findings/.
# A fact without a value is none.

finding-rule-gap = there is a case that no row fits [{ $about }]
    .help = for example: { $example }; the row that would close it is { $row }: add it with its score, or mend the bounds of the rows beside it
    .related = this gap is known
finding-rule-overlap = there is a case that rows with different scores fit [{ $about }]
    .help = for example: { $example } (the score could be { $scores }); mend the bounds of one of the rows
    .related = the other row
finding-row-duplicate = this row fits only where a row before it fits as well [{ $about }]
    .help = the score is the same, so nothing would change without it: take it out, or mend its conditions
    .related = the row before it
finding-score-never-given = { $why ->
    [impossible] this score is never given, because its conditions cannot all hold
    [shadowed] this score is never given: wherever it could be, { $score } comes first
   *[together] this score is never given: the others leave no case for it
} [{ $about }]
    .help = { $why ->
        [impossible] mend the conditions that contradict each other
        [shadowed] change the order, or mend the conditions
       *[together] mend the conditions of the others, or take this one out
    }
    .related = { $why ->
        [shadowed] this one comes first
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
   *[rule] whether the rule of this item is sound
} [{ $about }]
    .help = the computation is too involved: it may be right or wrong; cover it with cases
    .related = this is known
finding-accepted-nothing = nothing is found any more of `{ $finding }`, which is accepted here{ $about ->
    [none] {""}
   *[other] {" "}[{ $about }]
}
    .help = if it is mended, take this entry out; see also whether the code and `about` are spelt right
