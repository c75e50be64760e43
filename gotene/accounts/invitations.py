"""Invitations: an account without a password, and the link by which its owner chooses one."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from gotene.access.roles import Side
from gotene.accounts.models import Organisation, StaffMember, User
from gotene.audit.history import save_as


@transaction.atomic
def invite(*, email, name, side, roles, title="", phone="", organisation_name="", by):
    """A new staff member of `side` with an account that has no password yet.

    Makes the organisation on its first invitation. Raises ValidationError when the e-mail address is taken or a
    role belongs to the other side. `by` is None for the first person of all. Returns the account.
    """
    organisation = Organisation.objects.filter(side=side).first()
    if organisation is None:
        organisation = save_as(by, Organisation(side=side, name=organisation_name or Side(side).label))
    member = StaffMember(organisation=organisation, name=name, title=title, email=email, phone=phone, roles=list(roles))
    member.full_clean()
    save_as(by, member)
    # Signing in looks for it in small letters.
    account = User(email=email.lower(), staff=member)
    account.set_unusable_password()
    account.full_clean(exclude=["password"])
    account.save()
    return account


def invitation_path(account):
    """The address, without host, where the invited person chooses a password. Works once, for some days."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)},
    )
