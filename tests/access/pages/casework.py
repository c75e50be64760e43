"""Pages of everyone."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
my_day              -     GET     | 200 200 200 200 200 200 | 200 200 200 200 200 200 200
my_day              -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
who_sees_what       -     GET     | 200 200 200 200 200 200 | 200 200 200 200 200 200 200
who_sees_what       -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
"""
