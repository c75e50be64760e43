"""A household takes over its home: both organisations do their part in a browser."""

import pytest

from contracts.models import Lease
from tests.contracts.takeovers import Home
from tests.look.conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page, step):
    """Read by everybody, on a telephone too."""
    assert faults(page) == [], step
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step


def test_from_ready_to_an_own_lease(open_page, tmp_path):
    """Given a home that is ready; when both have done their part; then the home is the resident's own."""
    home = Home()
    address = f"/kontrakt/{home.contract.number}/overtagande/"
    letting, officer = open_page(home.letting), open_page(home.officer)

    officer.goto(address)
    looked_at(officer, "ready")
    officer.get_by_role("link", name="Förbered övertagandet").click()
    looked_at(officer, "prepare")
    officer.get_by_role("button", name="Förbered").click()
    looked_at(officer, "prepared")
    officer.get_by_role("link", name="Anteckna den boendes ja").click()
    officer.get_by_label("Den boende vill att bolaget får veta om jaet").check()
    looked_at(officer, "yes")
    officer.get_by_role("button", name="Anteckna jaet").click()
    officer.get_by_role("link", name="Säg ja").click()
    officer.get_by_role("button", name="Anteckna jaet").click()
    letting.goto(address)
    letting.get_by_role("link", name="Säg ja").click()
    letting.get_by_role("button", name="Anteckna jaet").click()

    officer.reload()
    for page, made in ((officer, 2), (letting, 2)):
        page.goto(address)
        for _paper in range(made):
            page.get_by_role("button", name="Gör papperet").click()
    looked_at(letting, "papers")
    with letting.expect_download() as download:
        letting.get_by_role("link", name="Öppna papperet (pdf)").first.click()
    scan = tmp_path / download.value.suggested_filename
    download.value.save_as(scan)
    for number in range(3):
        letting.get_by_role("link", name="Lägg in det underskrivna papperet").first.click()
        letting.get_by_label("Det underskrivna papperet").set_input_files(scan)
        if number == 0:
            looked_at(letting, "attach")
        letting.get_by_role("button", name="Lägg in").click()
    looked_at(letting, "signed")
    home.inspected()
    letting.reload()
    letting.get_by_role("link", name="Byt kontrakten").click()
    looked_at(letting, "switch")
    letting.get_by_role("button", name="Byt kontrakten").click()
    looked_at(letting, "done")
    officer.goto(address)
    assert "hyr" in officer.locator(".next-step").inner_text()
    officer.goto(f"/kontrakt/{home.contract.number}/")
    looked_at(officer, "contract")
    officer.goto(f"/arenden/{home.case.number}/")
    looked_at(officer, "case")
    assert Lease.objects.count() == 1
