"""What the back office's start page is made of: panels that apps register from their `admin.py`.

    @panels.register(title=_("Vacant apartments"), template="admin/contracts/panels/vacant.html", order=50)
    def vacant_apartments(request):
        return {"count": ...}

The function answers with the template's context, or None when there is nothing to show to this person. A panel
is shown to those who have all of its `permissions`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.functional import Promise

from gotene.access.roles import Permission


@dataclass(frozen=True)
class Panel:
    """One part of the start page. `readers` is what the panel tag takes: "housing", "both" or ""."""

    title: str | Promise
    template: str
    content: Callable
    permissions: tuple[Permission, ...]
    order: int
    readers: str

    def readable_by(self, staff):
        return all(staff.may(permission) for permission in self.permissions)


_panels: list[Panel] = []


def register(*, title, template, permissions=(), order=100, readers=""):
    """Put the decorated function's answer on the start page, the lowest `order` first."""

    def decorator(content):
        _panels.append(Panel(title, template, content, tuple(permissions), order, readers))
        return content

    return decorator


def drawn_for(request):
    """The panels of the signed-in person, each as title, readers, id and finished content."""
    drawn = []
    for panel in sorted(_panels, key=lambda panel: panel.order):
        context = panel.content(request) if panel.readable_by(request.staff) else None
        if context is not None:
            drawn.append(
                {
                    "id": panel.content.__name__.replace("_", "-"),
                    "title": panel.title,
                    "readers": panel.readers,
                    "content": render_to_string(panel.template, context, request),
                }
            )
    return drawn
