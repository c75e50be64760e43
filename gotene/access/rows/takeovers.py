"""The yeses to a takeover and its papers."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import ORGANISATIONS, DatabaseRole
from gotene.access.rows.rule import OWN, RowRule

# Of the adults who live in the home that the paper is about, none is kept from the one who asks: identities have row
# rules of their own, which hold inside this question too.
KNOWS_ALL = (
    "NOT EXISTS (SELECT FROM contracts_takeoverpaper p JOIN contracts_takeover t ON t.id = p.takeover_id"
    " JOIN contracts_resident r ON r.sublease_id = t.sublease_id WHERE p.id = {paper} AND r.kind = 'adult'"
    " AND NOT EXISTS (SELECT FROM tenants_identity i WHERE i.person_id = r.person_id))"
)
WITHOUT_NAMES = "EXISTS (SELECT FROM contracts_takeoverpaper p WHERE p.id = paper_id AND NOT p.with_names)"
SCANNED = "(SELECT s.paper_id FROM contracts_signedpaper s WHERE s.id = signed_id)"
KNOWING_ALL = _(
    "Whoever may know all the adults who live there: a paper about a protected person is for the named handlers alone."
)


def _takeovers(role):
    """An organisation's own part of a takeover: its yeses, and the papers that it is party to."""
    mine = {DatabaseRole.HOUSING: "('housing')", DatabaseRole.SOCIAL: "('resident', 'social')"}[role]
    other = {DatabaseRole.HOUSING: "end_sublease", DatabaseRole.SOCIAL: "new_lease"}[role]
    said_here = f"party IN {mine}"
    return (
        RowRule(
            "contracts_takeoverconsent",
            f"said_to_{role}",
            (role,),
            "INSERT",
            OWN,
            check=f"{said_here} AND recorded_by_id = (SELECT access_staff())",
        ),
        RowRule(
            "contracts_takeoverconsent",
            f"taken_back_by_{role}",
            (role,),
            "UPDATE",
            OWN,
            using=said_here,
            check=f"{said_here} AND withdrawn_by_id = (SELECT access_staff())",
        ),
        RowRule(
            "contracts_takeoverpaper",
            f"made_by_{role}",
            (role,),
            "INSERT",
            _("The papers that one's own organisation is party to."),
            check=f"kind <> '{other}' AND made_by_id = (SELECT access_staff())",
        ),
    )


ROW_RULES = (
    *_takeovers(DatabaseRole.HOUSING),
    *_takeovers(DatabaseRole.SOCIAL),
    *(
        RowRule(
            table, "read_by_both", ORGANISATIONS, "SELECT", _("Both are to know how far it has come."), using="true"
        )
        for table in ("contracts_takeoverconsent", "contracts_takeoverpaper")
    ),
    *(
        RowRule(table, f"of_known_{operation.lower()}", ORGANISATIONS, operation, KNOWING_ALL, **{part: condition})
        for table, condition in {
            "contracts_takeoverpaperfile": f"{WITHOUT_NAMES} OR {KNOWS_ALL.format(paper='paper_id')}",
            "contracts_signedscan": KNOWS_ALL.format(paper=SCANNED),
        }.items()
        for operation, part in {"SELECT": "using", "INSERT": "check"}.items()
    ),
)
