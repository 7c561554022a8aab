# 聞き取りの手引き
interview-guide-title = 聞き取りシート
interview-guide-needs = この文書には質問の例が要ります（項目の questions）
interview-guide-about = { $title }　聞き取りシート
interview-guide-site = 機関
interview-guide-name = 話し手の氏名またはイニシャル
interview-guide-date = 日時
interview-guide-from = 開始
interview-guide-to = 終了
interview-guide-interviewer = 聞き手
interview-guide-part = { $scale }　{ $part }
interview-guide-question = { $code }（{ $number }）
interview-guide-more = ほかに聞いたこと・確かめること
