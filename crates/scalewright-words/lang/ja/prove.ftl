# 規則についての証明で見つかったこと。それぞれの説明は book/src/findings/ にある。
# 値のない事実は none とする。

finding-rule-gap = どの行にも当てはまらない場合がある [{ $about }]
    .help = 例：{ $example }。この場合を埋める行は {$row} です。得点を入れて加えるか、となりの行の境界値を直してください
    .related = この欠けたところは知られている
finding-rule-overlap = 得点の違う行に同時に当てはまる場合がある [{ $about }]
    .help = 例：{ $example }（得点は{ $scores }のどれにもなる）。どちらかの行の境界値を直してください
    .related = もう1つの行
finding-row-duplicate = この行は、前の行が当てはまる場合にしか当てはまらない [{ $about }]
    .help = 得点も同じなので、なくても結果は変わりません。消すか、条件を直してください
    .related = 前の行
finding-score-never-given = { $why ->
    [impossible] 条件が同時に成り立つことがないので、この段階には決してならない
    [shadowed] 成り立つ場合はすべて先に{ $score }点になるので、この段階には決してならない
   *[together] ほかの段階がすべての場合を取るので、この段階には決してならない
} [{ $about }]
    .help = { $why ->
        [impossible] 互いに矛盾する条件を直してください
        [shadowed] 順番を入れ替えるか、条件を直してください
       *[together] ほかの段階の条件を直すか、この段階を取り除いてください
    }
    .related = { $why ->
        [shadowed] 先に当てはまるのはこちら
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
    .help = 区分の境界値を直すか、区分を取り除いてください
    .related = これは知られていること
finding-not-decided = { $what ->
    [score] この段階になる場合があるかどうか
    [limit] この制限が得点を変えることがあるかどうか
    [condition] この条件がいつも同じかどうか
    [input] `{ $about }`が得点を変えることがあるかどうか
    [direction] `{ $about }`がよくなると得点が下がることがあるかどうか
    [total] この合計のどの区分にも入りうるかどうか
    [gap] どの行にも当てはまらない場合があるかどうか
    [overlap] 得点の違う行に同時に当てはまる場合があるかどうか
   *[rule] この項目の規則に誤りがないかどうか
}は、決められなかった [{ $about }]
    .help = 計算が込み入っているため、誤りがあるともないとも言えません。事例（cases）で確かめてください
    .related = これは知られていること
finding-accepted-nothing = ここで認めている`{ $finding }`は、もう見つからない{ $about ->
    [none] {""}
   *[other] {" "}[{ $about }]
}
    .help = 直ったのであれば、この記載を消してください。コードと about のつづりも確かめてください
