"""Pages that are put together from parts: each a module with `part(...)` and a template of the same name."""

from django.template.loader import render_to_string


def drawn(parts, folder, request, *about):
    """The HTML of each of `parts` (modules) that has something to say of what the page is `about`."""
    answers = ((part, part.part(*about)) for part in parts)
    return [
        render_to_string(f"{folder}/_{part.__name__.rpartition('.')[2]}.html", context, request)
        for part, context in answers
        if context is not None
    ]
