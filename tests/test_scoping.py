"""View modules reach rows through their reader: `visible_to(staff)`, or `yours(queryset, staff, …)` for one of them.

A row that is fetched past its reader is on the page before anybody asks whose it was. Rows that an object in scope
leads to (`case.decisions`, `plan.history`) are that object's; what all of it stands on, PostgreSQL's refusal, is
tested in tests/access/.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ("contracts", "tenants", "inspections", "meetings")
MANAGERS = {"objects", "_base_manager", "_default_manager"}
# Fetch whatever they are given; `yours` asks whose it is.
UNASKED = {"get_object_or_404", "get_list_or_404", "aget_object_or_404", "aget_list_or_404"}
# SQL by hand has no reader; it belongs in a named function of the app.
BY_HAND = {"raw", "cursor"}

# Lists that are the same for everyone who reads them: what a view may call without saying who asks.
SHARED_LISTS = {
    "StaffMember.objects.working_at": "who works where is read by both organisations; forms offer colleagues by name",
    "StaffMember.objects.who_may": "the same, of both organisations",
    "StaffMember.objects.who_left": "the same, of those who work there no more",
    "PolicyValue.objects.in_force_if_any": "a number that both organisations agreed on, not a row about anybody",
}
# (module, what it says there): why it may.
LOG_FACTS = ("Identity", "Handler", "Resident", "Guarantee", "Lease", "HouseholdMember", "Person", "StaffMember")
OWN_SIGN_IN = (
    ("factors", "Authenticator"),
    ("factors", "User"),
    ("my_sign_in", "Authenticator"),
    ("step_up", "Authenticator"),
)
EXCEPTIONS = {
    **{
        ("gotene/casework/log_facts.py", f"{model}.objects"): (
            "compared by rules and shown to nobody: a log reviewer reaches no case and no lease, and learns of a "
            "reading only why to look at it"
        )
        for model in LOG_FACTS
    },
    **{
        (f"gotene/accounts/views/{module}.py", f"{model}.objects"): (
            "one's own second factors and account, at the gate, by the one who is signed in or signing in"
        )
        for module, model in OWN_SIGN_IN
    },
    ("gotene/backoffice/model_admin.py", "inline.model.history"): (
        "the versions of the rows under a row that came in by scope: numbers to compare, and shown only to those "
        "who may change both"
    ),
}


def is_view_module(path):
    """Whether the file, relative to the root, is one that pages are made in."""
    *folders, name = path.parts
    if folders[:2] == ["gotene", "casework"]:
        return "demo" not in folders and "management" not in folders
    if folders[:2] == ["gotene", "backoffice"]:
        return True
    return bool({"views", "forms", "admin"}.intersection(folders)) or (
        name == "views.py" or name.startswith(("forms", "admin"))
    )


def view_modules():
    paths = (path.relative_to(ROOT) for top in ("gotene", *APPS) for path in (ROOT / top).rglob("*.py"))
    return sorted(path for path in paths if is_view_module(path))


def unscoped(source):
    """The expressions of `source` that reach rows past their reader, as they are written."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=attr) if attr in MANAGERS:
                if not _asked(node, parents):
                    yield ast.unparse(node)
            case ast.Attribute(attr="history", value=value) if _is_class(value):
                yield ast.unparse(node)
            case ast.Attribute(attr=attr) if attr in UNASKED | BY_HAND:
                yield ast.unparse(node)
            case ast.Name(id=name) if name in UNASKED:
                yield name
            case ast.alias(name=name) if name in UNASKED:
                yield name
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=name), *_]) if name in MANAGERS:
                yield ast.unparse(node)


def _asked(manager, parents):
    """Whether the chain of calls on `manager` says who reads, is handed to `yours`, or is a list that all share."""
    names, top = [], manager
    while True:
        parent = parents.get(top)
        match parent:
            case ast.Attribute(value=value, attr=attr) if value is top:
                names.append(attr)
            case ast.Call(func=func) if func is top:
                pass
            case _:
                break
        top = parent
    # Only what is called asks; a chain that stops at the word has asked nobody.
    if isinstance(top, ast.Attribute):
        names = names[:-1]
    return (
        "visible_to" in names
        # For figures and days that name nobody, and are the same for whoever may count.
        or "counted_for" in names
        or names[:1] == ["none"]
        or _is_row_of_yours(top, parent)
        or bool(names and f"{ast.unparse(manager)}.{names[0]}" in SHARED_LISTS)
    )


def _is_row_of_yours(top, parent):
    match parent:
        case ast.Call(func=ast.Name(id="yours"), args=[queryset, *_]):
            return queryset is top
    return False


def _is_class(node):
    """Whether `node` is a model class, as far as reading tells, and not one row."""
    match node:
        case ast.Name(id=name):
            return name[:1].isupper() or name == "model"
        case ast.Attribute(attr=attr):
            return attr == "model" or attr[:1].isupper()
        case ast.Call(func=ast.Name(id="type")) | ast.Call(func=ast.Attribute(attr="get_model")):
            return True
    return False


@pytest.mark.parametrize("path", view_modules(), ids=str)
def test_views_reach_rows_through_their_reader(path):
    found = [what for what in unscoped((ROOT / path).read_text()) if (str(path), what) not in EXCEPTIONS]
    assert not found, f"{path} reaches rows past their reader: {', '.join(found)}"


def test_no_exception_outlives_what_it_was_for():
    written = {(str(path), what) for path in view_modules() for what in unscoped((ROOT / path).read_text())}
    assert set(EXCEPTIONS) <= written
    code = "".join((ROOT / path).read_text() for path in view_modules())
    assert [name for name in SHARED_LISTS if f"{name}(" not in code] == []


@pytest.mark.parametrize(
    "path",
    [
        "contracts/views/plans.py",
        "contracts/forms/plans.py",
        "contracts/admin/quota.py",
        "tenants/forms/cases.py",
        "inspections/admin.py",
        "meetings/views/reports.py",
        "gotene/casework/contract_rows.py",
        "gotene/casework/views/cases.py",
        "gotene/backoffice/model_admin.py",
        "gotene/forms.py",
    ],
)
def test_every_kind_of_view_module_is_read(path):
    assert Path(path) in view_modules()


@pytest.mark.parametrize(
    "path",
    ["contracts/actions/offers.py", "contracts/models/lease.py", "gotene/casework/demo/fill.py", "tenants/rules.py"],
)
def test_what_is_no_view_module_is_left_alone(path):
    assert (ROOT / path).is_file()
    assert Path(path) not in view_modules()


@pytest.mark.parametrize(
    "code",
    [
        "Case.objects.all()",
        "Case.objects.get(pk=pk)",
        "Case.objects",
        "cases = Case.objects.open()\nyours(cases, staff, pk=pk)",
        "Case.objects.visible_to",
        "type(plan).objects.get(pk=plan.pk)",
        "self.model._default_manager.filter(year=year)",
        "Case._base_manager.get(pk=pk)",
        "getattr(Case, 'objects').all()",
        # Asked of one, not of the other.
        "Case.objects.filter(household__in=Household.objects.filter(city=city)).visible_to(staff)",
        "Case.objects.visible_to(staff).filter(Exists(Decision.objects.filter(case=OuterRef('pk'))))",
        "yours(Case.objects.filter(pk__in=Decision.objects.values('case')), staff, pk=pk)",
        "yours(Case.objects.visible_to(staff), Staff.objects.first(), pk=pk)",
        "mine(Case.objects.open(), staff)",
        "StaffMember.objects.filter(active=True)",
        "Other.objects.working_at(side)",
        "Case.history.filter(number=number)",
        "models.Case.history.all()",
        "self.model.history.all()",
        "type(case).history.first()",
        "apps.get_model('tenants', 'Case').history.all()",
        "from django.shortcuts import get_object_or_404",
        "from django.shortcuts import get_object_or_404 as found",
        "get_object_or_404(Case, pk=pk)",
        "shortcuts.get_object_or_404(Case.objects.visible_to(staff), pk=pk)",
        "get_list_or_404(Case)",
        "Case.objects.visible_to(staff).raw('SELECT 1')",
        "connection.cursor()",
    ],
)
def test_a_way_past_the_reader_is_found(code):
    assert list(unscoped(code))


@pytest.mark.parametrize(
    "code",
    [
        "Case.objects.visible_to(request.staff).open().first()",
        "Case.objects.open().visible_to(staff)",
        "Sublease.objects.counted_for(staff)",
        "self.model._default_manager.visible_to(request.staff)",
        "yours(Case.objects.with_people(), request.staff, number=number)",
        "yours(Case.objects, request.staff, number=number)",
        "Case.objects.visible_to(staff).filter(Exists(Decision.objects.visible_to(staff).filter(case=OuterRef('pk'))))",
        "forms.ModelChoiceField(queryset=Case.objects.none())",
        "StaffMember.objects.working_at(side).filter(name=name)",
        "case.decisions.filter(served_on=None)",
        "plan.history.first()",
        "obj.plan.history.first()",
    ],
)
def test_a_way_through_the_reader_is_not(code):
    assert list(unscoped(code)) == []
