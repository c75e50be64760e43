"""The versions of policies and agreements in force, with their numbers, and what is out for consultation or to come."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts.enums import PolicyStatus
from contracts.models import Consultation, Policy
from contracts.policy_numbers import numbers_of
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import Line
from meetings.enums import AgendaSection

SHOWN = (PolicyStatus.IN_FORCE, PolicyStatus.TO_COME, PolicyStatus.CONSULTED)
# A line of the agenda has room for so much of what a version says.
LONGEST = 300


def policies(staff, today):
    versions = list(
        Policy.objects.counted_for(staff)
        .with_status(today)
        .filter(status__in=SHOWN)
        .prefetch_related("values")
        .order_by("kind", "valid_from", "pk")
    )
    out = {each.policy_id: each for each in Consultation.objects.counted_for(staff).open()}
    for version in versions:
        yield Line(
            AgendaSection.POLICIES,
            f"policy-{version.pk}-{version.status}",
            _text(version, out.get(version.pk)),
            _numbers(version),
            reverse("policy", args=[version.pk]),
        )


def _text(version, consultation):
    about = {"kind": capfirst(version.get_kind_display()), "title": version.title}
    if version.status == PolicyStatus.CONSULTED and consultation:
        about["day"] = long_date(consultation.answer_by)
        return _("%(kind)s “%(title)s” is out for consultation: answer by %(day)s") % about
    about["day"] = long_date(version.valid_from)
    if version.status == PolicyStatus.TO_COME:
        return _("%(kind)s “%(title)s” is decided and comes into force %(day)s") % about
    return _("%(kind)s “%(title)s” is in force since %(day)s") % about


def _numbers(version):
    said = "; ".join(f"{number.label}: {number.value}" for number in numbers_of(version))
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 2]} …"
