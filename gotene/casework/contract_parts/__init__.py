"""The page of a contract, part by part: each a module here and a template of its own.

A part answers with its template's context, or None when it has nothing to show to this person. It asks a fixed number
of questions of the database, whatever it shows. The template is `templates/casework/contract/_<part>.html`.

The order, from what is urgent to what is good to know: two_together, state, takeover, plan, setbacks, incidents,
inspections, endings, told, questions, care, unverified.
"""

from gotene.casework.contract_parts import (
    care,
    endings,
    incidents,
    inspections,
    plan,
    questions,
    setbacks,
    state,
    takeover,
    told,
    two_together,
    unverified,
)
from gotene.casework.parts import drawn

PARTS = (
    two_together,
    state,
    takeover,
    plan,
    setbacks,
    incidents,
    inspections,
    endings,
    told,
    questions,
    care,
    unverified,
)


def drawn_for(request, contract, row, today):
    """The parts as the signed-in person sees them, each as finished HTML."""
    return drawn(PARTS, "casework/contract", request, contract, row, request.staff, today)
