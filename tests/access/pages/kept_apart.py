"""Who is kept apart."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Who must not live in the same stairwell as somebody of the household
keep_apart          own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
keep_apart          own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
keep_apart          other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
keep_apart          other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
keep_on_apart       own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
keep_on_apart       own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
keep_on_apart       other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
keep_on_apart       other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
end_keeping_apart   own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
end_keeping_apart   own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
end_keeping_apart   other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
end_keeping_apart   other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
"""
