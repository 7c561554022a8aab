# 訪問チェックリスト
checklist-title = 訪問チェックリスト
checklist-needs = この文書には、battery.ron のチェックリスト、日程、持ち物、心構えのどれかが要ります
checklist-site = 訪問先
checklist-contact = 窓口の方
checklist-date = 訪問日
checklist-raters = 評価者
checklist-and = 、
checklist-form = {"　"}→{" "}
checklist-timetables = 当日の日程
checklist-timetables-how = 機関と相談して決まった時刻と、担当する評価者を書き入れます。
checklist-chosen = （今回の進め方）
checklist-day = {"　"}
checklist-time = 時刻
checklist-part = すること
checklist-who = 行く人
checklist-packing = 持ち物
checklist-attitude = 訪問中の心構え
