"""From request to placement."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# From request to placement: both see, the social services ask and answer
request_housing     own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
request_housing     own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
request_housing     other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
request_housing     other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
withdraw_request    own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
withdraw_request    own   POST    | 403 403 403 403 404 404 | 302 302 403 403 403 404 404
withdraw_request    other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
withdraw_request    other POST    | 403 403 403 403 404 404 | 403 302 403 403 403 404 404
offers              -     GET     | 403 403 403 403 403 403 | 403 200 403 403 403 403 403
offers              -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
place_household     own   GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
place_household     own   POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
decline_offer       own   GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
decline_offer       own   POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
"""
