"""What may stand in a text that the housing company reads, said as form errors."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.handover_terms import TermKind, refused_terms

SENTENCES = {
    TermKind.SEARCH: _('Take out "%(words)s": searches must not be asked for (JO 4930-2012).'),
    TermKind.FREE_ENTRY: _('Take out "%(words)s": entry is agreed on each time, as in any lease (JB ch. 12 s. 26).'),
    TermKind.SOBRIETY: _(
        'Take out "%(words)s": sobriety must not be asked for (JO 4930-2012). Ask for what is seen and heard: '
        "rent, calm and care of the apartment."
    ),
    TermKind.DRUG_TEST: _('Take out "%(words)s": tests must not be asked for (JO 4930-2012).'),
    TermKind.WAIVED_TENURE: _(
        'Take out "%(words)s": security of tenure is only waived in a document of its own, approved by the rent '
        "tribunal (JB ch. 12 s. 45 a)."
    ),
    TermKind.SUPPORT: _(
        'Take out "%(words)s": the housing company reads this and must not learn about support, care or health.'
    ),
}


def nothing_refused(text):
    """A validator for requirements and next steps: no term that must not be asked of a tenant."""
    _refuse(refused_terms(text))


def nothing_about_support(text):
    """A validator for reasons that the company reads: nothing about support, care or health."""
    _refuse([term for term in refused_terms(text) if term.kind == TermKind.SUPPORT])


def _refuse(terms):
    if terms:
        raise ValidationError(
            [ValidationError(SENTENCES[term.kind], code=term.kind, params={"words": term.words}) for term in terms]
        )
