# The leaflet for clients
leaflet-needs = this document needs a leaflet in battery.ron
leaflet-promises = What we promise
leaflet-item = {" "}
leaflet-checked = Reviewers check this promise in item{" "}
leaflet-and = ,{" "}
leaflet-stages = Step by step
leaflet-number = {"  "}
leaflet-ask = Come and talk to us:{" "}
leaflet-phone = {"   "}Phone{" "}
