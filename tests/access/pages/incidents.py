"""What goes wrong: both organisations report, hear and put right; and what is unverified, each organisation its own."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Reporting and hearing: whoever meets the residents; at the social services those who work with the case
report_incident     own   GET     | 200 200 200 403 404 404 | 200 200 200 403 403 404 404
report_incident     own   POST    | 200 200 200 403 404 404 | 200 200 200 403 403 404 404
report_incident     other GET     | 200 200 200 403 404 404 | 403 200 403 403 403 404 404
report_incident     other POST    | 200 200 200 403 404 404 | 403 200 403 403 403 404 404
incident            own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
incident            other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
incident            own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
hear_about_incident own   GET     | 200 200 200 403 404 404 | 200 200 200 403 403 404 404
hear_about_incident own   POST    | 200 200 200 403 404 404 | 200 200 200 403 403 404 404
hear_about_incident other GET     | 200 200 200 403 404 404 | 403 200 403 403 403 404 404
hear_about_incident other POST    | 200 200 200 403 404 404 | 403 200 403 403 403 404 404

# Deciding what came of it, what the law asks for, and how it is put right: those who answer for the contract
conclude_incident   own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
conclude_incident   own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
conclude_incident   other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
conclude_incident   other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
record_law_step     own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
record_law_step     own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
record_law_step     other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
record_law_step     other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
agree_repair        own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
agree_repair        own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
agree_repair        other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
agree_repair        other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
put_right           own   GET     | 200 200 200 403 404 404 | 200 200 200 403 403 404 404
put_right           own   POST    | 200 200 200 403 404 404 | 200 200 200 403 403 404 404
put_right           other GET     | 200 200 200 403 404 404 | 403 200 403 403 403 404 404
put_right           other POST    | 200 200 200 403 404 404 | 403 200 403 403 403 404 404
incidents_not_cleared - GET       | 403 403 403 403 403 200 | 403 403 403 403 403 403 200
incidents_not_cleared - POST      | 405 405 405 405 405 405 | 405 405 405 405 405 405 405

# What is unverified: one's own organisation's, and at the social services of the cases that one works with
note_unverified     own   GET     | 200 403 403 403 404 404 | 200 200 200 403 403 404 404
note_unverified     own   POST    | 200 403 403 403 404 404 | 200 200 200 403 403 404 404
note_unverified     other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
note_unverified     other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
unverified_reports  -     GET     | 200 403 403 403 403 403 | 200 200 200 403 403 403 403
unverified_reports  -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
report_verified     own   GET     | 200 404 404 404 404 404 | 200 200 200 404 404 404 404
report_verified     own   POST    | 200 404 404 404 404 404 | 200 200 200 404 404 404 404
report_verified     other GET     | 200 404 404 404 404 404 | 404 200 404 404 404 404 404
report_verified     other POST    | 200 404 404 404 404 404 | 404 200 404 404 404 404 404
could_not_be_cleared own  GET     | 200 404 404 404 404 404 | 200 200 200 404 404 404 404
could_not_be_cleared own  POST    | 302 404 404 404 404 404 | 302 302 302 404 404 404 404
could_not_be_cleared other GET    | 200 404 404 404 404 404 | 404 200 404 404 404 404 404
could_not_be_cleared other POST   | 302 404 404 404 404 404 | 404 302 404 404 404 404 404
"""
