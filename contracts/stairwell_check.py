"""The stairwell check: may this household get a home in this stairwell, or is there somebody to speak with first?

The database answers (contracts_ask_stairwell) and keeps each asking. Which person lives there and why they are to be
kept apart is in no answer, whoever asks. Every action that brings a household and a stairwell together asks by
`spoken_first`, so that no page can forget it.
"""

from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember
from gotene.refusals import KeptRefusal, refusals

OBSTACLE = "stairwell_obstacle"


@dataclass(frozen=True)
class Answer:
    """`speak_with` is the StaffMember to speak with first; None when there is no obstacle."""

    obstacle: bool
    speak_with: StaffMember | None


def ask(case_number, stairwell) -> Answer:
    """Whether there is a confirmed, current obstacle to the household of the case in `stairwell`.

    Raises ValidationError where no apartment is offered or can be offered to it: then there is nothing to ask about.
    """
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT obstacle, speak_with FROM contracts_ask_stairwell(%s, %s)", [case_number, stairwell.pk])
        obstacle, whom = cursor.fetchone()
    return Answer(obstacle, StaffMember.objects.get(pk=whom) if obstacle else None)


class SpeakFirst(KeptRefusal):
    """The refusal until somebody has been spoken with. The asking stays in the ledger though the action is undone."""

    def __init__(self, sentence, case_number, stairwell, speak_with):
        def keep():
            # Taken by another meanwhile: then there is nothing left to ask about, and the refusal says what it says.
            with suppress(ValidationError):
                ask(case_number, stairwell)

        super().__init__(sentence, keep=keep, code=OBSTACLE, params={"name": _with_phone(speak_with)})
        self.speak_with = speak_with


def spoken_first(case_number, stairwell, *, spoken_with, sentence):
    """The StaffMember whom one had to speak with about this household in `stairwell`; None where there is nobody.

    Raises SpeakFirst, with `sentence` and the name in it as %(name)s, unless it was `spoken_with`.
    """
    answer = ask(case_number, stairwell)
    if answer.obstacle and answer.speak_with != spoken_with:
        raise SpeakFirst(sentence, case_number, stairwell, answer.speak_with)
    return answer.speak_with


def _with_phone(staff):
    """The name with the number to call, so that the refusal is also the next step."""
    name = name_of(staff)
    return f"{name} ({staff.phone})" if staff.active and staff.phone else name


def name_of(staff):
    """Whom to speak with, as it is said: the coordinators step in for those who have left."""
    return staff.name if staff.active else _("the coordinator")
