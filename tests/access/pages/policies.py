"""The agreement, the letting policy, and the consultation on them."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# Both read; the social services answer and say yes for themselves, the managing director does the rest
policies            -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
policies            -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
policy              own   GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
policy              own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
agree_to_policy     own   GET     | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
agree_to_policy     own   POST    | 403 403 403 403 404 404 | 403 403 403 403 302 404 404
answer_consultation own   GET     | 403 403 403 403 404 404 | 403 200 403 403 200 404 404
answer_consultation own   POST    | 403 403 403 403 404 404 | 403 200 403 403 200 404 404
admin:contracts_policy_consult  own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_consult  own POST | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_answer   own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_answer   own POST | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_close    own GET  | 403 403 403 302 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_close    own POST | 403 403 403 302 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_agree    own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_agree    own POST | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_decide   own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_decide   own POST | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_drop     own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_policy_drop     own POST | 403 403 403 302 403 403 | 403 403 403 403 403 403 403
"""
