"""What the household lets be told, and what the company has been told, on which ground."""

from gotene.access.roles import Permission
from tenants.consent_state import states_of
from tenants.models.person import with_names

TOLD_SHOWN = 3


def part(case, staff, today):
    """Reads what the page has fetched with the case: consents, refusals, disclosures and the people."""
    people = [member.person for member in case.household.members.all()]
    disclosures = list(case.disclosures.all())
    told = [(disclosure, with_names(disclosure.what, people)) for disclosure in disclosures]
    under = {}
    for disclosure in disclosures:
        under.setdefault(disclosure.consent_id, []).append(disclosure.disclosed_at)
    may_change = staff.may(Permission.PLAN_HANDOVER) and not case.closed_on
    return {
        "case": case,
        "states": states_of(case, today),
        "consents": [(consent, len(under.get(consent.pk, ()))) for consent in case.consents.all()],
        "told": told[:TOLD_SHOWN],
        "told_before": told[TOLD_SHOWN:],
        "today": today,
        "may_change": may_change,
        "may_tell": may_change and staff.may(Permission.ASK_OTHER_SIDE),
    }
