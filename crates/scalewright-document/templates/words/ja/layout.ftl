# 画面や Markdown の体裁に使う言葉（多くは、画面を見ない読み手のためのもの）
layout-blank = 記入欄
layout-room = 記入欄（{ $lines }行）
layout-room-short = （{ $lines }行）
layout-mark-open = チェック欄
layout-mark-yes = チェックあり
layout-mark-no = チェックなし
layout-mark-partly = 一部にチェック
layout-mark-unknown = 不明
layout-picked = （この点）
layout-numbers = 図の数値を表で見る
layout-table = 表
layout-score = 点
layout-anchor = 段階
