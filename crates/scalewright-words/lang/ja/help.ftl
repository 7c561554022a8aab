# コマンドの使い方
help-template = x
    .text =
        {"{about}"}

        使い方: {"{usage}"}

        {"{all-args}{after-help}"}
help-examples = 例:
help-commands = コマンド
help-options = オプション
help-arguments = 引数
help-scalewright = 評価尺度をデータとして扱う道具です。尺度を調べ、訪問の記録に点をつけ、その理由を説明します。
    .examples =
        scalewright list
        scalewright show jips-25 II-6
        scalewright score scales/jips-visit/2026/visits/strong.ron
        scalewright explain scales/jips-visit/2026/visits/strong.ron I-1
help-list = 使える尺度を一覧します
    .examples = scalewright list
help-show = 尺度の項目を文章で示します
    .examples =
        scalewright show jips-25
        scalewright show jips-25 II-6
        scalewright show goi G4 --lang en
help-check = 尺度の誤りと疑わしいところを、場所と直し方とともにすべて示します
    .examples =
        scalewright check
        scalewright check jips-25 --evidence
        scalewright check scales/goi/2026 --format json
help-score = 訪問の記録に点をつけます（終了コード 0：すべて決まった、3：未定の項目がある、1：記録に誤りがある）
    .examples =
        scalewright score scales/jips-visit/2026/visits/strong.ron
        scalewright score scales/jips-visit/2026/visits/young.ron --format json
        scalewright score scales/jips-visit/2026/visits/strong.ron --rater R1
help-explain = 項目の点数がどう決まったか、なぜ次の点数でないかを説明します
    .examples =
        scalewright explain scales/jips-visit/2026/visits/strong.ron I-1
        scalewright explain scales/jips-visit/2026/visits/young.ron II-6 goi:G4
help-schema = ファイルの形を定めた JSON Schema を書き出します
    .examples =
        scalewright schema item
        scalewright schema assessment --for jips-visit
help-test = 尺度のそばに置かれた事例を試します
    .examples =
        scalewright test
        scalewright test jips-25
        scalewright test jips-25 --coverage
        scalewright test jips-25 --accept
help-render = 文書を一つ作ります（手引き、採点表、結果報告など）
    .examples =
        scalewright render manual --scale jips-visit -o manual.html
        scalewright render score-sheet --scale jips-visit -o score-sheet.pdf
        scalewright render report --assessment scales/jips-visit/2026/visits/strong.ron -o report.html
        scalewright render manual --scale jips-25 --lang en --watch -o manual.html
help-build = 作れる文書をすべてフォルダに作ります
    .examples =
        scalewright build --scale jips-visit -o printed
        scalewright build --assessment scales/jips-visit/2026/visits/strong.ron --format pdf --languages ja -o printed
help-arg-document = 文書の名前（manual、score-sheet など。知らない名前を書くと一覧が出ます）
help-arg-subject = 尺度か尺度の組のフォルダか名前
help-arg-assessment = 訪問の記録のファイル
help-arg-templates = 自分のテンプレートや体裁のフォルダ（同じ名前のものを置き換えます）
help-arg-fonts = フォントのファイルかフォルダ（PDFで、機械のフォントより先に使います）
help-arg-watch = ファイルが変わるたびに作り直します
help-arg-form = 形式（なければ書き出すファイルの終わりから決めます）
help-arg-forms = 形式（いくつかを「,」で並べられます。標準はHTMLと、できるときはPDF）
help-arg-languages = 言語（標準は両方）
help-arg-output = 書き出すファイル（なければ画面に出します）
help-arg-folder = 書き出すフォルダ
help-help = 使い方を表示します
help-arg-lang = 表示する言語（指定がなければ環境の設定に従います）
help-arg-scales = 尺度のあるフォルダ（指定がなければ、いまの場所か上にある scales）
help-arg-scale = 尺度のフォルダか名前（jips-25、jips-25@2026）
help-arg-items = 項目のコード。尺度の組では goi:G1 のようにも書けます
help-arg-evidence = 仮定や復元に基づく数も一覧します
help-arg-format = 出力の形（はじめのものが標準）
help-arg-visit = 訪問の記録のファイル
help-arg-with = 点をつける尺度のフォルダか名前（指定がなければ記録に書かれたもの）
help-arg-rater = その評価者がひとりでつけた答えを使います
help-arg-explain = すべての項目の説明もつけます
help-arg-named = 尺度のフォルダか名前（指定がなければすべて）
help-arg-name = ファイルの種類
help-arg-of = この尺度のための記録の形を書き出します
help-arg-subcommand = コマンド
help-arg-help = 使い方を示します
help-arg-version = 版を示します
help-forms = 機関に送る様式（Excelのワークブック）を作り、戻ってきたものを読みます
    .examples =
        scalewright forms new --scale jips-visit -o 様式.xlsx
        scalewright forms read 様式.xlsx -o 訪問.ron
help-forms-new = ワークブックを作ります（表紙、様式、記録シート、評点、計算結果、グラフ）
    .examples =
        scalewright forms new --scale jips-visit -o 様式.xlsx
        scalewright forms new --assessment 訪問.ron -o 当日.xlsx
help-forms-read = 記入されたワークブックを読み、直すところをシートとセルで示します（xlsx、xls、ods、CSVのフォルダ）
    .examples =
        scalewright forms read 様式.xlsx
        scalewright forms read 様式.xlsx -o 訪問.ron
        scalewright forms read 様式.xlsx --fixed 確認のお願い.xlsx
help-forms-strip = 名前、自由記述、番号を取り除きます（点数は変わりません）
    .examples =
        scalewright forms strip 訪問.ron -o 共有.ron
help-sample = 評価者が読む記録を無作為に選びます
    .examples =
        scalewright sample 訪問.ron
        scalewright sample 訪問.ron -o 訪問.ron
        scalewright sample 訪問.ron --seed 20261015
help-arg-workbook = 書き出すワークブック（.xlsx）
help-arg-file = 記入されたワークブックか、CSVのフォルダ
help-arg-visit_file = 読んだ訪問の記録を書き出すファイル（.ronか.xlsx）
help-arg-fixed = 直すところに印をつけた、機関に戻す写し（.xlsx）
help-arg-forms_of = 様式の属する尺度や尺度の組（指定がなければワークブックに書かれたもの）
help-arg-show_clients = 利用者についてのセルの中身も表示します
help-arg-visit_or_book = 訪問の記録（.ron）かワークブック
help-arg-stripped = 書き出すファイル（.ronか.xlsx）
help-arg-seed = 抽出のシード（指定がなければ無作為に決めます）
help-arg-drawn = 抽出の結果を書き込んだ記録のファイル（.ronか.xlsx）
help-arg-again = 記録シートに記入があっても、選び直したもので置き換えます
help-fmt = ファイルの体裁を一つに整えます（データとコメントはそのまま）
    .examples =
        scalewright fmt
        scalewright fmt scales/goi/2026
        scalewright fmt --check
help-arg-laid_out = ファイル、フォルダ、または尺度の名前（指定がなければ尺度のすべてのファイル）
help-arg-only_check = 書き込まずに、整っていないファイルと、その最初の場所を示します
help-new = 尺度、版、項目を新しく始めます（上書きはしません）
    .examples =
        scalewright new scale my-scale
        scalewright new edition jips-25 2027
        scalewright new item my-scale B1 --rule count --subscale group
help-new-scale = check と test に通る小さな見本から、新しい尺度を始めます
    .examples =
        scalewright new scale my-scale
        scalewright new scale my-scale --edition 2027
help-new-edition = 尺度、尺度の組、共通の様式の版を、改訂のために写します（どの項目に対応するかも書き込みます）
    .examples =
        scalewright new edition jips-25 2027
        scalewright new edition scales/visit-forms/2026 2027
help-new-item = 規則の種類ごとのひな型から新しい項目を作り、下位尺度に加えます
    .examples =
        scalewright new item my-scale B1 --subscale group
        scalewright new item my-scale B2 --rule bands --subscale group
help-release = 版を確定します（調べて、状態を変え、ファイルの一覧 frozen.ron を書きます）
    .examples =
        scalewright release my-scale
        scalewright release scales/my-scale/1 --on 2026-04-01
help-arg-new_id = 新しい尺度の名前（小文字、数字、ハイフン）
help-arg-first_edition = はじめの版の名前（指定がなければ 1）
help-arg-copied = 写すもののフォルダか名前（尺度、尺度の組、共通の様式）
help-arg-new_edition = 新しい版の名前
help-arg-new_code = 新しい項目のコード
help-arg-rule = 規則の種類：choice、bands、count、ladder、first-match、yes-no、rating（指定がなければ choice）
help-arg-subscale = 項目を置く下位尺度（いくつもあるときは必要）
help-arg-released = 確定するもののフォルダか名前（尺度、尺度の組、共通の様式）
help-arg-released_on = 確定の日（2026-04-01 のように。指定がなければ今日）
help-next = 上の点になるいちばん小さな変更と、合計の次の段階までの道、終わる前に聞くことを示します（終了コード 0：すべての項目に点がある、3：未定の項目がある）
    .examples =
        scalewright next scales/jips-visit/2026/visits/strong.ron
        scalewright next scales/jips-visit/2026/visits/young.ron III-6
        scalewright next scales/jips-visit/2026/visits/strong.ron --total total --format json
help-arg-step_total = この合計について示します（聞くことの順も、これで決まります）
help-cases = 事例を作ります
    .examples =
        scalewright cases generate jips-25
        scalewright cases generate jips-25 III-6 --missing-only
help-cases-generate = 境界値、基準、制限、欠測のそれぞれに触れる、できるだけ少ない事例を作ります
    .examples =
        scalewright cases generate jips-25
        scalewright cases generate jips-25 III-6 --missing-only
        scalewright cases generate jips-25 --check
help-arg-coverage = 事例が何に触れ、何に触れていないかを示します（尺度の求める割合に届かなければ終了コード1）
help-arg-accept = 違いを示し、確かめてから、いまの結果を期待として事例に書きます（環境変数 CI に値があるところではしません）
help-arg-yes = 確かめずに書きます
help-arg-cases_file = 書き出すファイル（標準は尺度のフォルダの cases/boundaries.ron）
help-arg-missing_only = ほかの事例がまだ触れていないものだけについて作ります
help-arg-is_current = 書かずに、ファイルが最新かどうかを確かめます
help-arg-over_any = 手で書かれたファイルでも置き換えます
help-diff = 尺度の二つの版、または二つの尺度の違いを、項目ごとに種類を分けて示します（--exit-code をつけると、違いがあるとき終了コードが1になります）
    .examples =
        scalewright diff ips-25 jips-25
        scalewright diff jips-25@2026 jips-25@2027 --kind threshold,rule
        scalewright diff ips-25 jips-25 --item I-3 --places
        scalewright diff ips-25 jips-25 --format html -o 違い.html
help-impact = これまでの訪問に両方で点をつけ、どこで、どれだけ、なぜ変わるかを示します（終了コード 0：すべて読めた、3：読めない記録がある、1：どれも読めない）
    .examples =
        scalewright impact jips-25@2026 jips-25@2027 --assessments 訪問
        scalewright impact ips-25 jips-25 --assessments scales/jips-visit/2026/visits
        scalewright impact jips-25@2026 jips-25@2027 --assessments 訪問 --format html -o 影響.html
help-arg-older = 前の尺度のフォルダか名前（jips-25@2026）
help-arg-newer = 後の尺度のフォルダか名前
help-arg-only_items = この項目だけを示します（前か後のコード。いくつかを「,」で並べられます）
help-arg-kinds = この種類だけを示します（structure、rule、threshold、anchor、question、form、evidence、wording。いくつかを「,」で並べられます）
help-arg-places = それぞれの違いのある場所（ファイルと行）も示します
help-arg-exit_code = 違いがあるとき、終了コードを1にします
help-arg-page = 出力の形（はじめのものが標準。html には -o がいります）
help-arg-visits = 訪問の記録（.ron）のあるフォルダ（中のフォルダも読みます）
help-lsp = エディターのための言語サーバーとして働きます。入力中の指摘、名前の補完、段階の文を示します（エディターが起動します）
    .examples =
        scalewright lsp
        scalewright lsp --lang ja
help-arg-stdio = 標準入出力で通信します（いつもそうします。エディターが付けることがあります）
# コマンドの書き方の誤り
typed-no-value = `{ $arg }` の後に値がありません
typed-bad-value = `{ $arg }` に `{ $value }` は書けません
typed-unknown = `{ $arg }` はここでは使えません
typed-no-command = `{ $name }` というコマンドはありません
typed-too-many = `{ $arg }` の後の値が多すぎます
typed-conflict = `{ $arg }` と `{ $other }` はいっしょに使えません
typed-twice = `{ $arg }` は一度だけ書けます
typed-missing = 足りないものがあります：{ $arg }
typed-which-command = コマンドがありません
typed-no-text = 読めない文字があります
typed-known = 書けるのは次のものです：{ $known }
typed-usage = 使い方：{ $usage }
typed-help = `--help` を付けると、詳しい使い方が出ます
