# The record review sheet
record-sheet-title = Record review sheet
record-sheet-needs = this document is of a visit with record groups and a record sheet
record-sheet-groups = How the records are chosen
record-sheet-draw = From the people in each group, the number of records given is drawn at random ({ $count } in all). Any fair way will do: lots, random numbers.
record-sheet-group = group
record-sheet-who = who is in it
record-sheet-from = taken from
record-sheet-cases = records
record-sheet-found = people found
record-sheet-case = { $group }-{ $number }
record-sheet-how = One record to a column. Circle 1 if it is so and 0 if not. Write dates in full: year, month, day.
record-sheet-skipped = {" "}Where there is a dash, nothing is written for that group.
record-sheet-field = what is read
record-sheet-items = What each item wants from the records
record-sheet-looks = what to look at
record-sheet-join = {" "}
