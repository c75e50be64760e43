"""Reports."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Reports: shared, without names
reports             -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
reports             -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
make_report         -     GET     | 302 403 302 302 403 403 | 403 302 403 403 302 403 403
make_report         -     POST    | 422 403 422 422 403 403 | 403 422 403 403 422 403 403
report              own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
report              own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
report_file         own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
report_file         own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
report_order        own   GET     | 200 404 200 200 404 404 | 404 200 404 404 200 404 404
report_order        other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
report_order        own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
"""
