# ワークブック（様式、評点、計算）の言葉

book-cover = 表紙
book-scores = 評点 { $scale }
book-results = 計算結果
book-charts = グラフ
book-calc = 計算の手順
book-rows = 行ごとの計算
book-lists = 選択肢

## 表紙

book-how = 黄色のセルに記入してください。ほかのセルは式か説明なので、書き換えられないようにしてあります（パスワードはありません）。
book-privacy = 氏名は書かないでください。利用者はイニシャルか機関内の番号で表します。
book-part-site = 機関と訪問（機関が記入）
book-site-name = 機関名
book-site-contact = 担当者（キーパーソン）
    .help = 氏名は書かず、役職を書いてください。
book-visited-on = 訪問日
    .help = グループや「この1年」などの期間は、この日をもとに数えます。
book-part-plan = 訪問の準備（評価者が記入）
book-plan-written-on = 案内状の日付
book-plan-sender = 差出人（評価チーム）
book-plan-reach = 連絡先
book-plan-forms-back-by = 様式の返送期限
book-plan-timetable = 訪問の日程
book-final = 結果は確定している
    .help = 1＝はい。空欄なら、印刷物に「暫定」と表示されます。
book-made-up = 架空のデータである
    .help = 練習や試験のためのデータなら、1と書いてください。
book-part-words = 機関での呼び方（機関が記入、あれば）
book-word = 「{ $term }」の呼び方（{ $lang }）
book-plural = 「{ $term }」の呼び方の複数形（{ $lang }）
book-lang-ja = 日本語
book-lang-en = 英語
book-part-draw = 記録の抽出（scalewright sampleが記入）
book-draw-seed = 抽出のシード
    .help = 同じシードと同じ利用者一覧から、同じ記録が選ばれます。
book-draw-wanted = グループ{ $group }：必要な件数
book-draw-clients = グループ{ $group }：該当する利用者の数
book-draw-rows = グループ{ $group }：選ばれた行
book-draw-instead = グループ{ $group }の不足をグループ{ $other }から補った行
book-part-said = まとめ（評価者が記入）
book-strength = 強み { $number }
book-challenge = 課題 { $number }

## 様式

book-agency = 機関名：
book-none = 書くことがないときは1
book-none-title = 該当なし
book-none-help = 記入する行が一つもないときだけ、1と書きます。空のままだと「未記入」として扱われます。
book-elsewhere = { $table }「{ $field }」：
book-blank = 「{ $field }」が空欄です。
book-is-blank = 空欄です。
book-check = 確認
book-check-hint = 直すところがあれば、ここに表示されます
book-sums = 「1」の数
book-group = グループ{ $group }
book-group-cases = 必要 { $cases }件
book-field = 項目
book-value = 記入欄
book-unit = 単位
book-definition = 説明
book-hint-yes-no = 1＝はい 0＝いいえ
book-hint-number = 半角数字
book-hint-code = リストから選ぶ
book-hint-date = 年/月/日
book-hint-initials = 氏名は書かない
book-hint-text = 文字
book-wants-yes-no = 1（はい）か0（いいえ）を書いてください。
book-wants-partly = 1（満たす）、0（満たさない）、「一部」のどれかを書いてください。
book-wants-whole = { $min }以上の整数を半角数字で書いてください。単位や「約」などは付けないでください。
book-wants-whole-range = { $min }から{ $max }までの整数を半角数字で書いてください。
book-wants-number = { $min }以上の数を半角数字で書いてください。単位や「約」などは付けないでください。
book-wants-number-range = { $min }から{ $max }までの数を半角数字で書いてください。
book-wants-count = 0以上の整数を書いてください。
book-wants-code = リストから選んでください。
book-wants-date = 2026/4/1のように、西暦の年/月/日で書いてください。
book-wants-initials = イニシャルか機関内の番号を短く書いてください。氏名は書かないでください。

## 評点

book-scores-how = まず評価者がそれぞれ自分の列の黄色いセルに書き、話し合って「合意」の列に書いてください。点数は自動で計算されます。項目名のメモに基準があります。
book-item = 項目
book-question = 質問・基準
book-agreed = 合意
book-notes = 根拠
book-previous = 前回
book-computed = 計算された値・書き方
book-rater = 評価者{ $number }
book-rater-row = 評価者のイニシャル →
book-rater-title = 評価者
book-rater-help = この列に書く評価者のイニシャルを書きます。
book-partly = 一部
book-anchor = 当てはまる段階の点数（段階の説明は項目名のメモ）
book-rating = 点数
book-not-applicable = この項目は当てはまらない
book-wants-anchor = { $scores } のどれかを選んでください。
book-wants-rating = { $min }から{ $max }までの点数を書いてください。
book-wants-apart = 当てはまらないときだけ、1と書いてください。
book-wants-score = 前回の点数を数字で書いてください。

## 結果

book-results-how = 「評点」の「合意」の列と様式から計算しています。ここには書き込めません。
book-legend = 「…」はまだ決まらないこと（記入が足りないか、尺度の表に抜けや重なりがある）、「–」は当てはまらない項目を表します。
book-title = 項目名
book-now = 今回
book-before = 前回
book-change = 変化
book-total = 合計
book-band = 判定
book-subscale = 領域
book-means = 領域の平均（点数のある項目）
book-measure = 計算された値
book-charts-how = 「計算結果」をもとにしたグラフです。話し合いに使ってください。
book-chart-items = { $scale } 項目ごとの点数
book-chart-means = { $scale } 領域の平均

## 計算

book-calc-how = 点数が決まるまでを順に示します。条件は、1が「満たす」、0が「満たさない」、0.5が「まだわからない」です。
book-rows-how = 様式の行ごとに計算した値です。1が「当てはまる」、0が「当てはまらない」、0.5が「まだわからない」です。
book-scale = 尺度
book-step = 手順
book-step-part = 途中の値
book-step-kind = その種類があったか
book-step-score = 点数
book-step-before = 上限・下限を当てる前の点数
book-step-asked = 項目を尋ねるか
book-step-credit = 基準の点
book-step-met = 満たした基準の数
book-step-for = { $score }点の条件
book-step-scores = 当てはまる点数の数
book-step-rated = 点数のある項目の数
book-step-apart = 当てはまらない項目の数
book-step-open = まだ決まらない項目の数
book-row-there = 記入がある
book-row-needed = 記入が必要
book-row-belongs = 対象になる
book-row-value = 値
book-row-first = 初めての値
book-row-holds = 条件を満たす
book-there = 様式が記入されている

## 戻す写し

book-mend = 確認のお願い
book-mend-how = 赤いセルをご確認ください。セルにカーソルを合わせると、お尋ねしたいことが表示されます。
book-mend-where = 場所
book-mend-typed = 記入された内容
book-mend-what = お尋ねしたいこと
book-mend-do = 直し方
book-refusal-title = ご確認ください
book-chart-radar = { $scale } レーダー図
book-labelled = { $label }：
book-number = 値
book-drawn-now = グラフ用（今回）
book-drawn-before = グラフ用（前回）
