# The manual
manual-title = Rating manual
manual-contents = Contents
manual-edition = Edition { $edition }
manual-edition-draft = Edition { $edition } (draft)
manual-edition-of = { $title }, edition { $edition }
# How a visit goes
manual-visit = How a visit goes
manual-definitions = Definitions for counting
manual-column-what = What
manual-column-definition = Definition
manual-timetables = Timetables
manual-groups = Record groups
manual-groups-about = Records are drawn at random from each of these groups. The groups named under “Records read” of an item are those of this table.
manual-column-group = Group
manual-column-who = Who is in it
manual-column-table = Drawn from
manual-column-cases = Records
manual-attitude = How assessors behave
manual-checklist = Checklist
manual-packing = What to bring
# All items
manual-overview = The items at a glance
manual-reading = How to read the page of an item:
manual-reading-anchors = Anchors stand from the left to the right, from the lowest score to the highest.
manual-reading-boxes = A box (□) is there to be ticked once the point has been checked.
manual-reading-interview = Where an interview is needed, forms and records are not enough to decide the score.
manual-reading-dagger = What carries † rests on an assumption. The assumptions are listed at the end, under “What rests on assumptions”.
manual-column-code = Code
manual-column-title = Title
manual-column-item = Item
manual-column-interview = Interview
manual-column-groups = Groups
manual-yes = yes
manual-no = no
manual-none = –
# An item
manual-then = {" "}→{" "}
manual-tried-in-order = The cases of this item are tried in the order of the scores { $order }; the first that holds gives the score.
manual-options = {" "}({ $options })
manual-asked = Asked of: { $who }
manual-interview = Interview
manual-interview-yes = needed
manual-interview-no = not needed (forms or records are enough)
manual-corresponds = { $scale }, edition { $edition }: { $item } “{ $title }”
manual-differs = How it differs: { $differs }
manual-beside = Corresponding item: { $scale }, edition { $edition }
manual-band = { $low } or more: { $name }
manual-bands = {" "}({ $bands })
# At the end
manual-assumptions = What rests on assumptions
manual-assumptions-about = Here the source could not be read, and something was assumed. It will be revised when the source or better grounds are found.
manual-assumptions-common = The whole (forms, periods and the like)
manual-column-assumption = What is assumed
manual-glossary = Glossary
manual-column-term = Term
manual-column-meaning = Meaning
manual-long = [{ $long }]{" "}
