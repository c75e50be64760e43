"""The two organisations, the people who work there, and one account a role."""

import datetime as dt
import os
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import get_random_string

from gotene.access.roles import Role, Side
from gotene.accounts.models import Organisation, StaffMember, User
from gotene.casework.demo.chronicle import told_once, write
from gotene.casework.demo.names import office_numbers

PASSWORD_VARIABLE = "DEMO_PASSWORD"
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 14

ORGANISATIONS = {Side.HOUSING: "Götenebostäder", Side.SOCIAL: "Götene kommun, socialtjänsten"}
DOMAINS = {Side.HOUSING: "bostader.example", Side.SOCIAL: "socialtjanst.example"}
BEGAN = dt.date(2011, 1, 10)


@dataclass(frozen=True)
class Post:
    """One who works there. `account`: what stands before the @; empty for those who do not sign in."""

    key: str
    side: Side
    name: str
    title: str
    roles: tuple[Role, ...]
    account: str = ""


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
    Post("case_2", Side.SOCIAL, "Amir Ljungrot", "socialsekreterare", (Role.CASE_OFFICER,)),
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
)


def email_of(post: Post) -> str:
    return f"{post.account}@{DOMAINS[post.side]}"


ACCOUNTS = tuple(email_of(post) for post in POSTS if post.account)


def hire(password: str) -> dict[str, StaffMember]:
    """Both organisations with their staff and accounts. Returns the staff by their key in POSTS."""
    write([told_once(Organisation(side=side, name=name), BEGAN, None) for side, name in ORGANISATIONS.items()])
    phones = office_numbers()
    members = write(
        [
            told_once(
                StaffMember(
                    organisation_id=post.side,
                    name=post.name,
                    title=post.title,
                    email=email_of(post) if post.account else "",
                    phone=next(phones),
                    roles=list(post.roles),
                ),
                BEGAN,
                None,
            )
            for post in POSTS
        ]
    )
    hashed = make_password(password)
    User.objects.bulk_create(
        User(email=email_of(post), staff=member, password=hashed)
        for post, member in zip(POSTS, members, strict=True)
        if post.account
    )
    return {post.key: member for post, member in zip(POSTS, members, strict=True)}


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
