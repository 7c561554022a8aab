# 規則についての証明で見つかったこと。それぞれの説明は book/src/findings/ にある。
# 値のない事実は none とする。

prove-example = { $example ->
    [none] 何も記入しないとき
   *[other] { $example }
}

finding-rule-gap = { $why ->
    [blank] `{ $about }`が空欄のとき、どの行にも当てはまらない場合がある
    [more] どの行にも当てはまらない場合が、ほかにもある
   *[gap] どの行にも当てはまらない場合がある
} [{ $about }]
    .help = { $why ->
        [blank] 例：{ prove-example }。空欄のための行（たとえば { $row }）を加え、ほかの行の条件の先頭に`Not(Blank(…))`を置いてください
        [more] まず、示したものを埋めてください
       *[gap] 例：{ prove-example }。{ $row ->
            [none] となりの行の境界値を直してください
           *[other] この場合を埋める行は { $row } です。得点を入れて加えるか、となりの行の境界値を直してください
        }
    }
    .related = この欠けたところは知られている
finding-rule-overlap = { $why ->
    [more] 得点の違う行に同時に当てはまる場合が、ほかにもある
   *[overlap] 得点の違う行に同時に当てはまる場合がある
} [{ $about }]
    .help = { $why ->
        [more] まず、示したものを直してください
       *[overlap] 例：{ prove-example }（得点は{ $scores }のどれにもなる）。どちらかの行の境界値を直してください
    }
    .related = もう1つの行
finding-row-duplicate = { $why ->
    [several] この行は、得点の同じほかの行が当てはまる場合にしか当てはまらない
   *[one] この行は、得点の同じもう1つの行が当てはまる場合にしか当てはまらない
} [{ $about }]
    .help = 得点も同じなので、なくても結果は変わりません。消すか、条件を直してください
    .related = もう1つの行
finding-score-never-given = { $why ->
    [impossible] 条件が同時に成り立つことがないので、この得点には決してならない
    [out-of-reach] 計算値がここに達することがないので、この得点には決してならない
    [not-used] この項目を尋ねる場合には条件が成り立たないので、この得点には決してならない
    [limited] 制限が必ず変えてしまうので、この得点には決してならない
    [shadowed] 成り立つ場合はすべて先に{ $score }点になるので、この得点には決してならない
   *[together] ほかの得点がすべての場合を取るので、この得点には決してならない
} [{ $about }]
    .help = { $why ->
        [impossible] 互いに矛盾する条件を直してください
        [out-of-reach] 計算値がどこからどこまでになりうるか（記入できる範囲や range）を確かめ、境界値を直してください
        [not-used] `asked_when`の条件、またはこの形を使う設定と見くらべてください
        [limited] 制限を直すか、この得点を取り除いてください
        [shadowed] 順番を入れ替えるか、条件を直してください
       *[together] ほかの得点の条件を直すか、この得点を取り除いてください
    }
    .related = { $why ->
        [shadowed] 先に当てはまるのはこちら
        [limited] その制限
       *[other] これは知られていること
    }
finding-limit-never-strikes = { $why ->
    [never-holds] この制限の条件は決して成り立たない
   *[no-change] この制限が成り立っても、得点は変わらない
} [{ $about }]
    .help = 条件か制限の得点を直すか、制限を取り除いてください
    .related = これは知られていること
finding-condition-always-so = { $about ->
    [never] この条件は決して成り立たない
   *[always] この条件は必ず成り立つ
} [{ $about }]
    .help = 数や記入できる範囲を確かめてください。要らない条件なら取り除いてください
    .related = これは知られていること
finding-input-without-effect = `{ $about }`は、ほかがどうであっても得点を変えない [{ $about }]
    .help = 得点に使わないなら、聞かないでおきましょう。使うはずなら、規則の条件を直してください
    .related = これは知られていること
finding-better-scores-lower = `{ $about }`がよくなると得点が下がる場合がある [{ $about }]
    .help = { $worse } なら{ $worse_score }点、{ $better } なら{ $better_score }点です。規則か、よい向き（better）を直してください
    .related = これは知られていること
finding-units-differ = 単位の違うものを比べたり足したりしている（{ $one }と{ $other }） [{ $about }]
    .help = どちらかの単位を直すか、そろう形に換算してください
    .related = これは知られていること
finding-total-band-unreached = どの得点の組み合わせでも、合計がこの区分に入らない [{ $about }]
    .help = 区分の始まりを直すか、区分を取り除いてください
    .related = これは知られていること
finding-not-decided = { $what ->
    [score] この得点になる場合があるかどうか
    [limit] この制限が得点を変えることがあるかどうか
    [condition] この条件がいつも同じかどうか
    [input] `{ $about }`が得点を変えることがあるかどうか
    [direction] `{ $about }`がよくなると得点が下がることがあるかどうか
    [total] この合計のどの区分にも入りうるかどうか
    [gap] どの行にも当てはまらない場合があるかどうか
    [overlap] 得点の違う行に同時に当てはまる場合があるかどうか
    [duplicate] この行に、ほかの行にない場合があるかどうか
   *[rule] この項目の規則に誤りがないかどうか
}は、決められなかった [{ $about }]
    .help = 誤りがあるともないとも言えません。入力どうしの積や、比の比など、たどれない計算があります。事例（cases）で確かめ、理由をつけて認めてください（accepted）
    .related = これは知られていること
finding-accepted-nothing = ここで認めている`{ $finding }`は、もう見つからない{ $about ->
    [none] {""}
   *[other] {" "}[{ $about }]
}
    .help = 直ったのであれば、この記載を消してください。コードと about のつづりも確かめてください
