"""Every address of the site, and the table of who gets what there, as data."""

from django.urls import reverse
from django.urls.resolvers import URLResolver

from tests.access.pages import PAGES
from tests.access.table import ACCOUNT, COLUMNS, REGISTERS, rows

OF_A_PROVIDER = (
    "provider_login",
    "openid_connect_callback",
    "saml_acs",
    "saml_finish_acs",
    "saml_metadata",
    "saml_sls",
)
WITH_TOKEN = {
    "account_reset_password_from_key": ["1", "no-such-key"],
    "mfa_remove_webauthn": [1],
    **dict.fromkeys(OF_A_PROVIDER, ["housing"]),
}
REGISTER_PAGES = ("changelist", "add", "history", "delete", "change", "simple_history")


def patterns(resolver, namespace=""):
    """The name of every address; one without a name is called by its route."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from patterns(pattern, namespace + inner)
        else:
            yield namespace + (pattern.name or str(pattern.pattern))


def account_table():
    for (name,), answers in rows(ACCOUNT):
        yield name, dict(zip(("stranger GET", "stranger POST", "GET", "POST"), answers, strict=True))


def page_table():
    """{(name, whose, method): {column: answer}} of the table's pages."""
    table = {}
    for (name, *about, method), answers in rows(PAGES):
        *more, whose = about
        table[" ".join([name, *more]), whose, method] = dict(zip(COLUMNS, map(int, answers), strict=True))
    return table


def register_table():
    """{register: {column: rights}}; columns that the table does not name have none."""
    return {
        name: dict(zip(COLUMNS, answers + ["-"] * (len(COLUMNS) - len(answers)), strict=True))
        for (name,), answers in rows(REGISTERS)
    }


def register_answers(rights):
    """What one who holds `rights` on a register gets at each of its pages, by page and method."""
    sees, adds, changes = (right in rights for right in "sac")

    def page(allowed):
        return 200 if allowed else 403

    return {
        ("changelist", "GET"): page(sees),
        ("changelist", "POST"): page(sees),
        ("add", "GET"): page(adds),
        ("add", "POST"): page(adds),
        ("history", "GET"): page(sees),
        ("history", "POST"): page(sees),
        ("simple_history", "GET"): page(sees),
        ("simple_history", "POST"): 405 if sees else 403,
        ("delete", "GET"): 403,
        ("delete", "POST"): 403,
        ("change", "GET"): page(sees),
        ("change", "POST"): page(changes),
    }


def register_address(register, page, row):
    if page == "changelist" or page == "add":
        return reverse(f"admin:{register}_{page}")
    if page == "simple_history":
        return reverse(f"admin:{register}_simple_history", args=[row.pk, row.history.latest().history_id])
    return reverse(f"admin:{register}_{page}", args=[row.pk])


def object_view_register(name):
    """The register that the address of a back-office action belongs to: admin:contracts_offer_withdraw."""
    return next(register for register in register_table() if name.startswith(f"admin:{register}_"))


def address(world, name, whose):
    if name == "admin:(any other)":
        return "/admin/finns-inte/"
    if name == "admin:autocomplete":
        return reverse(name) + "?app_label=contracts&model_name=sublease&field_name=contract&term="
    if name in world.addresses:
        return reverse(name, args=world.addresses[name][whose])
    if whose == "own":
        return reverse(name, args=[world.rows[object_view_register(name)].pk])
    return reverse(name, args=WITH_TOKEN.get(name))
