"""Reading pages as a person does: their words, their form's errors, and what stands in a field."""

from html.parser import HTMLParser

# Tags inside a line: no space where they begin or end.
INLINE = {"a", "b", "em", "span", "strong"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.errors, self.fields, self.alert = [], [], {}, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "ds-error-summary":
            self.alert = 0
        if tag == "li" and self.alert is not None:
            self.errors.append("")
        if (
            tag == "input"
            and "name" in attrs
            and ("checked" in attrs or attrs.get("type") not in ("radio", "checkbox"))
        ):
            self.fields.setdefault(attrs["name"], []).append(attrs.get("value", ""))
        if tag == "textarea":
            self._textarea = attrs["name"]
            self.fields[attrs["name"]] = [""]
        if tag == "select":
            self._select = attrs["name"]
        if tag == "option" and "selected" in attrs:
            self.fields.setdefault(self._select, []).append(attrs.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "ds-error-summary":
            self.alert = None
        if tag == "textarea":
            self._textarea = None
        if tag not in INLINE:
            self.words.append(" ")

    _textarea = None
    _select = None

    def handle_data(self, data):
        self.words.append(data)
        if self.alert is not None and self.errors:
            self.errors[-1] += data
        if self._textarea:
            self.fields[self._textarea][0] += data.removeprefix("\n").removeprefix("\r\n")


def _read(response):
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader


def words(response):
    """The page's text with single spaces."""
    return " ".join("".join(_read(response).words).split())


def errors(response):
    """The sentences of the error summary; empty when there is none."""
    return [" ".join(error.split()) for error in _read(response).errors]


def typed(response, field):
    """What stands in the form's field: a text, or the values that are chosen."""
    values = _read(response).fields.get(field, [])
    return values[0] if len(values) == 1 else values
