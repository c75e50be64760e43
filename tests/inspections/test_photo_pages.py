"""The pictures of somebody's home: to those who go there, to nobody's cache, and gone when they are erased."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from gotene.access.roles import Role
from inspections.models import Photo, PhotoFile
from tenants.actions.recusals import leave_case
from tests import factories
from tests.inspections import inspections
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return inspections.photographed().photos.get()


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.LETTING_OFFICER, Role.CASE_OFFICER, Role.HOUSING_SUPPORT])
@pytest.mark.parametrize("name", ["inspection_photo", "inspection_photo_small"])
def test_those_who_go_there_see_it(signed_in, photo, role, name):
    answer = signed_in(role).get(reverse(name, args=[photo.pk]))
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(answer.content)).format == "JPEG"


def test_it_is_kept_nowhere_on_the_way_and_its_name_says_nothing(signed_in, photo):
    answer = signed_in(Role.INSPECTOR).get(reverse("inspection_photo", args=[photo.pk]))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Disposition"] == f'inline; filename="foto-{photo.pk}.jpg"'
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "role", [Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR, Role.RENT_ADMINISTRATOR, Role.SOCIAL_DIRECTOR]
)
def test_others_see_that_there_is_one_and_not_the_picture(signed_in, photo, role):
    client = signed_in(role)
    page = client.get(reverse("inspection", args=[photo.item.room.inspection_id]))
    assert "1 foto, för dem som besiktigar" in words(page)
    assert reverse("inspection_photo_small", args=[photo.pk]) not in page.content.decode()
    assert client.get(reverse("inspection_photo", args=[photo.pk])).status_code == 403


def test_a_stranger_is_led_to_sign_in(client, photo):
    assert client.get(reverse("inspection_photo", args=[photo.pk])).status_code == 302


def test_erased_the_picture_is_gone_and_who_erased_it_is_known(signed_in, photo):
    client = signed_in(Role.HOUSING_SUPPORT)
    remove = reverse("remove_inspection_photo", args=[photo.pk])
    page = client.post(remove, follow=True)
    assert "Fotot är raderat." in words(page)
    assert not PhotoFile.objects.exists()
    photo.refresh_from_db()
    assert photo.removed_by == client.staff
    assert client.get(reverse("inspection_photo", args=[photo.pk])).status_code == 404
    assert client.post(remove).status_code == 404


def test_in_a_closed_inspection_no_photo_is_erased(signed_in):
    closed = inspections.closed(photo=True)
    photo = Photo.objects.get()
    page = signed_in(Role.INSPECTOR).post(reverse("remove_inspection_photo", args=[photo.pk]), follow=True)
    assert "Besiktningen är avslutad och sparas som den var." in words(page)
    assert PhotoFile.objects.get().photo == photo
    assert closed.protocol


def test_a_case_that_is_closed_to_somebody_closes_its_photos_too(signed_in):
    case = factories.case()
    contract = factories.social_contract(social_contact=case.case_officer)
    sublease = contract.subleases.create(case_number=case.number, begins_on=contract.begins_on)
    photo = inspections.photographed(inspections.booked(contract=contract, sublease=sublease)).photos.get()
    client = signed_in(case.case_officer)
    assert client.get(reverse("inspection_photo", args=[photo.pk])).status_code == 200
    leave_case(case, handed_to=factories.staff(Role.CASE_OFFICER), by=case.case_officer)
    assert client.get(reverse("inspection_photo", args=[photo.pk])).status_code == 404
    assert client.get(reverse("inspection", args=[photo.item.room.inspection_id])).status_code == 404
