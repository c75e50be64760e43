"""Contracts and what both see of them."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Contracts: shared; the plan is changed by those who work with the case
contract_list       -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
contract_list       -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
contract            own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
contract            other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
contract            own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
contract_row        own   GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
contract_row        own   POST    | 403 403 403 403 404 404 | 422 422 403 403 403 404 404
contract_row        other GET     | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
contract_row        other POST    | 403 403 403 403 404 404 | 403 422 403 403 403 404 404
start_plan          own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
start_plan          own   POST    | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
start_plan          other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
start_plan          other POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
change_plan         own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
change_plan         own   POST    | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
change_plan         other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
change_plan         other POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
record_check_in     own   GET     | 403 403 403 403 404 404 | 200 200 200 403 403 404 404
record_check_in     own   POST    | 403 403 403 403 404 404 | 200 200 200 403 403 404 404
record_check_in     other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
record_check_in     other POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
guarantees          -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
guarantees          -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
quota               -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
quota               -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
"""
