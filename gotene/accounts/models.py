"""Organisations, the people who work there, and their credentials.

`User` holds credentials and nothing else; everything that domain models point to is `StaffMember`,
which both organisations may read.
"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side
from gotene.audit.history import tracked


class Organisation(models.Model):
    """One of the two organisations. Its key is its side, so that constraints can tell them apart."""

    side = models.CharField(_("side"), max_length=10, choices=Side, primary_key=True)
    name = models.CharField(_("name"), max_length=100)

    history = tracked()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(side__in=Side.values),
                name="organisation_side_known",
                violation_error_message=_("Choose the housing company or the social services."),
                violation_error_code="organisation_side_known",
            )
        ]

    def __str__(self):
        return self.name


class StaffMemberQuerySet(models.QuerySet):
    def working_at(self, side, *, roles=(), or_chosen=None):
        """Who can be chosen in a form: active staff of `side`, with one of `roles` if any are given.

        `or_chosen` is the id of somebody who was chosen before, and stays a choice also after leaving.
        """
        present = Q(organisation=side, active=True)
        if roles:
            present &= Q(roles__overlap=list(roles))
        return self.filter(present if or_chosen is None else present | Q(pk=or_chosen))

    def who_may(self, permission):
        """Active staff of either organisation with a role that has `permission`, by organisation and name."""
        roles = [role.value for role, permissions in PERMISSIONS_OF.items() if permission in permissions]
        found = self.filter(active=True, roles__overlap=roles)
        return found.select_related("organisation").order_by("organisation", "name")


class StaffMember(models.Model):
    """Who works where, as what. Never deleted, only made inactive: history points here."""

    organisation = models.ForeignKey(
        # An organisation with staff is never removed.
        Organisation,
        on_delete=models.PROTECT,
        related_name="staff",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=100)
    title = models.CharField(_("title"), max_length=100, blank=True)
    email = models.EmailField(_("work e-mail"), blank=True)
    phone = models.CharField(_("work phone"), max_length=30, blank=True)
    roles = ArrayField(models.CharField(max_length=30, choices=Role), verbose_name=_("roles"), default=list)
    active = models.BooleanField(_("active"), default=True)

    history = tracked()
    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff member")
        verbose_name_plural = _("staff")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=Side.HOUSING, roles__contained_by=list(ROLES_OF[Side.HOUSING]))
                | Q(organisation=Side.SOCIAL, roles__contained_by=list(ROLES_OF[Side.SOCIAL])),
                name="staff_roles_of_own_organisation",
                violation_error_message=_("Choose roles that belong to the person's own organisation."),
                violation_error_code="staff_roles_of_own_organisation",
            )
        ]

    def __str__(self):
        return self.name

    def may(self, permission: Permission) -> bool:
        """Whether any of this person's roles gives `permission`."""
        return self.active and any(permission in PERMISSIONS_OF[Role(role)] for role in self.roles)

    @property
    def in_housing(self):
        return self.organisation_id == Side.HOUSING

    @property
    def in_social(self):
        return self.organisation_id == Side.SOCIAL


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
