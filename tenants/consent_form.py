"""The paper on which a person says what may be told: PDF, to be signed by hand."""

from gotene.documents.pdf import render_pdf
from tenants.consent_words import WORDS, ways_without_consent
from tenants.enums import InformationKind

TEMPLATE = "documents/consent.html"
# Always the same words, whoever makes it: the paper is Swedish, and so is its name.
TITLE = "Vad får vi berätta för Götenebostäder?"


def consent_form(case, kinds, *, made_by):
    """The paper for those of `kinds` that are asked about. It names the case and nobody: names are written by hand."""
    context = {
        "case": case,
        "kinds": [(kind, WORDS[kind], ways_without_consent(kind)) for kind in kinds],
        "by_law": ways_without_consent(InformationKind.RESIDENT),
        "sender": made_by.organisation.name,
        "asker": made_by,
    }
    return render_pdf(TEMPLATE, context, title=TITLE, made_by=f"{made_by.name}, {made_by.organisation.name}")
