# ファイルの体裁、版の確定、新しい版

## fmt

fmt-changed = 整えました：{ $path }
fmt-done = { $all }個のファイルのうち{ $changed }個を整えました
fmt-clean = すべて整っています（{ $all }個のファイル）
fmt-would-change = { $all }個のファイルのうち{ $changed }個が整っていません。`scalewright fmt` で整えられます
fmt-no-files = RONのファイルがありません
fmt-no-input = `-` はファイルではありません。標準入力から入る文は整えません
fmt-no-input-help = ファイルかフォルダか尺度の名前を書いてください
fmt-mark = ファイルのはじめにバイト順マーク（BOM）がある（整えると消えます）
fmt-line-ends = この行の改行が、1行目の改行と違う

## release

release-done = { $folder } を { $date } に確定しました。この版はもう変えられません。frozen.ron の一覧と合っているかを `scalewright check` が確かめます。
    内容を変えるときは、`scalewright new edition` で新しい版を作ってください。
release-future = { $date } はまだ来ていない日です。日付が違っていたら、frozen.ron を消して `status: Draft` と書き、もう一度確定してください。
error-released-already = { $folder } はすでに確定しています
error-released-already-help = 確定した版は変えられません。変えるときは `scalewright new edition` で新しい版を作ってください
error-release-drafts = { $folder } のもとになっているものが、まだ確定していません
error-release-drafts-help = 確定する版のもとになるものは、先に確定しておきます：
    {"  "}{ $list }
    そのあと、もう一度 `scalewright release { $folder }`
error-release-cases = 期待どおりにならない事例があります：{ $names }
error-release-cases-help = `scalewright test { $folder }` で違いを見て、尺度か事例を直してください
error-several-drafts = `{ $name }` に当てはまる改訂中の版が、いくつもあります
error-several-drafts-help = どの版を確定するかを示してください：{ $known }
error-no-such-day = `{ $day }` という日は暦にありません
error-no-such-day-help = 日付は 2026-04-01 のように、年-月-日で書きます

## new

new-wrote = 書きました：{ $path }
new-scale-next = 新しい尺度は、そのまま動く小さな見本です。次にすること：
    1. 題名、説明、項目を書き換える（{ $folder }/scale.ron と { $folder }/items）
    2. 項目を足す：`scalewright new item { $folder } コード`
    3. 確かめる：`scalewright check { $folder }` と `scalewright test { $folder }`
new-edition-next = 新しい版は改訂中（Draft）です。次にすること：
    1. { $folder } の中を書き換える。README と、前の版の名前が入った文も見直す
    2. 前の版と点のつき方が変わる項目には、`corresponds` に違い（`differs`）を書く
    3. 確かめる：`scalewright check { $folder }` と `scalewright test { $folder }`
    4. 尺度の組で使うときは、組の `scales` にこのフォルダを書く
new-battery-edition-next = 新しい版は改訂中（Draft）です。次にすること：
    1. { $folder } の中を書き換える。どの版の尺度を使うかは `scales` に書く
    2. 確かめる：`scalewright check { $folder }` と `scalewright test { $folder }`
new-forms-edition-next = 新しい版は改訂中（Draft）です。次にすること：
    1. { $folder }/forms.ron を書き換える
    2. この様式を使う尺度ごとに、新しい版の `forms:` にこのフォルダを書く
    3. `scalewright check` で確かめる
new-edition-old = 前の版 { $folder } は確定しています。そこを書き換えていたら、元に戻してください。
new-item-next = 次にすること：
    1. 新しい項目の文と規則を書く（何を書くかは、その場所に書いてあります）
    2. どの点になるはずかを、{ $folder }/cases に事例として書く。これまでの記録や事例には、新しい項目の答えが足りなくなる
    3. 確かめる：`scalewright check { $folder }` と `scalewright test { $folder }`
error-bad-scale-name = 尺度の名前を `{ $name }` にはできません
error-bad-scale-name-help = 小文字のa〜z、数字、ハイフンを使い、文字か数字で始めてください。con や nul など、Windowsが装置に使う名前は使えません
error-bad-edition-name = 版の名前を `{ $name }` にはできません
error-bad-edition-name-help = 小文字のa〜z、数字、ハイフン、点を使い、文字か数字で始めてください（例：2027、2027-draft）。点で終わることはできません。con や nul など、Windowsが装置に使う名前は使えません
error-bad-item-code = 項目のコードを `{ $name }` にはできません
error-bad-item-code-help = コードはファイルの名前になります。空白や / \ : * ? " < > | は使えず、点で始めたり終えたりすることもできません。con や nul など、Windowsが装置に使う名前も使えません
error-item-alike = `{ $code }` と `{ $other }` は、大文字と小文字のほかに違いがありません
error-item-alike-help = 多くの機械では、2つのファイル名が同じものとみなされます。別のコードにしてください
error-exists = { $path } はすでにあります
error-exists-help = 上書きはしません。別の名前にしてください
error-scale-exists-help = 別の名前にするか、その尺度の新しい版を作ってください：`scalewright new edition { $name } 新しい版`
error-item-released = { $folder }（{ $edition }版）は確定しているので、項目を足せません
error-item-released-help = 先に新しい版を作ってください：`scalewright new edition { $folder } 新しい版`
error-no-subscale = 下位尺度「{ $name }」はありません
error-which-subscale = 下位尺度がいくつもあります。{ $code } をどこに置くかを示してください
error-known-subscales = --subscale に次のどれかを書いてください：{ $known }
error-no-unit = この種類の規則には単位が要りますが、尺度に単位がありません
error-no-unit-help = 先に scale.ron の `common` に書いてください。例：units: [(id: "percent", pattern: (ja: "{"{n}"}％", en: "{"{n}"}%"))]
error-no-scale-for-item = { $path } は尺度ではありません。項目があるのは尺度だけです
