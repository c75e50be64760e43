"""What the page of a case shows below its own: each part a module here and a template of its own.

A part answers with its template's context, or None when it has nothing to show to this person. It asks a fixed number
of questions of the database, whatever it shows. The template is `templates/casework/case/_<part>.html`.

The order: endings, unverified, consents, recusal.
"""

from gotene.casework.case_parts import consents, endings, recusal, unverified
from gotene.casework.parts import drawn

PARTS = (endings, unverified, consents, recusal)


def drawn_for(request, case, today):
    """The parts as the signed-in person sees them, each as finished HTML."""
    return drawn(PARTS, "casework/case", request, case, request.staff, today)
