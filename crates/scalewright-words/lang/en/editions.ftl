# Laying out files, releasing editions, making new ones.

## fmt

fmt-changed = laid out: { $path }
fmt-done = files changed: { $changed } of { $all }
fmt-clean = all laid out ({ $all } files)
fmt-would-change = files that `scalewright fmt` would change: { $changed } of { $all }
fmt-no-files = there are no RON files here
fmt-mark = the file begins with a byte order mark, which would go away
fmt-line-ends = this line does not end as the first one does
