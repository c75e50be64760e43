"""Handover plans of the contracts that run, with check-ins: most go well, some do not at first."""

import datetime as dt
from dataclasses import dataclass

from contracts.enums import CriterionOutcome
from contracts.handover_terms import STANDARD_CRITERIA
from contracts.models import CheckIn, CheckInResult, HandoverPlan, TakeoverCriterion
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, at, office_day_from, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.casework.demo.policies import CHECK_IN_MONTHS, GOAL_MONTHS, agreement
from gotene.dates import add_months
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Consent, Disclosure

LEAST_DAYS_TO_FIRST_CHECK_IN = 20

RENT, QUIET, CARE, COMES, INSURED = STANDARD_CRITERIA


@dataclass(frozen=True)
class Setback:
    """A requirement that was not met: so many check-ins before the last one (0: the last), and what to do."""

    criterion: str
    check_ins_ago: int
    reason: str
    next_step: str


@dataclass(frozen=True)
class Course:
    """How one household's plan goes. Days count from today; the goal is moved for those who need longer."""

    summary: str
    criteria: tuple[str, ...]
    next_in_days: int
    goal_in_days: int
    setbacks: tuple[Setback, ...] = ()


# For the contracts that run, the youngest first; those beyond the list have no plan.
COURSES = (
    Course("Bo in sig, autogiro för hyran, hemförsäkring", STANDARD_CRITERIA, 3, 145),
    Course("Eget kontrakt i vår om hyran sköts", STANDARD_CRITERIA, 24, 95),
    Course("Alla krav uppfyllda: övertagandet förbereds", (RENT, QUIET, CARE), 12, 9),
    Course(
        "Hyran i tid tre månader i rad, sedan eget kontrakt",
        STANDARD_CRITERIA,
        33,
        120,
        (
            Setback(RENT, 2, "Hyran för månaden kom nio dagar för sent", "Autogiro ordnas den här veckan"),
            Setback(INSURED, 4, "Försäkringen hade gått ut", "Teckna ny hemförsäkring före månadens slut"),
        ),
    ),
    Course(
        "Lugnare kvällar och rena ytor, ny avstämning snart",
        (RENT, QUIET, CARE, COMES),
        17,
        66,
        (Setback(CARE, 0, "Hål i en innerdörr", "Dörren byts, kostnaden delas upp på tre månader"),),
    ),
    Course(
        "Kommer igång igen efter uppehåll",
        STANDARD_CRITERIA,
        -12,
        38,
        (Setback(COMES, 0, "Kom inte till avstämningen", "Ny tid hemma hos den boende"),),
    ),
    Course("Bestäm övertagande före tvåårspunkten", STANDARD_CRITERIA, 5, 52),
    Course(
        "Fortsätter: hyran sköts, tryggare med ett år till",
        (RENT, QUIET, COMES),
        29,
        160,
        (Setback(RENT, 5, "Två hyror var sena", "Avbetalningsplan, klar om tre månader"),),
    ),
    Course("Väntar på fast inkomst, allt annat klart", STANDARD_CRITERIA, 41, 130),
    Course(
        "Grannarna nöjda sedan i våras, övertagande nästa år",
        (RENT, QUIET, CARE),
        20,
        210,
        (Setback(QUIET, 4, "En bekräftad störning en natt", "Samtal med den boende och ny avstämning om en månad"),),
    ),
    Course("Tar ett steg i taget, nytt måldatum satt", (RENT, QUIET, CARE, INSURED), 48, 240),
)


def write_plans(homes: list[HomePlan], today: dt.date) -> None:
    """A plan for each of `homes`, the youngest first, as far as there are courses."""
    decided = agreement()
    told, followed = [], list(zip(homes, COURSES, strict=False))
    for home, course in followed:
        made_by = home.case.officer
        first_goal = add_months(home.begins_on, GOAL_MONTHS)
        goal = first_goal if first_goal >= today else today + course.goal_in_days * ONE_DAY
        plan = HandoverPlan(
            sublease=home.sublease,
            begins_on=home.begins_on,
            goal_date=goal,
            # The first goal is counted by the agreement; a later one was agreed on by itself.
            policy=decided if goal == first_goal else None,
            summary=course.summary,
            first_check_in_on=_check_in_days(home, course, today)[0],
            made_by=made_by,
        )
        tellings = [Telling(home.begins_on, made_by)]
        if goal != first_goal:
            tellings = [
                Telling(home.begins_on, made_by, {"goal_date": first_goal, "policy_id": decided.pk}),
                Telling(first_goal, made_by),
            ]
        told.append(Told(plan, tellings))
    for (home, course), plan in zip(followed, write(told), strict=True):
        _write_course(plan, home, course, today)


def _check_in_days(home: HomePlan, course: Course, today: dt.date) -> list[dt.date]:
    """Every check-in, the last of them the next one to hold: counted back from it."""
    coming = today + course.next_in_days * ONE_DAY
    days, count = [], 0
    while (day := add_months(coming, -CHECK_IN_MONTHS * count)) >= (
        home.begins_on + LEAST_DAYS_TO_FIRST_CHECK_IN * ONE_DAY
    ):
        # A check-in in the past is held on a weekday, at the latest today.
        days.insert(0, min(office_day_from(day), today) if count and day < today else office_day_from(day))
        count += 1
    return days or [office_day_from(coming)]


def _write_course(plan: HandoverPlan, home: HomePlan, course: Course, today: dt.date) -> None:
    case, by = home.case.case, home.case.officer
    criteria = write(
        [
            told_once(
                TakeoverCriterion(plan=plan, text=text, position=position, agreed_on=plan.begins_on),
                plan.begins_on,
                by,
            )
            for position, text in enumerate(course.criteria, 1)
        ]
    )
    days = _check_in_days(home, course, today)
    held = write(
        [
            told_once(CheckIn(plan=plan, held_on=day, held_by=by, next_on=following), day, by)
            for day, following in zip(days, days[1:], strict=False)
        ]
    )
    results = []
    for ago, check_in in enumerate(reversed(held)):
        setbacks = {setback.criterion: setback for setback in course.setbacks if setback.check_ins_ago == ago}
        for criterion in criteria:
            setback = setbacks.get(criterion.text)
            result = CheckInResult(
                check_in=check_in,
                criterion=criterion,
                outcome=CriterionOutcome.NOT_MET if setback else CriterionOutcome.MET,
                reason=setback.reason if setback else "",
                next_step=setback.next_step if setback else "",
            )
            results.append(told_once(result, check_in.held_on, by))
    write(results)
    _tell(case, by, plan, held, results)


def _tell(case, by, plan: HandoverPlan, held: list[CheckIn], results: list[Told]) -> None:
    """What the company has been told under the consents: the requirements, and each check-in."""
    consents = {consent.kind: consent for consent in Consent.objects.filter(case=case)}

    def told(kind, what, day):
        return Disclosure(
            case=case,
            kind=kind,
            what=what,
            recipient_id="housing",
            ground=DisclosureGround.CONSENT,
            consent=consents[kind],
            disclosed_by=by,
            disclosed_at=at(day, 14),
        )

    requirements = "\n".join(plan.criteria.values_list("text", flat=True))
    rows = [told(InformationKind.CRITERIA, requirements, plan.begins_on)]
    for check_in in held:
        of_it = [one.instance for one in results if one.instance.check_in == check_in]
        lines = "\n".join(
            f"{result.criterion.text}: {result.get_outcome_display()}"
            + (f". Skäl: {result.reason}. Nästa steg: {result.next_step}" if result.next_step else "")
            for result in of_it
        )
        rows.append(told(InformationKind.CHECK_INS, lines, check_in.held_on))
    Disclosure.objects.bulk_create(rows)
