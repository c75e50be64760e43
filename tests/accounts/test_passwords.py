"""Which passwords are refused as easy to guess, and that a good sentence is not."""

import time

import pytest
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.password_validation import CommonPasswordValidator, get_password_validators, validate_password
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from gotene import settings as production
from gotene.access.roles import Role
from gotene.accounts.models import Organisation, StaffMember, User
from tests import factories

ANNA = User(
    email="anna.lindqvist@gotenebostader.example",
    staff=StaffMember(
        name="Anna Lindqvist-Öberg", organisation=Organisation(side="housing", name="Kvarnens fastigheter")
    ),
)


def refusals(password, user=ANNA):
    """The codes of what is wrong with it; none when it is good."""
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return {error.code for error in refused.error_list}
    return set()


SHORT, ROW, SELF, WORD = (
    "password_too_short",
    "password_is_a_row",
    "password_about_oneself",
    "password_common_word",
)


@pytest.mark.parametrize(
    "password, code",
    [
        ("kort lösen", SHORT),
        ("elva tecken", SHORT),
        # one word, and what people put around it
        ("Sommaren2026!", WORD),
        ("sommaren 2026", WORD),
        ("SOMMAREN-2026", WORD),
        ("2026Sommaren!!", WORD),
        ("Hösten2026!!!!", WORD),
        ("Våren2026!2026!", WORD),
        ("Vintern#20252026", WORD),
        ("Midsommar2026", WORD),
        ("September2026!", WORD),
        ("Måndag123456!", WORD),
        ("password1234", WORD),
        ("Password2026!", WORD),
        ("P@ssw0rd2026!", WORD),
        ("Pa55word!!!!", WORD),
        ("4dm1n1strat0r", WORD),
        ("Lösenord1234", WORD),
        ("L0s3n0rd!2026", WORD),
        ("lösenordlösenord", WORD),
        ("Välkommen2026", WORD),
        ("valkommen!2026", WORD),
        ("Hemligt12345!", WORD),
        ("Jagälskardig1", WORD),
        ("!!!!Fotboll!!!!", WORD),
        ("dragon2026!!!", WORD),
        ("Stockholm2026", WORD),
        ("Hyresgäst2026", WORD),
        # the work
        ("Götene2026!!!!", SELF),
        ("GöteneKommun2026", SELF),
        ("Götenebostäder1!", SELF),
        ("g0t3n3b0st4d3r", SELF),
        ("Socialtjänst2026", SELF),
        ("socialtjänsten!!", SELF),
        ("Kommunen12345", SELF),
        ("kommunkommun", ROW),
        ("bostadssamverkan", SELF),
        ("kommunkvast12", SELF),
        ("Kvarnens2026!!", SELF),
        ("fastigheter-1234", SELF),
        # the person
        ("AnnaLindqvist1", SELF),
        ("lindqvist.anna", SELF),
        ("Öberg-2026-Anna", SELF),
        ("annalindqvist", SELF),
        ("4nn4l1ndqv1st!", SELF),
        # rows and repetition
        ("123456789012", ROW),
        ("qwertyuiop12", ROW),
        ("QWERTYUIOPÅ1", ROW),
        ("asdfghjklöä1", ROW),
        ("1qaz2wsx3edc", ROW),
        ("1q2w3e4r5t6y", ROW),
        ("abcdefghijklm", ROW),
        ("mlkjihgfedcba", ROW),
        ("987654321000", ROW),
        ("aaaaaaaaaaaaaaaa", ROW),
        ("abcabcabcabc", ROW),
        ("x9!x9!x9!x9!", ROW),
        ("            ", ROW),
    ],
)
def test_what_is_easy_to_guess_is_refused(password, code):
    assert code in refusals(password)


@pytest.mark.parametrize(
    "password",
    [
        "en lång mening om vattentorn",
        "kvastar och spadar",
        "annas kvastar och gröna spadar",
        "kommunhuset har gröna dörrar",
        "sommar vattentorn grävling",
        "Xk8#vQ2!mLp9",
        "rätt häst batteri häftklammer",
        "lingon trappa vinkel",
        "måne under köksbordet 7",
        "829104775136",
        "пароль для кошки и собаки",
        "密码很长但是没有人会猜到它的",
        "🌧🐄🎺🌧🐄🚜🎻🌂🧺🐎🪣🧹",
        "correct horse battery staple",
        "a" + "bd gh" * 3 + " kl tromb",
        "x" * 3 + "lingonris i backen " * 4,
    ],
)
def test_what_is_hard_to_guess_is_taken(password):
    assert refusals(password) == set()


def test_no_kind_of_character_is_demanded_and_length_is_welcome():
    assert refusals("ordentligt lingonris utan siffror") == set()
    assert refusals("vattentorn lingon " * 2 + "trappa vinkel kvast " * 12) == set()


@pytest.mark.parametrize("user", [None, User(), User(email="")])
def test_who_is_not_known_is_not_asked_about(user):
    assert refusals("Lindqvist hos Öberg", user) == set()
    assert refusals("Sommaren2026!", user) == {WORD}


def test_a_short_name_forbids_nothing():
    bo = User(email="bo@x.example", staff=StaffMember(name="Bo Ek", organisation=Organisation(name="AB")))
    assert refusals("bokek bok eken", bo) == set()


def test_of_djangos_own_list_few_are_long_enough_and_all_are_refused():
    long = [word for word in CommonPasswordValidator().passwords if len(word) >= 12]
    assert len(long) == 190
    assert [word for word in long if not refusals(word, None)] == []


@given(st.text(max_size=200), st.text(max_size=30))
@example("\0" * 12, "\0")
@example("ß" * 12, "ﬀ")
@example("\u0301" * 12, "a@")
def test_any_text_is_judged_without_failing(password, name):
    somebody = User(email=f"{name}@x", staff=StaffMember(name=name, organisation=Organisation(name=name)))
    assert all(isinstance(code, str) for code in refusals(password, somebody))


@given(st.text(alphabet="0123456789!?.-_ ", max_size=6), st.text(alphabet="0123456789!?.-_ ", max_size=6))
def test_what_is_put_around_a_common_word_does_not_help(before, after):
    assert {WORD, ROW} & refusals(f"{before}Sommarlov{after}".ljust(12, "1"), None)


@pytest.mark.parametrize("text", ["a" * 100_000, "ab" * 50_000, "1234" * 25_000, "åäö!" * 25_000, "sommar " * 14_000])
def test_a_very_long_text_takes_no_time(text):
    began = time.process_time()
    refusals(text)
    assert time.process_time() - began < 2


def test_it_is_said_kindly_in_swedish():
    with pytest.raises(ValidationError) as refused:
        validate_password("Sommaren2026!", ANNA)
    assert refused.value.messages == [
        "Det är ett vanligt ord med något runtomkring och lätt att gissa. "
        "Sätt ihop tre eller fyra ord som bara du skulle sätta ihop."
    ]


@pytest.mark.django_db
def test_the_page_says_so_and_changes_nothing(signed_in):
    client = signed_in(Role.INSPECTOR)
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": factories.PASSWORD, "password1": "Sommaren2026!", "password2": "Sommaren2026!"},
    )
    assert "Sätt ihop tre eller fyra ord" in answer.text
    account = factories.account_of(client.staff)
    assert account.check_password(factories.PASSWORD)


def test_in_use_passwords_are_kept_with_argon2():
    assert production.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    with override_settings(PASSWORD_HASHERS=production.PASSWORD_HASHERS):
        hasher = get_hasher()
    # OWASP's least: 19 MiB and two rounds, or as much.
    assert (hasher.memory_cost, hasher.time_cost) >= (19 * 1024, 2)


def test_every_validator_is_on():
    names = [type(validator).__name__ for validator in get_password_validators(production.AUTH_PASSWORD_VALIDATORS)]
    assert names == [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "HardToGuess",
    ]
