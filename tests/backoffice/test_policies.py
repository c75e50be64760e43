"""A version in the back office, from draft to decision: the managing director's alone, and kept as decided for all."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from contracts.enums import PolicyKey, PolicyKind
from contracts.models import Consultation, Policy, PolicyValue
from gotene.access.roles import Role
from tests import factories
from tests.pages import typed, words

AGREEMENT = PolicyKind.COOPERATION_AGREEMENT
NEW_VERSION = {
    "kind": PolicyKind.LETTING_POLICY,
    "title": "Uthyrningspolicy 2027",
    "valid_from": "2027-01-01",
    "text": "Fler inkomster räknas.",
}
ADD = "admin:contracts_policy_add"


@pytest.fixture
def director(db, today, signed_in):
    return signed_in(Role.HOUSING_DIRECTOR)


def page(name, policy):
    return reverse(f"admin:contracts_policy_{name}", args=[policy.pk])


def saved(client, policy, *pairs, **changes):
    """The draft's form sent with new numbers, and the answer."""
    form = client.get(page("change", policy))
    rows = list(policy.values.all())
    data = {
        "title": policy.title,
        "valid_from": policy.valid_from or "",
        "text": policy.text,
        "version": form.context["version"],
        "values-TOTAL_FORMS": str(len(rows) + len(pairs)),
        "values-INITIAL_FORMS": str(len(rows)),
        **changes,
    }
    for number, row in enumerate(rows):
        data |= {f"values-{number}-id": row.pk, f"values-{number}-key": row.key, f"values-{number}-text": row.text}
    for number, (key, text) in enumerate(pairs, len(rows)):
        data |= {f"values-{number}-key": key, f"values-{number}-text": text, f"values-{number}-policy": policy.pk}
    return client.post(page("change", policy), data)


# The draft


def test_a_new_version_begins_with_the_numbers_in_force(director):
    factories.policies()
    factories.draft(values={PolicyKey.QUEUE_AGE: "99"})
    response = director.post(reverse(ADD), NEW_VERSION, follow=True)
    draft = Policy.objects.get(title=NEW_VERSION["title"])
    assert response.redirect_chain[-1][0] == page("change", draft)
    assert {row.key: row.text for row in draft.values.all()} == {
        PolicyKey.QUEUE_AGE: "17",
        PolicyKey.INCOME_KINDS: "lön, pension, bostadsbidrag",
    }
    assert draft.history.get().history_user == director.staff
    assert PolicyValue.objects.in_force(PolicyKey.QUEUE_AGE, datetime.date(2030, 1, 1)).policy != draft


def test_the_numbers_of_a_draft_are_changed(director):
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "17"})
    assert saved(director, draft, (PolicyKey.INCOME_KINDS, "lön"), title="Ny rubrik").status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Ny rubrik"
    assert draft.values.get(key=PolicyKey.INCOME_KINDS).history.get().history_user == director.staff


def test_only_the_numbers_of_its_kind_can_be_chosen(director):
    draft = factories.draft(AGREEMENT)
    text = director.get(page("change", draft)).text
    assert f'value="{PolicyKey.GOAL_MONTHS}"' in text
    assert f'value="{PolicyKey.QUEUE_AGE}"' not in text
    assert saved(director, draft, (PolicyKey.QUEUE_AGE, "17")).status_code == 200
    assert not draft.values.exists()


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        (PolicyKey.QUOTA_SHARE, "12,5 %", Decimal("0.125")),
        (PolicyKey.QUOTA_SHARE, "0,15", Decimal("0.15")),
        (PolicyKey.QUOTA_ROUNDING, "Till närmaste heltal", "nearest"),
    ],
)
def test_values_are_understood_as_people_write_them(director, key, written, value):
    draft = factories.draft(AGREEMENT)
    saved(director, draft, (key, written))
    assert draft.values.get().value == value


@pytest.mark.parametrize(
    ("key", "written"), [(PolicyKey.QUOTA_SHARE, "15"), (PolicyKey.QUOTA_SHARE, "150 %"), (PolicyKey.GOAL_MONTHS, "-6")]
)
def test_a_value_out_of_reach_is_refused_in_words(director, key, written):
    draft = factories.draft(AGREEMENT)
    assert "Skriv ett värde som passar" in saved(director, draft, (key, written)).text
    assert not draft.values.exists()


def test_what_is_decided_sent_or_agreed_to_is_changed_by_nobody(director):
    agreed = factories.draft(AGREEMENT, valid_from=datetime.date(2027, 1, 1))
    factories.agree(agreed)
    for policy in (factories.policies()[0], factories.consultation().policy, agreed):
        assert 'name="title"' not in director.get(page("change", policy)).text
        assert director.post(page("change", policy), {"title": "Annan"}).status_code == 403


# The consultation


def test_a_draft_is_sent_to_the_social_services_and_to_others(director, today):
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "16"})
    sent = {
        "social_services": "on",
        "others": " Hyresrådet \n\nUngdomsrådet\nHyresrådet",
        "answer_by": "2026-04-15",
        "message": "Räcker det?",
    }
    response = director.post(page("consult", draft), sent, follow=True)
    assert "Utkastet är på remiss" in words(response)
    consultation = draft.consultations.get()
    assert (consultation.sent_on, consultation.sent_by, consultation.message) == (today, director.staff, "Räcker det?")
    assert [(each.name, each.side) for each in consultation.recipients.all()] == [
        ("Socialtjänsten", "social"),
        ("Hyresrådet", ""),
        ("Ungdomsrådet", ""),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"social_services": "", "others": " \n"}, "Ange vem som ska svara."),
        ({"answer_by": "2026-03-02"}, "Sista dag att svara måste komma efter"),
        ({"answer_by": "i vår"}, "som år-månad-dag, till exempel"),
        ({"others": "x" * 101}, "högst 100 tecken"),
    ],
)
def test_a_consultation_that_cannot_be_sent_is_refused_and_the_text_kept(director, wrong, said):
    draft = factories.draft()
    sent = {"social_services": "on", "others": "Rådet", "answer_by": "2026-04-15", "message": "Räcker det?", **wrong}
    response = director.post(page("consult", draft), sent)
    assert said in words(response)
    assert typed(response, "message") == "Räcker det?"
    assert not Consultation.objects.exists()


def test_what_is_out_is_not_sent_again(director):
    policy = factories.consultation().policy
    assert page("consult", policy) not in director.get(page("change", policy)).text
    sent = {"social_services": "on", "others": "", "answer_by": "2026-04-15"}
    assert "redan på remiss" in words(director.post(page("consult", policy), sent))


def test_the_answer_of_another_is_written_in_and_that_of_the_social_services_is_not(director):
    consultation = factories.consultation()
    other, social = consultation.recipients.get(side=""), consultation.recipients.get(side="social")
    written = {"answered_on": "2026-02-01", "answered_by": "Ordföranden", "text": "Bra."}
    where = page("answer", consultation.policy)
    assert director.post(where, written | {"recipient": social.pk}).status_code == 200
    early = director.post(where, written | {"recipient": other.pk, "answered_on": "2026-01-01"})
    assert "Svaret kan inte ha kommit innan frågan skickades." in words(early)
    assert director.post(where, written | {"recipient": other.pk}).status_code == 302
    assert (other.answer.answered_by, other.answer.recorded_by) == ("Ordföranden", director.staff)
    assert director.post(where, written | {"recipient": other.pk}).status_code == 200


def test_the_consultation_is_closed_with_how_each_answer_was_met(director):
    consultation = factories.consultation()
    other = consultation.recipients.get(side="")
    factories.answer(other, "Sänk åldern till 15.")
    where = page("close", consultation.policy)
    assert "Sänk åldern till 15." in words(director.get(where))
    unmet = director.post(where, {"outcome": "Som förut."})
    assert typed(unmet, "outcome") == "Som förut."
    assert director.post(where, {"outcome": "Åldern sänks.", f"met_{other.pk}": "Det gör vi."}).status_code == 302
    consultation.refresh_from_db()
    other.refresh_from_db()
    assert (consultation.outcome, other.met, consultation.closed_by) == ("Åldern sänks.", "Det gör vi.", director.staff)
    text = words(director.get(page("change", consultation.policy)))
    assert "Det gör vi." in text
    assert "redan avslutad" in words(director.get(where, follow=True))


# The decision


def decided(**changes):
    return {"decided_on": "2026-03-01", "decided_by": "Styrelsen", "valid_from": "2026-04-01", **changes}


def test_the_decision_is_recorded_and_the_version_counts_from_its_day(director):
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "16"})
    response = director.post(page("decide", draft), decided(), follow=True)
    assert "Beslutet är antecknat" in words(response)
    in_force = PolicyValue.objects.in_force_if_any
    assert in_force(PolicyKey.QUEUE_AGE, datetime.date(2026, 3, 31)) is None
    assert in_force(PolicyKey.QUEUE_AGE, datetime.date(2026, 4, 1)).policy == draft
    assert "Versionen är redan beslutad." in words(director.post(page("decide", draft), decided()))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"decided_by": ""}, "måste fyllas i"),
        ({"decided_on": "2026-03-03"}, "framtiden"),
        ({"valid_from": "2026-02-28"}, "gäller från dagen den beslutas eller senare"),
        ({"valid_from": "2026-03-01"}, "redan en version av det slaget"),
    ],
)
def test_half_a_decision_is_refused_in_words(director, wrong, said):
    factories.decided(valid_from=datetime.date(2026, 3, 1))
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "16"})
    assert said in words(director.post(page("decide", draft), decided(**wrong)))
    draft.refresh_from_db()
    assert draft.decided_on is None


def test_what_says_nothing_or_is_out_for_consultation_is_not_decided(director):
    assert "säger inget än" in words(director.post(page("decide", factories.draft()), decided()))
    out = factories.consultation().policy
    assert page("decide", out) not in director.get(page("change", out)).text
    assert "Avsluta remissen först" in words(director.post(page("decide", out), decided()))


def test_the_agreement_is_decided_when_both_have_said_yes(director):
    values = {PolicyKey.GOAL_MONTHS: "12"}
    draft = factories.draft(AGREEMENT, valid_from=datetime.date(2026, 4, 1), values=values)
    refused = director.post(page("decide", draft), decided())
    assert "båda organisationerna har godkänt" in words(refused)
    assert director.post(page("agree", draft)).status_code == 302
    assert "Er organisation har redan godkänt" in words(director.post(page("agree", draft)))
    chief = factories.staff(Role.SOCIAL_DIRECTOR)
    draft.yeses.create(side="social", said_on=datetime.date(2026, 3, 1), said_by=chief)
    # The day that both said yes to holds, whatever is sent.
    assert director.post(page("decide", draft), decided(valid_from="2026-05-01")).status_code == 302
    draft.refresh_from_db()
    assert draft.valid_from == datetime.date(2026, 4, 1)


def test_a_dropped_draft_is_kept_and_never_decided(director):
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "16"})
    assert director.post(page("drop", draft)).status_code == 302
    assert "nedlagd" in words(director.get(reverse("admin:contracts_policy_changelist"))).lower()
    assert "Utkastet är nedlagt." in words(director.post(page("decide", draft), decided()))


def test_others_read_and_do_nothing(today, signed_in):
    draft, officer = factories.draft(), signed_in(Role.LETTING_OFFICER)
    assert officer.get(page("change", draft)).status_code == 200
    for name in ("consult", "answer", "close", "agree", "decide", "drop"):
        assert officer.get(page(name, draft)).status_code == 403
        assert officer.post(page(name, draft), decided()).status_code == 403


def test_the_list_takes_as_many_queries_however_many_versions(director, django_assert_max_num_queries):
    for year in range(2000, 2012):
        factories.decided(valid_from=datetime.date(year, 1, 1), values={PolicyKey.QUEUE_AGE: "17"})
    factories.consultation()
    # The request's transaction (2), session, account with staff, count and rows, values, yeses with who, consultations
    # with recipients and answers, and the filter.
    with django_assert_max_num_queries(14):
        director.get(reverse("admin:contracts_policy_changelist"))
