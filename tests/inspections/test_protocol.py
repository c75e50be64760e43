"""The protocol as a document: by number and never by name, readable aloud, kept for the archive."""

import io

import page
import pikepdf
import pypdf
import pytest
from django.urls import reverse
from django.utils import translation

from gotene.access.roles import Role
from inspections.actions.filling import add_room, judge
from tests import factories
from tests.documents.test_pdf import structure_elements
from tests.inspections import inspections

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    case = factories.case()
    contract = factories.social_contract(social_contact=case.case_officer)
    sublease = contract.subleases.create(case_number=case.number, begins_on=contract.begins_on)
    for member in case.household.members.all():
        sublease.residents.create(person=member.person, kind=member.kind)
    return sublease


@pytest.fixture
def closed(home):
    move_in = inspections.closed(inspections.booked(contract=home.contract, sublease=home), damage=False)
    about = {"contract": home.contract, "sublease": home, "kind": "move_out", "planned_on": inspections.DAY}
    move_out = inspections.closed(inspections.booked(**about), photo=True)
    assert move_in.pk != move_out.pk
    return move_out


def text_of(protocol):
    pages = pypdf.PdfReader(io.BytesIO(bytes(protocol.pdf))).pages
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in pages)


def test_it_says_what_was_seen_beside_the_move_in_and_who_pays(closed):
    text = text_of(closed.protocol)
    assert "Avflyttningsbesiktning" in text
    assert "ska åtgärdas, skada" in text
    assert "den boende: 1 850 kr" in text
    assert "slitet, normalt slitage" in text  # as it was at the move-in
    assert "Repa framför spisen" in text
    assert "Foto 1: Golv, Kök" in text


def test_it_goes_by_numbers_and_neither_name_nor_street(closed, home):
    text = text_of(closed.protocol)
    flat = home.contract.apartment
    assert home.case_number in text
    assert home.contract.number in text
    assert flat.apartment_number in text
    assert flat.stairwell.street_address not in text
    for resident in home.residents.all():
        assert resident.person.identity.family_name not in text
    with pikepdf.open(io.BytesIO(bytes(closed.protocol.pdf))) as pdf:
        assert flat.stairwell.street_address not in str(pdf.docinfo.get("/Title"))


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_it_follows_the_standards_for_reading_aloud_and_for_archives(closed, tmp_path, profile):
    path = tmp_path / "protocol.pdf"
    path.write_bytes(bytes(closed.protocol.pdf))
    assert page.validate_pdf(str(path), profile=profile).failures == []


def test_a_photo_is_read_out_as_what_it_shows(closed):
    with pikepdf.open(io.BytesIO(bytes(closed.protocol.pdf))) as opened:
        [figure] = [e for e in structure_elements(opened) if e.get("/S") == "/Figure"]
        assert str(figure.Alt) == "Foto 1: Golv, Kök. Repa framför spisen"


def test_rooms_that_nobody_looked_at_are_named_as_that(home):
    planned = inspections.filled(inspections.booked(contract=home.contract, sublease=home))
    add_room(planned, name="Förråd", parts=["Golv"], by=inspections.inspector())
    closed = inspections.closed_as_it_is(planned)
    assert "Inte besiktigat: Förråd." in text_of(closed.protocol)


def test_it_is_swedish_also_for_who_reads_english(home):
    with translation.override("en"):
        closed = inspections.closed(inspections.booked(contract=home.contract, sublease=home))
    assert "Inflyttningsbesiktning" in text_of(closed.protocol)
    assert "den boende" in text_of(closed.protocol)


def test_it_is_downloaded_by_those_who_go_there_with_a_name_that_says_nothing_of_who(signed_in, closed):
    url = reverse("inspection_protocol", args=[closed.pk])
    answer = signed_in(Role.HOUSING_SUPPORT).get(url)
    assert answer.content == bytes(closed.protocol.pdf)
    name = f"besiktning-{closed.contract.number}-2026-02-02.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert signed_in(Role.FINANCE_OFFICER).get(url).status_code == 403


def test_what_is_written_is_text_and_nothing_else(home):
    planned = inspections.filled(inspections.booked(contract=home.contract, sublease=home))
    floor = planned.rooms.get().items.get(part="Golv")
    note = '<img src="file:///etc/passwd"><script>x</script>'
    judge(floor, condition=3, finding="damage", note=note, by=inspections.inspector())
    assert "<script>x</script>" in text_of(inspections.closed_as_it_is(planned).protocol)
