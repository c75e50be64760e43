"""Opening every page that a person can open, and looking for words on them that should not be there."""

import re
from io import BytesIO

from django.urls import reverse
from pypdf import PdfReader

from gotene.access.roles import Permission
from tests.access.addresses import WITH_TOKEN, account_table, address, page_table, register_address, register_table

REGISTER_PAGES = ("changelist", "add", "change", "history", "simple_history")
# Searches in the back office: by tenant, by apartment, by what the tests plant.
AUTOCOMPLETED = (("lease", "tenant"), ("guarantee", "tenant"), ("lease", "apartment"))


def crawl(client, world, words=()):
    """What this person is answered everywhere, as {address: text}: at the table's addresses and where those lead.

    Each text begins with the answer's number; refusals and redirects are answers too. `words` are searched for in
    every list and field that can be searched.
    """
    found, ahead = {}, list(dict.fromkeys(addresses(world, client.staff.may(Permission.USE_BACK_OFFICE), words)))
    for depth in (1, 2):
        linked = []
        for url in ahead:
            response = client.get(url)
            found[url] = text_of(response)
            if response.status_code == 200:
                linked += re.findall(r'href="(/[^"#?]*)"', found[url])
        ahead = (
            [url for url in dict.fromkeys(linked) if url not in found and "/static/" not in url] if depth == 1 else []
        )
    return found


def text_of(response):
    if response.headers.get("Content-Type") == "application/pdf" and len(response.content) > 1000:
        reader = PdfReader(BytesIO(response.content))
        return "\n".join([str(reader.metadata), *(page.extract_text() for page in reader.pages)])
    return f"{response.status_code} {dict(response.headers)}\n{response.content.decode(errors='replace')}"


def around(pages):
    """What of each page is kept elsewhere: its address, its headers with the name of a file, and its title."""
    found = {}
    for url, text in pages.items():
        title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
        found[url] = f"{url}\n{text.partition(chr(10))[0]}\n{title[1] if title else ''}"
    return found


def addresses(world, in_office, words):
    """What the table names; the back office's too for those who may enter it. The sweep shows it closed to the rest."""
    for name, whose, method in page_table():
        if method == "GET" and (in_office or not name.startswith("admin:")):
            yield address(world, name, whose)
    for register in register_table() if in_office else ():
        for page in REGISTER_PAGES:
            yield register_address(register, page, world.rows[register])
        for word in words:
            yield register_address(register, "changelist", None) + f"?q={word}"
    for model, field in AUTOCOMPLETED if in_office else ():
        for word in ("", *words):
            query = f"app_label=contracts&model_name={model}&field_name={field}&term={word}"
            yield f"{reverse('admin:autocomplete')}?{query}"
    for name, _ in account_table():
        if name != "account_logout" and name not in WITH_TOKEN:
            yield reverse(name)


def leaks(texts, secrets):
    """Where a secret stands, as (address, secret); also a number with spaces or a hyphen between its digits."""
    plain = {
        where: re.sub(r"(?<=\d)[\s\N{NO-BREAK SPACE}-](?=\d)", "", text).casefold() for where, text in texts.items()
    }
    return [(where, secret) for where, text in plain.items() for secret in secrets if secret.casefold() in text]
