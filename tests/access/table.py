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
    "mfa_authenticate",
    "mfa_login_webauthn",
    "account_logout",
    "session_left",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    *("provider_login", "openid_connect_callback", "saml_acs", "saml_finish_acs", "saml_metadata", "saml_sls"),
}

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
contracts_incident             | s   s   s   s
contracts_unverifiedreport     | s   -   -   -
inspections_inspection         | sa  sa  s   s
inspections_protocoltemplate   | sc  sc  s   s
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
session_left                           | 200 405 | 200 405
session_go_on                          | in  in  | 405 200
my_sign_in                             | in  in  | 200 405
end_sessions                           | in  in  | 405 302
my_absence                             | in  in  | 200 200
my_home                                | in  in  | 200 200
step_up                                | in  in  | 200 200
choose_factor                          | in  in  | 200 405
mfa_authenticate                       | 302 302 | 302 302
mfa_activate_totp                      | in  in  | 302 302
mfa_deactivate_totp                    | in  in  | 404 404
mfa_add_webauthn                       | in  in  | 302 302
mfa_remove_webauthn                    | in  in  | 302 302
mfa_login_webauthn                     | 302 302 | 302 302
mfa_view_recovery_codes                | in  in  | 404 405
mfa_generate_recovery_codes            | in  in  | 302 302
account_change_password                | in  in  | 200 200
account_set_password                   | in  in  | 302 302
account_reset_password                 | 200 200 | 200 200
account_reset_password_done            | 200 405 | 200 405
account_reset_password_from_key        | 200 200 | 200 200
account_reset_password_from_key_done   | 200 405 | 200 405
# The organisations' own providers: none is configured here, so none of their addresses is there.
provider_login                         | 405 404 | 405 404
openid_connect_callback                | 404 405 | 404 405
saml_acs                               | 405 404 | 405 404
saml_finish_acs                        | 404 405 | 404 405
saml_metadata                          | 404 405 | 404 405
saml_sls                               | 404 405 | 404 405
"""


def rows(text):
    """The rows of a table, without headings and comments: the words before the first bar, and those after."""
    for line in text.strip().splitlines():
        name, _, answers = line.partition("|")
        if name.strip() and not name.startswith("#"):
            yield name.split(), answers.replace("|", " ").split()
