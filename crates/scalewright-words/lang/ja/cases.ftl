# 事例：何に触れるべきか、何が違うか、書き直し、作成

## 事例が触れるべきもの

goal-score = { $score }点になる
goal-step = 次の条件で{ $score }点に決まる：{ $text }
goal-step-otherwise = どの条件にも当てはまらず{ $score }点になる
goal-step-met = { $of }項目のうちちょうど{ $met }項目を満たす
goal-on = { $left }がちょうど{ $right }
goal-under = { $left }が{ $right }をわずかに下回る
goal-over = { $left }が{ $right }をわずかに上回る
goal-day-on = { $left }が{ $right }と同じ日
goal-day-under = { $left }が{ $right }の前の日
goal-day-over = { $left }が{ $right }の次の日
goal-in-row = 「{ $table }」のある行で、{ $what }
goal-in-form = { $what }（{ $option }のとき）
goal-met = 基準{ $id }を満たす
goal-not-met = 基準{ $id }を満たさない
goal-partly = 基準{ $id }を一部満たす
goal-alone = 基準{ $id }だけを満たす
goal-limit-strikes = 次の制限で点数が変わる：{ $when }
goal-limit-idle = 次の制限に当てはまらない：{ $when }
goal-missing-answer = 評価者の答えが足りず、点数が決まらない
goal-missing-table = 様式や記録がなく、点数が決まらない
goal-missing-cell = 様式や記録に空欄があり、点数が決まらない
goal-missing-setting = 機関についての設定がなく、点数が決まらない
goal-missing-visit-date = 訪問日がなく、点数が決まらない
goal-missing-divisor = 割る数がなく、点数が決まらない
goal-not-applicable = 対象外になる
goal-fallback = 「{ $measure }」に代わりの値を使う
goal-total-value = すべての項目に点があり、値が出る
goal-total-band = 「{ $band }」に入る
goal-total-withheld = 点のない項目があり、値を出さない
goal-total-of-rated = 点のある項目だけで値を出す
goal-total-too-few = 点のある項目が少なすぎて、値を出さない

goal-kind-anchors = 点数
goal-kind-steps = 条件
goal-kind-thresholds = 境界値
goal-kind-criteria = 基準
goal-kind-limits = 制限
goal-kind-missing = 欠測など
goal-kind-totals = 合計

## 触れている割合

coverage-title = { $title }　{ $edition }版：事例が触れているもの
coverage-of = { $touched }/{ $of }
coverage-sum = 全体
coverage-percent = { $percent }％
coverage-demand = 求める割合
coverage-untouched = どの事例も触れていないもの
coverage-complete = 触れていないものはありません。
coverage-line = { $about }：{ $what }
coverage-lacks = { $title }：{ $kind }は{ $demand }％を求めているのに{ $percent }％です（{ $touched }/{ $of }）
coverage-lacks-help = `scalewright cases generate { $scale } --missing-only` で足りない事例を作れます。手でも書けます
coverage-lacks-totals-help = 合計の事例は手で書きます。架空の訪問を丸ごと使うと楽です（`given: File(…)`）。尺度の組の事例も数えます
coverage-differing = 期待と違う事例は数えていません。

## 違い

difference-head = 違い：{ $name }
difference-why = 何を見る事例か：{ $why }
difference-given = 与えるもの：{ $given }
difference-given-file = 与えるもの：{ $path }
difference-line = { $item }：期待 { $expected } → 結果 { $found }
difference-by = （{ $by }）
difference-reason = なぜ：{ $reason }
difference-row = { $table } { $number }行目：{ $cells }
difference-cell = { $title }={ $value }

## 書き直し

accept-question = { $count }か所の期待を、いまの結果に書き直しますか。[y/N]
accept-done = { $file }：{ $count }か所を書き直しました。
accept-none = 書き直すところはありません。
accept-left = { $name }：{ $item } は書き直せません（そのような項目や合計がないか、結果を期待として書けません）
accept-comment = { $name }：{ $item } は期待の中に注釈があるので、書き換えていません。手で書き換えてください
accept-unreadable = { $name }：記録を読めないので書き直せません
accept-declined = 何も書き直しませんでした。
accept-in-ci = 環境変数 CI があるところでは、期待を書き直しません
accept-in-ci-help = 手もとで `scalewright test --accept` を実行し、違いを確かめてから登録してください
accept-needs-terminal = 確かめる相手がいないので、期待を書き直しませんでした
accept-needs-terminal-help = 違いを見たうえで書き直すなら、--yes を付けてください
accept-findings = { $file } に直すところがあるため、期待を書き直しませんでした
accept-changed = { $file } は読んだ後に変わりました。もう一度実行してください

## 作成

generate-head = このファイルは作られたものです。手で書き換えず、上のコマンドで作り直してください。
generate-why = 触れるもの：{ $goals }
generate-written = { $path } に{ $count }件の事例を書きました。
generate-current = { $path } は最新です（{ $count }件）。
generate-stale = { $path } は最新ではありません
generate-stale-help = 次のコマンドで作り直してください：{ $command }
generate-open = 次の{ $count }個は、触れる事例を見つけられませんでした（ありえない場合もあります）。
generate-nothing = 足りない事例はありません。何も書きませんでした。
generate-foreign = { $path } は手で書かれたファイルのようなので、置き換えませんでした
generate-foreign-help = 別のファイルを -o で示すか、置き換えてよければ --force を付けてください
generate-no-cases = { $path } は事例のファイルではないので、置き換えませんでした
generate-no-cases-help = -o で別のファイル名を示してください。--force を付けても、事例のファイルしか置き換えません
generate-battery = { $name } は尺度の組です。事例は尺度ごとに作ります
generate-battery-help = 尺度を示してください：{ $scales }
generate-unwritable = 事例を書き出せません：{ $reason }
generate-name = { $item } { $what }
generate-name-again = { $name }（{ $number }）
generate-join = ；
