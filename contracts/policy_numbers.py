"""The numbers of policies as people say them, which are in force, and what differs between two versions."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Choices

from contracts.enums import PolicyKey
from contracts.models import PolicyValue
from gotene.templatetags.swedish import long_date
from gotene.text import NO_BREAK_SPACE, format_number


def in_percent(share):
    """0.100 as "10 %", 0.125 as "12,5 %"."""
    percent = (Decimal(share) * 100).normalize()
    return f"{format_number(percent, max(0, -percent.as_tuple().exponent))}{NO_BREAK_SPACE}%"


def said(row):
    """What a PolicyValue sets its number to, as people say it."""
    value = row.value
    if isinstance(value, Choices):
        return str(value.label)
    match row.key:
        case PolicyKey.QUOTA_SHARE:
            return in_percent(value)
        case PolicyKey.GUARANTEE_STOP:
            return long_date(value)
    return str(value)


@dataclass(frozen=True)
class Number:
    """One number of a version, in words; `before` is what the version compared with says, "" when it says nothing."""

    label: str
    value: str
    before: str = ""
    compared: bool = False
    is_list: bool = False

    @property
    def changed(self):
        return self.compared and self.value != self.before

    @property
    def added(self):
        """What a list has that the one before had not."""
        return self._beyond(self.value, self.before)

    @property
    def gone(self):
        """What a list had before and has no longer."""
        return self._beyond(self.before, self.value)

    def _beyond(self, these, those):
        if not (self.is_list and self.changed and these and those):
            return []
        known = set(_parts(those))
        return [part for part in _parts(these) if part not in known]


def _parts(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def numbers_of(policy, compared_with=None):
    """Every number that `policy` or `compared_with` sets, in the order of PolicyKey; "" where one is silent.

    Both need their values prefetched.
    """
    new = {row.key: said(row) for row in policy.values.all()}
    old = {row.key: said(row) for row in compared_with.values.all()} if compared_with else {}
    return [
        Number(key.label, new.get(key, ""), old.get(key, ""), compared_with is not None, key == PolicyKey.INCOME_KINDS)
        for key in PolicyKey
        if key in new or key in old
    ]


def in_force(staff, day):
    """The PolicyValue that sets each number on `day`, with its version, in the order of PolicyKey."""
    rows = (
        PolicyValue.objects.visible_to(staff)
        .filter(policy__decided_on__isnull=False, policy__valid_from__lte=day)
        .select_related("policy")
        .order_by("key", "-policy__valid_from", "-pk")
        .distinct("key")
    )
    places = list(PolicyKey)
    return sorted(rows, key=lambda row: places.index(PolicyKey(row.key)))


def version_before(policy, others):
    """The decided version among `others`, of the same kind, that `policy` follows on, or would; None for the first."""
    earlier = (
        other
        for other in others
        if other.decided_on and (policy.decided_on is None or other.valid_from < policy.valid_from)
    )
    return max(earlier, key=lambda other: other.valid_from, default=None)
