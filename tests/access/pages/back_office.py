"""The housing company's back office."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# The back office: the housing company's; who may see or change which register follows below
admin:index         -     GET     | 200 200 200 200 403 403 | 403 403 403 403 403 403 403
admin:index         -     POST    | 200 200 200 200 403 403 | 403 403 403 403 403 403 403
admin:login         -     GET     | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:login         -     POST    | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:logout        -     GET     | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:logout        -     POST    | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:app_list      own   GET     | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:app_list      own   POST    | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:autocomplete  own   GET     | 200 200 200 200 403 403 | 403 403 403 403 403 403 403
admin:autocomplete  own   POST    | 405 405 405 405 403 403 | 403 403 403 403 403 403 403
admin:jsi18n        -     GET     | 200 200 200 200 403 403 | 403 403 403 403 403 403 403
admin:jsi18n        -     POST    | 405 405 405 405 403 403 | 403 403 403 403 403 403 403
admin:view_on_site  own   GET     | 404 404 404 404 403 403 | 403 403 403 403 403 403 403
admin:view_on_site  own   POST    | 404 404 404 404 403 403 | 403 403 403 403 403 403 403
admin:password_change      - GET  | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:password_change      - POST | 302 302 302 302 403 403 | 403 403 403 403 403 403 403
admin:password_change_done - GET  | 200 200 200 200 403 403 | 403 403 403 403 403 403 403
admin:password_change_done - POST | 405 405 405 405 403 403 | 403 403 403 403 403 403 403
admin:(any other)   own   GET     | 404 404 404 404 403 403 | 403 403 403 403 403 403 403
admin:(any other)   own   POST    | 404 404 404 404 403 403 | 403 403 403 403 403 403 403

# What is done with one row of the back office
admin:contracts_housingrequest_offer    own GET  | 200 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_housingrequest_offer    own POST | 200 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_offer_withdraw          own GET  | 200 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_offer_withdraw          own POST | 302 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_landlordnotice_receive  own GET  | 405 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_landlordnotice_receive  own POST | 302 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_guarantee_notice        own GET  | 200 403 200 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_guarantee_notice        own POST | 200 403 200 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_extend        own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_extend        own POST | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_recount       own GET  | 403 403 403 405 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_recount       own POST | 403 403 403 302 403 403 | 403 403 403 403 403 403 403
"""
