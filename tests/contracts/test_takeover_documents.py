"""The papers of a takeover: what stands in them, for whom, and that they can be read aloud and archived."""

import io

import page
import pypdf
import pytest

from contracts.actions.takeover_papers import make_paper
from contracts.enums import TakeoverPaperKind
from contracts.models import TakeoverPaper, TakeoverPaperFile
from gotene.access.roles import Role
from gotene.documents.pdf import fingerprint
from gotene.templatetags.swedish import long_date
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.takeovers import Home

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return Home(adults=2).prepared().agreed().on_paper()


def text_of(paper):
    file = TakeoverPaperFile.objects.get(pk=paper.pk)
    reader = pypdf.PdfReader(io.BytesIO(bytes(file.pdf)))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_every_paper_follows_the_standards_for_reading_aloud_and_for_archives(home, tmp_path, profile):
    for kind, paper in home.papers.items():
        path = tmp_path / f"{kind}.pdf"
        path.write_bytes(bytes(paper.file.pdf))
        assert page.validate_pdf(str(path), profile=profile).failures == [], kind


def test_each_names_its_parties_and_the_days_without_a_gap(home):
    first, last = long_date(home.first_day), long_date(home.takeover.last_day)
    others = [r.person for r in home.sublease.residents.all() if r.person != home.tenant]
    texts = {kind: text_of(paper) for kind, paper in home.papers.items()}
    for kind, text in texts.items():
        assert first in text, kind
        assert last in text, kind
        assert home.tenant.name in text, kind
    assert "Götene kommun" in texts[TakeoverPaperKind.END_SUBLEASE]
    assert "Götenebostäder" in texts[TakeoverPaperKind.END_HEAD_LEASE]
    # All who rent the sublease sign that it ends; one becomes the tenant.
    assert others[0].name in texts[TakeoverPaperKind.END_SUBLEASE]
    assert others[0].name not in texts[TakeoverPaperKind.NEW_LEASE]


def test_the_letter_says_in_plain_words_from_when_what_changes_and_whom_to_call(home):
    text = text_of(home.papers[TakeoverPaperKind.LETTER])
    for words in (
        f"Från och med den {long_date(home.first_day)} är bostaden din.",
        "Du betalar hyran till Götenebostäder.",
        "Du behåller dina nycklar.",
        home.letting.name,
        home.officer.name,
    ):
        assert words in text


def test_no_paper_holds_a_personal_number_or_a_case():
    home = Home()
    home.tenant.identity.personal_number = "199001012385"
    home.tenant.identity.save()
    home.prepared().agreed().on_paper()
    for paper in home.papers.values():
        assert "199001012385" not in text_of(paper)
        assert home.case.number not in text_of(paper)


def test_each_file_has_its_fingerprint_and_its_maker(home):
    for paper in home.papers.values():
        assert paper.file.sha256 == fingerprint(bytes(paper.file.pdf))
        assert paper.file.is_whole
        assert paper.file.made_by == paper.made_by


def test_a_protected_person_stands_there_as_a_number_unless_a_handler_makes_the_paper():
    home = Home().prepared().agreed()
    name = home.tenant.name
    protect(home.tenant, kind=Protection.MARKING, handlers=[], by=home.officer)
    coordinator = factories.staff(Role.COORDINATOR)
    with running_as(coordinator):
        by_another = make_paper(home.takeover, kind=TakeoverPaperKind.END_SUBLEASE, by=coordinator)
        # Without names, whoever works there opens it.
        text = text_of(by_another)
    assert (by_another.with_names, home.tenant.number in text, name in text) == (False, True, False)
    with running_as(home.officer):
        by_handler = make_paper(home.takeover, kind=TakeoverPaperKind.END_SUBLEASE, by=home.officer)
        assert name in text_of(by_handler)
    assert by_handler.with_names
    with running_as(coordinator):
        assert list(TakeoverPaperFile.objects.values_list("pk", flat=True)) == [by_another.pk]
        assert TakeoverPaper.objects.count() == 2
