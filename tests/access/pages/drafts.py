"""Drafts: kept and thrown away, each person's own; no address shows one."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
keep_draft          -     GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
keep_draft          -     POST    | 200 200 200 200 200 200 | 200 200 200 200 200 200 200
discard_draft       -     GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
discard_draft       -     POST    | 302 302 302 302 302 302 | 302 302 302 302 302 302 302
"""
