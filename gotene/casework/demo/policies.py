"""What Götene has decided, in versions, and the quota of each year."""

import datetime as dt

from contracts import rules
from contracts.enums import PolicyKey, PolicyKind, Rounding
from contracts.figures import turnover_in
from contracts.models import AgreementYes, Policy, PolicyValue, QuotaYear
from gotene.accounts.models import StaffMember
from gotene.casework.demo import consultations
from gotene.casework.demo.chronicle import ONE_DAY, office_day, office_day_from, tell, told_once, write

GUARANTEE_STOP = dt.date(2016, 6, 1)
AGREEMENT_FROM = dt.date(2019, 1, 1)
FIRST_QUOTA_YEAR = 2016
GOAL_MONTHS, CHECK_IN_MONTHS, ANSWER_DAYS = 6, 2, 7

BOARD, COUNCIL = "Götenebostäders styrelse", "Kommunstyrelsen"
INCOMES_BEFORE_ANSWERS = (
    "lön, pension, studiemedel, a-kassa, sjukpenning, aktivitetsersättning, föräldrapenning, underhållsstöd"
)
INCOMES = f"{INCOMES_BEFORE_ANSWERS}, etableringsersättning, försörjningsstöd"
# The draft that is out today: sent so many days ago, to be in force from the turn of the year.
DRAFTED_DAYS_AGO, SENT_DAYS_AGO = 33, 12


def decide_policies(staff: dict[str, StaffMember], today: dt.date) -> None:
    """Every version with its numbers, written and decided in the order in which it came about."""
    director = staff["director"]
    first = _draft(
        PolicyKind.LETTING_POLICY,
        "Uthyrningspolicy 2012",
        "Den som har fyllt 18 år får ställa sig i bostadskön. Inkomsten ska räcka till hyran.",
        {PolicyKey.QUEUE_AGE: "18", PolicyKey.INCOME_KINDS: "lön, pension"},
        dt.date(2011, 10, 3),
        director,
    )
    _decide(first, dt.date(2011, 11, 15), dt.date(2012, 1, 1), BOARD, director)
    stop = _draft(
        PolicyKind.MUNICIPAL_DECISION,
        "Inga nya borgensåtaganden för hyra",
        "Kommunen går inte i borgen för fler hyreskontrakt. Den som inte får ett eget kontrakt kan få ett socialt "
        "kontrakt som går att ta över. De borgensåtaganden som finns avvecklas.",
        {PolicyKey.GUARANTEE_STOP: GUARANTEE_STOP.isoformat()},
        dt.date(2016, 4, 18),
        director,
    )
    _decide(stop, dt.date(2016, 5, 23), GUARANTEE_STOP, COUNCIL, director)
    _widen_the_policy(staff)
    _agree(staff)
    _send_the_next(staff, today)


def _widen_the_policy(staff: dict[str, StaffMember]) -> None:
    """The year after the stop: more kinds of income count, and the queue is open at 17. Asked about first."""
    director = staff["director"]
    policy = _draft(
        PolicyKind.LETTING_POLICY,
        "Uthyrningspolicy 2017",
        "Fler inkomster än lön räknas. Den som har fyllt 17 år får ställa sig i bostadskön, så att också den som "
        "kommit hit utan sina föräldrar hinner samla kötid. Ingen bedöms efter namn, familj eller tidigare historia.",
        {PolicyKey.QUEUE_AGE: "17", PolicyKey.INCOME_KINDS: INCOMES_BEFORE_ANSWERS},
        dt.date(2016, 12, 12),
        director,
    )
    consultations.ask_about_the_policy_of_2017(policy, staff)
    # What the social services answered was taken in.
    (incomes,) = policy.values.filter(key=PolicyKey.INCOME_KINDS)
    incomes.text = INCOMES
    tell(incomes, dt.date(2017, 3, 6), director)
    _decide(policy, dt.date(2017, 3, 14), dt.date(2017, 4, 1), BOARD, director)


def _agree(staff: dict[str, StaffMember]) -> None:
    draft = _draft(
        PolicyKind.COOPERATION_AGREEMENT,
        "Samverkansavtal 2019",
        "Vi respekterar varandras uppdrag och löser det som uppstår genom samtal: tjänstemännen möts varje månad och "
        "ledningen varje halvår. Målet är alltid ett eget kontrakt. Bolaget ger socialtjänsten upp till cirka tio "
        "procent av fjolårets omsättning av lägenheter.",
        {
            PolicyKey.QUOTA_SHARE: "0.10",
            PolicyKey.QUOTA_ROUNDING: Rounding.NEAREST.value,
            PolicyKey.QUOTA_FLOOR: "0",
            PolicyKey.GOAL_MONTHS: str(GOAL_MONTHS),
            PolicyKey.CHECK_IN_MONTHS: str(CHECK_IN_MONTHS),
            PolicyKey.OFFER_ANSWER_DAYS: str(ANSWER_DAYS),
        },
        dt.date(2018, 11, 5),
        staff["director"],
        valid_from=AGREEMENT_FROM,
    )
    for said_by, day in ((staff["head"], dt.date(2018, 12, 10)), (staff["director"], dt.date(2018, 12, 11))):
        tell(AgreementYes(policy=draft, side=said_by.organisation_id, said_on=day, said_by=said_by), day, said_by)
    _decide(draft, dt.date(2018, 12, 11), AGREEMENT_FROM, "Båda parter", staff["director"])


def _send_the_next(staff: dict[str, StaffMember], today: dt.date) -> None:
    """A draft that waits for answers today."""
    coming = today.year + 1
    policy = _draft(
        PolicyKind.LETTING_POLICY,
        f"Uthyrningspolicy {coming}",
        "Bostadsbidrag och bostadstillägg räknas som inkomst, som hos de flesta andra bolag. I övrigt gäller det som "
        "gäller i dag.",
        {PolicyKey.QUEUE_AGE: "17", PolicyKey.INCOME_KINDS: f"{INCOMES}, bostadsbidrag, bostadstillägg"},
        office_day(today - DRAFTED_DAYS_AGO * ONE_DAY),
        staff["director"],
        valid_from=dt.date(coming, 4, 1),
    )
    consultations.ask_about_the_next_policy(policy, staff, office_day(today - SENT_DAYS_AGO * ONE_DAY))


def _draft(kind, title, text, values, day: dt.date, by: StaffMember, *, valid_from: dt.date | None = None) -> Policy:
    policy = tell(Policy(kind=kind, title=title, text=text, valid_from=valid_from), day, by)
    for key, value in values.items():
        tell(PolicyValue(policy=policy, key=key, text=value), day, by)
    return policy


def _decide(policy: Policy, decided_on: dt.date, valid_from: dt.date, decided_by: str, by: StaffMember) -> None:
    policy.decided_on, policy.valid_from, policy.decided_by = decided_on, valid_from, decided_by
    tell(policy, decided_on, by)


def agreement() -> Policy:
    """The one that is in force today."""
    return Policy.objects.get(kind=PolicyKind.COOPERATION_AGREEMENT)


def open_quota_years(*, by, today: dt.date) -> dict[int, QuotaYear]:
    """Each year's ceiling from the turnover before it; those before the agreement as computed afterwards."""
    decided = agreement()
    numbers = {value.key: value.value for value in decided.values.all()}
    share, floor = numbers[PolicyKey.QUOTA_SHARE], numbers[PolicyKey.QUOTA_FLOOR]
    rounding = numbers[PolicyKey.QUOTA_ROUNDING]
    told = []
    for year in range(FIRST_QUOTA_YEAR, today.year + 1):
        turnover = turnover_in(year - 1)
        opened = QuotaYear(
            year=year,
            turnover=turnover,
            share=share,
            rounding=rounding,
            floor=floor,
            ceiling=rules.quota_ceiling(turnover, share, rounding, floor),
            policy=decided,
            computed_afterwards=year < AGREEMENT_FROM.year,
        )
        day = office_day_from(dt.date(max(year, AGREEMENT_FROM.year), 1, 8))
        told.append(told_once(opened, min(day, today), by))
    return {opened.year: opened for opened in write(told)}
