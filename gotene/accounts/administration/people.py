"""The people of an organisation as its system administrator sees them: who may what, and who can come in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Role
from gotene.accounts.mfa_adapter import own_factors
from gotene.accounts.models import StaffMember, User

# What the list is narrowed to by `?visa=`, the first when nothing is asked for.
WORKING, AWAY, INVITED, LEFT = "", "borta", "inbjudna", "avslutade"
SHOWN = {
    WORKING: _("Those who work here"),
    AWAY: _("Away today"),
    INVITED: _("Invited, not signed in yet"),
    LEFT: _("Deactivated"),
}


@dataclass(frozen=True)
class Person:
    """`has_factor`: whether they confirm with an app or a passkey. `away_until` is None when they are not away."""

    member: StaffMember
    account: User | None
    has_factor: bool

    @property
    def roles(self):
        return [Role(role).label for role in self.member.roles]

    @property
    def last_signed_in(self) -> datetime | None:
        return self.account.last_login if self.account else None

    @property
    def invited(self):
        """Whether there is an account that has never been used."""
        return self.account is not None and self.account.last_login is None

    @property
    def away(self) -> bool:
        return self.member.away_from is not None

    @property
    def away_until(self) -> date | None:
        return self.member.away_until


def staff_of(administrator, *, shown=WORKING, role="", text=""):
    """The members that `administrator` administers, narrowed and in order: a queryset to make pages of."""
    found = StaffMember.objects.visible_to(administrator).with_absence().order_by("name", "pk")
    found = found.filter(active=shown != LEFT)
    if shown == AWAY:
        found = found.filter(away_from__isnull=False)
    if shown == INVITED:
        found = found.filter(pk__in=User.objects.filter(last_login__isnull=True).values("staff"))
    if role:
        found = found.filter(roles__contains=[role])
    if text:
        found = found.filter(Q(name__icontains=text) | Q(email__icontains=text) | Q(title__icontains=text))
    return found


def people(members):
    """Each of `members`, which come from `staff_of`, with what is known of how they come in. Costs two queries."""
    members = list(members)
    accounts = {account.staff_id: account for account in User.objects.filter(staff__in=members)}
    factors = own_factors(*(account.pk for account in accounts.values()))
    with_factor = set(factors.values_list("user__staff", flat=True))
    return [Person(member, accounts.get(member.pk), member.pk in with_factor) for member in members]
