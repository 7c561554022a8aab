# 記録シート（記録を読むときの用紙）
record-sheet-title = 記録の読み取り用紙
record-sheet-needs = この文書は、記録のグループと記録シートをもつ訪問調査に対して作ります
record-sheet-groups = 読む記録の選び方
record-sheet-draw = それぞれのグループに当てはまる人の中から、決められた件数の記録を無作為に選びます（合わせて{ $count }件）。くじや乱数など、偏りのない方法であればどれでもかまいません。
record-sheet-group = グループ
record-sheet-who = 当てはまる人
record-sheet-from = もとになる表
record-sheet-cases = 件数
record-sheet-found = 当てはまった人数
record-sheet-case = { $group }-{ $number }
record-sheet-how = 記録1件を1列に書きます。当てはまれば1、当てはまらなければ0を○で囲みます。日付は年月日で書きます。
record-sheet-skipped = 「–」の欄は、そのグループの記録では書きません。
record-sheet-field = 読み取ること
record-sheet-items = 項目ごとに記録から見ること
record-sheet-looks = 見ること
record-sheet-join = {""}
