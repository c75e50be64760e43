"""Protected people."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Who may know a person. The protection of one who has none; lifting it and ending a handler of a person whom only
# the case officer and the support worker of the own case, or of the other, may know.
protection          own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
protection          own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
protection          other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
protection          other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
lift_protection     own   GET     | 404 404 404 404 404 404 | 200 404 403 404 404 404 404
lift_protection     own   POST    | 404 404 404 404 404 404 | 200 404 403 404 404 404 404
lift_protection     other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
lift_protection     other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
end_handler         own   GET     | 404 404 404 404 404 404 | 200 404 403 404 404 404 404
end_handler         own   POST    | 404 404 404 404 404 404 | 302 404 403 404 404 404 404
end_handler         other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
end_handler         other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
# Being shown who somebody is: in the own case one whom the case officer and the support worker handle, in the other one
# whom nothing protects. The rest of those who see the case are told that it is for the handlers.
reveal              own   GET     | 404 404 404 404 404 404 | 200 403 200 404 403 404 404
reveal              own   POST    | 404 404 404 404 404 404 | 200 403 200 404 403 404 404
reveal              other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
reveal              other POST    | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
hide_again          own   GET     | 404 404 404 404 404 404 | 302 302 302 404 302 404 404
hide_again          own   POST    | 404 404 404 404 404 404 | 302 302 302 404 302 404 404
hide_again          other GET     | 404 404 404 404 404 404 | 404 302 404 404 302 404 404
hide_again          other POST    | 404 404 404 404 404 404 | 404 302 404 404 302 404 404
# Ticked by the person's other handlers: what was shown to the support worker, or else to the case officer.
reveal_seen         own   GET     | 404 404 404 404 404 404 | 302 404 404 404 404 404 404
reveal_seen         own   POST    | 404 404 404 404 404 404 | 302 404 404 404 404 404 404
reveal_seen         other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
reveal_seen         other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
"""
