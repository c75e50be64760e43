"""What a system administrator does with an account: each in one transaction, noted in their own name.

PostgreSQL refuses whoever is no system administrator of the person's organisation, one's own roles, and the leaving of
the last administrator; here it is said with a sentence.
"""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gotene.accounts import factors, invitations, letters, open_sessions
from gotene.accounts.administration.changes import FACTORS_FORGOTTEN, INVITED_ANEW
from gotene.accounts.models import StaffMember, User
from gotene.audit.history import save_as
from gotene.refusals import refusals, save_checked


def invite(*, by, **about):
    """A new colleague of `by`, with name, email, title, phone and roles. Returns the account, without a password.

    Raises ValidationError when the e-mail address is taken or a role belongs to the other organisation.
    """
    with refusals():
        return invitations.invite(side=by.organisation_id, by=by, **about)


@transaction.atomic
def invite_anew(member, *, by):
    """The links that were sent before die. Raises ValidationError when the invitation has been used."""
    member = _held(member)
    account = User.objects.select_for_update(of=("self",)).get(staff=member)
    if account.last_login is not None or account.has_usable_password():
        raise ValidationError(
            _("%(name)s has already used the invitation. A forgotten password is chosen anew on the sign-in page."),
            code="invitation_used",
            params={"name": member.name},
        )
    # The link is signed with the password as it is kept: another unusable one makes it another link.
    account.set_unusable_password()
    account.save(update_fields=["password"])
    _note(member, INVITED_ANEW, by)
    return account


@transaction.atomic
def change_person(member, *, name, title, email, phone, as_read, by):
    """How `member` is called and reached. Another e-mail address is also another name to sign in by.

    Raises ValidationError when the address is taken, or somebody has changed the person since version `as_read`.
    """
    member = _held(member, as_read)
    member.name, member.title, member.phone = name, title, phone
    account = User.objects.select_for_update(of=("self",)).filter(staff=member).first()
    # Signing in looks for it in small letters.
    if account and account.email != email.lower():
        before, account.email = account.email, email.lower()
        account.full_clean(exclude=["password"])
        with refusals():
            account.save(update_fields=["email"])
        # Else allauth would go on letting the old address in.
        EmailAddress.objects.filter(user=account, email__iexact=before).update(email=account.email)
        letters.tell(account, letters.About.ADDRESS_CHANGED, address=before)
    member.email = email
    return save_checked(by, member)


@transaction.atomic
def change_roles(member, *, roles, as_read, by):
    """The roles of `member` from the next request on.

    Raises ValidationError for one's own, for the last system administrator's, for a role of the other organisation,
    and when somebody has changed the person since version `as_read`.
    """
    member = _held(member, as_read)
    member.roles = list(roles)
    return save_checked(by, member)


@transaction.atomic
def deactivate(member, *, by):
    """`member` is out at the next request. What they have left to do becomes tasks for those in charge.

    Raises ValidationError for oneself and for the last system administrator. Doing it again changes nothing.
    """
    member = _held(member)
    if member.active:
        member.active = False
        save_checked(by, member)
        for account in User.objects.filter(staff=member):
            open_sessions.end_all(account)
    return member


@transaction.atomic
def reactivate(member, *, by):
    """`member` works here again, with the roles of before. Doing it again changes nothing."""
    member = _held(member)
    if not member.active:
        member.active = True
        save_checked(by, member)
    return member


@transaction.atomic
def forget_factors(member, *, by):
    """`member` has lost what they confirm with, is signed out everywhere and chooses anew."""
    member = _held(member)
    factors.forget_factors(User.objects.get(staff=member), by=by)
    _note(member, FACTORS_FORGOTTEN, by)
    return member


def version_of(member):
    """Which change of `member` is the newest; a form carries it, so that two do not overwrite each other."""
    return member.history.order_by("-history_id").values_list("history_id", flat=True).first()


def _held(member, as_read=None):
    """`member` as it is now, held until the transaction ends."""
    held = StaffMember.objects.select_for_update().get(pk=member.pk)
    if as_read is not None and str(version_of(held)) != str(as_read):
        raise ValidationError(
            _("Somebody else has changed %(name)s meanwhile. Look at what stands here now, and save again."),
            code="changed_meanwhile",
            params={"name": held.name},
        )
    return held


def _note(member, reason, by):
    """A row of the history that changes nothing of the person, and says what was done."""
    member._change_reason = reason
    save_as(by, member)
