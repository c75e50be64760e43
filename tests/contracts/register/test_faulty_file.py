"""The faulty example: each of its twelve faults is said once, where it is, with what to do."""

import pytest

from contracts.register.checking import check, layout_of
from contracts.register.reader import open_table
from tests.contracts.register.files import FAULTY, GOOD

REMEDY = " Rätta i fastighetssystemet och hämta filen på nytt."

TWELVE = [
    (4, "Lgh-nr", "10A3", "Lägenhetsnumret ska ha fyra siffror, till exempel 1003."),
    (7, "Yta (m²)", "sjuttio", "Ytan ska vara ett tal i kvadratmeter, till exempel 52,5."),
    (9, "Hyra kr/mån", "-4 500,00", "Hyran ska vara mer än 0 kronor i månaden, till exempel 8 085,00."),
    (11, "Objektsnr", "001-01-0009", "Objektsnumret finns redan på rad 10. Varje lägenhet ska ha ett eget."),
    (
        14,
        "Uthyrd fr.o.m.",
        "2024-02-30",
        "Datumet ska finnas i kalendern och skrivas år-månad-dag, till exempel 2024-02-29.",
    ),
    (17, "Gatuadress", "", "Fältet är tomt. Fyll i det."),
    (19, "Postnr", "53330X", "Postnumret ska ha fem siffror, till exempel 533 30."),
    (
        22,
        "Lägenhetstyp",
        '=HYPERLINK("http://example.invalid";"2 rok")',
        "Fältet innehåller en formel eller ett felvärde från ett kalkylblad. Det ska innehålla själva värdet.",
    ),
    (
        24,
        "Lgh-nr",
        "1402",
        "Lägenhetsnumret finns redan på rad 23 på samma adress. Varje lägenhet ska ha ett eget.",
    ),
    (27, "Lägenhetstyp", "", "Raden slutar för tidigt: det här fältet och de som följer saknas."),
    (30, "Våning", "2,5", "Våningen ska vara ett heltal, till exempel 2. Bottenvåningen är 0."),
    (32, "Kontraktstyp", "Okänd", "Kontraktstypen ska vara Bostad (uthyrd) eller Vakant."),
]


def faults_of(path):
    with open_table(path) as table:
        return check(table, layout_of(table)).faults


def test_the_twelve_faults_and_no_others_in_the_order_of_the_file():
    found = [(fault.row, fault.column, fault.value, fault.message) for fault in faults_of(FAULTY)]
    assert found == [(row, column, value, message + REMEDY) for row, column, value, message in TWELVE]


def test_the_good_file_has_no_fault():
    assert faults_of(GOOD) == []


@pytest.mark.parametrize("row, column, value", [(row, column, value) for row, column, value, _ in TWELVE if value])
def test_no_message_repeats_the_value_which_may_name_somebody(row, column, value):
    (fault,) = (fault for fault in faults_of(FAULTY) if fault.row == row)
    assert value not in fault.message
