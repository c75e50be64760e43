"""The log review and the log extract: for the log reviewers; the director where a log reviewer has looked."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
log_reviews         -     GET     | 403 403 403 200 403 200 | 403 403 403 403 200 403 200
log_reviews         -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
make_log_review     -     GET     | 403 403 403 403 403 302 | 403 403 403 403 403 403 302
make_log_review     -     POST    | 403 403 403 403 403 404 | 403 403 403 403 403 403 404
log_review          own   GET     | 403 403 403 200 403 200 | 403 403 403 403 200 403 200
log_review          own   POST    | 403 403 403 200 403 200 | 403 403 403 403 200 403 200
# What a colleague has looked at is the log reviewers' to review; what a log reviewer has, the director's too
log_review_item     own   GET     | 403 403 403 404 403 200 | 403 403 403 403 404 403 200
log_review_item     own   POST    | 403 403 403 404 403 200 | 403 403 403 403 404 403 200
log_review_item     other GET     | 403 403 403 200 403 200 | 403 403 403 403 200 403 200
log_review_item     other POST    | 403 403 403 200 403 200 | 403 403 403 403 200 403 200
log_extract         -     GET     | 403 403 403 403 403 200 | 403 403 403 403 403 403 200
log_extract         -     POST    | 403 403 403 403 403 200 | 403 403 403 403 403 403 200
# Without days in the address there is no such extract
log_extract_of      own   GET     | 403 403 403 403 403 404 | 403 403 403 403 403 403 404
log_extract_of      own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
log_extract_file    own   GET     | 403 403 403 403 403 404 | 403 403 403 403 403 403 404
log_extract_file    own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
"""
