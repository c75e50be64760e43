"""What must not stand in a text about an incident, said as form errors."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.incident_words import WordKind, refused_words

SENTENCES = {
    WordKind.HEALTH: _('Take out "%(words)s": health is never written here. Write what was seen or heard.'),
    WordKind.ORIGIN: _('Take out "%(words)s": where somebody comes from, or believes in, is never written here.'),
    WordKind.CRIME: _('Take out "%(words)s": crime and suspicion of crime are never written here.'),
    WordKind.HEARSAY: _(
        'Take out "%(words)s": write what somebody has seen or heard. What is only said is an unverified report.'
    ),
    WordKind.SUPPORT: _('Take out "%(words)s": support and care are never written here.'),
}


def plain_words(text):
    """A validator for what is written about an incident: what was seen or heard, and nothing about who somebody is."""
    _refuse(refused_words(text))


def plain_hearsay(text):
    """As `plain_words`, for what somebody else says."""
    _refuse(refused_words(text, hearsay=True))


def _refuse(found):
    if found:
        raise ValidationError(
            [ValidationError(SENTENCES[word.kind], code=word.kind, params={"words": word.words}) for word in found]
        )
