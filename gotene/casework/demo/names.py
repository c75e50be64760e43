"""Names, personal numbers and telephone numbers of people who do not exist.

The personal numbers are from the test numbers that Skatteverket publishes as open data
(www.dataportal.se/sv/datasets/6_67959/testpersonnummer): from about 1970 on they are birth number 238 for a woman and
239 for a man, in the later years for every second day each. The telephone numbers are from the series that PTS keeps
free for books and films. The family names are put together for this demo.
"""

import datetime as dt
import random
from collections.abc import Iterator

FEMALE, MALE = "female", "male"

WOMEN = (
    "Agnes", "Alma", "Amina", "Astrid", "Aziza", "Britta", "Dunja", "Ebba", "Elin", "Elsa", "Farah", "Filippa",
    "Fatima", "Greta", "Hanna", "Hiba", "Ida", "Ingrid", "Irma", "Jasmin", "Johanna", "Karin", "Kerstin", "Layla",
    "Linnea", "Maj", "Mariam", "Matilda", "Mirjam", "Nadia", "Nour", "Olga", "Rania", "Ronja", "Rut", "Samira",
    "Selma", "Signe", "Siv", "Tove", "Vera", "Yara", "Zahra", "Åsa",
)  # fmt: skip
MEN = (
    "Abdi", "Adnan", "Albin", "Ali", "Anton", "Arvid", "Axel", "Bashir", "Bengt", "Bilal", "Dawit", "Edvin", "Elias",
    "Emil", "Erik", "Farid", "Filip", "Gustav", "Hamid", "Hassan", "Henrik", "Hugo", "Idris", "Ivar", "Jakob", "Jamal",
    "Johan", "Kalle", "Karim", "Leo", "Ludvig", "Mahmoud", "Malte", "Nils", "Noah", "Omar", "Oskar", "Otto", "Rashid",
    "Samir", "Sixten", "Tariq", "Viggo", "Yusuf",
)  # fmt: skip
FAMILY_BEGINNINGS = (
    "Björk", "Blå", "Dimm", "Fjäll", "Frost", "Gran", "Hagtorns", "Hassel", "Havre", "Höst", "Korn", "Lav", "Ler",
    "Ljung", "Lärk", "Moss", "Näckros", "Orre", "Pors", "Rimfrost", "Råg", "Sipp", "Skymnings", "Slån", "Snö",
    "Stjärn", "Säv", "Tall", "Trast", "Vass", "Vind", "Ängs",
)  # fmt: skip
FAMILY_ENDINGS = ("backa", "bräcka", "bäcka", "gläntan", "hede", "kulle", "låga", "rot", "skära", "tuva", "vik", "äng")

# Days on which there is a test number for both sexes, and years in which they take every second day.
ADULTS_BORN = (
    (dt.date(1976, 7, 1), dt.date(1977, 11, 29)),
    (dt.date(1982, 7, 11), dt.date(1983, 12, 6)),
    (dt.date(1990, 2, 1), dt.date(1991, 5, 31)),
    (dt.date(2000, 1, 1), dt.date(2000, 11, 30)),
)
CHILDREN_BORN = (
    (dt.date(2000, 1, 1), dt.date(2000, 11, 30)),
    (dt.date(2009, 12, 18), dt.date(2009, 12, 31)),
    (dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
    (dt.date(2022, 1, 1), dt.date(2022, 4, 30)),
    (dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
)
EVERY_SECOND_DAY_SINCE = 2019
GROWN_UP = 18
# Those of the list that is there to be read in (data/kontrakt.csv): nobody else has them.
IN_THE_LIST = frozenset(
    {
        "197609062398",
        "197609062380",
        "197703022389",
        "197703022397",
        "198208092380",
        "198302072387",
        "198302072395",
    }
)


def personal_number(born: dt.date, sex: str) -> str:
    """The test number of that day and sex, twelve digits."""
    digits = f"{born:%Y%m%d}{238 if sex == FEMALE else 239}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits[2:]))
    return f"{digits}{-sum(value // 10 + value % 10 for value in doubled) % 10}"


class Census:
    """Made-up people, nobody twice."""

    def __init__(self, rng: random.Random):
        self._rng = rng
        self._numbers: set[str] = set(IN_THE_LIST)
        self._names: set[tuple[str, str]] = set()
        families = [beginning + ending for beginning in FAMILY_BEGINNINGS for ending in FAMILY_ENDINGS]
        rng.shuffle(families)
        self._families = iter(families)
        self._mobiles = mobile_numbers()

    def family(self) -> str:
        return next(self._families)

    def sex(self) -> str:
        return self._rng.choice((FEMALE, MALE))

    def given_name(self, family: str, sex: str) -> str:
        names = WOMEN if sex == FEMALE else MEN
        free = [name for name in names if (name, family) not in self._names]
        name = self._rng.choice(free)
        self._names.add((name, family))
        return name

    def adult_number(self, on: dt.date, sex: str) -> str:
        """Somebody who is grown up, and under fifty or so, on that day."""
        periods = [period for period in ADULTS_BORN if on.year - period[1].year > GROWN_UP]
        return self._number(periods, sex)

    def child_number(self, on: dt.date, sex: str) -> str | None:
        """Somebody born before that day who is not grown up; None where the test numbers have nobody."""
        periods = [
            (first, min(last, on))
            for first, last in CHILDREN_BORN
            if first < on and on.year - first.year < GROWN_UP - 1
        ]
        return self._number(periods, sex) if periods else None

    def mobile(self) -> str:
        return next(self._mobiles, "")

    def _number(self, periods, sex: str) -> str:
        while True:
            first, last = self._rng.choice(periods)
            born = first + dt.timedelta(days=self._rng.randrange((last - first).days + 1))
            if born.year >= EVERY_SECOND_DAY_SINCE and (born.timetuple().tm_yday % 2 == 1) != (sex == MALE):
                continue
            number = personal_number(born, sex)
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def mobile_numbers() -> Iterator[str]:
    """070-174 06 05 to 99."""
    return (f"070-174 06 {number:02}" for number in range(5, 100))


def office_numbers() -> Iterator[str]:
    """031-390 06 00 to 99."""
    return (f"031-390 06 {number:02}" for number in range(100))
