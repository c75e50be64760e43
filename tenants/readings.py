"""What people's cases are in the read log, and who has a part in them."""

from itertools import chain

from django.db.models import Q

from gotene.audit.enums import Ground, Subject
from gotene.audit.readings import never_alone, register, within
from tenants.models import Case, Consent, Decision, Handler, Identity, NonAssociation, Person, Recusal, Reveal


def named_in(cases, ids):
    """(staff id, Ground) of those of `ids` who are the officer of one of `cases`, or give support in one."""
    named = cases.filter(Q(case_officer__in=ids) | Q(housing_support__in=ids)).order_by()
    pairs = (
        ((officer, Ground.CASE_OFFICER), (support, Ground.SUPPORT))
        for officer, support in named.values_list("case_officer", "housing_support")
    )
    return [(who, ground) for who, ground in chain.from_iterable(pairs) if who in ids]


def handlers_of(people, ids):
    """(staff id, Ground) of those of `ids` who are named handlers of one of `people` (a query or a list of ids)."""
    found = Handler.objects.running().filter(person__in=people, staff__in=ids)
    return [(who, Ground.HANDLER) for who in found.order_by().values_list("staff", flat=True)]


def in_case(case):
    return [(case.case_officer_id, Ground.CASE_OFFICER), (case.housing_support_id, Ground.SUPPORT)]


def handles_somebody_in_case(case, staff, ids):
    return handlers_of(case.household.members.values("person"), ids)


def handles(person, staff, ids):
    return handlers_of([person.pk], ids)


def works_with(person, staff, ids):
    """Those named in a case of the person; cases are the social services' own."""
    return named_in(Case.objects.filter(household__members__person=person), ids) if staff.in_social else []


def register_readings():
    register(Case, Subject.CASE, key=lambda case: case.number, part=in_case, asked=[handles_somebody_in_case])
    register(Person, Subject.PERSON, key=lambda person: person.number, asked=[handles, works_with])
    register(
        Identity,
        Subject.PERSON,
        key=lambda identity: identity.person.number,
        people=lambda identity: [identity.person_id],
        asked=[
            lambda identity, staff, ids: handles(identity.person, staff, ids),
            lambda identity, staff, ids: works_with(identity.person, staff, ids),
        ],
    )
    # Whoever it is handed to takes over, and is not named in the case before.
    register(
        Recusal,
        Subject.CASE,
        key=lambda recusal: recusal.case.number,
        part=lambda recusal: [(recusal.handed_to_id, Ground.CASE_OFFICER)],
    )
    within(Consent, lambda consent: consent.case)
    within(Decision, lambda decision: decision.case)
    within(Handler, lambda handler: handler.person)
    within(Reveal, lambda reveal: reveal.person)
    never_alone(NonAssociation, "with the case of one of the two")
