"""Jobs that do nothing but show how jobs are done."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from contracts.models import Landlord
from gotene.access.jobs import job

SECRET = "Hemlig 19900101-2385"
PATHS = tuple(f"{__name__}.{name}" for name in ("seen", "fail", "answer_words", "be_refused", "collide", "go_on"))
# What the last job saw: the role and the staff member that PostgreSQL takes it for.
SEEN = []


@job
def seen(*, by, about):
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, access_staff()")
        SEEN.append((*cursor.fetchone(), by.pk, about))
    return about


@job
def fail(*, by):
    raise ValueError(SECRET)


@job
def answer_words(*, by):
    return SECRET


@job
def be_refused(*, by):
    raise ValidationError(SECRET, code="refused")


@job
def collide(*, by):
    with transaction.atomic():
        for name in (SECRET, f"{SECRET} igen"):
            landlord = Landlord(pk=1, name=name)
            landlord._history_user = by
            landlord.save(force_insert=True)


@job
def go_on(*, by):
    while True:
        pass
