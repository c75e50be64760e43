"""Handing on the cases of a colleague who has left, or is away."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gotene.refusals import save_checked
from tenants.models import Case, Recusal


@transaction.atomic
def hand_on(cases, *, field, who, to, by):
    """`to` has `field` ("case_officer" or "housing_support") in each of `cases` (ids) instead of `who`.

    A case that somebody else has handed on meanwhile is left as it is. Returns how many were handed on. Raises
    ValidationError when `to` has left one of them because they know somebody there.
    """
    held = list(Case.objects.select_for_update().filter(pk__in=cases, closed_on=None, **{field: who}).order_by("pk"))
    left = Recusal.objects.of(to).filter(case__in=held).values_list("case__number", flat=True)
    if left:
        cannot = _("%(name)s takes no part in %(numbers)s. Choose somebody else for that.")
        about = {"name": to.name, "numbers": ", ".join(sorted(left))}
        raise ValidationError({"to": ValidationError(cannot, code="takes_no_part", params=about)})
    for case in held:
        setattr(case, field, to)
        save_checked(by, case)
    return len(held)
