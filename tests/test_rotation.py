"""Changing the keys: everything is moved to the first one, a killed run goes on, and the old one can be thrown away."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from gotene import keys, rotation
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Role, Side
from gotene.audit.history import save_as
from gotene.drafts.models import Draft
from gotene.keys import Purpose
from tenants.models import Identity
from tests import factories
from tests.access.as_role import running_as

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "o" * 40, "n" * 40
NUMBER, FORMER = "199001012385", "198112189876"


@pytest.fixture(autouse=True)
def old_key(settings):
    settings.DATA_KEYS = [OLD]


@pytest.fixture
def known():
    """Somebody whose number was wrong first, so that the history knows two."""
    with transaction.atomic():
        officer = factories.staff(Role.CASE_OFFICER)
        identity = factories.person(by=officer, personal_number=FORMER).identity
        identity.personal_number = NUMBER
        save_as(officer, identity)
    return identity


def run(*arguments):
    """What the command says, and its exit code."""
    out = StringIO()
    try:
        call_command("rotate_keys", *arguments, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


def tokens():
    """What is stored of personal numbers, live and former."""
    rows = [*Identity.objects.all(), *Identity.history.all()]
    return [(row.personal_number_sealed, row.personal_number_digest) for row in rows if row.personal_number_sealed]


def test_everything_is_moved_and_the_old_key_can_go(known, settings):
    before = tokens()
    settings.DATA_KEYS = [NEW, OLD]
    said, code = run()
    assert code == 0
    assert "tenants.Identity: 3 rows, 3 moved to the first key" in said
    assert "needed for nothing: it can be taken out of DATA_KEYS" in said
    assert not set(tokens()) & set(before)
    settings.DATA_KEYS = [NEW]
    fresh = Identity.objects.numbered(NUMBER).get()
    assert fresh == known and fresh.personal_number == NUMBER
    former = Identity.history.earliest()
    assert keys.decrypt(former.personal_number_sealed, Purpose.PERSONAL_NUMBER) == FORMER
    # The guard has compared them: the row says what its newest history row says.
    newest = Identity.history.latest()
    assert (newest.personal_number_sealed, newest.personal_number_digest) == (
        fresh.personal_number_sealed,
        fresh.personal_number_digest,
    )


def test_history_is_kept_again_afterwards(known, settings):
    settings.DATA_KEYS = [NEW, OLD]
    run()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)


def test_drafts_are_moved_too(settings):
    staff = factories.staff(Role.CASE_OFFICER)
    token = keys.encrypt('{"grounds": ["Hon har"]}', Purpose.DRAFT)
    with transaction.atomic():
        draft = Draft.objects.create(staff=staff, form="/x/", sealed=token, saved_at=timezone.now())
    settings.DATA_KEYS = [NEW, OLD]
    assert "drafts.Draft: 1 rows, 1 moved" in run()[0]
    settings.DATA_KEYS = [NEW]
    draft.refresh_from_db()
    assert keys.decrypt(draft.sealed, Purpose.DRAFT) == '{"grounds": ["Hon har"]}'


def test_a_run_that_is_killed_goes_on_where_it_was(settings, monkeypatch):
    people = [factories.person(personal_number=number) for number in (NUMBER, FORMER, "196408233234")]
    settings.DATA_KEYS = [NEW, OLD]
    monkeypatch.setattr(rotation, "AT_A_TIME", 1)
    write, written = rotation._write, []

    def killed(changes, history):
        write(changes, history)
        written.append(changes)
        if len(written) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(rotation, "_write", killed)
    with pytest.raises(KeyboardInterrupt):
        run()
    made_with = [keys.made_with(token, Purpose.PERSONAL_NUMBER) for token, _digest in tokens()]
    assert sorted(made_with) == [0, 0, 1, 1, 1, 1]
    assert [Identity.objects.get(person=each).personal_number for each in people] == [NUMBER, FORMER, "196408233234"]
    monkeypatch.setattr(rotation, "_write", write)
    said, code = run()
    assert code == 0 and "tenants.Identity: 6 rows, 4 moved" in said
    assert "tenants.Identity: 1 of 3" in said
    assert "0 moved" in run()[0]


def test_a_dry_run_counts_and_changes_nothing(known, settings):
    before = tokens()
    settings.DATA_KEYS = [NEW, OLD]
    said, code = run("--dry-run")
    assert (code, tokens()) == (0, before)
    assert "3 rows, 3 would be moved" in said
    assert f"{rotation.name_of(1)}: needed for 3 values" in said
    assert OLD not in said and NEW not in said


def test_what_no_key_opens_is_told_and_left(known, settings):
    before = tokens()
    settings.DATA_KEYS = [NEW]
    said, code = run()
    assert (code, tokens()) == (1, before)
    assert "None of the keys opens 3: tenants_identity" in said


def test_while_both_keys_are_there_a_number_is_still_one(known, settings):
    settings.DATA_KEYS = [NEW, OLD]
    assert Identity.objects.numbered(NUMBER).get() == known
    with pytest.raises(ValidationError) as refused:
        factories.person(personal_number=NUMBER, by=factories.staff(Role.CASE_OFFICER))
    assert "identity_personal_number_unique" in str(refused.value.error_dict["__all__"][0].code)
    # The other organisation may register the same person.
    factories.organisation(Side.HOUSING)
    factories.person(personal_number=NUMBER, by=factories.staff(Role.LETTING_OFFICER))
    assert Identity.objects.numbered(NUMBER).count() == 2
    # Numbers that are set again as they were stay as they were.
    known.refresh_from_db()
    token = known.personal_number_sealed
    known.personal_number = NUMBER
    assert known.personal_number_sealed == token


def test_nobody_but_the_owner_may(settings):
    with running_as(DatabaseRole.WEB), pytest.raises(Exception, match="Only the owner"):
        call_command("rotate_keys")


def test_every_purpose_of_a_key_is_moved_or_told_why_not():
    moved = set()
    for kept in rotation.KEPT:
        moved |= {about[0] if isinstance(about, tuple) else about for about in kept.tokens.values()}
        moved |= {purpose for purpose, _token in kept.digests.values()}
    assert moved | set(rotation.NOT_MOVED) == set(Purpose)
    assert not moved & set(rotation.NOT_MOVED)
