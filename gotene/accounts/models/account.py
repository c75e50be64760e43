"""Accounts: what somebody signs in with."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission
from gotene.accounts.models.staff import StaffMember
from gotene.refusals import trigger_sentence

trigger_sentence("account_is_kept", _("An account is never removed, and stays that person's. Deactivate the person."))
trigger_sentence("identity_of_own_organisation", _("An organisation's identity provider signs in its own people only."))


class UserManager(BaseUserManager):
    def get_queryset(self):
        return super().get_queryset().select_related("staff__organisation")

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Credentials of one staff member. Domain models never point here."""

    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    staff = models.OneToOneField(
        # A person who leaves is made inactive; the account stays as part of the trail.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("staff member"),
    )
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("invited"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message=_("There is already an account with this e-mail address."),
                violation_error_code="user_email_unique",
            )
        ]

    def __str__(self):
        return f"{_('account')} {self.pk}"

    def unique_error_message(self, model_class, unique_check):
        """In the same words as the constraint's: the framework's name the model and the field."""
        if unique_check == ("email",):
            return ValidationError(_("There is already an account with this e-mail address."), code="unique")
        return super().unique_error_message(model_class, unique_check)

    @property
    def is_staff(self):
        """What Django's admin asks: may this account enter the back office?"""
        return self.is_active and self.staff.may(Permission.USE_BACK_OFFICE)

    def has_perm(self, perm, obj=None):
        """Always false: what a person may do is asked of `staff.may`, never of Django's permission names."""
        return False

    def has_perms(self, perm_list, obj=None):
        return False

    def has_module_perms(self, app_label):
        return False
