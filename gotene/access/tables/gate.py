"""Accounts and sign-in: the gate's alone."""

from django.utils.translation import gettext_lazy as _

from gotene.access.rights import Area, table

TABLES = (
    table(
        Area.GATE,
        "accounts_user",
        _("Accounts and passwords"),
        _("Needed to sign in, and seen nowhere else. Not even the program knows a password, only whether it is right."),
        web="SIU",
        tracked=False,
    ),
    table(
        Area.GATE,
        "django_session",
        _("Who is signed in"),
        _("Whoever reads this can go on in somebody else's name, so nothing but the sign-in does."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "account_emailaddress",
        _("E-mail addresses of the accounts"),
        _("Needed to sign in, and seen nowhere else."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "mfa_authenticator",
        _("Second factors"),
        _("Needed to sign in, and seen nowhere else. Their secrets are encrypted with a key that is not kept here."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "usersessions_usersession",
        _("Where each is signed in"),
        _("So that each can see their own, and end them."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "socialaccount_socialaccount",
        _("Accounts at the organisations' own identity providers"),
        _("Needed to sign in, and seen nowhere else."),
        web="SIU",
        tracked=False,
    ),
    table(
        Area.GATE,
        "socialaccount_socialapp",
        _("Identity providers in the database"),
        _("Not used: they are chosen by whoever runs the system."),
        tracked=False,
    ),
    table(
        Area.GATE,
        "socialaccount_socialtoken",
        _("Keys to other systems"),
        _("Not used: nothing is fetched in anybody's name."),
        tracked=False,
    ),
    table(
        Area.GATE,
        "accounts_countedattempt",
        _("How often somebody has tried to sign in"),
        _("So that nobody can go on guessing. Digests and times and no names, for a quarter of an hour."),
        web="SIUD",
        tracked=False,
    ),
    table(
        Area.GATE,
        "account_emailconfirmation",
        _("Confirmations of e-mail addresses"),
        _("Not used."),
        tracked=False,
    ),
)
