"""Kontraktslistan and the page of one contract: what both organisations look at together."""

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from contracts.actions.handover import record_check_in
from contracts.models import HandoverPlan, Resident, Sublease, TakeoverCriterion
from gotene.access.roles import Role
from tenants.actions import give_consent, withdraw_consent
from tenants.enums import InformationKind
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "contract_list"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def home(today):
    """A household three months into its plan, with two requirements."""

    def make(case=None):
        case = case or factories.case()
        begins_on = today - relativedelta(months=3)
        contract = factories.social_contract(begins_on=begins_on, social_contact=case.case_officer)
        sublease = Sublease.objects.create(contract=contract, case_number=case.number, begins_on=begins_on)
        for member in case.household.members.all():
            Resident.objects.create(sublease=sublease, person=member.person, kind=member.kind)
        plan = HandoverPlan.objects.create(
            sublease=sublease,
            begins_on=begins_on,
            goal_date=today + relativedelta(months=3),
            summary="Bo in sig",
            first_check_in_on=today - relativedelta(months=1),
            made_by=case.case_officer,
        )
        for position, text in enumerate(["Hyran är betald i tid", "Hemförsäkring finns"], 1):
            TakeoverCriterion.objects.create(plan=plan, text=text, position=position, agreed_on=begins_on)
        for kind in (InformationKind.CRITERIA, InformationKind.CHECK_INS):
            give_consent(case, kind=kind, given_on=begins_on, by=case.case_officer)
        contract.case = case
        return contract

    return make


def check_in(contract, today, *, outcome, promise=""):
    plan = HandoverPlan.objects.get(sublease__contract=contract)
    first, *others = plan.criteria.all()
    results = [{"criterion": first, "outcome": outcome, "reason": promise and "Sen", "next_step": promise}]
    results += [{"criterion": other, "outcome": "met", "reason": "", "next_step": ""} for other in others]
    return record_check_in(
        plan,
        case=contract.case,
        held_on=today,
        results=results,
        next_on=today + relativedelta(months=2),
        by=contract.case.case_officer,
    )


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.LETTING_OFFICER, Role.INSPECTOR, Role.SOCIAL_DIRECTOR])
def test_one_row_has_all_that_the_spreadsheet_had(signed_in, home, today, role):
    contract = home()
    check_in(contract, today, outcome="not_met", promise="Autogiro från januari")
    page = signed_in(role).get(reverse(LIST)).content.decode()
    sublease = contract.subleases.get()
    for text in (
        str(contract.apartment),
        contract.number,
        sublease.names,
        sublease.case_number,
        "Bo in sig",
        (today + relativedelta(months=2)).isoformat(),
        sublease.two_year_point.isoformat(),
        contract.housing_contact.name,
        contract.social_contact.name,
        "Autogiro från januari",
    ):
        assert text in page


def test_a_promise_is_gone_when_the_requirement_is_met(signed_in, home, today):
    contract = home()
    check_in(contract, today - relativedelta(days=3), outcome="not_met", promise="Autogiro från januari")
    check_in(contract, today, outcome="met")
    assert "Autogiro" not in signed_in(Role.COORDINATOR).get(reverse(LIST)).content.decode()


def test_the_next_check_in_comes_first_and_a_late_one_says_so(signed_in, home, today):
    later, late = home(), home()
    check_in(later, today, outcome="met")
    page = signed_in(Role.COORDINATOR).get(reverse(LIST))
    assert [row.contract for row in page.context["rows"]] == [late, later]
    assert page.content.decode().count("försenad") == 1


def test_an_empty_apartment_and_an_ended_contract(signed_in, today):
    empty = factories.social_contract()
    factories.social_contract(ends_on=today - relativedelta(days=1), end_reason="ended")
    page = signed_in(Role.LETTING_OFFICER).get(reverse(LIST))
    assert [row.contract for row in page.context["rows"]] == [empty]
    assert "tom" in page.content.decode()


def test_no_contract_says_why_the_list_is_empty(signed_in):
    assert "Listan fylls när ett hushåll placeras" in signed_in(Role.COORDINATOR).get(reverse(LIST)).content.decode()


class TestChangeInTheRow:
    @pytest.fixture
    def contract(self, home):
        return home()

    def row(self, contract, query=""):
        return reverse("contract_row", args=[contract.number]) + query

    def values(self, contract, **changes):
        seen = HandoverPlan.objects.get().history.first().pk
        values = {"goal_date": "2027-06-01", "summary": "Ny rad", "seen": seen, **changes}
        return {f"{contract.number}-{name}": value for name, value in values.items()}

    def test_the_case_officer_changes_goal_date_and_line(self, signed_in, contract):
        client = signed_in(contract.case.case_officer)
        assert 'value="Bo in sig"' in client.get(self.row(contract, "?andra")).content.decode()
        answer = client.post(self.row(contract), self.values(contract))
        assert "Ny rad" in answer.content.decode()
        plan = HandoverPlan.objects.get()
        assert (plan.goal_date.isoformat(), plan.summary) == ("2027-06-01", "Ny rad")
        assert plan.history.first().history_user == client.staff

    def test_without_consent_the_row_says_what_to_do_and_keeps_what_was_typed(self, signed_in, contract):
        case = contract.case
        withdraw_consent(
            case.consents.get(kind=InformationKind.CRITERIA), withdrawn_on=timezone.localdate(), by=case.case_officer
        )
        answer = signed_in(case.case_officer).post(self.row(contract), self.values(contract))
        assert answer.status_code == 422
        page = answer.content.decode()
        assert f"registrera samtycket i ärende {case.number}" in page
        assert 'value="Ny rad"' in page

    def test_a_day_that_is_none_keeps_what_was_typed(self, signed_in, contract):
        client = signed_in(contract.case.case_officer)
        answer = client.post(self.row(contract), self.values(contract, goal_date="i vår"))
        assert answer.status_code == 422
        assert 'value="i vår"' in answer.content.decode()
        assert 'value="Ny rad"' in answer.content.decode()

    def test_what_somebody_else_wrote_meanwhile_is_shown_and_the_typed_text_kept(self, signed_in, contract):
        typed = self.values(contract)
        plan = HandoverPlan.objects.get()
        plan.summary = "Skrivet av en annan"
        plan.save()
        client = signed_in(contract.case.case_officer)
        answer = client.post(self.row(contract), typed)
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Skrivet av en annan" in page
        assert 'value="Ny rad"' in page

    def test_a_line_that_asks_for_what_must_not_be_asked_is_refused(self, signed_in, contract):
        client = signed_in(contract.case.case_officer)
        answer = client.post(self.row(contract), self.values(contract, summary="Drogtest varje månad"))
        assert answer.status_code == 422

    def test_a_goal_before_the_start_is_refused_kindly(self, signed_in, contract):
        client = signed_in(contract.case.case_officer)
        answer = client.post(self.row(contract), self.values(contract, goal_date="2020-01-01"))
        assert answer.status_code == 422
        assert "Måldatumet måste ligga efter" in answer.content.decode()

    @pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.HOUSING_SUPPORT, Role.SOCIAL_DIRECTOR])
    def test_others_see_the_row_and_do_not_change_it(self, signed_in, contract, role):
        client = signed_in(role)
        assert client.get(self.row(contract)).status_code == 200
        assert client.get(self.row(contract, "?andra")).status_code == 403
        assert client.post(self.row(contract), self.values(contract)).status_code == 403

    def test_another_officers_contract_is_not_mine_to_change(self, signed_in, contract):
        assert signed_in(Role.CASE_OFFICER).post(self.row(contract), self.values(contract)).status_code == 403

    def test_no_such_contract(self, signed_in):
        assert signed_in(Role.COORDINATOR).get(reverse("contract_row", args=["K-1999-01"])).status_code == 404


def test_the_contract_page_leads_to_the_case_for_those_who_work_with_it(signed_in, home):
    contract = home()
    page, way = reverse("contract", args=[contract.number]), reverse("case", args=[contract.case.number])
    assert f'href="{way}"' in signed_in(contract.case.case_officer).get(page).text
    for role in (Role.LETTING_OFFICER, Role.RENT_ADMINISTRATOR):
        assert f'href="{way}"' not in signed_in(role).get(page).text


def test_the_contract_page_shows_requirements_against_check_ins(signed_in, home, today):
    contract = home()
    check_in(contract, today, outcome="not_met", promise="Autogiro från januari")
    page = signed_in(Role.LETTING_OFFICER).get(reverse("contract", args=[contract.number])).content.decode()
    for text in ("Hyran är betald i tid", "inte uppfyllt", "uppfyllt", "Autogiro från januari", "Tvåårspunkt"):
        assert text in page


@pytest.mark.parametrize("name, bound", [(LIST, 14), ("contract", 44)])
def test_pages_cost_the_same_with_more_contracts(signed_in, home, today, django_assert_max_num_queries, name, bound):
    contracts = [home() for _ in range(6)]
    for contract in contracts:
        check_in(contract, today, outcome="met")
    client = signed_in(Role.COORDINATOR)
    address = reverse(name) if name == LIST else reverse(name, args=[contracts[0].number])
    # Session, account and staff; contracts, subleases, residents, plans; the page's own; the transaction's two.
    with django_assert_max_num_queries(bound):
        client.get(address)


def test_a_contract_that_has_not_begun_is_said_to_begin(signed_in, today):
    coming = factories.social_contract(begins_on=today + relativedelta(days=8))
    running = factories.social_contract(begins_on=today)
    client = signed_in(Role.LETTING_OFFICER)
    for contract, word in ((coming, "från"), (running, "sedan")):
        page = client.get(reverse("contract", args=[contract.number])).content.decode()
        assert f"Socialt kontrakt {contract.number} {word} " in page
