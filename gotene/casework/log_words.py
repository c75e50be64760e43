"""What a reading was, in words: to the log reviewer, and to the person who was read about."""

from dataclasses import dataclass

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Role
from gotene.audit.enums import REASONS_TO_LOOK, Ground, ReadingKind, Subject
from gotene.audit.log_rules import Flag

# Of a list no more are named than one can take in.
NAMED_AT_MOST = 6

# Why a rule points at a reading, and what to ask.
EXPLAINED = {
    Flag.OWN_NAME: _(
        "The reader and the person have the same full name, or share a family name that few people here have. "
        "Are they related?"
    ),
    Flag.OWN_ADDRESS: _(
        "The person lives at the address that the reader has given as their own. Do they know each other?"
    ),
    Flag.COLLEAGUE: _("The person has the name of somebody who works here. Was it needed for the work?"),
    Flag.NO_ACTIVE_CASE: _(
        "Everything that the people had with us ended more than three months before. Why was it opened?"
    ),
    Flag.ODD_HOURS: _("Read before 6, after 20 or on a day off. Was somebody on call?"),
    Flag.PROTECTED: _("A protected person was opened by somebody else than a named handler, or was shown by name."),
    Flag.MANY_IN_A_DAY: _("The reader opened unusually many people that day for the role. See what else was read."),
    Flag.REASON_GIVEN: _("The reader had no part in the matter and wrote a reason. Does it hold?"),
}

OPENED = {
    Subject.CASE: _("The page of the case was opened"),
    Subject.CONTRACT: _("The page of the social contract was opened"),
    Subject.LEASE: _("The page of the lease was opened"),
    Subject.APARTMENT: _("The page of the apartment was opened"),
    Subject.PERSON: _("The page about you was opened"),
    Subject.INSPECTION: _("The page of an inspection was opened"),
    Subject.GUARANTEE: _("The page of the guarantee was opened"),
    Subject.MEETING: _("The page of a meeting was opened"),
    Subject.REPORT: _("The page of a report was opened"),
}
SHOWN = {
    ReadingKind.LIST: _("A list where you stood was shown"),
    ReadingKind.SEARCH: _("A search found you"),
    ReadingKind.DOCUMENT: _("A document where you stand was fetched"),
    ReadingKind.EXPORT: _("A file with facts about you was fetched"),
    ReadingKind.PHOTO: _("A photo of your home was shown"),
    ReadingKind.REVEAL: _("Your protected name was shown"),
    ReadingKind.NUMBER: _("Your whole personal number was shown"),
}
WHY = {
    Ground.CASE_OFFICER: _("Is the case officer"),
    Ground.SUPPORT: _("Gives support in the case"),
    Ground.HANDLER: _("Is named to handle your matters"),
    Ground.DEPUTY: _("Stood in for a colleague who was away"),
    Ground.CONTACT: _("Is a contact of the contract"),
    Ground.INSPECTION: _("Inspects the home"),
    Ground.QUESTION: _("Asked or answered a question about the contract"),
    Ground.ROLE: _("Needs it for the role"),
    Ground.REASON: _("Wrote a reason of their own. Ask us if you want to know it: we then try whether it can be told."),
    Ground.REVIEW: _("Reviews who has looked, or made an extract like this one"),
}
# The part in the matter tells which role it was, where the note does not.
ROLE_OF_PART = {
    Ground.CASE_OFFICER: Role.CASE_OFFICER,
    Ground.SUPPORT: Role.HOUSING_SUPPORT,
    Ground.INSPECTION: Role.INSPECTOR,
    Ground.REVIEW: Role.LOG_REVIEWER,
}


def explained(flags):
    """(name, explanation) of each flag of an item."""
    return [(REASONS_TO_LOOK[flag], EXPLAINED[flag]) for flag in flags]


@dataclass(frozen=True)
class Told:
    """A reading for the log reviewer: its form, what was opened by number, and at whom: by number, or of many how many.

    `keys` and `people` are texts that are not to be broken over two lines.
    """

    form: str
    keys: list[str]
    people: list[str]

    def __str__(self):
        return f"{self.form} {', '.join(self.keys)}".strip()


def told(reading, numbers):
    """`numbers`: {person id: "P-0012"}."""
    keys, more = reading.keys[:NAMED_AT_MOST], len(reading.keys) - NAMED_AT_MOST
    if len(reading.people) > NAMED_AT_MOST:
        people = [_now("%(count)s people") % {"count": len(reading.people)}]
    else:
        people = sorted(numbers.get(pk, "–") for pk in reading.people)
    return Told(
        form=" · ".join(filter(None, [reading.get_kind_display(), reading.subject and reading.get_subject_display()])),
        keys=[*keys, _now("%(more)s more") % {"more": more}] if more > 0 else keys,
        people=people,
    )


def what_was_shown(kind, subject):
    """The same to the person who was read about: never a number of somebody else's matter."""
    if kind == ReadingKind.PAGE:
        return str(OPENED.get(subject, SHOWN[ReadingKind.LIST]))
    return str(SHOWN[kind])


def why_they_might(ground):
    return str(WHY[ground])


def as_what(role, ground, roles=()):
    """In which role somebody read: never who it was. `roles`: those that they have, where nothing else tells."""
    role = role or ROLE_OF_PART.get(ground) or next(iter(roles), "")
    return str(Role(role).label) if role else ""
