"""The municipality's letter of notice on a guarantee, to the company."""

from contracts import rules
from gotene.documents.pdf import render_pdf

LETTER_TEMPLATE = "documents/guarantee_notice.html"
# Always the same words, whoever makes it: the document is Swedish, and so is its name.
TITLE = "Uppsägning av borgensåtagande"


def guarantee_letter(guarantee, *, made_by, made_at):
    """The letter as PDF, for a guarantee with its notice recorded (`for_letter`).

    It names the apartment, the guarantee and the tenant's number, never the name: what is kept for ever must not
    tell who somebody is who comes to be protected.
    """
    context = {
        "guarantee": guarantee,
        "months": rules.GUARANTEE_NOTICE_MONTHS,
        "least_years": rules.GUARANTEE_LEAST_YEARS,
        "sender": made_by.organisation.name,
        "receiver": guarantee.apartment.landlord.name,
    }
    return render_pdf(
        LETTER_TEMPLATE,
        context,
        title=TITLE,
        made_by=f"{made_by.name}, {made_by.organisation.name}",
        made_at=made_at,
    )
