import datetime
import io

import page
import pypdf
import pytest
from django.core.exceptions import ValidationError

from gotene.access.roles import Role
from gotene.documents.pdf import fingerprint
from meetings.actions.reports import make_half_yearly_report
from meetings.documents import half_yearly_pdf
from meetings.models import Report
from meetings.rules import HalfYear
from tests import factories

DAY = datetime.date
MADE_AT = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)
SECOND = HalfYear(2026, 2)


@pytest.fixture
def director(db):
    return factories.staff(Role.HOUSING_DIRECTOR, name="Astrid Falk")


@pytest.fixture
def report(register, director):
    register()
    return make_half_yearly_report(by=director, half_year=SECOND, made_at=MADE_AT)


def text_of(report):
    pages = pypdf.PdfReader(io.BytesIO(bytes(report.file.pdf))).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in pages).replace("\u00a0", " ").split())


def test_the_document_tells_the_half_year(report):
    text = text_of(report)
    for said in (
        "Halvårsrapport juli–december 2026",
        "Halvåret pågår fortfarande: siffrorna gäller den 22 november 2026.",
        "Kvot 2026",
        "6 av 7",
        "Staplar: nya kontrakt. Streck: årets tak.",
        "beräknat i efterhand",
        "Källa: Samverkansavtal 2019, gäller från den 1 januari 2019.",
        "Borgensåtaganden vid årets slut",
        "12 sociala kontrakt den 22 november 2026",
        "SK-2025-900",
        "ingen bor här",
        "Framställd av Astrid Falk, Götenebostäder, 22 november 2026 10:30",
        "Loggkontroll",
        "Sida 1 av 5",
        "Sida 5 av 5",
    ):
        assert said in text


def test_the_document_names_no_resident_and_no_address(report):
    text = text_of(report)
    assert "Almgren" not in text
    assert "Lönngatan" not in text


def test_the_document_follows_the_standards_for_reading_aloud_and_for_archives(report, tmp_path):
    path = tmp_path / report.file_name
    path.write_bytes(bytes(report.file.pdf))
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf(str(path), profile=profile).failures == []


def test_an_empty_register_gives_a_report_that_says_so(director, tmp_path):
    empty = make_half_yearly_report(by=director, half_year=SECOND, made_at=MADE_AT)
    text = text_of(empty)
    assert "Inget socialt kontrakt pågår." in text
    assert "Inga borgensåtaganden återstår: målet är nått." in text
    assert "Inget tak är beslutat för året." in text
    path = tmp_path / "empty.pdf"
    path.write_bytes(bytes(empty.file.pdf))
    assert page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1).failures == []


def test_the_fingerprint_is_of_the_kept_document_and_can_be_made_again_from_the_figures(report, director):
    kept = Report.objects.get()
    assert kept.sha256 == fingerprint(bytes(kept.file.pdf))
    assert fingerprint(half_yearly_pdf(kept.figures, made_by=director, made_at=MADE_AT)) == kept.sha256


@pytest.mark.usefixtures("stand_in_document")
def test_a_later_change_does_not_reach_a_report_that_is_made(report):
    before = bytes(report.file.pdf)
    factories.social_contract(begins_on=DAY(2026, 11, 1))
    kept = Report.objects.get()
    assert len(kept.figures["contracts"]) == 12
    assert bytes(kept.file.pdf) == before


@pytest.mark.usefixtures("stand_in_document")
def test_a_half_year_can_be_reported_twice_and_both_are_kept(director):
    first = make_half_yearly_report(by=director, half_year=SECOND, made_at=MADE_AT)
    factories.social_contract(begins_on=DAY(2026, 9, 1))
    second = make_half_yearly_report(by=director, half_year=SECOND, made_at=MADE_AT + datetime.timedelta(hours=1))
    assert list(Report.objects.all()) == [second, first]
    assert first.sha256 != second.sha256


def test_a_half_year_that_has_not_begun_is_refused(director):
    with pytest.raises(ValidationError) as refused:
        make_half_yearly_report(by=director, half_year=HalfYear(2027, 1), made_at=MADE_AT)
    assert refused.value.code == "half_year_not_begun"
    assert not Report.objects.exists()


@pytest.mark.usefixtures("stand_in_document")
def test_the_file_name_holds_no_name_and_no_case(report):
    assert report.file_name == "halvarsrapport-2026-2.pdf"
