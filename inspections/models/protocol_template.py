"""What a protocol begins with, for each size of apartment. Svenska: protokollmall."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.enums import ApartmentType
from gotene.access.scope import SharedQuerySet
from gotene.audit.history import tracked
from inspections.outlines import MOST_PARTS, MOST_ROOMS, NAME_LENGTH, OutlineFault, read_outline, standard_outline

FAULTS = {
    "not_a_room": _('"%(line)s" is no room with its parts. Write for example: Kök: väggar, tak, golv'),
    "too_long": _('"%(line)s" has a name of more than %(length)s characters.'),
    "same_part_twice": _('"%(line)s" names the same part twice.'),
    "same_room_twice": _(
        '"%(line)s" names a room that already stands in the template. Number them: Sovrum 1, Sovrum 2.'
    ),
    "too_many": _('"%(line)s" is too many: at most %(rooms)s rooms, with at most %(parts)s parts each.'),
    "empty": _("Write at least one room with its parts."),
}


def readable_outline(text):
    """A validator: refuses what `read_outline` cannot read, and says which line."""
    try:
        read_outline(text)
    except OutlineFault as fault:
        about = {"line": fault.line, "length": NAME_LENGTH, "rooms": MOST_ROOMS, "parts": MOST_PARTS}
        raise ValidationError(FAULTS[fault.code], code=fault.code, params=about) from fault


class ProtocolTemplateQuerySet(SharedQuerySet):
    def outline_for(self, apartment):
        """The rooms with their parts for `apartment`: its size's template, or the standard one."""
        text = self.filter(kind=apartment.kind).values_list("outline", flat=True).first()
        return read_outline(text or standard_text(apartment.kind))


def standard_text(kind):
    kind = ApartmentType(kind)
    return standard_outline(kind.rooms, kitchenette=kind == ApartmentType.ROOM_1_KITCHENETTE)


class ProtocolTemplate(models.Model):
    kind = models.CharField(_("size"), max_length=6, choices=ApartmentType)
    outline = models.TextField(_("rooms and parts"), max_length=4000, validators=[readable_outline])

    history = tracked()
    objects = ProtocolTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("protocol template")
        verbose_name_plural = _("protocol templates")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                name="protocol_template_once_a_size",
                violation_error_message=_("There is already a template for that size. Change it instead."),
                violation_error_code="protocol_template_once_a_size",
            )
        ]

    def __str__(self):
        return self.get_kind_display()
