# The checklist of a visit
checklist-title = Checklist of the visit
checklist-needs = this document needs a checklist, timetables, a packing list or words on attitude in battery.ron
checklist-site = Agency
checklist-contact = Contact
checklist-date = Day of the visit
checklist-raters = Raters
checklist-and = ,{" "}
checklist-form = {"  "}→{" "}
checklist-timetables = Timetable of the visit
checklist-timetables-how = Write in the times agreed with the agency, and which assessor goes.
checklist-chosen = {" "}(this visit)
checklist-day = {"  "}
checklist-time = Time
checklist-part = What is done
checklist-who = Who goes
checklist-packing = What to bring
checklist-attitude = Attitude during the visit
