"""The base of every back-office page: rights by role and by the published table, rows by `visible_to`.

Solved here once for all models: what the database refuses becomes an error on the form, the second of two
people on one form is told what the first changed, a form sent twice makes one record, and what can be done with
one row gets its button (`object_views`).
"""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from gotene.access.database_roles import role_of
from gotene.access.roles import Permission
from gotene.access.tables import may
from gotene.accounts.step_up import needs_step_up
from gotene.audit.enums import ReadingKind
from gotene.audit.history import save_as
from gotene.audit.hold import hold
from gotene.audit.once import once
from gotene.audit.readings import listed, opened, shown_as
from gotene.backoffice import versions
from gotene.backoffice.history_values import HistoryValues
from gotene.backoffice.refused import refused
from gotene.forms import DateField, DateInput, LongText
from gotene.refusals import refusals

# What the dates above a list are asked with; the last two Django makes of the first three.
DATE_LOOKUPS = ("year", "month", "day", "gte", "lt")
# More digits than a row number of the database can have.
LONGEST_ID = 18


def published(request, model, operation):
    """Whether the database lets this person's organisation do `operation` to such rows: else no page offers it."""
    return may(role_of(request.staff.organisation_id), model._meta.db_table, operation)


class OwnFilters(ChangeList):
    """A list that answers to its own filters alone.

    Django takes any field of the row in the address, also those that lead to what the reader may not see: whether
    a tenant is in somebody's case, one yes or no at a time.
    """

    def get_filters(self, request):
        filters = super().get_filters(request)
        own = {f"{self.date_hierarchy}__{lookup}" for lookup in DATE_LOOKUPS}
        if not own.issuperset(filters[2]):
            raise IncorrectLookupParameters
        return filters


class BackOfficeAdmin(SimpleHistoryAdmin):
    """A model in the back office. Set `view_permission` and, where it can be changed, `change_permission`.

    Nothing is ever deleted here: things end, with a date. `group` is where the start page lists the model (None:
    nowhere), `empty_text` says why its list is empty and `object_views` what else can be done with one row.
    """

    group = None
    view_permission = Permission.SEE_REGISTER
    change_permission = None
    add_permission = None
    lead = ""
    empty_text = _("There is nothing here yet.")
    object_views = ()

    actions = None
    list_per_page = 100
    show_full_result_count = False
    change_form_template = "admin/backoffice/change_form.html"
    change_list_template = "admin/backoffice/change_list.html"
    object_history_template = "admin/backoffice/history.html"
    object_history_form_template = "admin/backoffice/history_version.html"
    formfield_overrides = {
        models.DateField: {"form_class": DateField, "widget": DateInput},
        models.TextField: {"widget": LongText},
    }

    # Rights and rows

    def _may(self, request, permission):
        staff = getattr(request, "staff", None)
        return permission is not None and staff is not None and staff.may(permission)

    def has_view_permission(self, request, obj=None):
        return self._may(request, self.view_permission) and published(request, self.model, "SELECT")

    def has_change_permission(self, request, obj=None):
        return self._may(request, self.change_permission) and published(request, self.model, "UPDATE")

    def has_add_permission(self, request):
        return self._may(request, self.add_permission) and published(request, self.model, "INSERT")

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_queryset(self, request):
        rows = self.model._default_manager.visible_to(request.staff)
        ordering = self.get_ordering(request)
        return rows.order_by(*ordering) if ordering else rows

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_object(self, request, object_id, from_field=None):
        """As Django's; the read log says that it was opened, by those who may see such rows."""
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and self.has_view_permission(request):
            opened(obj, request.staff)
        return obj

    def row_or_404(self, request, object_id):
        """The row with that id, if this person may see such rows (403 else) and this one (404 else)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        return obj

    def choice_label(self, obj):
        """How a row is called where it is chosen in another row's form."""
        return str(obj)

    # The form

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", None)
        return form if refusal is None else refused(form, refusal)

    def get_readonly_fields(self, request, obj=None):
        if self.looks_at_history(request):
            return flatten_fieldsets(self.get_fieldsets(request, obj))
        return super().get_readonly_fields(request, obj)

    @method_decorator(once)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.refusal = self._changed_meanwhile(request, object_id)
        if request.refusal is None:
            try:
                with refusals():
                    return super().changeform_view(request, object_id, form_url, extra_context)
            except ValidationError as refusal:
                request.refusal = refusal
            except IntegrityError:
                # Somebody was quicker: what the form's own checks did not see the first time, they see now.
                pass
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        save_as(request.staff, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["subtitle"] = None
        if not add:
            context.update(
                title=self.heading(obj),
                version=versions.newest(self._histories(request, obj))
                if self.has_change_permission(request, obj)
                else "",
                object_buttons=self._buttons(request, obj),
                **self.page_context(request, obj),
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def heading(self, obj):
        """What stands above one row's page."""
        return str(obj)

    def page_context(self, request, obj):
        """More for the template of one row's page."""
        return {}

    def get_changelist(self, request, **kwargs):
        return OwnFilters

    def get_changelist_instance(self, request):
        try:
            found = super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            # An address that somebody wrote by hand: Django shows the list without filters instead.
            raise IncorrectLookupParameters from error
        listed(found.result_list)
        if found.query:
            shown_as(ReadingKind.SEARCH)
        return found

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request,
            {
                "title": capfirst(self.opts.verbose_name_plural),
                "lead": self.lead,
                "empty_text": self.empty_text,
                **(extra_context or {}),
            },
        )

    # Two people on one form

    def _histories(self, request, obj):
        """What makes up the form's version: the history of the row and of the rows that are changed under it."""
        yield obj.history.order_by()
        for inline in self.get_inline_instances(request, obj):
            if inline.has_change_permission(request, obj) or inline.has_add_permission(request, obj):
                key = inline.get_formset(request, obj).fk.attname
                yield inline.model.history.filter(**{key: obj.pk})

    def _changed_meanwhile(self, request, object_id):
        """The error for a form drawn from an older version, its other fields brought up to date; None when newest.

        Holds the row until the request is done, so that of two who save at once one is the second.
        """
        if object_id is None:
            return None
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.has_change_permission(request, obj):
            return None
        hold(obj)
        obj = self.get_object(request, unquote(object_id))
        histories = list(self._histories(request, obj))
        posted = request.POST.get(versions.FIELD, "")
        if posted == versions.newest(histories):
            return None
        seen = versions.parsed(posted)
        if seen is None or len(seen) != len(histories):
            return versions.refusal([], [])
        people, sentences, own = versions.changes_since(histories, seen)
        if own:
            before = next(iter(own.values())).instance
            form = self.get_form(request, obj, change=True)(request.POST, instance=before)
            request.POST = versions.merged(request.POST, form, obj, own)
        return versions.refusal(people, sentences)

    # What else can be done with a row

    def get_urls(self):
        return [
            path(
                f"<path:object_id>/{object_view.route}/",
                self.admin_site.admin_view(self._object_page(object_view)),
                name=self._url_name(object_view.name),
            )
            for object_view in self.object_views
        ] + super().get_urls()

    def _url_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def object_url(self, name, obj):
        """The address of `obj`'s page, or of its object view, called `name`."""
        return reverse(f"admin:{self._url_name(name)}", args=[obj.pk])

    def _object_page(self, object_view):
        @once
        def page(request, object_id):
            obj = self.row_or_404(request, object_id)
            if not self._may(request, object_view.permission):
                raise PermissionDenied
            if object_view.by_button and request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return getattr(self, f"{object_view.name}_view")(request, obj)

        return needs_step_up(page) if object_view.steps_up else page

    def _buttons(self, request, obj):
        return [
            {"url": self.object_url(view.name, obj), "label": view.label, "by_button": view.by_button}
            for view in self.object_views
            if self._may(request, view.permission) and view.offered(obj)
        ]

    def form_page(self, request, obj, form, **context):
        """A page with `form` about `obj`. Context: title, submit_label; lead, readers, template."""
        template = context.pop("template", "admin/backoffice/object_form.html")
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            template,
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "original": obj,
                "form": form,
                "errors": form.errors,
                "cancel_url": self.object_url("change", obj),
                **context,
            },
        )

    def done(self, request, obj, message):
        """Back to the row's page, with `message` on it."""
        self.message_user(request, message)
        return HttpResponseRedirect(self.object_url("change", obj))

    # History, seen by those who may see the row

    def history_view(self, request, object_id, extra_context=None):
        self.row_or_404(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """The row's history with all that it names. Newest first."""
        names = [field.name for field in history_manager.model.tracked_fields if field.is_relation]
        return history_manager.filter(**{pk_name: object_id}).select_related("history_user", *names)

    def get_historical_record_context_helper(self, request, historical_record):
        return HistoryValues(self.model, historical_record)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        self.row_or_404(request, object_id)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        if not version_id.isdecimal() or len(version_id) > LONGEST_ID:
            raise Http404
        request.is_history_version = True
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_fieldsets(self, request, obj=None):
        if self.looks_at_history(request):
            fields = [field.name for field in self.opts.fields if not field.primary_key or field.remote_field]
            return [(None, {"fields": fields})]
        return super().get_fieldsets(request, obj)

    def looks_at_history(self, request):
        """Whether the page shows a row as it was: every field, none to be changed."""
        return getattr(request, "is_history_version", False)

    def log_addition(self, request, obj, message):
        """History keeps what Django's own log would."""

    def log_change(self, request, obj, message):
        """History keeps what Django's own log would."""

    def log_deletions(self, request, queryset):
        """History keeps what Django's own log would."""


class BackOfficeInline(admin.StackedInline):
    """Rows under another model's page: read by those with `view_permission`, else with the rights of that page.

    Set `change_permission` and `add_permission` where they are changed there.
    """

    extra = 0
    can_delete = False
    view_permission = None
    change_permission = None
    add_permission = None
    formfield_overrides = BackOfficeAdmin.formfield_overrides

    def has_view_permission(self, request, obj=None):
        allowed = self.view_permission is None or request.staff.may(self.view_permission)
        return allowed and published(request, self.model, "SELECT")

    def has_change_permission(self, request, obj=None):
        allowed = self.change_permission is not None and request.staff.may(self.change_permission)
        return allowed and published(request, self.model, "UPDATE")

    def has_add_permission(self, request, obj=None):
        allowed = self.add_permission is not None and request.staff.may(self.add_permission)
        return allowed and published(request, self.model, "INSERT")

    def has_delete_permission(self, request, obj=None):
        return False
