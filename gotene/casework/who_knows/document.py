"""Vem vet vad om mig on paper: made anew each time, and kept nowhere."""

from gotene.documents.pdf import render_pdf

TEMPLATE = "documents/who_knows.html"
# Always the same words, whoever makes it; never a name, which a title would show to whoever sees the screen.
TITLE = "Vem vet vad om mig?"


def who_knows_pdf(found, *, made_by):
    return render_pdf(TEMPLATE, {"found": found}, title=TITLE, made_by=f"{made_by.name}, {made_by.organisation.name}")


def file_name(person):
    """By the number that the person has here, which tells nobody else who it is."""
    return f"vem-vet-vad-{person.number}.pdf"
