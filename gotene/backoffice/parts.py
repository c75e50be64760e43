"""What lists and forms of the back office are put together from: tags, dates, and who may be chosen."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import StaffMember
from gotene.dates import short_date


def today():
    return timezone.localdate()


def tag(text, tone="neutral"):
    """A state in words; the tone only adds a colour."""
    return format_html('<span class="ds-tag" data-color="{}">{}</span>', tone, text)


def day(model, name):
    """A column with a date of `model` as 2026-03-14, which takes less room than in words."""

    def shown(obj):
        value = getattr(obj, name)
        return format_html('<span class="nowrap">{}</span>', short_date(value)) if value else None

    shown.__name__ = name
    return admin.display(shown, description=model._meta.get_field(name).verbose_name, ordering=name)


class StaffChoice(forms.ModelChoiceField):
    """Active staff of one organisation."""

    def __init__(self, side, *, label, **kwargs):
        self.side = side
        super().__init__(queryset=StaffMember.objects.working_at(side), label=capfirst(label), **kwargs)

    def or_chosen(self, pk):
        """Keep whoever was chosen before, also after that person has left."""
        self.queryset = StaffMember.objects.working_at(self.side, or_chosen=pk)


class Running(admin.SimpleListFilter):
    """Running today, yet to begin, or ended."""

    title = _("time")
    parameter_name = "time"

    def lookups(self, request, model_admin):
        return [("now", _("running")), ("coming", _("not begun")), ("ended", _("ended"))]

    def queryset(self, request, queryset):
        day = today()
        match self.value():
            case "now":
                return queryset.on(day)
            case "coming":
                return queryset.filter(begins_on__gt=day)
            case "ended":
                return queryset.filter(ends_on__lt=day)
        return queryset
