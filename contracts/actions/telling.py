"""Telling the company about a household what no other page tells: a text of its own, on a ground of its own."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models import Told
from gotene.access.database_roles import DatabaseRole
from gotene.access.scope import runs_as
from gotene.refusals import save_checked
from tenants.actions import disclose


@runs_as(DatabaseRole.SOCIAL)
@transaction.atomic
def tell_company(sublease, *, case, kind, text, ground, paragraph="", harm_test="", by):
    """Tell the company `text` about the household of `case`, who live in `sublease`, and note why in the ledger.

    What the company reads and what the ledger says was told are the same text; `paragraph` and `harm_test` stay with
    the social services. Raises ValidationError for another household's case, and without the ground (`disclose`).
    """
    if sublease.case_number != case.number:
        raise ValidationError(_("This case's household does not live in the apartment."), code="not_resident")
    told = save_checked(by, Told(sublease=sublease, kind=kind, text=text, told_at=timezone.now(), told_by=by))
    disclose(case, kind=kind, what=text, ground=ground, paragraph=paragraph, harm_test=harm_test, by=by)
    return told


@transaction.atomic
def note_read(told, *, by):
    """Somebody at the company has read it. Once: the first one's reading stands."""
    told = Told.objects.select_for_update(of=("self",)).get(pk=told.pk)
    if told.read_at:
        return told
    told.read_at, told.read_by = timezone.now(), by
    return save_checked(by, told)
