# 評価マニュアル
manual-title = 評価マニュアル
manual-contents = 目次
manual-edition = { $edition }版
manual-edition-draft = { $edition }版（改訂中）
manual-edition-of = { $title }　{ $edition }版
# 訪問調査の進め方
manual-visit = 訪問調査の進め方
manual-definitions = 数え方の定義
manual-column-what = ことば
manual-column-definition = 定義
manual-timetables = 訪問の日程
manual-groups = 記録グループ
manual-groups-about = 支援記録は、次のグループごとに無作為に選んで読みます。項目の「読む記録」のグループ名は、この表のものです。
manual-column-group = グループ
manual-column-who = 当てはまる人
manual-column-table = 選ぶもとになる表
manual-column-cases = 件数
manual-attitude = 評価者の心構え
manual-checklist = チェックリスト
manual-packing = 持ち物
# 項目の一覧
manual-overview = 項目の一覧
manual-reading = 項目のページは、次のように読みます。
manual-reading-anchors = 段階は、左から右へ、点数の低いものから高いものの順に並んでいます。
manual-reading-boxes = 四角（□）は、確かめたときに印をつける欄です。
manual-reading-interview = 聞き取りが「要」の項目は、様式や記録だけでは決まりません。
manual-reading-dagger = †のついたところは仮定に基づきます。仮定の内容は、巻末の「仮定に基づくもの」にまとめました。
manual-column-code = 記号
manual-column-title = 項目名
manual-column-item = 項目
manual-column-interview = 聞き取り
manual-column-groups = グループ
manual-yes = 要
manual-no = 不要
manual-none = －
# 項目
manual-then = →
manual-tried-in-order = この項目は、{ $order }点の順に条件を見ていき、はじめに当てはまったものを点数とします。
manual-options = （{ $options }）
manual-asked = 聞く相手：{ $who }
manual-interview = 聞き取り
manual-interview-yes = 必要
manual-interview-no = 不要（様式や記録だけで決まる）
manual-corresponds = { $scale }{ $edition }版の { $item }「{ $title }」
manual-differs = 違い：{ $differs }
manual-beside = 対応する項目：{ $scale }{ $edition }版
manual-band = { $low }以上 { $name }
manual-bands = （{ $bands }）
# 巻末
manual-assumptions = 仮定に基づくもの
manual-assumptions-about = 原本から読み取れないため、仮定を置いたところです。原本やよりよい根拠が得られたら見直します。
manual-assumptions-common = 全体（様式、期間など）
manual-column-assumption = 仮定の内容
manual-glossary = 用語集
manual-column-term = 用語
manual-column-meaning = 意味
manual-long = ［{ $long }］
