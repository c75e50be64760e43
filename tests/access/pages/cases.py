"""Cases."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Cases and what lies in them: the social services' own
cases               -     GET     | 403 403 403 403 403 403 | 200 200 200 403 200 403 403
cases               -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
case                own   GET     | 404 404 404 404 404 404 | 200 200 200 404 200 404 404
case                other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
case                own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
open_case           -     GET     | 403 403 403 403 403 403 | 200 200 403 403 403 403 403
open_case           -     POST    | 403 403 403 403 403 403 | 200 200 403 403 403 403 403
close_case          own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
close_case          own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
close_case          other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
close_case          other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
record_decision     own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
record_decision     own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
record_decision     other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
record_decision     other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
decision            own   GET     | 404 404 404 404 404 404 | 200 200 200 404 200 404 404
decision            other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
decision            own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
serve_decision      own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
serve_decision      own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
serve_decision      other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
serve_decision      other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
give_consent        own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
give_consent        own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
give_consent        other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
give_consent        other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
withdraw_consent    own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
withdraw_consent    own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
withdraw_consent    other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
withdraw_consent    other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
"""
