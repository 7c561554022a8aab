# ファイルの体裁、版の確定、新しい版

## fmt

fmt-changed = 整えました：{ $path }
fmt-done = { $all }個のファイルのうち{ $changed }個を整えました
fmt-clean = すべて整っています（{ $all }個のファイル）
fmt-would-change = { $all }個のファイルのうち{ $changed }個が整っていません。`scalewright fmt` で整えられます
fmt-no-files = RONのファイルがありません
fmt-mark = ファイルのはじめにバイト順マーク（BOM）がある（整えると消えます）
fmt-line-ends = この行の改行が、1行目の改行と違う
