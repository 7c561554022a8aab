manual-title = Manual
