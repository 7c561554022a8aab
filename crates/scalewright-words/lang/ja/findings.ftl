# 尺度・様式・尺度の組・記録に見つかったこと。それぞれの説明は book/src/findings/ にある。
# 値のない事実は none とする。

severity-error = 誤り
severity-warning = 警告
severity-note = 注記
severity-help = 直し方

## 文の部品

name-kind = { $kind ->
    [anchor] 段階
    [answer] 回答欄または基準
    [battery] 尺度の組
    [check] 表の確認事項
    [constant] 定数
    [criterion] 基準
    [definition] 定義
    [edition] 版
    [field] 欄
    [forms] 様式集
    [group] 記録のグループ
    [input] 回答欄
    [item] 項目
    [measure] 計算値
    [option] 選択肢
    [phase] 手順
    [respondent] 聞き取りの相手
    [scale] 尺度
    [setting] 設定
    [source] 情報源
    [subscale] 下位尺度
    [table] 表
    [term] 用語
    [timetable] 日程
    [total] 合計
    [unit] 単位
   *[other] 名前
}
known-names = { $known ->
    [none] 使えるものはまだありません
   *[other] 使えるもの：{ $known }
}
meant-or-known = { $suggestion ->
    [none] { known-names }
   *[other] もしかして`{ $suggestion }`ですか（{ known-names }）
}

## ファイル

finding-unreadable = ファイルを読めない
    .help = システムからの知らせ：{ $reason }
finding-too-large = ファイルが{ $limit } MBを超えている
    .help = 尺度のファイルはずっと小さいはずです。別のファイルを開いていないか確かめてください
finding-not-utf8 = ファイルの文字コードがUTF-8でない（最初の読めない文字は{ $line }行目）
    .help = 文字コードをUTF-8にして保存し直してください
finding-not-found = `{ $name }`がない
    .help = フォルダ名とファイル名のつづりを、大文字と小文字の違いも含めて確かめてください

## ファイルの書き方

finding-syntax = { $kind ->
    [empty] ファイルに何も書かれていない
    [value] ここに値がない
    [name] ここには欄の名前が必要
    [wanted] ここには`{ $detail }`が必要
    [bracket] ここには括弧を閉じる`{ $detail }`が必要
    [unclosed] この文字列またはコメントに終わりがない
    [number] `{ $found }`は数ではない
    [escape] この文字列に、読めないバックスラッシュがある
    [trailing] ファイルの最後の括弧より後には何も書けない
    [wide] 全角の`{ $found }`がある。半角の`{ $detail }`を使う
   *[other] ここを読めない：{ $detail }
}
    .help = { $kind ->
        [empty] `{ $detail }(`で始め、`)`で終えてください
        [value] `:`の後には、数、引用符で囲んだ文字列、`true`、`false`、リスト`[…]`、まとまり`(…)`のどれかを書きます
        [name] 丸括弧の中には`title: …,`のように欄を並べます
        [wanted] 値と値の間にはコンマ、欄の名前の後にはコロンを書きます
        [bracket] `(`、`[`、`{"{"}`にはそれぞれ対になる括弧が必要です。抜けや種類の違いがないか確かめてください
        [unclosed] 文字列は引用符で、`/*`で始めたコメントは`*/`で終わります
        [number] 数は`12`や`0.5`のように半角で書きます
        [escape] バックスラッシュは2つ続けて書きます。文字列の中の引用符は`\"`と書きます
        [trailing] その前に余分な閉じ括弧がないか確かめてください
        [wide] 数字、引用符、コンマ、括弧は半角で書きます。全角が使えるのは`"…"`の中の文章だけです
       *[other] { "" }
    }
    .related = { $began ->
        [text] この文字列はここで始まり、何行も続いている。終わりの引用符が抜けていないか
       *[bracket] 括弧はここで始まる
    }
finding-too-deep = 括弧が{ $limit }段を超えて重なっている
    .help = 条件の一部を、別の基準や計算値として取り出してください
finding-duplicate-key = `{ $name }`が2回書かれている
    .help = どちらか1つを残してください
    .related = 最初はここ
finding-wrong-head = ファイルが`{ $expected }(`で始まっていない
    .help = 何のファイルかは、フォルダとファイル名で決まります。最初の欄の前に`{ $expected }(`、最後に`)`を書いてください
finding-unknown-field = `{ $name }`という欄はここにない
    .help = { meant-or-known }
finding-missing-field = `{ $field }`の欄がない
    .help = 括弧の中に`{ $field }: …,`と書いてください
finding-wrong-type = ここに必要なのは{ $expected ->
    [string] 引用符で囲んだ文字列
    [number] 数
    [integer] 整数
    [boolean] `true`か`false`
    [array] 角括弧で囲んだリスト
    [object] 括弧で囲んだ欄のまとまり
   *[other] 別の種類の値
}（{ $found ->
    [string] 文字列
    [number] この数
    [integer] 整数
    [boolean] `true`や`false`
    [array] リスト
    [object] 欄のまとまり
    [null] 空の値
   *[other] この値
}は書けない）
    .help = { $expected ->
        [string] `"…"`のように引用符で囲んでください
        [array] 1つだけのときも`[…]`のように角括弧で囲んでください
        [number] 引用符をつけずに数を書いてください
        [integer] 引用符も小数点もつけずに数を書いてください
        [boolean] 引用符をつけずに`true`か`false`と書いてください
       *[other] { "" }
    }
finding-not-in-list = `{ $found }`はここで使えるもののどれでもない
    .help = { meant-or-known }
finding-out-of-range = `{ $found }`は{ $side ->
    [min] 下限の{ $limit }より小さい
   *[max] 上限の{ $limit }より大きい
}
    .help = 桁や小数点の位置に誤りがないか確かめてください
finding-wrong-length = { $side ->
    [min] リストが短い（{ $limit }件以上が必要）
   *[max] リストが長い（{ $limit }件まで）
}
    .help = 行の抜けや余分な行がないか確かめてください
finding-wrong-form = `{ $found }`は{ $form ->
    [date] 暦にある日付ではない
   *[other] 決められた書き方に合わない
}
    .help = { $form ->
        [date] 日付は`2026-04-01`のように、年-月-日を0も省かずに書きます
       *[other] { "" }
    }
finding-not-allowed = `{ $found }`はここに書けない
    .help = 取り除くか、ここに何が書けるかを確かめてください
finding-other-edition = この記録は{ $found }のもので、{ $expected }のものではない
    .help = `for:`の後に正しい尺度と版を書くか、記録に合う尺度と版（ワークブックなら、作ったときの版のプログラム）を使ってください
finding-bare-word = この語に引用符がない
    .help = コード、日付、文字列は`"…"`のように引用符で囲みます

## 確定した版

finding-edition-frozen = { $kind ->
    [changed] 確定した版なのに、`{ $name }`が確定の後で変わっている
    [new] 確定した版なのに、`{ $name }`が確定の後で加わっている
    [missing] 確定した版なのに、`{ $name }`がなくなっている
    [reopened] 確定した版（`frozen.ron`がある）なのに、ここでは確定していないことになっている
    [list-changed] 確定した版なのに、確定の日かファイルの一覧（`{ $name }`）が後から変わっている
    [use-changed] 確定した尺度の組なのに、この尺度が後から確定しなおされている（`{ $name }`）
    [no-list] 確定した版なのに、ファイルの一覧`{ $name }`がない
   *[rests-on-draft] 確定した版なのに、もとにしているもの（`{ $name }`）が確定していない
}
    .help = { $kind ->
        [rests-on-draft] 先にそちらを確定してください：`scalewright release { $name }`
        [no-list] `{ $name }`を元に戻してください。まだ確定していない版なら、`status: Draft`と書き、`scalewright release { $folder }`で確定してください。内容を変えたいときは、新しい版を作ってください：`scalewright new edition { $folder } { $next }`
       *[changed] 確定した版は変えられません。変更を元に戻すか、新しい版を作ってください：`scalewright new edition { $folder } { $next }`
    }

## 名前

finding-format-version = 書式{ $found }は扱えない
    .help = このプログラムが読めるのは書式{ $known }です。`format: { $known }`と書くか、新しいプログラムを使ってください
finding-bad-id = `{ $name }`は{ name-kind }の名前として使えない
    .help = { $kind ->
        [scale] 英小文字、数字、ハイフンを使ってください
        [forms] 英小文字、数字、ハイフンを使ってください
        [battery] 英小文字、数字、ハイフンを使ってください
        [edition] 英小文字、数字、ハイフン、点を使ってください
        [item] 項目の番号に空白や`/`は使えません
       *[other] 英字、数字、`-`、`_`を使ってください。人が読む名前はtitleに書きます
    }
finding-duplicate-name = { $kind ->
    [clash] 2つの尺度に、中身の違う同じ名前の表`{ $name }`がある
   *[other] { name-kind }`{ $name }`が2つある
}
    .help = { $kind ->
        [clash] 1回の調査で表に記入するのは一度だけです。様式を共有するか、一方の表の名前を変えてください
        [anchor] 同じ点数の段階は2つ置けません。一方の点数を変えるか、1つの段階にまとめてください
        [answer] 答えは名前で区別するので、1つの項目の中の回答欄と基準には別々の名前が必要です。`anchor`、`rating`、`not_applicable`は項目そのものが使います
        [item] 一方の番号を変えるか、取り除いてください
       *[other] 一方の名前を変えるか、取り除いてください
    }
    .related = 最初はここ
finding-unknown-name = { name-kind }`{ $name }`がない
    .help = { $other ->
        [criterion] `{ $name }`は基準です。`Met("{ $name }")`と書いてください
        [input] `{ $name }`は回答欄です。`Answer("{ $name }")`と書いてください
        [measure] `{ $name }`は計算値です。`Measure("{ $name }")`と書いてください
        [constant] `{ $name }`は定数です。`Const("{ $name }")`と書いてください
        [setting] `{ $name }`は設定です。`Setting("{ $name }")`と書いてください
       *[none] { meant-or-known }
    }
finding-item-without-subscale = 項目`{ $name }`がどの下位尺度にも入っていない
    .help = 属する下位尺度の`items`に、順序に合わせて"{ $name }"を加えてください
    .related = 下位尺度はここ
finding-unused = { name-kind }`{ $name }`がどこにも使われていない
    .help = { $kind ->
        [input] このままでは評価者に無駄な答えを求めます。採点の規則や基準で使うか、取り除いてください
        [criterion] このままでは点数に数えられません。採点の規則に加えるか、取り除いてください
        [measure] このままでは計算しても使われません。採点の規則や条件で使うか、取り除いてください
       *[other] 条件で使うか、文の中に波括弧で書き入れるか、取り除いてください
    }

## 計算

finding-field-outside-rows = 表の行を見ていないところに欄`{ $name }`がある
    .help = 欄は行のものです。表についての計算の`of`、`where`、`that`の中に書いてください。1行だけの表なら`Cell(table: "…", field: "{ $name }")`と書きます
finding-wrong-kind = ここに必要なのは{ $wanted ->
    [yes-no] はい・いいえの値
    [number] 数
    [date] 日付
    [code] 選択肢から選ぶ値
    [number-or-date] 数または日付
    [field] 人が記入するもの
   *[one-row] 1行だけの表
}（{ $found ->
    [yes-no] はい・いいえの値
    [number] 数
    [date] 日付
    [code] 選択肢から選ぶ値
    [text] 文字列
   *[many-rows] 何行にもなる表
}は使えない）
    .help = { $wanted ->
        [yes-no] 数は`AtLeast`や`AtMost`で、選択肢は`Is`や`OneOf`で比べます
        [number] { $found ->
            [date] 日数は`DaysBetween`で数えます
            [yes-no] 行の数は`Count`と`where`で数えます
           *[other] 数の欄、回答欄、計算値のどれかを書いてください
        }
        [code] はい・いいえの値には`Yes`、数や日付には`AtLeast`などを使います
        [one-row] `Count`、`Sum`、`Mean`で行をまとめるか、表に`max_rows: 1`と書いてください
        [date] 日付になるのは、日付の欄、`VisitDate`、`AddMonths(…)`です。日付は日付とだけ比べます
        [field] 欄、回答欄、設定、セルのどれかを書いてください
       *[other] 数は数と、日付は日付と比べてください
    }
finding-circular-measure = { name-kind }`{ $name }`の計算に、それ自身が必要になっている：{ $way }
    .help = このうちのどれかを、様式、記録、回答だけから計算するようにしてください
finding-empty-rule = { $kind ->
    [anchors] この選択に段階が1つもない
    [steps] この区分に境界値が1つもない
    [criteria] 数える基準が1つもない
    [rungs] このはしごに段が1つもない
    [cases] この規則に場合分けが1つもない
    [rows] この表に行が1つもない
    [conditions] このリストに条件が1つもない
    [options] 選択肢が1つもない
    [numbers] このリストに数が1つもない
    [fields] 欄が1つも挙げられていない
    [languages] 言語が1つも挙げられていない
   *[other] このリストが空
}
    .help = { $kind ->
        [languages] 尺度の言語を`[Ja]`、`[En]`、またはその両方で書いてください
       *[other] 中身を書くか、まるごと取り除いてください
    }
finding-several-count = `Several`で{ $all }個の条件のうち{ $least }個を求めることはできない
    .help = 1から{ $all }までの整数を書いてください

## 点数

finding-bad-range = { $kind ->
    [decimals] 小数点以下{ $found }桁は表示できない（{ $max }桁まで）
   *[other] { $min }から{ $max }までの範囲には何も入らない
}
    .help = { $kind ->
        [scores] 最低点は最高点より小さくしてください
        [decimals] { $min }から{ $max }までの整数を書いてください
       *[other] 小さいほうを先に書きます。2つの数が入れ替わっていないか確かめてください
    }
finding-score-out-of-range = { $score }点は{ $min }〜{ $max }点の範囲の外
    .help = 点数を直すか、この項目だけの`range`を書いてください
finding-thresholds-out-of-order = { $side ->
    [from] 境界値{ $bound }が、1つ前の{ $before }より小さくない
   *[up-to] 境界値{ $bound }が、1つ前の{ $before }より大きくない
}
    .help = { $side ->
        [from] `From`では、境界値を大きいものから順に並べます
       *[up-to] `UpTo`では、境界値を小さいものから順に並べます
    }
    .related = 1つ前の境界値
finding-count-table = { $kind ->
    [missing] 満たす基準の数が次のときの点数がない：{ $met }
    [too-many] 基準は{ $all }個しかなく、{ $met }個を満たすことはない
    [twice] 満たす基準が{ $met }個のときの点数が2つある
   *[partly] 基準`{ $met }`は一部だけ数えられる（{ $all }）ため、満たす数が整数にならないことがある
}
    .help = { $kind ->
        [partly] `CountMet`の計算値に`Bands`を使うか、`partly`を取り除いてください
       *[other] 0から{ $all }までの数を1回ずつ書いてください
    }
    .related = 最初はここ
finding-ladder-order = { $kind ->
    [rung] { $score }点が、1つ前の段の{ $before }点より低くない
   *[otherwise] どの段にも当てはまらないときの{ $score }点が、いちばん低い段の{ $before }点より低くない
}
    .help = { $kind ->
        [rung] 段は点数の高いものから順に並べます
       *[otherwise] `otherwise`の点数を下げるか、条件がそろうほど点が上がる形でなければ`FirstMatch`を使ってください
    }
    .related = この点数
finding-form-missing = { $kind ->
    [missing] 設定`{ $setting }`が`{ $option }`のときの規則がない
   *[unknown] 設定`{ $setting }`に`{ $option }`という選択肢はない
}
    .help = { $kind ->
        [missing] `forms`に"{ $option }"とその規則を加えてください。選択肢ごとに1つ必要です
       *[unknown] { $suggestion ->
            [none] 取り除くか、設定に選択肢を加えてください
           *[other] もしかして`{ $suggestion }`ですか
        }
    }
finding-weight = 重み{ $found }は使えない
    .help = 重みは0より大きくします。数えない項目は、重みではなく合計の対象から外してください
finding-bad-credit = 一部だけ満たすときの値{ $found }は使えない
    .help = 0.5のように、0と1の間の数を書きます。一部だけ満たすことのない基準には`partly`を書きません
finding-not-positive = { $kind ->
    [step] 点の刻みが{ $found }
    [rounding] 丸めの単位が{ $found }
   *[per] `per`の後の数が{ $found }
}（0より大きい数が必要）
    .help = { $kind ->
        [step] 1や0.5のように書いてください
        [rounding] 整数に丸めるなら1、小数第1位までなら0.1と書いてください
       *[per] 「100あたり」なら100と書くか、`per`を省いてください
    }

## 合計

finding-total-empty = 合計`{ $name }`に項目が1つもない
    .help = 項目か、項目のある下位尺度を挙げるか、合計を取り除いてください
finding-total-at-least = { $kind ->
    [none] 合計には、点のついた項目が1つ以上必要
   *[too-many] 点のついた項目を{ $least }個求めているが、合計の項目は{ $items }個しかない
}
    .help = 1から{ $items }までの整数を書いてください
finding-total-share = 合計`{ $name }`は最高点に対する割合を出せない（最高点の和が0以下）
    .help = `MinMax`か`Sum`を使うか、項目の点数の範囲を直してください
finding-total-bands = { $kind ->
    [order] { $from }からの区分が、1つ前の{ $limit }より低く始まっていない
    [hole] `{ $name }`のいちばん低い区分は{ $from }からだが、合計は{ $limit }まで低くなりうる
   *[unreachable] { $from }からの区分に入る合計はない（`{ $name }`の最大は{ $limit }）
}
    .help = { $kind ->
        [order] 区分は高いものから順に並べます
        [hole] どの合計もどれかの区分に入るように、いちばん低い区分を{ $limit }から始めてください
       *[unreachable] 数を直すか、区分を取り除いてください
    }
    .related = 1つ前の区分

## 文

finding-missing-translation = { $lang ->
    [ja] 日本語
   *[en] 英語
}の表記がない
    .help = `{ $lang }: "…"`と書いてください。1つの言語だけの尺度なら、尺度の`languages`にそう書きます
finding-unknown-placeholder = { $kind ->
    [brace] 対になる波括弧がない：`{ $name }`
    [bound] `{"{"}{ $name }{"}"}`に当たる境界値がない
   *[name] `{"{"}{ $name }{"}"}`に入れる数がない
}
    .help = { $kind ->
        [brace] 波括弧そのものを書くときは、`{"{{"}`や`{"}}"}`のように2つ重ねます
        [bound] `bound:`と点数は、その項目の区分でその点数になる境界値を表します（{ known-names }）
       *[name] { meant-or-known }
    }
finding-unit-pattern = 単位に数の入る場所がない
    .help = `{"{n}"}％`のように、数の入るところに`{"{n}"}`と書いてください

## 根拠

finding-no-evidence = { $kind ->
    [rule] 項目`{ $name }`の規則に根拠が書かれていない
   *[bands] 合計`{ $name }`の区分に根拠が書かれていない
}
    .help = `evidence`に`Legible`、`Published(…)`、`Reconstructed(…)`、`Assumed(…)`のどれかを書いてください
finding-assumed = { $on ->
    [none] { "" }
   *[item] { $on }　
}仮定：{ $what_ja }
finding-reconstructed = { $on ->
    [none] { "" }
   *[item] { $on }　
}復元：{ $what_ja }

## 記入された様式

finding-table-check = { $says_ja }
    .help = 様式を直すか、機関に確かめてください

## 記入されたワークブック

finding-cell-doubt = { $reason ->
    [question-mark] `{ $found }`では値がわからない
    [approximate] `{ $found }`は確かな数ではない（{ $first }と読めるが、決められない）
    [range] `{ $found }`は幅のある数（{ $first }から{ $second }）で、一つに決められない
    [none-or-blank] `{ $found }`は「0」なのか「未記入」なのかわからない
    [none-in-list] `{ $found }`は「なし」なのか「未記入」なのかわからない
    [one-or-dash] `{ $found }`は漢数字の一なのか横線なのかわからない
    [maybe-negative] `{ $found }`はマイナスの数なのかわからない
    [percent-or-share] `{ $found }`は割合なのかパーセントなのかわからない（{ $first }か{ $second }）
    [not-whole] `{ $found }`は整数ではない
    [two-numbers] `{ $found }`には数が二つある（{ $first }と{ $second }）
    [unknown-words] `{ $found }`には数のほかの言葉がある（数は{ $first }）
    [turned-into-date] 数を書くところが日付か時刻になっている（表計算ソフトが変えた可能性がある）
    [ambiguous-date] `{ $found }`は{ $first }なのか{ $second }なのかわからない
    [no-year] `{ $found }`には年がない
    [two-digit-year] `{ $found }`の年は西暦なのか元号なのかわからない（{ $first }、{ $second }）
    [no-day] `{ $found }`には日がない
    [impossible-date] `{ $found }`という日は暦にない
    [outside-era] `{ $found }`はその元号の期間に入らない（{ $first }のことでしょうか）
    [unknown-era] `{ $found }`の元号がわからない
    [more-than-date] `{ $found }`には日付のほかの言葉がある（日付は{ $first }）
    [not-a-date] `{ $found }`は日付として読めない
    [not-yes-no] `{ $found }`は1（はい）か0（いいえ）かわからない
    [not-in-list] `{ $found }`は選べる答えの中にない
    [several-in-list] `{ $found }`は「{ $first }」と「{ $second }」のどちらなのかわからない
    [no-value] セルの式に値がない（まだ計算されていない）
    [cell-error] セルの式がエラー（{ $found }）になっている
    [too-large] `{ $found }`は大きすぎる
    [too-long] 文字が多すぎる
    [control-characters] 読めない文字が入っている
   *[not-a-number] `{ $found }`は数として読めない
}
    .help = { $reason ->
        [turned-into-date] セルの表示形式を「標準」にして、数を書き直してください
        [percent-or-share] パーセントなら80、割合なら0.8のように、数だけを書いてください（欄の説明にある単位で）
        [ambiguous-date] 2026/4/1のように、西暦の年/月/日で書き直してください
        [no-year] 2026/4/1のように、西暦の年/月/日で書き直してください
        [two-digit-year] 2026/4/1のように、西暦の年/月/日で書き直してください
        [no-day] 2026/4/1のように、西暦の年/月/日で書き直してください
        [impossible-date] 日付を確かめて、2026/4/1のように書き直してください
        [outside-era] 西暦の年/月/日で書き直してください
        [unknown-era] 西暦の年/月/日で書き直してください
        [more-than-date] 日付だけを2026/4/1のように書いてください
        [not-a-date] 2026/4/1のように、西暦の年/月/日で書いてください
        [not-yes-no] 1（はい）か0（いいえ）を書いてください
        [not-in-list] { $first ->
            [none] リストから選んでください
           *[other] リストから選んでください（「{ $first }」のことでしょうか）
        }
        [several-in-list] リストから選んでください
        [no-value] 表計算ソフトで開いて保存し直すか、値を書いてください
        [cell-error] 式を消して、値を書いてください
        [question-mark] わかる場合は書き、わからない場合は空欄にして、評価者に伝えてください
        [none-in-list] 答えを選ぶか、わからないのなら空欄にしてください
        [none-or-blank] ない（いない）のなら0と書き、わからないのなら空欄にしてください
        [too-long] 短く書き直してください
       *[other] 数だけを半角数字で書いてください。わからないときは空欄にして、評価者に伝えてください
    }
finding-cell-read-as = `{ $found }`を{ $value }と読んだ（{ $how ->
    [full-width] 全角の文字
    [text-number] 文字として書かれた数
    [text-date] 文字として書かれた日付
    [spaces] 空白
    [case] 大文字と小文字
    [separator] 桁の区切り
    [dots] 点で区切った日付
    [compact] 8桁の日付
    [kanji] 漢字
    [word] 言葉
    [mark] 記号
    [unit] 単位つき
    [percent-sign] ％つき
    [percent-format] パーセント表示のセル
    [era] 元号
    [serial] 日付の通し番号
    [weekday] 曜日つき
    [time] 時刻つき
    [other-language] 別の言語の答え
    [id] 答えの記号
    [part] 答えの一部
    [day] 日付
   *[control] 見えない文字
}）
    .help = 違っていたら、書き直してください
finding-cell-blank = 「{ $field_ja }」が空欄：{ $cells }
    .help = わかる場合は書いてください。わからない場合は空欄のままで結構です（訪問のときにうかがいます）
finding-full-name = 氏名のような記入があるので、読み取らなかった
    .help = イニシャルか機関内の番号に書き換えてください
finding-cell-formula = セルに式がある。式の結果を値として読んだ
    .help = 値が正しいか確かめてください
finding-no-place = { $found ->
    [sheet] 様式にないシートに、記入が{ $cells }か所ある
   *[other] 様式にない場所に記入がある：`{ $found }`
}
    .help = 必要なことなら、欄のある場所に移してください。ここに書かれたことは採点に使いません
finding-sheet-missing = 「{ $title }」のシートがない
    .help = 消していないか、別のファイルに分けていないか確かめてください。このシートの内容は「未記入」になります
finding-column-missing = 「{ $field }」の欄がない
    .help = 列や行を消していないか確かめてください。この欄は「未記入」になります
finding-sheet-changed = シート「{ $title }」の名前か列の並びが変わっている。見出しを手がかりに読んだ
    .help = 読み取った内容が合っているか確かめてください
finding-merged-cells = セルが{ $to }まで結合されていて、{ $across ->
    [columns] どの欄の値なのかわからない
   *[rows] どの行の値なのかわからない
}
    .help = 結合を解除し、それぞれのセルに書いてください
finding-hidden-cells = { $what ->
    [sheet] 非表示のシートを、ほかと同じように読んだ
    [column] 非表示の列を、ほかと同じように読んだ
   *[row] 非表示の行を、ほかと同じように読んだ
}
    .help = 読む必要がないものなら、消してください
finding-outside-links = 別のファイル（{ $name }）から値を取り込んでいる
    .help = 取り込んだ値を、値として貼り付け直してください
finding-rater-without-name = { $number }番目の評価者の列に答えがあるのに、イニシャルがない
    .help = 列の上にイニシャルを書いてください
finding-none-but-rows = 「書くことがないときは1」に1があるのに、行に記入がある
    .help = どちらかを消してください
finding-sheet-twice = 「{ $title }」と同じシートがもう一つある。どちらを読めばよいかわからない
    .help = 要らないほうのシートを削除してください
finding-workbook = { $reason ->
    [not-found] ファイルがない
    [unreadable] ファイルを読めない（{ $detail }）
    [empty] ファイルが空
    [too-large] ファイルが大きすぎる（{ $limit }MBまで）
    [too-much-inside] 中身が大きすぎる（展開して{ $limit }MBまで）
    [too-many-parts] ファイルの部品が多すぎる（{ $limit }個まで）
    [too-many-cells] シート「{ $sheet }」の記入が多すぎる（{ $limit }個まで）
    [too-many-strings] 文字の入ったセルが多すぎる（{ $limit }種類まで）
    [too-long] シート「{ $sheet }」に長すぎる文字がある
    [password] パスワードがかかっている
    [macros] マクロが入っている
    [old-format] 古い形式（Excel 95以前）のファイル
    [unknown-format] 表計算のファイルではない
    [empty-folder] フォルダにCSVファイルがない
   *[damaged] ファイルが壊れている（{ $detail }）
}
    .help = { $reason ->
        [password] パスワードを外して保存し直してください
        [macros] マクロのない形式（.xlsx）で保存し直してください
        [not-found] ファイル名とフォルダを確かめてください
        [too-large] 写真や余分なシートを消して保存し直してください
        [too-much-inside] 様式だけを新しいファイルに写してください
        [too-many-cells] 様式だけを新しいファイルに写してください
       *[other] 表計算ソフトで開き、.xlsxの形式で保存し直してください
    }
