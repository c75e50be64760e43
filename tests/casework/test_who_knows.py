"""Vem vet vad om mig: each organisation's own page and paper for a person, with nothing that is the other's."""

import datetime
import io

import page as page_validation
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from contracts.actions.telling import tell_company
from contracts.models import Resident, Sublease
from gotene.access.roles import Role, Side
from tenants.actions import close_case, disclose, give_consent, protect, refuse_consent, withdraw_consent
from tenants.enums import DisclosureGround, InformationKind, MemberKind, Protection
from tests import factories
from tests.access.as_role import running_as
from tests.access.canaries import Canaries
from tests.access.world import World
from tests.pages import words

pytestmark = pytest.mark.django_db

TEST = "Ingen lider men: det gäller nyckeln."


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def case():
    factories.organisation(Side.HOUSING)
    case = factories.case(adults=2)
    factories.decision(case)
    return case


@pytest.fixture
def people(case):
    return [member.person for member in case.household.members.order_by("pk")]


@pytest.fixture
def home(case, people, today):
    contract = factories.social_contract(
        begins_on=today - datetime.timedelta(days=90), social_contact=case.case_officer
    )
    sublease = Sublease.objects.create(contract=contract, case_number=case.number, begins_on=contract.begins_on)
    for person in people:
        Resident.objects.create(sublease=sublease, person=person, kind=MemberKind.ADULT)
    return sublease


@pytest.fixture
def officer(signed_in, case):
    return signed_in(case.case_officer)


@pytest.fixture
def letting(signed_in, home):
    return signed_in(home.contract.housing_contact)


def of_case(case, person, name="who_knows"):
    return reverse(name, args=[case.number, person.number])


def of_company(person, name="who_knows_here"):
    return reverse(name, args=[person.number])


def text_of(answer):
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.content)).pages).split())


def told(case, home):
    give_consent(case, kind=InformationKind.CRITERIA, given_on=case.opened_on, by=case.case_officer)
    for kind, ground, what, about in (
        (InformationKind.CRITERIA, DisclosureGround.CONSENT, "Betala hyran i tid", {}),
        (InformationKind.RESIDENT, DisclosureGround.LAW, None, {"paragraph": "12 kap. 39 § JB"}),
    ):
        names = ", ".join(member.person.number for member in case.household.members.order_by("pk"))
        disclose(case, kind=kind, ground=ground, what=what or f"{names} flyttar in", by=case.case_officer, **about)
    with running_as(case.case_officer):
        tell_company(
            home,
            case=case,
            kind=InformationKind.OTHER,
            text="Nyckeln finns hos grannen.",
            ground=DisclosureGround.HARM_TEST,
            harm_test=TEST,
            by=case.case_officer,
        )


def test_the_social_services_say_what_they_hold_and_what_they_have_told(officer, case, people, home):
    told(case, home)
    refuse_consent(case, kind=InformationKind.INCIDENTS, said_on=case.opened_on, by=case.case_officer)
    text = words(officer.get(of_case(case, people[0])))
    for said in (
        people[0].name,
        f"Ditt ärende, nummer {case.number}",
        "Beslut om insats: beviljat",
        f"Att du bor i {home.contract.apartment}",
        "Socialtjänsten: Handläggare och boendestödjare i sina egna ärenden, samordnare och socialchef i alla",
        "Betala hyran i tid",
        "Samtycke (12 kap. 2 § OSL)",
        "Lag (12 kap. 39 § JB)",
        "Nyckeln finns hos grannen.",
        "Nej, sagt",
        "Inte tillfrågad än",
        case.case_officer.name,
        "Be om ett loggutdrag",
        "Integritetsskyddsmyndigheten (imy.se)",
        "ivo.se",
    ):
        assert said in text, said
    # The test itself is the social services' own reasoning, and may speak of others.
    assert TEST not in text


def test_a_consent_taken_back_is_said_so(officer, case, people, home, today):
    told(case, home)
    withdraw_consent(case.consents.get(), withdrawn_on=today, by=case.case_officer)
    assert "Återkallat" in words(officer.get(of_case(case, people[0])))


def test_nobody_else_of_the_household_is_named(officer, letting, case, people, home):
    """What is said of both is said of the one who asks: "somebody else in the household" moved in too."""
    told(case, home)
    me, other = people
    answers = [
        officer.get(of_case(case, me)),
        officer.get(of_case(case, me, "who_knows_file")),
        letting.get(of_company(me)),
        letting.get(of_company(me, "who_knows_here_file")),
    ]
    for answer in answers:
        text = text_of(answer) if answer.headers["Content-Type"] == "application/pdf" else words(answer)
        assert me.identity.family_name in text
        assert other.identity.family_name not in text
        assert other.number not in text
    assert f"{me.name}, någon annan i hushållet flyttar in" in words(answers[0])


def test_the_company_does_not_pass_on_whom_else_it_was_told_about(letting, case, people, home):
    me, other = people
    about = {"kind": InformationKind.OTHER, "ground": DisclosureGround.HARM_TEST, "harm_test": TEST}
    with running_as(case.case_officer):
        tell_company(home, case=case, text=f"Nyckeln finns hos {other.number}.", **about, by=case.case_officer)
    text = words(letting.get(of_company(me)))
    assert "Nyckeln finns hos någon annan i hushållet." in text and other.number not in text


def test_the_company_says_what_it_holds_of_its_tenant(letting, case, people, home, today):
    factories.lease(tenant=people[0], begins_on=today + datetime.timedelta(days=30))
    told(case, home)
    text = words(letting.get(of_company(people[0])))
    for said in (
        "Ditt hyreskontrakt på",
        "Götenebostäder: Uthyrare, ekonomiansvarig och vd",
        f"Att du bor i {home.contract.apartment}",
        "Nyckeln finns hos grannen.",
        "Berättat av socialtjänsten. Fråga dem varför de fick det.",
        home.contract.housing_contact.name,
    ):
        assert said in text, said
    for kept in (case.number, "samtycke", "Beslut om insats", "Betala hyran i tid", case.case_officer.name):
        assert kept not in text, kept


def test_the_company_holds_the_contact_of_those_it_has_registered_itself(letting, people, home):
    contact = "hur man når dig"
    assert contact not in words(letting.get(of_company(people[0])))
    own = factories.person(by=letting.staff)
    factories.lease(tenant=own)
    assert contact in words(letting.get(of_company(own)))


def test_who_is_no_tenant_and_lives_in_no_social_contract_is_nobody_here(letting, home):
    stranger = factories.case().household.members.get().person
    assert letting.get(of_company(stranger)).status_code == 404


def test_a_former_home_of_another_case_is_not_in_the_papers_of_this_one(officer, case, people, home):
    other = factories.case(officer=case.case_officer)
    person = other.household.members.get().person
    text = words(officer.get(of_case(other, person)))
    assert home.contract.number not in text and case.number not in text
    assert officer.get(of_case(other, people[0])).status_code == 404


def test_a_closed_case_says_until_when_it_is_kept(officer, case, people, today):
    close_case(case, closed_on=today, reason="moved", by=case.case_officer)
    assert f"gallras senast 31 december {today.year + 6}" in words(officer.get(of_case(case, people[0])))


# Canaries: nothing of the other organisation's


@pytest.mark.parametrize("side", Side)
def test_nothing_of_the_other_organisations_area_is_in_it(signed_in, side):
    role = Role.CASE_OFFICER if side == Side.SOCIAL else Role.LETTING_OFFICER
    client = signed_in(role)
    world = World(client.staff)
    canaries = Canaries(world)
    me = world.own.adult
    if side == Side.SOCIAL:
        answers = [client.get(of_case(world.own.case, me)), client.get(of_case(world.own.case, me, "who_knows_file"))]
        theirs = {"company", "protected at company", "unverified at company", "other case", "unverified in other case"}
    else:
        answers = [client.get(of_company(me)), client.get(of_company(me, "who_knows_here_file"))]
        theirs = {"own case", "other case", "unverified in own case", "unverified in other case"}
    hidden = [canary for canary in canaries.all if canary.whose in theirs or "protected" in canary.whose]
    assert len(hidden) > 20
    for answer in answers:
        assert answer.status_code == 200
        pdf = answer.headers["Content-Type"] == "application/pdf"
        text = text_of(answer) if pdf else answer.content.decode()
        assert [canary for canary in hidden if canary.text in text] == []


# Protected people


def test_a_protected_person_has_no_page_but_by_a_handler_who_was_shown_who_it_is(
    officer, signed_in, case, people, home
):
    protect(people[0], kind=Protection.MARKING, handlers=[], by=case.case_officer)
    # Whoever protects a person goes on knowing for a while, if they do not hide it.
    officer.post(reverse("hide_again", args=[people[0].number]))
    for name in ("who_knows", "who_knows_file"):
        hidden = officer.get(of_case(case, people[0], name))
        assert hidden.status_code == 302 and hidden.url == reverse("reveal", args=[people[0].number])
        assert signed_in(Role.COORDINATOR).get(of_case(case, people[0], name)).status_code == 404
    for name in ("who_knows_here", "who_knows_here_file"):
        assert signed_in(Role.LETTING_OFFICER).get(of_company(people[0], name)).status_code == 404
    officer.post(reverse("reveal", args=[people[0].number]), {"reason": "Ska ge personen papperet vid ett hembesök"})
    assert people[0].identity.family_name in words(officer.get(of_case(case, people[0])))


# The paper


@pytest.mark.parametrize(
    "profile", [page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_3A]
)
def test_the_papers_follow_the_standards(officer, letting, case, people, home, tmp_path, profile):
    told(case, home)
    for answer in (
        officer.get(of_case(case, people[0], "who_knows_file")),
        letting.get(of_company(people[0], "who_knows_here_file")),
    ):
        path = tmp_path / "papper.pdf"
        path.write_bytes(answer.content)
        assert page_validation.validate_pdf(str(path), profile=profile).failures == []


def test_no_personal_number_and_no_name_in_file_name_title_or_address(officer, case, home):
    number = "195703172385"
    person = factories.person(by=case.case_officer, family_name="Kanariehjelm", personal_number="199001012385")
    case.household.members.create(person=person, kind=MemberKind.ADULT, begins_on=case.opened_on)
    url = of_case(case, person, "who_knows_file")
    answer = officer.get(url)
    reader = PdfReader(io.BytesIO(answer.content))
    assert reader.metadata.title == "Vem vet vad om mig?"
    shown = officer.get(of_case(case, person)).content.decode()
    title = shown.partition("<title>")[2].partition("</title>")[0]
    for where in (url, answer.headers["Content-Disposition"], reader.metadata.title, title):
        assert "Kanariehjelm" not in where and "19900101" not in where and number not in where
    assert f"vem-vet-vad-{person.number}.pdf" in answer.headers["Content-Disposition"]
    # The number itself is on neither.
    assert "19900101" not in shown and "19900101" not in text_of(answer)


def test_the_papers_ask_for_the_second_factor_and_the_pages_do_not(officer, letting, case, people, home, monkeypatch):
    monkeypatch.setattr("gotene.accounts.step_up.stepped_up", lambda request, purpose="": False)
    assert officer.get(of_case(case, people[0])).status_code == 200
    assert letting.get(of_company(people[0])).status_code == 200
    for client, url in (
        (officer, of_case(case, people[0], "who_knows_file")),
        (letting, of_company(people[0], "who_knows_here_file")),
    ):
        answer = client.get(url)
        assert answer.status_code == 302 and answer.url.startswith(reverse("step_up"))


def test_there_is_a_way_to_it(officer, letting, case, people, home):
    assert of_case(case, people[0]) in officer.get(reverse("case", args=[case.number])).content.decode()
    contract = letting.get(reverse("contract", args=[home.contract.number])).content.decode()
    assert of_company(people[0]) in contract
    lease = factories.lease(tenant=people[0])
    back_office = letting.get(reverse("admin:contracts_lease_change", args=[lease.pk])).content.decode()
    assert of_company(people[0]) in back_office


def test_the_page_costs_the_same_however_much_is_known(officer, letting, case, people, home):
    told(case, home)
    pages = ((officer, of_case(case, people[0])), (letting, of_company(people[0])))
    costs = []
    for client, url in pages:
        client.get(url)
        with CaptureQueriesContext(connection) as once:
            client.get(url)
        costs.append(len(once))
    for _more in range(3):
        told_again = InformationKind.CRITERIA
        disclose(case, kind=told_again, what="Mer", ground=DisclosureGround.CONSENT, by=case.case_officer)
        factories.lease(tenant=people[0])
        factories.decision(case)
    for (client, url), cost in zip(pages, costs, strict=True):
        with CaptureQueriesContext(connection) as more:
            client.get(url)
        assert len(more) <= cost
    assert max(costs) <= 32
