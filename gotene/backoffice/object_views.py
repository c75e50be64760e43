"""What can be done with one row besides changing its fields: a page or a button of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from gotene.access.roles import Permission


def _always(obj):
    return True


@dataclass(frozen=True)
class ObjectView:
    """`view(request, obj)` on the model admin, at `<pk>/<name>/`, for those with `permission`.

    Its button stands on the row's page while `offered(obj)` says so; `by_button` means that the button itself
    does it, without a page between; `steps_up` that the second factor is asked for first. The view refuses by itself
    what the button no longer offers: another may have been quicker.
    """

    name: str
    label: str | Promise
    permission: Permission
    offered: Callable = _always
    by_button: bool = False
    steps_up: bool = False

    @property
    def route(self):
        return self.name.replace("_", "-")
