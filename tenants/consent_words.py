"""What each consent is about, in plain words: on the page where it is asked for, and on the paper that is signed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenants.enums import InformationKind
from tenants.rules import SOURCE_OF_WAY, Way, lawful_without_consent


@dataclass(frozen=True)
class Words:
    """Said to the resident. `sees`: what the company gets to know. `without`: what happens after a no."""

    sees: str | Promise
    why: str | Promise
    without: str | Promise


WORDS = {
    InformationKind.CRITERIA: Words(
        _("The requirements for taking over the lease, the goal date and the plan in one line."),
        _("So that all three of you know what is agreed, and the company can say early what it wants."),
        _("You and the social services still agree on a plan. It is kept in your file, and you can show it yourself."),
    ),
    InformationKind.CHECK_INS: Words(
        _("At each check-in: whether each requirement is met, and if not the reason and the next step."),
        _("So that the company sees that it goes well, and the takeover does not have to wait."),
        _("The check-ins are held as usual, and stay with the social services."),
    ),
    InformationKind.INCIDENTS: Words(
        _("What the social services know has gone wrong with rent, noise, damage or access, and what is agreed."),
        _("So that it is put right quickly and together, and rumours stop."),
        _("The social services say nothing about it. The company still writes down what it sees itself."),
    ),
    InformationKind.TAKEOVER: Words(
        _("That you say yes to taking over the lease and from when, or that you take the yes back."),
        _("So that the company can prepare your lease."),
        _("You say it to the company yourself when the time comes. Nobody takes over without saying yes."),
    ),
    InformationKind.ANSWERS: Words(
        _("Questions and answers about the home between your case officer and the company."),
        _("So that small things, such as keys and repairs, are solved at once."),
        _("Each question is tried by itself. Only what clearly harms nobody is said."),
    ),
}

WAYS = {
    Way.LANDLORD_INFORMED: _("The landlord is told by law who lives in the apartment, and since when."),
    Way.HARM_TEST: _("What clearly harms neither you nor anybody close to you may be told, after a written harm test."),
    Way.DUTY: _("What a law says must be told is told."),
    Way.PERSON_TELLS: _("You may tell it yourself."),
    Way.OWN_EYES: _("The company knows what it has seen itself, and what neighbours tell it."),
    Way.OWN_AFFAIR: _("The municipality's own rent is between the municipality and the company."),
}


def ways_without_consent(kind):
    """How it may come to the company all the same, each as (sentence, where it stands in the law)."""
    return [(WAYS[way], SOURCE_OF_WAY[way]) for way in lawful_without_consent(kind)]
