"""Who works where, as what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side
from gotene.accounts.models.organisation import Organisation
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence

trigger_sentence(
    "staff_member_is_kept", _("Nobody is removed: what they have done points here. Deactivate the person.")
)
trigger_sentence(
    "staff_member_of_one_organisation",
    _("A person belongs to one organisation. Deactivate them here; the other organisation invites them anew."),
)
trigger_sentence(
    "own_roles_by_another",
    _("You cannot change your own roles, or deactivate yourself. Ask another system administrator."),
)
trigger_sentence(
    "organisation_has_administrator",
    _("This is the organisation's last system administrator. Give somebody else the role first."),
)


class StaffMemberQuerySet(models.QuerySet):
    def visible_to(self, staff):
        """The people of one's own organisation, for those who administer their accounts or lead them.

        Names alone, of either organisation, are everybody's: `working_at` and `who_may`.
        """
        if staff is None or not (staff.may(Permission.ADMINISTER_ACCOUNTS) or staff.may(Permission.RECORD_ABSENCE)):
            return self.none()
        return self.filter(organisation=staff.organisation_id)

    def working_at(self, side, *, roles=(), or_chosen=None):
        """Who can be chosen in a form: active staff of `side`, with one of `roles` if any are given.

        `or_chosen` is the id of somebody who was chosen before, and stays a choice also after leaving.
        """
        present = Q(organisation=side, active=True)
        if roles:
            present &= Q(roles__overlap=list(roles))
        return self.filter(present if or_chosen is None else present | Q(pk=or_chosen))

    def who_left(self):
        """Those of either organisation who work there no more."""
        return self.filter(active=False)

    def with_absence(self):
        """Each with the first and the last day of the absence that lasts over today: `away_from`, `away_until`."""
        today = timezone.localdate()
        lasts = Q(absences__ends_on__isnull=True) | Q(absences__ends_on__gte=today)
        running = FilteredRelation(
            "absences", condition=Q(absences__cancelled_on__isnull=True, absences__begins_on__lte=today) & lasts
        )
        return self.annotate(absence=running).annotate(
            away_from=F("absence__begins_on"), away_until=F("absence__ends_on")
        )

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

    # The colleague who looks at this person's work while they are away (gotene/accounts/deputies.py).
    deputy = None

    def may(self, permission: Permission) -> bool:
        """Whether any of this person's roles gives `permission`; what a deputy looks at, the deputy's roles too."""
        own = self.active and any(permission in PERMISSIONS_OF[Role(role)] for role in self.roles)
        return own and (self.deputy is None or self.deputy.covers(permission))

    def covers(self, permission: Permission) -> bool:
        """Whether this person may do it for a colleague: those who see every case see the colleague's own too."""
        return self.may(permission) or (permission == Permission.SEE_OWN_CASES and self.may(Permission.SEE_ALL_CASES))

    @property
    def readers(self):
        """The ids of those who read what is shown to this person: the deputy too, if one does."""
        return [self.pk] if self.deputy is None else [self.pk, self.deputy.pk]

    @property
    def in_housing(self):
        return self.organisation_id == Side.HOUSING

    @property
    def in_social(self):
        return self.organisation_id == Side.SOCIAL
