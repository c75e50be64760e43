"""A notice on its way: the municipality's letter, the company's receipt, and that the tenant has been told."""

import datetime
import io

import page
import pypdf
import pytest
from django.utils import timezone

from contracts.actions.guarantee_notices import note_tenant_told, receive_notice, record_paper_notice, send_notice
from contracts.rules import guarantee_earliest_end
from gotene.access.roles import Role
from gotene.documents.pdf import fingerprint
from gotene.templatetags.swedish import long_date
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.access.as_role import running_as
from tests.refused import told

pytestmark = pytest.mark.django_db

ONE_DAY = datetime.timedelta(days=1)
TODAY = timezone.localdate()


@pytest.fixture
def coordinator():
    return factories.staff(Role.COORDINATOR, name="Karin Samordnare")


@pytest.fixture
def letting():
    return factories.staff(Role.LETTING_OFFICER, name="Lena Uthyrare")


@pytest.fixture
def guarantee(letting):
    tenant = factories.person(by=letting, given_name="Alva", family_name="Rosenblad")
    return factories.guarantee(tenant=tenant)


def sent(guarantee, by):
    with running_as(by):
        return send_notice(guarantee, by=by)


def text_of(pdf):
    pages = pypdf.PdfReader(io.BytesIO(bytes(pdf))).pages
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in pages)


def test_one_act_records_the_notice_and_keeps_its_letter(guarantee, coordinator):
    letter = sent(guarantee, coordinator)
    guarantee.refresh_from_db()
    end = guarantee_earliest_end(TODAY, guarantee.begins_on)
    assert (guarantee.notice_given_on, guarantee.ends_on) == (letter.given_on, letter.ends_on) == (TODAY, end)
    assert guarantee.history.latest().history_user == letter.made_by == coordinator
    assert letter.sha256 == fingerprint(bytes(letter.pdf)) and letter.is_whole


def test_the_letter_names_the_apartment_the_guarantee_and_the_last_day(guarantee, coordinator):
    text = text_of(sent(guarantee, coordinator).pdf)
    assert "Uppsägning av borgensåtagande" in text
    assert f"Till: {guarantee.apartment.landlord.name}" in text
    for said in (str(guarantee.apartment), guarantee.apartment.object_number, guarantee.tenant.number, "1 maj 2014"):
        assert said in text
    assert f"Kommunen är fri från det efter den {long_date(guarantee_earliest_end(TODAY, guarantee.begins_on))}" in text
    assert "12 kap. 28 a §" in text


def test_the_letter_never_tells_who_the_tenant_is(guarantee, coordinator, letting):
    """It is kept as it is, and somebody who is not protected today may come to be."""
    assert "Rosenblad" not in text_of(sent(guarantee, coordinator).pdf)
    hidden = factories.person(by=letting, given_name="Alma", family_name="Gömdsson")
    protect(hidden, kind=Protection.MARKING, handlers=[], by=letting)
    assert "Gömdsson" not in text_of(sent(factories.guarantee(tenant=hidden), coordinator).pdf)


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_the_letter_is_read_aloud_well_and_fit_for_the_archive(guarantee, coordinator, tmp_path, profile):
    made = tmp_path / "uppsagning.pdf"
    made.write_bytes(bytes(sent(guarantee, coordinator).pdf))
    assert page.validate_pdf(str(made), profile=profile).failures == []


def test_notice_is_given_once(guarantee, coordinator):
    sent(guarantee, coordinator)
    with told("notice_already_given"):
        sent(guarantee, coordinator)


def test_a_letter_that_cannot_be_made_leaves_no_notice(guarantee, coordinator, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("no fonts")

    monkeypatch.setattr("contracts.actions.guarantee_notices.guarantee_letter", broken)
    with pytest.raises(OSError, match="no fonts"):
        sent(guarantee, coordinator)
    guarantee.refresh_from_db()
    assert guarantee.notice_given_on is None


def test_the_company_confirms_the_letter_and_then_that_the_tenant_knows(guarantee, coordinator, letting):
    sent(guarantee, coordinator)
    with running_as(letting):
        receipt = receive_notice(guarantee, received_on=TODAY, by=letting)
        assert (receipt.received_on, receipt.received_by, receipt.tenant_told_on) == (TODAY, letting, None)
        receipt = note_tenant_told(guarantee, told_on=TODAY, by=letting)
        assert (receipt.tenant_told_on, receipt.tenant_told_by) == (TODAY, letting)
        with told("notice_received"):
            receive_notice(guarantee, received_on=TODAY, by=letting)
        with told("tenant_told"):
            note_tenant_told(guarantee, told_on=TODAY, by=letting)


def test_nothing_is_confirmed_before_it_came(guarantee, coordinator, letting):
    with running_as(letting):
        with told("no_notice"):
            receive_notice(guarantee, received_on=TODAY, by=letting)
        with told("notice_not_received"):
            note_tenant_told(guarantee, told_on=TODAY, by=letting)
    sent(guarantee, coordinator)
    with running_as(letting):
        with told("received_before_given"):
            receive_notice(guarantee, received_on=TODAY - ONE_DAY, by=letting)
        receive_notice(guarantee, received_on=TODAY, by=letting)
        with told("guarantee_tenant_told_whole"):
            note_tenant_told(guarantee, told_on=TODAY - ONE_DAY, by=letting)


def test_a_notice_on_paper_is_recorded_and_received_at_once(guarantee, letting):
    with running_as(letting):
        kept = record_paper_notice(guarantee, given_on=TODAY - 3 * ONE_DAY, received_on=TODAY, by=letting)
    assert kept.ends_on == guarantee_earliest_end(TODAY - 3 * ONE_DAY, guarantee.begins_on)
    assert kept.receipt.received_on == TODAY and not hasattr(kept, "letter")


def test_paper_does_not_come_before_it_was_written_and_then_nothing_is_kept(guarantee, letting):
    with told("received_before_given"), running_as(letting):
        record_paper_notice(guarantee, given_on=TODAY, received_on=TODAY - ONE_DAY, by=letting)
    guarantee.refresh_from_db()
    assert guarantee.notice_given_on is None
