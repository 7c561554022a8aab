# Words that the layouts use (most for readers who do not see the page)
layout-blank = to be filled in
layout-room = room to write (lines: { $lines })
layout-room-short = (lines: { $lines })
layout-mark-open = box to tick
layout-mark-yes = ticked
layout-mark-no = not ticked
layout-mark-partly = partly ticked
layout-mark-unknown = not known
layout-picked = {" "}(this score)
layout-numbers = The numbers as a table
layout-table = table
layout-score = Score
layout-anchor = Anchor
