"""What the company has asked others about its letting policy, and what they answered."""

import datetime as dt

from contracts.models import Consultation, ConsultationAnswer, ConsultationRecipient, Policy
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.casework.demo.chronicle import ONE_DAY, office_day_from, tell

SOCIAL_SERVICES = "Götene kommun, socialtjänsten"
DAYS_TO_ANSWER = 40


def ask_about_the_policy_of_2017(policy: Policy, staff: dict[str, StaffMember]) -> None:
    """Sent to the municipality, answered, and closed with what came of the answers."""
    director, head = staff["director"], staff["head"]
    consultation, (municipality, integration) = _send(
        policy,
        dt.date(2017, 1, 9),
        dt.date(2017, 2, 17),
        "Vilka inkomster bör räknas, och vad betyder det för dem ni möter att kön öppnas vid 17 år?",
        {SOCIAL_SERVICES: Side.SOCIAL, "Götene kommun, integration": ""},
        director,
    )
    _answer(
        municipality,
        dt.date(2017, 2, 9),
        head.name,
        "Vi tillstyrker förslaget. Räkna också etableringsersättning och försörjningsstöd: den som betalar sin hyra i "
        "tid ska kunna få ett eget kontrakt, vilken inkomst hyran än betalas med.",
        head,
    )
    _answer(
        integration,
        dt.date(2017, 2, 15),
        "Götene kommun, integration",
        "Att få ställa sig i kön vid 17 års ålder gör stor skillnad för de ungdomar som kommit hit ensamma.",
        director,
    )
    closed_on = dt.date(2017, 3, 6)
    for recipient, met in (
        (municipality, "Etableringsersättning och försörjningsstöd är med i listan över inkomster."),
        (integration, "Åldersgränsen i förslaget, 17 år, står kvar."),
    ):
        recipient.met = met
        tell(recipient, closed_on, director)
    consultation.closed_on, consultation.closed_by = closed_on, director
    consultation.outcome = "Två inkomster till räknas. Förslaget går till styrelsen med svaren bifogade."
    tell(consultation, closed_on, director)


def ask_about_the_next_policy(policy: Policy, staff: dict[str, StaffMember], sent_on: dt.date) -> None:
    """Out now: one has answered, the social services have not."""
    _consultation, (_social, pensioners) = _send(
        policy,
        sent_on,
        office_day_from(sent_on + DAYS_TO_ANSWER * ONE_DAY),
        "Fungerar ordningen för dem ni möter? Saknas någon inkomst som borde räknas?",
        {SOCIAL_SERVICES: Side.SOCIAL, "Kommunala pensionärsrådet": ""},
        staff["director"],
    )
    _answer(
        pensioners,
        office_day_from(sent_on + 7 * ONE_DAY),
        "Kommunala pensionärsrådet",
        "Bra att bostadstillägget räknas: många med låg pension har kunnat betala hyran men inte fått något kontrakt.",
        staff["director"],
    )


def _send(policy, sent_on, answer_by, message, recipients, by):
    consultation = tell(
        Consultation(policy=policy, sent_on=sent_on, sent_by=by, answer_by=answer_by, message=message), sent_on, by
    )
    asked = [
        tell(ConsultationRecipient(consultation=consultation, name=name, side=side), sent_on, by)
        for name, side in recipients.items()
    ]
    return consultation, asked


def _answer(recipient, day, answered_by, text, recorded_by):
    answer = ConsultationAnswer(
        recipient=recipient, answered_on=day, answered_by=answered_by, text=text, recorded_by=recorded_by
    )
    tell(answer, day, recorded_by)
