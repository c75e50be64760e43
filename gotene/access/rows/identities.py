"""Who people are, and who handles those that are protected."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rows.rule import MINE, OWN, RowRule

# What opens an identity to the other organisation is a row that only the organisation that registered it can write:
# else a made-up guarantee would let the company read the name of anybody.
TOLD = {
    DatabaseRole.HOUSING: "EXISTS (SELECT FROM contracts_resident r WHERE r.person_id = tenants_identity.person_id)",
    DatabaseRole.SOCIAL: "EXISTS (SELECT FROM contracts_guarantee g WHERE g.tenant_id = tenants_identity.person_id)",
}
KNOWN = {
    DatabaseRole.HOUSING: _(
        "People whom the company has registered, and those who live in a social contract. "
        "A protected person: the named handlers alone, for the minutes after they have said why."
    ),
    DatabaseRole.SOCIAL: _(
        "People whom the social services have registered, and those who have a guarantee. "
        "A protected person: the named handlers alone, for the minutes after they have said why."
    ),
}
OPEN_OR_REVEALED = "(protection = '' OR access_handles(person_id) AND access_reveals(person_id))"
SAME_AS_IDENTITY = "EXISTS (SELECT FROM tenants_identity i WHERE i.person_id = tenants_historicalidentity.person_id)"
# In one's own name, at this moment by PostgreSQL's own clock. A personal number that one may see; who a person is, as
# its named handler; and whoever protects a person may go on knowing.
REVEALED_NOW = (
    "staff_id = (SELECT access_staff()) AND revealed_at BETWEEN now() AND clock_timestamp() AND CASE kind"
    " WHEN 'identity' THEN access_handles(person_id)"
    " ELSE EXISTS (SELECT FROM tenants_identity i WHERE i.person_id = tenants_reveal.person_id"
    " AND (tenants_reveal.kind = 'number' OR i.protection = '')) END"
)
MARKED_NOW = (
    "staff_id = (SELECT access_staff()) AND at BETWEEN now() AND clock_timestamp() AND EXISTS ("
    "SELECT FROM tenants_reveal r WHERE r.id = reveal_id AND r.kind <> 'number'"
    " AND (r.staff_id = (SELECT access_staff())) = (what = 'hidden'))"
)


def _identities(role):
    registered_here = f"organisation_id = '{role}'"
    return (
        RowRule(
            "tenants_identity",
            f"seen_by_{role}",
            (role,),
            "SELECT",
            KNOWN[role],
            using=f"({registered_here} OR {TOLD[role]}) AND {OPEN_OR_REVEALED}",
        ),
        RowRule("tenants_identity", f"registered_by_{role}", (role,), "INSERT", OWN, check=registered_here),
        RowRule(
            "tenants_identity",
            f"changed_by_{role}",
            (role,),
            "UPDATE",
            _(
                "People whom one's own organisation has registered. "
                "A protected person: the named handlers alone, for the minutes after they have said why."
            ),
            using=f"{registered_here} AND {OPEN_OR_REVEALED}",
            check=registered_here,
        ),
    )


ROW_RULES = (
    *_identities(DatabaseRole.HOUSING),
    *_identities(DatabaseRole.SOCIAL),
    RowRule(
        "tenants_historicalidentity",
        "seen_with_the_identity",
        ORGANISATIONS,
        "SELECT",
        _("Whoever may see the name now."),
        using=SAME_AS_IDENTITY,
    ),
    RowRule(
        "tenants_historicalidentity",
        "grows_with_the_identity",
        ORGANISATIONS,
        "INSERT",
        _("Whoever may see the name now."),
        check=SAME_AS_IDENTITY,
    ),
    RowRule(
        "tenants_reveal",
        "seen",
        ORGANISATIONS,
        "SELECT",
        _("One's own; and to whom else a person was shown whom one is a named handler of."),
        using=f"{MINE} OR kind <> 'number' AND access_handles(person_id)",
    ),
    RowRule(
        "tenants_reveal",
        "noted",
        ORGANISATIONS,
        "INSERT",
        _("In one's own name and as it happens: a protected person by the named handlers alone."),
        check=REVEALED_NOW,
    ),
    RowRule(
        "tenants_revealmark",
        "seen",
        ORGANISATIONS,
        "SELECT",
        _("One's own; and to whom else a person was shown whom one is a named handler of."),
        using="EXISTS (SELECT FROM tenants_reveal r WHERE r.id = reveal_id)",
    ),
    RowRule(
        "tenants_revealmark",
        "noted",
        ORGANISATIONS,
        "INSERT",
        _("One hides what was shown to oneself, and says that one has seen what was shown to others."),
        check=MARKED_NOW,
    ),
    RowRule(
        "tenants_handler", "seen", ORGANISATIONS, "SELECT", _("Everyone is to know whom to talk to."), using="true"
    ),
    RowRule(
        "tenants_handler",
        "named",
        ORGANISATIONS,
        "INSERT",
        _("While the person is not protected: the organisation that registered the person. Then: the named handlers."),
        check="access_may_name_handler(person_id)",
    ),
    RowRule(
        "tenants_handler",
        "ended",
        ORGANISATIONS,
        "UPDATE",
        _("While the person is not protected: the organisation that registered the person. Then: the named handlers."),
        using="access_may_name_handler(person_id)",
        check="access_may_name_handler(person_id)",
    ),
)
