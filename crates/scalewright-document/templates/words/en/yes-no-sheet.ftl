# The yes-no sheet
yes-no-sheet-title = Yes-no sheet
yes-no-sheet-needs = this document is of a scale whose items are all answered with yes or no
yes-no-sheet-asks = title and criterion
yes-no-sheet-sources = Sources: { $list }
yes-no-sheet-remarks = remarks
