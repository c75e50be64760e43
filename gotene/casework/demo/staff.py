"""The two organisations, the people who work there, and one account a role to try.

The others have accounts too, whose passwords nobody knows; one has been invited and has not signed in, one has left.
"""

import datetime as dt
import os
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import get_random_string

from gotene.access.roles import Role, Side
from gotene.accounts.models import Organisation, StaffMember, User
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, at, office_day, told_once, write
from gotene.casework.demo.names import office_numbers

PASSWORD_VARIABLE = "DEMO_PASSWORD"
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 14

ORGANISATIONS = {Side.HOUSING: "Götenebostäder", Side.SOCIAL: "Götene kommun, socialtjänsten"}
DOMAINS = {Side.HOUSING: "bostader.example", Side.SOCIAL: "socialtjanst.example"}
BEGAN = dt.date(2011, 1, 10)


@dataclass(frozen=True)
class Post:
    """One who works there. `account`: what stands before the @ of those to try; the others sign in by their names.

    `invited_days_ago`: has not signed in since; `left_days_ago`: works there no more. `seen_days_ago`: signed in last.
    """

    key: str
    side: Side
    name: str
    title: str
    roles: tuple[Role, ...]
    account: str = ""
    invited_days_ago: int | None = None
    left_days_ago: int | None = None
    seen_days_ago: int = 1


POSTS = (
    Post("letting", Side.HOUSING, "Sanna Lavskära", "uthyrare", (Role.LETTING_OFFICER,), "uthyrare"),
    Post("letting_2", Side.HOUSING, "Per Havretuva", "uthyrare", (Role.LETTING_OFFICER,)),
    Post("inspector", Side.HOUSING, "Jonas Tallbräcka", "besiktningstekniker", (Role.INSPECTOR,), "besiktare"),
    Post("finance", Side.HOUSING, "Marika Rågäng", "ekonomiansvarig", (Role.FINANCE_OFFICER,), "ekonom"),
    Post("director", Side.HOUSING, "Ulf Stjärnhede", "vd", (Role.HOUSING_DIRECTOR,), "vd"),
    Post(
        "housing_admin",
        Side.HOUSING,
        "Dilan Vindkulle",
        "systemadministratör",
        (Role.SYSTEM_ADMINISTRATOR,),
        "admin",
    ),
    Post("housing_log", Side.HOUSING, "Gunnel Orrevik", "loggranskare", (Role.LOG_REVIEWER,), "loggranskare"),
    Post("case", Side.SOCIAL, "Frida Mosslåga", "socialsekreterare", (Role.CASE_OFFICER,), "handlaggare"),
    Post("case_2", Side.SOCIAL, "Amir Ljungrot", "socialsekreterare", (Role.CASE_OFFICER,), seen_days_ago=6),
    Post("case_3", Side.SOCIAL, "Lotta Sävbäcka", "socialsekreterare", (Role.CASE_OFFICER,)),
    Post("coordinator", Side.SOCIAL, "Yvonne Björkgläntan", "bosamordnare", (Role.COORDINATOR,), "samordnare"),
    Post("support", Side.SOCIAL, "Mattias Porstuva", "boendestödjare", (Role.HOUSING_SUPPORT,), "boendestod"),
    Post("rents", Side.SOCIAL, "Anneli Kornbacka", "hyresadministratör", (Role.RENT_ADMINISTRATOR,), "hyresadmin"),
    Post("head", Side.SOCIAL, "Camilla Snöhede", "socialchef", (Role.SOCIAL_DIRECTOR,), "socialchef"),
    Post(
        "social_admin",
        Side.SOCIAL,
        "Rickard Dimmäng",
        "systemadministratör",
        (Role.SYSTEM_ADMINISTRATOR,),
        "admin",
    ),
    Post("social_log", Side.SOCIAL, "Gun-Britt Slånvik", "loggranskare", (Role.LOG_REVIEWER,), "loggranskare"),
    Post(
        "left", Side.SOCIAL, "Bo Lärknäs", "boendestödjare", (Role.HOUSING_SUPPORT,), left_days_ago=12, seen_days_ago=13
    ),
    Post("invited", Side.SOCIAL, "Hanna Frostnäs", "socialsekreterare", (Role.CASE_OFFICER,), invited_days_ago=3),
)


def email_of(post: Post) -> str:
    plain = unicodedata.normalize("NFKD", post.name.lower()).encode("ascii", "ignore").decode()
    return f"{post.account or plain.replace(' ', '.')}@{DOMAINS[post.side]}"


ACCOUNTS = tuple(email_of(post) for post in POSTS if post.account)


def hire(password: str, today: dt.date) -> dict[str, StaffMember]:
    """Both organisations with their staff and accounts. Returns the staff by their key in POSTS."""
    write([told_once(Organisation(side=side, name=name), BEGAN, None) for side, name in ORGANISATIONS.items()])
    phones = office_numbers()
    told = []
    for post in POSTS:
        member = StaffMember(
            organisation_id=post.side,
            name=post.name,
            title=post.title,
            email=email_of(post),
            phone=next(phones),
            roles=list(post.roles),
            active=post.left_days_ago is None,
        )
        told.append(Told(member, _tellings(post, today)))
    members = dict(zip([post.key for post in POSTS], write(told), strict=True))
    hashed, unknown = make_password(password), make_password(None)
    User.objects.bulk_create(
        User(
            email=email_of(post),
            staff=members[post.key],
            password=hashed if post.account else unknown,
            last_login=_last_login(number, post, today),
        )
        for number, post in enumerate(POSTS)
    )
    return members


def _tellings(post: Post, today: dt.date) -> list[Telling]:
    if post.left_days_ago is not None:
        return [Telling(BEGAN, None, {"active": True}), Telling(office_day(today - post.left_days_ago * ONE_DAY), None)]
    if post.invited_days_ago is not None:
        return [Telling(office_day(today - post.invited_days_ago * ONE_DAY), None)]
    return [Telling(BEGAN, None)]


def _last_login(number: int, post: Post, today: dt.date) -> dt.datetime | None:
    if post.invited_days_ago is not None:
        return None
    return at(office_day(today - post.seen_days_ago * ONE_DAY), 7 + number % 2, 5 + number * 3)


def password_from_environment() -> str:
    """DEMO_PASSWORD; where it is not set, one is made and kept in `.env` for the next time."""
    password = os.environ.get(PASSWORD_VARIABLE)
    if not password:
        password = get_random_string(PASSWORD_LENGTH, PASSWORD_LETTERS)
        os.environ[PASSWORD_VARIABLE] = password
        file = settings.BASE_DIR / ".env"
        before = file.read_text() if file.exists() else ""
        separator = "\n" if before and not before.endswith("\n") else ""
        with file.open("a") as env:
            env.write(f"{separator}{PASSWORD_VARIABLE}={password}\n")
        file.chmod(0o600)
    return password


def set_password(password: str) -> None:
    """Let every account of the demo sign in with `password`; nothing is written when they already do."""
    accounts = User.objects.filter(email__in=ACCOUNTS)
    first = accounts.first()
    if first and not check_password(password, first.password):
        accounts.update(password=make_password(password))


def account_lines(password: str) -> list[str]:
    """What to print: every account with its role, and the one password."""
    lines = ["Accounts, all with the password " + password + ":"]
    for side, name in ORGANISATIONS.items():
        lines.append(f"  {name}")
        lines += [
            f"    {email_of(post):35} {post.title}, {post.name}" for post in POSTS if post.side == side and post.account
        ]
    return lines
