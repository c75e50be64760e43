"""How text is sorted and numbers are written in Swedish: pure functions, importable without Django."""

from decimal import ROUND_HALF_UP, Decimal

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
CURRENCY = "kr"
# A krona is a hundred öre.
CURRENCY_DECIMALS = 2

# å, ä, ö come after z: "{|}" are the three characters after "z". é sorts as e and ü as y.
SORTED_FROM, SORTED_AS = "åäöéü", "{|}ey"
_SORTING = str.maketrans(SORTED_FROM, SORTED_AS)


def sort_key(text: str) -> str:
    """A key that sorts Swedish text: a-z, å, ä, ö, with é as e and ü as y, upper and lower case alike.

    The same order as ``translate(lower(x), 'åäöéü', '{|}ey') COLLATE "C"`` in PostgreSQL, so that a list
    sorted in Python and one sorted by the database agree.
    """
    return text.lower().translate(_SORTING)


def format_number(value: float | Decimal, decimals: int = 0) -> str:
    """The number the Swedish way, halves rounded away from zero: 7421.5 with one decimal is "7 421,5".

    The thousands are parted by no-break spaces. Raises ValueError for what is not a finite number.
    """
    number = _as_decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = MINUS if number < 0 else ""
    return sign + f"{abs(number):,f}".replace(",", NO_BREAK_SPACE).replace(".", ",")


def format_money(amount: float | Decimal) -> str:
    """The amount in kronor: "7 421 kr", with öre only when there are any: "7 421,50 kr"."""
    rounded = _as_decimal(amount).quantize(Decimal(1).scaleb(-CURRENCY_DECIMALS), rounding=ROUND_HALF_UP)
    decimals = 0 if rounded == rounded.to_integral_value() else CURRENCY_DECIMALS
    return f"{format_number(rounded, decimals)}{NO_BREAK_SPACE}{CURRENCY}"


def _as_decimal(value: float | Decimal) -> Decimal:
    # By way of str, so that 0.1 stays 0.1 and does not become the binary fraction nearest to it.
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return number
