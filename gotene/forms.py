"""How forms are drawn and dates are typed, in every form of the case view.

Django takes the renderer from FORM_RENDERER for all forms, the back office's too; only `as_field_group` and
`{{ form }}` use the templates here, and the back office uses neither.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.dates import parse_date
from gotene.refusals import KeptRefusal


class ProjectBoundField(BoundField):
    """A field as `templates/django/forms/field.html` draws it: Designsystemet's classes, no placeholders."""

    @property
    def control(self):
        """The input alone, with its class; its label stands elsewhere."""
        return self.as_widget(attrs=self._attrs())

    @property
    def labelled_control(self):
        """The input alone, its label read out but not shown: for rows of a table."""
        return self.as_widget(attrs={**self._attrs(), "aria-label": self.label})

    @property
    def options(self):
        """The choices of a radio or checkbox group, one input each."""
        widget = self.field.widget
        id_ = widget.attrs.get("id") or self.auto_id
        attrs = self.build_widget_attrs({"class": "ds-input", **({"id": id_} if id_ else {})})
        return [
            BoundWidget(widget, data, self.form.renderer)
            for data in widget.subwidgets(self.html_name, self.value(), attrs=attrs)
        ]

    @property
    def is_checkbox(self):
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_choice(self):
        return isinstance(self.field.widget, forms.RadioSelect)

    @property
    def is_optional(self):
        return not self.field.required and not self.field.disabled

    @property
    def character_limit(self):
        """How many characters a long text may have, or None."""
        return getattr(self.field, "max_length", None) if self.is_long_text else None

    @property
    def is_long_text(self):
        return isinstance(self.field.widget, forms.Textarea)

    @property
    def anchor(self):
        """The id that the error summary links to: the first choice of a group."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label

    def _attrs(self):
        own = self.field.widget.attrs.get("class", "")
        attrs = {"class": f"ds-input {own}".strip()}
        if "placeholder" in self.field.widget.attrs:
            # A placeholder vanishes as one types and is no label; False leaves the attribute out.
            attrs["placeholder"] = False
        if self.is_long_text:
            # As wide as there is room for.
            attrs["cols"] = False
        return attrs


class ProjectRenderer(TemplatesSetting):
    """Draws every form from `templates/django/forms/`."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = ProjectBoundField


class DateInput(forms.DateInput):
    """A date typed as text: browsers show their own date inputs in the browser's language, not the page's."""

    def __init__(self, attrs=None):
        super().__init__(
            attrs={
                "class": "date-input",
                "autocomplete": "off",
                "spellcheck": "false",
                **(attrs or {}),
            },
            format="%Y-%m-%d",
        )


class DateField(forms.DateField):
    """A date in any form that `gotene.dates.parse_date` accepts, also "idag" or "+3m"; shown as 2026-03-14."""

    widget = DateInput

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(help_text=help_text or _("For example 2026-03-14"), **kwargs)
        self.error_messages["invalid"] = kwargs.get("error_messages", {}).get(
            "invalid", _("Write the date as year-month-day, for example 2026-03-14.")
        )

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return parse_date(value, timezone.localdate())
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def not_in_future(day):
    """A validator for what has happened: refuses a day after today."""
    if day > timezone.localdate():
        raise ValidationError(_("The day cannot be in the future."), code="in_future")


class LongText(forms.Textarea):
    """Several lines of text. Four rows to begin with; the person pulls the corner for more."""

    def __init__(self, attrs=None):
        super().__init__(attrs={"rows": 4, **(attrs or {})})


def carried_out(form, action, *args, **kwargs):
    """What `action` answers, or None when it was refused: then `form` shows why, and nothing is written."""
    try:
        with transaction.atomic():
            return action(*args, **kwargs)
    except ValidationError as refusal:
        if isinstance(refusal, KeptRefusal):
            refusal.keep()
        show_refusal(form, refusal)
        return None


def show_refusal(form, error):
    """Show in `form` what an action refused: beside the fields that it names and the form has, else above it all."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
