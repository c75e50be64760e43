"""Notice, a new household, handing back, and that no takeover is planned."""

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
# A resident's notice is for those who work with the case; the company does not find it
give_notice            own   GET  | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
give_notice            own   POST | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
give_notice            other GET  | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
give_notice            other POST | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
withdraw_notice        own   GET  | 404 404 404 404 404 404 | 200 200 403 403 403 404 404
withdraw_notice        own   POST | 404 404 404 404 404 404 | 302 302 403 403 403 404 404
withdraw_notice        other GET  | 404 404 404 404 404 404 | 403 200 403 403 403 404 404
withdraw_notice        other POST | 404 404 404 404 404 404 | 403 302 403 403 403 404 404
dispute_notice         own   GET  | 404 404 404 404 404 404 | 200 200 403 403 403 404 404
dispute_notice         own   POST | 404 404 404 404 404 404 | 200 200 403 403 403 404 404
dispute_notice         other GET  | 404 404 404 404 404 404 | 403 200 403 403 403 404 404
dispute_notice         other POST | 404 404 404 404 404 404 | 403 200 403 403 403 404 404
settle_dispute         own   GET  | 404 404 404 404 404 404 | 200 200 403 403 403 404 404
settle_dispute         own   POST | 404 404 404 404 404 404 | 200 200 403 403 403 404 404
settle_dispute         other GET  | 404 404 404 404 404 404 | 403 200 403 403 403 404 404
settle_dispute         other POST | 404 404 404 404 404 404 | 403 200 403 403 403 404 404
# The head lease is between both: the coordinator and the letting officer, the other one answers
give_head_lease_notice own   GET  | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
give_head_lease_notice own   POST | 200 403 403 403 404 404 | 403 200 403 403 403 404 404
agree_on_day           own   GET  | 200 403 403 403 404 404 | 403 403 403 403 403 404 404
agree_on_day           own   POST | 302 403 403 403 404 404 | 403 403 403 403 403 404 404
# Who moves in is the coordinator's to choose
move_in_again          own   GET  | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
move_in_again          own   POST | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
# For whom no takeover is planned; where there is no plan to take up, one is started
no_takeover            own   GET  | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
no_takeover            own   POST | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
no_takeover            other GET  | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
no_takeover            other POST | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
plan_again             own   GET  | 403 403 403 403 404 404 | 302 302 403 403 403 404 404
plan_again             own   POST | 403 403 403 403 404 404 | 302 302 403 403 403 404 404
plan_again             other GET  | 403 403 403 403 404 404 | 403 302 403 403 403 404 404
plan_again             other POST | 403 403 403 403 404 404 | 403 302 403 403 403 404 404
"""
