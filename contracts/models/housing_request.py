"""Housing requests: what the social services ask the company for, without saying why."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case as SqlCase
from django.db.models import CharField, Count, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from contracts.enums import Access, OfferAnswer, RequestStatus
from contracts.models.sublease import closed_case_numbers
from gotene.access.scope import SharedQuerySet
from gotene.accounts.models import StaffMember
from gotene.audit.history import tracked


class HousingRequestQuerySet(SharedQuerySet):
    def visible_to(self, staff):
        """As what is shared; none of a household that `staff` knows."""
        return super().visible_to(staff).exclude(case_number__in=closed_case_numbers(staff))

    def with_status(self):
        """Adds `status`, a RequestStatus."""
        return self.annotate(
            accepted=Count("offers", filter=Q(offers__answer=OfferAnswer.ACCEPTED)),
            unanswered=Count("offers", filter=Q(offers__answer="")),
        ).annotate(
            status=SqlCase(
                When(withdrawn_on__isnull=False, then=Value(RequestStatus.WITHDRAWN)),
                When(accepted__gt=0, then=Value(RequestStatus.PLACED)),
                When(unanswered__gt=0, then=Value(RequestStatus.OFFERED)),
                default=Value(RequestStatus.OPEN),
                output_field=CharField(),
            )
        )

    def waiting(self):
        return self.with_status().filter(status=RequestStatus.OPEN)


class HousingRequest(models.Model):
    """Svenska: behovsanmälan. Only closed choices: there is nowhere to write a ground."""

    # The case's number as text: the shared area never points into the social services' own.
    case_number = models.CharField(_("case number"), max_length=20)
    requested_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("requested by"),
    )
    requested_on = models.DateField(_("requested"))
    rooms_min = models.PositiveSmallIntegerField(_("rooms, at least"))
    rooms_max = models.PositiveSmallIntegerField(_("rooms, at most"))
    access = ArrayField(
        models.CharField(max_length=30, choices=Access),
        verbose_name=_("accessibility"),
        default=list,
        blank=True,
    )
    towns = ArrayField(models.CharField(max_length=50), verbose_name=_("part of town"), default=list, blank=True)
    needed_from = models.DateField(_("needed from"))
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        # Staff are never deleted.
        StaffMember,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("withdrawn by"),
        null=True,
        blank=True,
    )

    history = tracked()
    objects = HousingRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("housing request")
        verbose_name_plural = _("housing requests")
        ordering = ["requested_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rooms_min__gte=1, rooms_max__gte=F("rooms_min")),
                name="housing_request_rooms_in_order",
                violation_error_message=_("Give at least 1 room, and no fewer at most than at least."),
                violation_error_code="housing_request_rooms_in_order",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
                name="housing_request_withdrawn_whole",
                violation_error_message=_("A withdrawal needs both who and when."),
                violation_error_code="housing_request_withdrawn_whole",
            ),
        ]

    def __str__(self):
        return f"{self.case_number} {self.requested_on}"

    @property
    def access_names(self):
        return [Access(need).label for need in self.access]

    @property
    def status_name(self):
        return RequestStatus(self.status).label
