# The interview guide
interview-guide-title = Interview sheets
interview-guide-needs = this document needs example questions (questions of the items)
interview-guide-about = { $title }: interview sheet
interview-guide-site = Agency
interview-guide-name = Name or initials
interview-guide-date = Date and time
interview-guide-from = from
interview-guide-to = to
interview-guide-interviewer = Interviewer
interview-guide-part = { $scale }: { $part }
interview-guide-question = { $code } ({ $number })
interview-guide-more = What else was said, and what to check
