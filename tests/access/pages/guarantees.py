"""Guarantees on their way to none, and the list that contracts and guarantees are read in from."""

PAGES = """
                                         | let ins fin vd  adm log | cas coo sup ren chf adm log
guarantee                own GET         | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
guarantee                own POST       | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
plan_guarantee           own GET         | 200 403 200 403 404 404 | 403 200 403 403 200 404 404
plan_guarantee           own POST       | 200 403 200 403 404 404 | 403 200 403 403 200 404 404
# The municipality gives notice, the company receives it and tells the tenant
give_guarantee_notice    own GET         | 403 403 403 403 404 404 | 403 302 403 403 302 404 404
give_guarantee_notice    own POST       | 403 403 403 403 404 404 | 403 302 403 403 302 404 404
guarantee_letter         own GET         | 200 200 200 200 404 404 | 200 200 200 200 200 404 404
guarantee_letter         own POST       | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
receive_guarantee_notice own GET         | 200 403 200 403 404 404 | 403 403 403 403 403 404 404
receive_guarantee_notice own POST       | 200 403 200 403 404 404 | 403 403 403 403 403 404 404
guarantee_tenant_told    own GET         | 200 403 200 403 404 404 | 403 403 403 403 403 404 404
guarantee_tenant_told    own POST       | 200 403 200 403 404 404 | 403 403 403 403 403 404 404
import_contracts         -   GET         | 200 403 403 403 403 403 | 403 200 403 403 403 403 403
import_contracts         -   POST       | 200 403 403 403 403 403 | 403 200 403 403 403 403 403
admin:contracts_guarantee_release  own GET  | 200 403 200 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_guarantee_release  own POST | 200 403 200 403 403 403 | 403 403 403 403 403 403 403
"""
