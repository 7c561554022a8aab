# 「はい・いいえ」の評価表
yes-no-sheet-title = 「はい・いいえ」の評価表
yes-no-sheet-needs = この文書は、すべての項目を「はい」か「いいえ」で評価する尺度に対して作ります
yes-no-sheet-asks = 項目名と基準
yes-no-sheet-sources = 情報源：{ $list }
yes-no-sheet-remarks = 備考
