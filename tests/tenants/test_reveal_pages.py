"""Being shown who a protected person is: by a named handler, for a reason, for a while, and not unseen."""

import datetime
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.urls import reverse

from contracts.actions.placement import let_to_household
from gotene.access.roles import Role, Side
from gotene.audit.enums import Ground, ReadingKind, Subject
from gotene.audit.models import Reading
from tenants.actions import name_handler, protect
from tenants.enums import Protection, RevealKind, RevealMarkKind
from tenants.models import Identity, Reveal, RevealMark
from tests import factories
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

NAME, NUMBER, SHORT = "Maja Almgren", "199001012385", "19900101-2385"
WHY = "Ringer Maja om nycklarna"
LATER = datetime.timedelta(minutes=16)


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER, name="Olle Ohlsson")


@pytest.fixture
def other():
    """Another named handler, at the company."""
    factories.organisation(Side.HOUSING)
    staff = factories.staff(Role.LETTING_OFFICER, name="Lena Lund")
    staff.email = "lena@bostader.example"
    staff.save()
    return staff


@pytest.fixture
def case(officer):
    return factories.case(officer=officer)


@pytest.fixture
def person(case):
    found = case.household.members.get().person
    known = found.identity
    known.given_name, known.family_name, known.personal_number, known.phone = "Maja", "Almgren", NUMBER, "070-174 06 05"
    known.save()
    return found


@pytest.fixture
def hidden(person, officer, other):
    """The person, protected by a third handler: nothing is shown to anybody at the moment."""
    third = factories.staff(Role.CASE_OFFICER)
    protect(person, kind=Protection.MARKING, handlers=[officer, other], by=third)
    return person


def url(person, name="reveal", *more):
    return reverse(name, args=[person.number, *more])


@pytest.fixture
def client(officer, signed_in):
    return signed_in(officer)


def test_a_handler_sees_a_number_until_the_reason_is_given(client, case, hidden):
    page = client.get(reverse("case", args=[case.number]))
    assert NAME not in words(page)
    assert f'href="{url(hidden)}"' in page.text
    asked = client.get(url(hidden))
    assert NAME not in asked.text and SHORT not in asked.text
    shown = client.post(url(hidden), {"reason": WHY}, follow=True)
    assert NAME in words(shown) and SHORT in words(shown) and "070-174 06 05" in words(shown)
    assert "visas för dig till" in words(shown)
    assert NAME in words(client.get(reverse("case", args=[case.number])))


def test_what_is_typed_is_kept_with_who_and_when(client, officer, hidden):
    client.post(url(hidden), {"reason": f"  {WHY} "})
    row = Reveal.objects.get(kind=RevealKind.IDENTITY)
    assert (row.person, row.staff, row.reason) == (hidden, officer, WHY)
    assert row.ends_at - row.revealed_at == datetime.timedelta(minutes=15)


def test_the_read_log_has_the_reason_whatever_page_comes_next(client, officer, hidden):
    client.post(url(hidden), {"reason": WHY})
    row = Reading.objects.get(kind=ReadingKind.REVEAL)
    assert (row.staff, row.subject, row.keys, row.people) == (officer, Subject.PERSON, [hidden.number], [hidden.pk])
    assert (row.ground, row.reason) == (Ground.HANDLER, WHY)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Skriv varför du behöver veta vem personen är."),
        ("   ", "Skriv varför du behöver veta vem personen är."),
        ("Nycklar", "Skriv lite mer om varför: minst 10 tecken."),
    ],
)
def test_without_a_reason_nobody_is_shown(client, hidden, reason, said):
    response = client.post(url(hidden), {"reason": reason})
    assert errors(response) == [f"Varför behöver du veta vem personen är?: {said}"]
    assert typed(response, "reason") == reason
    assert NAME not in response.text
    assert not Reveal.objects.filter(kind=RevealKind.IDENTITY).exists()


def test_after_a_quarter_of_an_hour_the_person_is_hidden(client, case, officer, hidden):
    factories.reveal(hidden, officer, begun=LATER)
    assert NAME not in words(client.get(reverse("case", args=[case.number])))
    assert NAME not in words(client.get(url(hidden)))


def test_one_hides_again_at_once(client, case, officer, hidden):
    (row,) = factories.reveal(hidden, officer)
    assert "Dölj igen" in words(client.get(reverse("case", args=[case.number])))
    response = client.post(url(hidden, "hide_again"), follow=True)
    assert f"Du ser inte längre vem {hidden.number} är." in words(response)
    assert NAME not in words(client.get(reverse("case", args=[case.number])))
    assert RevealMark.objects.get().reveal == row
    client.post(url(hidden, "hide_again"))
    assert RevealMark.objects.count() == 1


def test_a_colleague_who_is_no_handler_is_refused(signed_in, hidden):
    coordinator = signed_in(Role.COORDINATOR)
    assert coordinator.get(url(hidden)).status_code == 403
    assert coordinator.post(url(hidden), {"reason": WHY}).status_code == 403
    assert signed_in(Role.CASE_OFFICER).get(url(hidden)).status_code == 404
    assert signed_in(Role.LETTING_OFFICER).post(url(hidden), {"reason": WHY}).status_code == 404
    assert not Reveal.objects.filter(kind=RevealKind.IDENTITY).exists()


def test_the_companys_handler_is_shown_too(signed_in, case, officer, other, hidden):
    contract = factories.social_contract()
    let_to_household(contract, case=case, begins_on=contract.begins_on, by=officer)
    letting = signed_in(other)
    page = letting.get(reverse("contract", args=[contract.number]))
    assert f"Visa vem {hidden.number} är" in words(page) and NAME not in words(page)
    assert NAME in words(letting.post(url(hidden), {"reason": WHY}, follow=True))
    assert NAME in words(letting.get(reverse("contract", args=[contract.number])))


def test_the_other_handlers_are_told_on_their_day_until_they_have_ticked_it(client, signed_in, other, hidden):
    client.post(url(hidden), {"reason": WHY})
    letting = signed_in(other)
    day = letting.get(reverse("my_day"))
    assert f"Olle Ohlsson såg vem {hidden.number} är i dag" in words(day)
    assert f"Skäl: {WHY}" in words(day)
    assert NAME not in words(day)
    assert "såg vem" not in words(client.get(reverse("my_day")))
    row = Reveal.objects.get(kind=RevealKind.IDENTITY)
    letting.post(url(hidden, "reveal_seen", row.pk))
    assert "såg vem" not in words(letting.get(reverse("my_day")))
    assert row.marks.get().what == RevealMarkKind.SEEN
    again = letting.post(url(hidden, "reveal_seen", row.pk), follow=True)
    assert "Det är redan antecknat." in words(again)


def test_who_is_named_later_is_not_told_of_what_was_before(hidden, officer, other, signed_in):
    factories.reveal(hidden, officer, begun=datetime.timedelta(days=3))
    new = factories.staff(Role.COORDINATOR)
    name_handler(hidden, staff=new, by=officer)
    assert "såg vem" not in words(signed_in(new).get(reverse("my_day")))


def test_the_other_handlers_get_a_letter_that_names_nobody(client, hidden, other, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url(hidden), {"reason": WHY})
    (letter,) = mail.outbox
    assert letter.to == [other.email]
    assert letter.subject == "Någon har sett vem en skyddad person är"
    assert "skyddad person som du är namngiven handläggare för" in letter.body
    whole = str(letter.message())
    assert not [word for word in (hidden.number, "Maja", "Almgren", NUMBER, SHORT, "Olle", WHY) if word in whole]


def test_a_page_is_not_lost_for_a_letter(client, hidden, monkeypatch, django_capture_on_commit_callbacks, caplog):
    def closed(*args, **kwargs):
        raise SMTPServerDisconnected("lena@bostader.example")

    monkeypatch.setattr("gotene.mail.send_mail", closed)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url(hidden), {"reason": WHY}, follow=True)
    assert NAME in words(response)
    assert "SMTPServerDisconnected" in caplog.text and "lena@" not in caplog.text


def test_letters_go_through_the_tax_agency(client, officer, hidden):
    page = words(client.get(url(hidden, "protection")))
    assert "Box 2820" in page and "403 20 Göteborg" in page
    assert "En sekretessmarkering är en varning" in page
    Identity.objects.filter(person=hidden).get().history.count()
    known = hidden.identity
    known.protection = Protection.ASSUMED
    known.save()
    page = words(client.get(url(hidden, "protection")))
    assert "Box 2820" not in page and "bara i det nya namnet" in page


def test_before_a_letter_is_written_it_is_said_how_it_is_sent(client, case, hidden, signed_in):
    decision = factories.decision(case)
    serving = reverse("serve_decision", args=[case.number, decision.pk])
    told = words(client.get(serving))
    assert f"{hidden.number}: om personen inte själv har berättat adressen" in told
    assert "Skatteverket, Box 2820, 403 20 Göteborg" in told and NAME not in told
    other = words(signed_in(Role.COORDINATOR).get(serving))
    assert f"Skyddad person {hidden.number}: brev skickas av en namngiven handläggare" in other
    assert "Box 2820" not in other


def test_the_company_is_told_so_before_it_tells_a_protected_tenant(signed_in):
    handler = factories.staff(Role.LETTING_OFFICER)
    tenant = factories.person(by=handler)
    protect(tenant, kind=Protection.REGISTRATION, handlers=[], by=handler)
    on = datetime.date(2026, 1, 31)
    guarantee = factories.guarantee(tenant=tenant, notice_given_on=on, ends_on=on + datetime.timedelta(days=90))
    told = signed_in(handler).get(reverse("guarantee_tenant_told", args=[guarantee.pk]))
    assert "Skriv aldrig bostadens adress på kuvertet" in words(told)


def test_a_handler_names_another_and_ends_without_being_shown_anything(client, hidden, other):
    page = client.get(url(hidden, "protection"))
    assert "Personen har sekretessmarkering." in words(page) and NAME not in words(page)
    assert "kind" not in page.context["form"].fields
    colleague = factories.staff(Role.COORDINATOR)
    client.post(url(hidden, "protection"), {"handlers": [colleague.pk]})
    assert hidden.handlers.running().filter(staff=colleague).exists()
    client.post(url(hidden, "end_handler", hidden.handlers.get(staff=other).pk))
    assert not hidden.handlers.running().filter(staff=other).exists()


def test_whoever_lifts_the_protection_sees_whom_it_is_about(client, officer, hidden):
    response = client.post(url(hidden, "lift_protection"), {"checked": "on"}, follow=True)
    assert "Visa först vem personen är" in words(response)
    assert Identity.objects.get(person=hidden).protection
    factories.reveal(hidden, officer)
    client.post(url(hidden, "lift_protection"), {"checked": "on"})
    assert Identity.objects.get(person=hidden).protection == ""


def test_that_nobody_at_the_company_may_know_is_said(client, case, officer, hidden, other):
    contract = factories.social_contract()
    warning = "ingen där får veta vem det är"
    assert warning not in words(client.get(url(hidden, "protection")))
    let_to_household(contract, case=case, begins_on=contract.begins_on, by=officer)
    assert warning not in words(client.get(url(hidden, "protection")))
    client.post(url(hidden, "end_handler", hidden.handlers.get(staff=other).pk))
    assert warning in words(client.get(url(hidden, "protection")))
    asked = f"Ingen på bostadsbolaget får veta vem {hidden.number} är: namnge någon"
    assert asked in words(client.get(reverse("my_day")))


# The personal number


def test_a_personal_number_is_masked_on_the_page_of_the_case(client, case, person):
    page = client.get(reverse("case", args=[case.number]))
    assert "19900101-••••" in words(page) and "personnummer dolt" in words(page)
    assert NUMBER not in page.text and SHORT not in page.text


def test_the_whole_number_is_shown_once_and_noted(client, officer, person):
    before = client.get(url(person))
    assert SHORT not in before.text and "19900101-••••" in words(before)
    shown = client.post(url(person))
    assert SHORT in words(shown)
    row = Reveal.objects.get()
    assert (row.kind, row.staff, row.person, row.reason) == (RevealKind.NUMBER, officer, person, "")
    assert SHORT not in client.get(url(person)).text


def test_a_fresh_second_factor_is_asked_for(client, person, hidden, settings):
    settings.SECOND_FACTOR_COMPULSORY = True
    for method in (client.get, client.post):
        response = method(url(hidden), {"reason": WHY})
        assert response.status_code == 302 and response["Location"].startswith("/konto/")
    assert not Reveal.objects.filter(kind=RevealKind.IDENTITY).exists()


def test_the_page_takes_few_queries_however_many_have_looked(
    client, officer, hidden, other, django_assert_max_num_queries
):
    for _time in range(12):
        factories.reveal(hidden, other)
    # The request's transaction and role (6), session, account with staff, person, handler, kind, running; the case, who
    # has looked, what is ticked, whom they stand in for, the draft, the read log.
    with django_assert_max_num_queries(18):
        client.get(url(hidden))
