# 利用者向けの案内
leaflet-needs = この文書には、battery.ron の案内（leaflet）が要ります
leaflet-promises = わたしたちの約束
leaflet-item = {" "}
leaflet-checked = 約束が守られているかを確かめる調査の項目：
leaflet-and = 、
leaflet-stages = 支援の流れ
leaflet-number = {"　"}
leaflet-ask = ご相談は{"　"}
leaflet-phone = {"　"}電話{"　"}
