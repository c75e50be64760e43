"""Two people on one form: the second is told what the first changed, and keeps what was typed.

A form carries the version it was drawn from: the newest history row of its object and of the rows under it.
"""

from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from gotene.backoffice.history_values import HistoryValues

FIELD = "version"
NOTHING = 0


def newest(histories):
    """The version as the form carries it: the newest id of each of `histories`, "12-7"."""
    ids = [
        history.order_by("-history_id").values_list("history_id", flat=True).first() or NOTHING for history in histories
    ]
    return "-".join(str(id) for id in ids)


def parsed(text):
    """The ids of a version that came with a form; None for what is no version."""
    parts = text.split("-")
    return [int(part) for part in parts] if all(p.isdecimal() and len(p) <= 18 for p in parts) else None


def changes_since(histories, version):
    """What was changed since `version`: (names of those who did, sentences, fields changed on the object itself)."""
    people, sentences, own = [], [], {}
    for position, (history, since) in enumerate(zip(histories, version, strict=True)):
        rows = list(history.filter(history_id__gt=since).select_related("history_user").order_by("history_id"))
        people += [row.history_user.name for row in rows if row.history_user]
        for latest in {getattr(row, _key(row)): row for row in rows}.values():
            before = (
                history.filter(history_id__lte=since, **{_key(latest): getattr(latest, _key(latest))})
                .order_by("-history_id")
                .first()
            )
            if before is None:
                sentences.append(_("New: %(what)s") % {"what": latest.instance})
                continue
            delta = latest.diff_against(before, foreign_keys_are_objs=True)
            shown = HistoryValues(latest.instance_type, latest).context_for_delta_changes(delta)
            # Already escaped by simple-history.
            sentences += [mark_safe(f"{c['field']}: {c['old']} → {c['new']}") for c in shown]
            if position == 0:
                own = {name: before for name in delta.changed_fields}
    return list(dict.fromkeys(people)), sentences, own


def refusal(people, sentences):
    """The error that tells the second person."""
    if people:
        first = _("%(who)s changed this while you had it open. Look at the changes and save again.") % {
            "who": ", ".join(people)
        }
    else:
        first = _("This was changed while you had it open. Look at the changes and save again.")
    return ValidationError([first, *sentences], code="changed_meanwhile")


def merged(data, form, instance, own):
    """A copy of `data` where fields that this person left alone have what the other wrote.

    `form` is bound to `data` over the object as this person saw it; `own` names what the other changed.
    """
    data = data.copy()
    for name in own:
        if name not in form.fields or name in form.changed_data:
            continue
        posted_as, field = form.add_prefix(name), form.fields[name]
        value = field.prepare_value(form.instance._meta.get_field(name).value_from_object(instance))
        if not isinstance(value, bool):
            value = field.widget.format_value(value)
        if isinstance(value, list):
            value = next(iter(value), None)
        if value is None or value is False or value == "":
            data.pop(posted_as, None)
        else:
            data[posted_as] = "on" if value is True else str(value)
    return data


def _key(row):
    return row.instance_type._meta.pk.attname
