"""Giving notice on the two leases: the last day is counted while one types, and the company reads no more than it."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.models import Notice, SubleaseEnding
from contracts.rules import notice_end
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tenants.enums import MemberKind
from tests import factories
from tests.pages import errors, typed, words

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
MOVED_IN = TODAY - 20 * DAY
BY_LAW = notice_end(TODAY)
LINK = "Registrera en uppsägning"
CHILDREN = "Barnen bor kvar hos mormor i samma skola."


@pytest.fixture
def case(db):
    return factories.case(children=1)


@pytest.fixture
def contract(case):
    return factories.social_contract(begins_on=MOVED_IN, social_contact=case.case_officer)


@pytest.fixture
def sublease(case, contract):
    sublease = contract.subleases.create(case_number=case.number, begins_on=MOVED_IN)
    for member in case.household.members.all():
        sublease.residents.create(person=member.person, kind=member.kind)
    return sublease


@pytest.fixture
def client(case, signed_in):
    return signed_in(case.case_officer)


@pytest.fixture
def page(contract):
    return reverse("contract", args=[contract.number])


@pytest.fixture
def url(sublease):
    return reverse("give_notice", args=[sublease.contract.number, "boende"])


@pytest.fixture
def by_municipality(sublease):
    return reverse("give_notice", args=[sublease.contract.number, "kommunen"])


@pytest.fixture
def letting(signed_in):
    return signed_in(Role.LETTING_OFFICER)


@pytest.fixture
def coordinator(signed_in):
    return signed_in(Role.COORDINATOR)


@pytest.fixture
def head_lease(contract):
    return reverse("give_head_lease_notice", args=[contract.number])


GIVEN = {"given_on": TODAY.isoformat(), "way": "receipt"}
NOTICE = {**GIVEN, "reason": "own_home"}


def kept(row):
    row.refresh_from_db()
    return row.ends_on, row.end_reason


# On the sublease


def test_notice_is_recorded_and_the_last_day_is_the_one_by_law(client, contract, sublease, page, url):
    assert url in client.get(page).text
    response = client.post(url, NOTICE, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert f"Uppsägningen är registrerad. Sista dagen är {long_date(BY_LAW)}." in words(response)
    assert kept(sublease) == (BY_LAW, "ended")
    assert kept(contract) == (None, "")
    assert Notice.objects.get().recorded_by == client.staff


def test_the_last_day_is_shown_before_anything_is_sent(client, url):
    shown = words(client.get(url))
    assert f"Säger upp {long_date(TODAY)} → sista dag {long_date(BY_LAW)} enligt lag" in shown
    assert "Bara socialtjänsten ser detta" in shown
    assert "Götenebostäder ser sista dagen, och att andrahandskontraktet är avslutat." in shown


def test_the_last_day_is_counted_again_as_the_day_is_typed_and_nothing_is_saved(client, url, by_municipality):
    day = TODAY - 40 * DAY
    answer = client.get(url, {"sista-dag": "", "given_on": day.isoformat()})
    assert f"sista dag {long_date(notice_end(day))}" in words(answer)
    assert "<form" not in answer.text
    at_once = client.get(by_municipality, {"sista-dag": "", "given_on": day.isoformat(), "forfeiture": "on"})
    assert f"sista dag {long_date(day)} enligt lag" in words(at_once)
    assert "räknas ut när dagarna är ifyllda" in words(client.get(url, {"sista-dag": "", "given_on": "2026-13-"}))
    assert not Notice.objects.exists()


def test_an_estate_is_asked_for_the_day_of_death(client, contract, sublease):
    url = reverse("give_notice", args=[contract.number, "dodsbo"])
    assert "Dödsdag" in words(client.get(url))
    died = {"died_on": (TODAY - 5 * DAY).isoformat()}
    assert f"sista dag {long_date(notice_end(TODAY, 1))}" in words(client.get(url, {"sista-dag": "", **GIVEN, **died}))
    assert client.post(url, GIVEN | died).status_code == 302
    assert kept(sublease)[0] == notice_end(TODAY, 1)
    assert SubleaseEnding.objects.get().reason == "deceased"


def test_an_earlier_day_needs_both_and_what_was_typed_stays(client, sublease, url):
    wish = {"other_day": (TODAY + 5 * DAY).isoformat()}
    response = client.post(url, NOTICE | wish)
    assert errors(response) == [
        f"En annan sista dag: Enligt lag är sista dagen {BY_LAW}. En tidigare dag går bara om båda är överens."
    ]
    assert (typed(response, "other_day"), typed(response, "reason")) == (wish["other_day"], "own_home")
    assert kept(sublease) == (None, "")
    client.post(url, NOTICE | wish | {"agreed": "on"})
    assert kept(sublease) == (TODAY + 5 * DAY, "ended")


def test_where_children_live_the_municipality_is_asked_how_they_are_affected(client, sublease, by_municipality):
    assert "Så påverkas barnen" in words(client.get(by_municipality))
    response = client.post(by_municipality, NOTICE)
    assert errors(response) == ["Så påverkas barnen: Det bor barn där: skriv hur de påverkas."]
    client.post(by_municipality, NOTICE | {"children_affected": CHILDREN})
    assert SubleaseEnding.objects.get().children_affected == CHILDREN


def test_without_children_nothing_is_asked_about_them(client, sublease, by_municipality):
    sublease.residents.filter(kind=MemberKind.CHILD).delete()
    assert "Så påverkas barnen" not in words(client.get(by_municipality))


def test_forfeiture_is_not_sent_by_registered_letter(client, sublease, by_municipality):
    forfeited = NOTICE | {"forfeiture": "on", "children_affected": CHILDREN}
    response = client.post(by_municipality, forfeited | {"way": "registered_letter"})
    assert errors(response) == [
        "Hur uppsägningen lämnades: En uppsägning på grund av förverkande måste delges: "
        "rekommenderat brev räcker inte (12 kap. 8 § JB)."
    ]
    client.post(by_municipality, forfeited | {"way": "served"})
    assert kept(sublease) == (TODAY, "ended")


def test_what_is_missing_is_said_in_plain_words(client, url):
    assert errors(client.post(url, {"given_on": (TODAY + DAY).isoformat()})) == [
        "Dag för uppsägningen: Dagen kan inte ligga i framtiden.",
        "Hur uppsägningen lämnades: Välj hur uppsägningen lämnades.",
        "Hur det slutade: Välj hur det slutade.",
    ]


def test_an_own_lease_is_no_reason_to_choose_here(client, url):
    assert "taken_over" not in client.get(url).text


def test_once_recorded_it_is_not_recorded_again(client, sublease, page, url):
    client.post(url, NOTICE)
    again = client.get(url, follow=True)
    assert again.redirect_chain == [(page, 302)]
    assert "Andrahandskontraktet är redan uppsagt: sista dagen är" in words(again)
    assert url not in again.text
    assert "Andrahandskontraktet är redan uppsagt." in words(client.post(url, NOTICE))
    assert Notice.objects.count() == 1


def test_the_same_form_sent_twice_is_one_notice(client, sublease, url):
    once = NOTICE | {"submission": str(uuid4())}
    assert client.post(url, once).url == client.post(url, once).url
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_those_who_only_read_the_contract_have_no_link_and_no_page(method, page, url, signed_in):
    factories.case(officer=(other := factories.staff(Role.CASE_OFFICER)))
    for who in (other, Role.HOUSING_SUPPORT, Role.LETTING_OFFICER, Role.HOUSING_DIRECTOR, Role.SOCIAL_DIRECTOR):
        reader = signed_in(who)
        assert LINK not in words(reader.get(page))
        assert getattr(reader, method)(url).status_code == 403


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER])
def test_for_those_who_see_no_contracts_the_page_does_not_exist(role, sublease, url, signed_in):
    stranger = signed_in(role)
    assert [stranger.get(url).status_code, stranger.post(url, NOTICE).status_code] == [404, 404]


@pytest.mark.parametrize("given_by", ["bolaget", "estate", "x"])
def test_nobody_else_gives_notice_on_a_sublease(client, contract, sublease, given_by):
    assert client.get(reverse("give_notice", args=[contract.number, given_by])).status_code == 404


def test_from_an_empty_apartment_nobody_moves(client, sublease, page, url):
    sublease.ends_on, sublease.end_reason = TODAY - DAY, "ended"
    sublease.save()
    assert client.get(url).status_code == 404
    assert LINK not in words(client.get(page))


def test_how_it_ended_is_read_in_the_case_and_never_by_the_company(client, case, page, by_municipality, letting):
    client.post(by_municipality, NOTICE | {"reason": "institution", "children_affected": CHILDREN})
    in_full = words(client.get(reverse("case", args=[case.number])))
    assert "Vård eller institution" in in_full and CHILDREN in in_full
    at_company = words(letting.get(page))
    assert long_date(BY_LAW) in at_company
    for secret in ("institution", "Barnen", "av kommunen"):
        assert secret not in at_company.replace("betald av kommunen", "")


# What happens to it


@pytest.fixture
def notice(client, by_municipality):
    client.post(by_municipality, NOTICE | {"children_affected": CHILDREN})
    return Notice.objects.get()


def test_a_notice_is_withdrawn_with_one_button(client, notice, page, sublease):
    url = reverse("withdraw_notice", args=[notice.pk])
    assert url in client.get(page).text
    response = client.post(url, follow=True)
    assert "Uppsägningen är tillbakatagen och avtalet fortsätter." in words(response)
    assert kept(sublease) == (None, "")
    again = client.get(url, follow=True)
    assert "Uppsägningen är tillbakatagen." in words(again)
    assert "Uppsägningen är tillbakatagen." in words(client.post(url))


def test_a_dispute_shows_the_day_to_refer_it_and_takes_the_last_day_away(client, notice, page, sublease):
    url = reverse("dispute_notice", args=[notice.pk])
    by = long_date(notice.refer_by)
    assert f"senast {by}: senare är uppsägningen utan verkan" in words(client.get(url))
    client.post(url, {"disputed_on": TODAY.isoformat()})
    assert kept(sublease) == (None, "")
    assert f"Hänskjut den till hyresnämnden senast {by}" in words(client.get(page))
    client.post(url, {"disputed_on": TODAY.isoformat(), "referred_on": TODAY.isoformat()})
    settle = reverse("settle_dispute", args=[notice.pk])
    assert settle in client.get(page).text
    client.post(settle, {"ends_on": (BY_LAW + 30 * DAY).isoformat()})
    assert kept(sublease) == (BY_LAW + 30 * DAY, "ended")


def test_a_residents_own_notice_is_not_disputed(client, url, sublease):
    client.post(url, NOTICE)
    assert client.get(reverse("dispute_notice", args=[Notice.objects.get().pk])).status_code == 403


def test_bad_days_of_a_dispute_are_told_and_stay(client, notice):
    url = reverse("dispute_notice", args=[notice.pk])
    response = client.post(url, {"disputed_on": (TODAY - DAY).isoformat()})
    assert "Dagarna kommer i fel ordning: uppsägning, tvist, hyresnämnd." in words(response)
    assert typed(response, "disputed_on") == (TODAY - DAY).isoformat()


# On the head lease


def test_the_coordinator_hands_an_empty_apartment_back(coordinator, contract, page, head_lease):
    assert head_lease in coordinator.get(page).text
    assert f"sista dag {long_date(BY_LAW)}" in words(coordinator.get(head_lease))
    response = coordinator.post(head_lease, GIVEN, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert kept(contract) == (BY_LAW, "handed_back")
    assert f"Kontraktet slutar {long_date(BY_LAW)}" in words(response)
    assert head_lease not in response.text


def test_while_somebody_lives_there_it_is_not_handed_back_and_what_was_typed_stays(
    coordinator, contract, sublease, page, head_lease
):
    assert head_lease not in coordinator.get(page).text
    response = coordinator.post(head_lease, GIVEN | {"way": "oral"})
    assert "Någon bor där efter den dagen. Den boendes sista dag måste bestämmas först." in words(response)
    assert typed(response, "way") == "oral"
    assert kept(contract) == (None, "")


def test_an_earlier_day_is_asked_for_and_agreed_to_by_the_company(coordinator, letting, contract, page, head_lease):
    wish = TODAY + 10 * DAY
    coordinator.post(head_lease, GIVEN | {"wished_ends_on": wish.isoformat()})
    agree = reverse("agree_on_day", args=[Notice.objects.get().pk])
    assert agree not in coordinator.get(page).text
    assert coordinator.post(agree).status_code == 403
    assert agree in letting.get(page).text
    assert f"Förstahandsavtalet slutar {long_date(wish)} i stället för {long_date(BY_LAW)}" in words(letting.get(agree))
    letting.post(agree)
    assert kept(contract) == (wish, "handed_back")
    assert "Det finns ingen tidigare dag att godta." in words(letting.get(agree, follow=True))


def test_the_company_gives_notice_on_its_own_side_alone(letting, contract, sublease, page, head_lease):
    assert head_lease in letting.get(page).text
    assert "muntligt" not in words(letting.get(head_lease))
    letting.post(head_lease, GIVEN)
    notice = Notice.objects.get()
    assert (notice.given_by, kept(contract)) == ("company", (None, ""))
    assert head_lease not in letting.get(page).text


def test_one_organisation_does_not_withdraw_the_others_notice(coordinator, letting, contract, head_lease):
    letting.post(head_lease, GIVEN)
    url = reverse("withdraw_notice", args=[Notice.objects.get().pk])
    assert coordinator.post(url).status_code == 403
    assert letting.post(url).status_code == 302
    assert kept(contract) == (None, "")


def test_a_handed_back_contract_ends_once(coordinator, contract, head_lease):
    coordinator.post(head_lease, GIVEN)
    assert "Kontraktet slutar" in words(coordinator.get(head_lease, follow=True))
    assert "Kontraktet är redan avslutat." in words(coordinator.post(head_lease, GIVEN))


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR, Role.CASE_OFFICER])
def test_others_give_no_notice_on_the_head_lease(role, contract, head_lease, signed_in):
    reader = signed_in(role)
    assert [reader.get(head_lease).status_code, reader.post(head_lease, GIVEN).status_code] == [403, 403]
    assert kept(contract) == (None, "")


def test_the_back_office_leads_to_the_contracts_own_page(letting, contract, page):
    response = letting.get(reverse("admin:contracts_socialcontract_change", args=[contract.pk]))
    assert f'href="{page}"' in response.text


# What it costs


@pytest.mark.parametrize("name, bound", [("url", 16), ("head_lease", 10)])
def test_the_forms_cost_the_same_with_more_notices(
    client, coordinator, request, sublease, name, bound, django_assert_max_num_queries
):
    reader = client if name == "url" else coordinator
    url = request.getfixturevalue(name)
    reader.get(url)
    with django_assert_max_num_queries(bound):
        reader.get(url)
