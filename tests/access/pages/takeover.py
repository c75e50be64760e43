"""Takeovers: read by both; each does its own part, and the company switches the leases.

In one's own case the new tenant is protected: the papers that name that person are the named handlers' alone.
"""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
takeover            own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
takeover            other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
takeover            own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
prepare_takeover    own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
prepare_takeover    own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
prepare_takeover    other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
prepare_takeover    other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
say_yes             own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
say_yes             own   POST    | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
say_yes             other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
say_yes             other POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
take_back_yes       own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
take_back_yes       own   POST    | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
take_back_yes       other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
take_back_yes       other POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
make_takeover_paper own   GET     | 302 403 403 403 404 404 | 302 302 403 403 403 404 404
make_takeover_paper own   POST    | 302 403 403 403 404 404 | 302 302 403 403 403 404 404
make_takeover_paper other GET     | 302 403 403 403 404 404 | 403 302 403 403 403 404 404
make_takeover_paper other POST    | 302 403 403 403 404 404 | 403 302 403 403 403 404 404
takeover_paper      own   GET     | 404 404 404 404 404 404 | 200 404 200 404 404 404 404
takeover_paper      other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
takeover_paper      own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
attach_signed       own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
attach_signed       own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
attach_signed       other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
attach_signed       other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
signed_paper        own   GET     | 404 404 404 404 404 404 | 200 404 200 404 404 404 404
signed_paper        other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
signed_paper        own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
complete_takeover   own   GET     | 200 403 403 403 404 404 | 403 403 403 403 403 404 404
complete_takeover   own   POST    | 200 403 403 403 404 404 | 403 403 403 403 403 404 404
complete_takeover   other GET     | 200 403 403 403 404 404 | 403 403 403 403 403 404 404
complete_takeover   other POST    | 200 403 403 403 404 404 | 403 403 403 403 403 404 404
cancel_takeover     own   GET     | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
cancel_takeover     own   POST    | 200 403 403 403 404 404 | 200 200 403 403 403 404 404
cancel_takeover     other GET     | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
cancel_takeover     other POST    | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
"""
