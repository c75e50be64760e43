"""CSV in every dress it comes in, and a clear sentence for what cannot be read."""

import io

import pytest

from contracts.register.faults import UnreadableFile
from contracts.register.reader import LONGEST_LINE, open_table
from tests.contracts.register.files import GOOD, HEADINGS, cells, export, text


def read(source):
    with open_table(source) as table:
        return table.headings, list(table.lines())


def refusal(content):
    with pytest.raises(UnreadableFile) as refused, open_table(io.BytesIO(content)) as table:
        list(table.lines())
    (fault,) = refused.value.faults
    return fault


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_every_encoding_delimiter_and_line_ending_reads_alike(encoding, delimiter, ending):
    content = text([cells(0), cells(1)], delimiter=delimiter).replace("\r\n", ending).encode(encoding)
    headings, lines = read(io.BytesIO(content))
    assert headings == list(HEADINGS)
    assert [(line.number, line.cells) for line in lines] == [(2, cells(0)), (3, cells(1))]


def test_a_path_a_file_and_a_pipe_read_alike():
    class Pipe(io.RawIOBase):
        def __init__(self, content):
            self._rest = io.BytesIO(content)

        def read(self, size=-1):
            return self._rest.read(min(size, 1000))

    content = GOOD.read_bytes()
    assert read(GOOD) == read(str(GOOD)) == read(io.BytesIO(content)) == read(Pipe(content))


def test_lines_can_be_asked_for_again():
    with open_table(GOOD) as table:
        assert list(table.lines()) == list(table.lines())


def test_row_numbers_stay_true_after_blank_rows_and_line_breaks_in_quotes():
    broken = cells(1, Gatuadress="Kvarngatan 0\r\nport 2")
    content = text([cells(0), ["", " "], broken, cells(2)]).replace("\r\n\r\n", "\r\n") + "\r\n;;;\r\n"
    _, lines = read(io.BytesIO(content.encode()))
    assert [line.number for line in lines] == [2, 4, 6]
    assert lines[1].cells[2] == "Kvarngatan 0\r\nport 2"


def test_a_heading_may_have_a_line_break_and_quotes():
    content = text([cells()]).replace("Yta (m²)", '"Yta\n(m²)"').encode()
    headings, lines = read(io.BytesIO(content))
    assert headings[10] == "Yta (m²)"
    assert [line.number for line in lines] == [3]


def test_excels_delimiter_line_is_not_the_heading():
    headings, lines = read(io.BytesIO(b"sep=;\r\n" + export().getvalue()))
    assert headings == list(HEADINGS)
    assert [line.number for line in lines] == [3]


@pytest.mark.parametrize(
    "content, row, words",
    [
        (b"", 0, "Filen är tom"),
        (b"\xef\xbb\xbf", 0, "Filen är tom"),
        (b"\r\n \r\n;;;\r\n", 0, "Filen är tom"),
        (text([cells()]).encode("utf-16"), 0, "UTF-16"),
        (text([cells()]).encode("utf-16-le"), 0, "UTF-16"),
        (text([cells()]).encode("utf-32"), 0, "UTF-16"),
        (b"%PDF-1.7 \xe2\xe3", 0, "PDF"),
        (b"\r\n <html><table>", 0, "webbsida"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>', 0, "webbsida"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), 0, "äldre Excelfil"),
        (text([cells(), cells(1, Ort="Gö\0tene")]).encode(), 3, "NUL"),
        (text([cells()]).encode() + text([cells()]).encode("cp1252"), 1, "blandar två teckenkodningar"),
        (b"\xef\xbb\xbf" + text([cells()]).encode("cp1252"), 1, "blandar två teckenkodningar"),
        (text([cells()]).encode("cp1252") + b"\x81", 3, "varken text i UTF-8 eller Windows-1252"),
        (text([cells()]).encode().decode("cp1252", "replace").encode(), 1, "Å, ä och ö har förstörts"),
        (text([cells(), cells(1, Ort="G\ufffdtene")]).encode(), 3, "Å, ä och ö har förstörts"),
        (text([cells(), ['Kvarngatan "1']]).replace('""1"', "1").encode() + b"a\r\nb\r\n", 3, "citattecken"),
        (text([cells()]).encode() + b"x" * LONGEST_LINE, 3, "för lång"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(content, row, words):
    fault = refusal(content)
    assert words in fault.message
    assert (fault.row, fault.column, fault.value) == (row, "", "")


@pytest.mark.parametrize("path", ["/no/such/file.csv", "/", "a\0b", "x" * 5000])
def test_a_file_that_cannot_be_opened_is_said_in_a_sentence(path):
    with pytest.raises(UnreadableFile) as refused, open_table(path):
        pass
    assert "kan inte öppnas" in refused.value.faults[0].message


def test_quotes_that_do_not_match_on_one_row_leave_the_others_readable():
    content = text([cells(0), cells(1), cells(2)]).replace("Kvarngatan 0;A;533 30;Götene;000000-0001", '"a"b;"c', 1)
    _, lines = read(io.BytesIO(content.replace('"c', '"c"').encode()))
    assert [line.cells is None for line in lines] == [False, True, False]
