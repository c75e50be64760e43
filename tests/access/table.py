"""Who gets what at every address: one table, written by hand, that the sweep holds the site to.

A column is a role. Housing: let(ting officer), ins(pector), fin(ance officer), vd, adm(inistrator), log (reviewer).
Social: cas(e officer), coo(rdinator), sup(port worker), ren(t administrator), chf (head), adm, log.

A row is an address, what it is asked about, and how. `own` is about the case where the signed-in case officer or
support worker is named, `other` about somebody else's: the near miss. Answers: 200 (422) the page, or the form with
what is missing; 302 done or led on; 403 not yours to do; 404 not yours to see; 405 not asked that way. A form is
sent empty.
"""

from gotene.access.roles import Role, Side

COLUMNS = {
    (Side.HOUSING, Role.LETTING_OFFICER): "let",
    (Side.HOUSING, Role.INSPECTOR): "ins",
    (Side.HOUSING, Role.FINANCE_OFFICER): "fin",
    (Side.HOUSING, Role.HOUSING_DIRECTOR): "vd",
    (Side.HOUSING, Role.SYSTEM_ADMINISTRATOR): "adm",
    (Side.HOUSING, Role.LOG_REVIEWER): "log",
    (Side.SOCIAL, Role.CASE_OFFICER): "cas",
    (Side.SOCIAL, Role.COORDINATOR): "coo",
    (Side.SOCIAL, Role.HOUSING_SUPPORT): "sup",
    (Side.SOCIAL, Role.RENT_ADMINISTRATOR): "ren",
    (Side.SOCIAL, Role.SOCIAL_DIRECTOR): "chf",
    (Side.SOCIAL, Role.SYSTEM_ADMINISTRATOR): "adm",
    (Side.SOCIAL, Role.LOG_REVIEWER): "log",
}

# Open to everyone, signed in or not. Every other address sends a stranger to sign in.
OPEN = {
    "health",
    "ready",
    "set_language",
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

PAGES = """
                                  | let ins fin vd  adm log | cas coo sup ren chf adm log
my_day              -     GET     | 200 200 200 200 200 200 | 200 200 200 200 200 200 200
my_day              -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
who_sees_what       -     GET     | 200 200 200 200 200 200 | 200 200 200 200 200 200 200
who_sees_what       -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405

# Cases and what lies in them: the social services' own
cases               -     GET     | 403 403 403 403 403 403 | 200 200 200 403 200 403 403
cases               -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
case                own   GET     | 404 404 404 404 404 404 | 200 200 200 404 200 404 404
case                other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
case                own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
open_case           -     GET     | 403 403 403 403 403 403 | 200 200 403 403 403 403 403
open_case           -     POST    | 403 403 403 403 403 403 | 200 200 403 403 403 403 403
close_case          own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
close_case          own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
close_case          other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
close_case          other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
record_decision     own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
record_decision     own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
record_decision     other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
record_decision     other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
decision            own   GET     | 404 404 404 404 404 404 | 200 200 200 404 200 404 404
decision            other GET     | 404 404 404 404 404 404 | 404 200 404 404 200 404 404
decision            own   POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
serve_decision      own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
serve_decision      own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
serve_decision      other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
serve_decision      other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
give_consent        own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
give_consent        own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
give_consent        other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
give_consent        other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
withdraw_consent    own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
withdraw_consent    own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
withdraw_consent    other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
withdraw_consent    other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404

# Who may know a person. The protection of one who has none; lifting it and ending a handler of a person whom only
# the case officer and the support worker of the own case, or of the other, may know.
protection          own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
protection          own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
protection          other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
protection          other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
lift_protection     own   GET     | 404 404 404 404 404 404 | 200 404 403 404 404 404 404
lift_protection     own   POST    | 404 404 404 404 404 404 | 200 404 403 404 404 404 404
lift_protection     other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
lift_protection     other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
end_handler         own   GET     | 404 404 404 404 404 404 | 200 404 403 404 404 404 404
end_handler         own   POST    | 404 404 404 404 404 404 | 302 404 403 404 404 404 404
end_handler         other GET     | 404 404 404 404 404 404 | 404 404 404 404 404 404 404
end_handler         other POST    | 404 404 404 404 404 404 | 404 404 404 404 404 404 404

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

# From request to placement: both see, the social services ask and answer
request_housing     own   GET     | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
request_housing     own   POST    | 404 404 404 404 404 404 | 200 200 403 404 403 404 404
request_housing     other GET     | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
request_housing     other POST    | 404 404 404 404 404 404 | 404 200 404 404 403 404 404
withdraw_request    own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
withdraw_request    own   POST    | 403 403 403 403 404 404 | 302 302 403 403 403 404 404
withdraw_request    other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
withdraw_request    other POST    | 403 403 403 403 404 404 | 403 302 403 403 403 404 404
offers              -     GET     | 403 403 403 403 403 403 | 403 200 403 403 403 403 403
offers              -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
place_household     own   GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
place_household     own   POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
decline_offer       own   GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
decline_offer       own   POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404

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
end_sublease        own   GET     | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
end_sublease        own   POST    | 403 403 403 403 404 404 | 200 200 403 403 403 404 404
end_sublease        other GET     | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
end_sublease        other POST    | 403 403 403 403 404 404 | 403 200 403 403 403 404 404
guarantees          -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
guarantees          -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405
quota               -     GET     | 200 200 200 200 403 403 | 200 200 200 200 200 403 403
quota               -     POST    | 405 405 405 405 405 405 | 405 405 405 405 405 405 405

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
admin:contracts_socialcontract_end      own GET  | 200 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_socialcontract_end      own POST | 200 403 403 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_guarantee_notice        own GET  | 200 403 200 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_guarantee_notice        own POST | 200 403 200 403 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_extend        own GET  | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_extend        own POST | 403 403 403 200 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_recount       own GET  | 403 403 403 405 403 403 | 403 403 403 403 403 403 403
admin:contracts_quotayear_recount       own POST | 403 403 403 302 403 403 | 403 403 403 403 403 403 403
admin:inspections_inspection_held       own GET  | 200 200 403 403 403 403 | 403 403 403 403 403 403 403
admin:inspections_inspection_held       own POST | 200 200 403 403 403 403 | 403 403 403 403 403 403 403
"""

# The registers of the back office: s(ee), a(dd), c(hange), - nothing. Nobody removes anything, and for everyone but
# these four roles every page of the back office is 403.
REGISTERS = """
                               | let ins fin vd
contracts_landlord             | sac s   s   s
contracts_property             | sac s   s   s
contracts_stairwell            | sac s   s   s
contracts_apartment            | sac s   s   s
contracts_lease                | sac -   s   s
tenants_person                 | s   -   s   s
contracts_socialcontract       | sc  s   s   s
contracts_guarantee            | sa  s   sa  s
contracts_housingrequest       | s   s   s   s
contracts_offer                | s   s   s   s
contracts_landlordnotice       | s   s   s   s
contracts_quotayear            | s   s   s   sa
contracts_policy               | s   s   s   sac
inspections_inspection         | sa  sa  s   s
"""

# Signing in and out, the same for all who are: what a stranger gets, and what somebody signed in gets.
ACCOUNT = """
                                       | stranger  signed in
health                                 | 200 405 | 200 405
ready                                  | 200 405 | 200 405
set_language                           | 302 302 | 302 302
account_login                          | 200 200 | 302 302
account_logout                         | 302 302 | 200 302
account_signup                         | 200 200 | 302 302
account_inactive                       | 200 405 | 200 405
account_reauthenticate                 | in  in  | 200 200
account_change_password                | in  in  | 200 200
account_set_password                   | in  in  | 302 302
account_reset_password                 | 200 200 | 200 200
account_reset_password_done            | 200 405 | 200 405
account_reset_password_from_key        | 200 200 | 200 200
account_reset_password_from_key_done   | 200 405 | 200 405
"""


def rows(text):
    """The rows of a table, without headings and comments: the words before the first bar, and those after."""
    for line in text.strip().splitlines():
        name, _, answers = line.partition("|")
        if name.strip() and not name.startswith("#"):
            yield name.split(), answers.replace("|", " ").split()
