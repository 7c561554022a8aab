manual-title = 評価マニュアル
