"""What a handover plan asks of a resident, and what it must never ask: pure functions on text.

The requirements are terms of a tenancy, so they may not take away what JB (1970:994) chapter 12 gives a
tenant: other terms are void (12:1 fifth paragraph), and JO 4930-2012 criticised searches and sobriety as terms
of a social contract. The housing company reads them, so they may not tell about support, care or health either
(domain rule 21: "kommer till avstämningarna", not "tar emot boendestöd"). Importable without Django.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

# Swedish in the code, unlike the screen's words: this is the text that the resident gets on paper and that is
# stored with the plan, the same in whatever language the person who writes the plan reads.
STANDARD_CRITERIA = (
    "Hyran är betald i tid",
    "Inga bekräftade störningar",
    "Lägenheten är hel och ren vid besök",
    "Kommer till avstämningarna",
    "Hemförsäkring finns",
)


class TermKind(StrEnum):
    """Why a term is refused."""

    SEARCH = "search"  # Svenska: rumsvisitation, genomsökning
    FREE_ENTRY = "free_entry"  # Svenska: fritt tillträde (JB 12:26 gives access for supervision only)
    SOBRIETY = "sobriety"  # Svenska: nykterhet
    DRUG_TEST = "drug_test"  # Svenska: drogtest, urinprov
    WAIVED_TENURE = "waived_tenure"  # Svenska: avstått besittningsskydd (JB 12:45 a needs the rent tribunal)
    SUPPORT = "support"  # Svenska: stöd, vård, hälsa


@dataclass(frozen=True)
class RefusedTerm:
    kind: TermKind
    words: str


# Stems as people write them; the text is lower case with single spaces when these are tried.
_STEMS = {
    TermKind.SEARCH: (
        r"husrannsak\w*",
        r"\w*visit(?:ation|era)\w*",
        r"genomsök\w*",
        r"sök\w* (?:igenom|genom)\b",
        r"rumskontroll\w*",
        r"(?:gå|går) igenom (?:lådor|skåp|väskor|tillhörigheter|personliga)\w*",
    ),
    TermKind.FREE_ENTRY: (
        r"(?:fritt|fri|obegränsat|obegränsad|ständigt) (?:tillträde|tillgång|inträde)",
        r"(?:oanmäl|oaviser|oannonser)\w*",
        r"tillträde när som helst",
        r"(?:gå|går|komma|kommer|kliva|kliver) in (?:när som helst|utan)",
        r"\w*besök\w*(?: \w+)? när som helst",
        r"(?:extra|reserv|huvud|egen |egna )nyck\w*",
        r"nyckel (?:lämnas|ges|överlämnas) till",
    ),
    TermKind.SOBRIETY: (
        r"(?:o|hel)?nykt(?:er|ra)\w*",
        r"(?:drog|alkohol|narkotika)(?:fri|förbud|påverka|stopp)\w*",
        r"avhållsam\w*",
        r"abstinens\w*",
        r"berusa[dt]\w*",
        r"(?:ingen|inga|inte|aldrig|utan|avstå\w* från)(?: \w+){0,2} (?:alkohol|droger|narkotika|sprit)\b",
    ),
    TermKind.DRUG_TEST: (
        r"(?:drog|alkohol|alko|narkotika|urin|blod|saliv|hår|utandnings)[ -]?(?:test|prov)\w*",
        r"(?:prov|test)tagning\w*",
        r"lämna\w* prov(?:er)?\b",
        r"alkomätar\w*|alkolås\w*",
    ),
    TermKind.WAIVED_TENURE: (
        r"(?:avstå|avsäg|avsag|utan|inget|inte|frånsäg)[^.]* besittningsskydd\w*",
        r"flytta\w* (?:ut )?(?:omedelbart|genast|samma dag|på uppmaning|utan uppsägning)",
        r"omedelbar (?:avflyttning|utflyttning|vräkning|avhysning)",
    ),
    TermKind.SUPPORT: (
        r"boendestöd\w*",
        r"familjeteam\w*",
        r"stödsamtal\w*|stödperson\w*|stödinsats\w*|kontaktperson från soc\w*",
        r"(?:miss|läkemedelsmiss)bruk\w*",
        r"(?:behandlings|beroende|öppen|psykiatri)\w*(?:vård|hem|plan|enhet|mottagning)\w*",
        r"(?:i|på|sin|fullfölj\w*|påbörja\w*|avbruten|avbröt) behandling\w*",
        r"psyk(?:isk|iatri|olog)\w*",
        r"terapi\w*|terapeut\w*",
        r"medicin\w*|diagnos\w*|sjukskriv\w*",
    ),
}
_REFUSED = {kind: re.compile(r"(?<!\w)(?:" + "|".join(stems) + ")") for kind, stems in _STEMS.items()}


def refused_terms(text: str) -> list[RefusedTerm]:
    """What in `text` must not be asked of a resident or told to the company; empty when nothing is wrong.

    One answer a kind at most, with the words that it was known by, in the order of `TermKind`. It knows words,
    not meaning: an empty answer is no approval. Source: JB 12:1, 12:26, 12:45 a; JO 4930-2012; OSL 26:1.
    """
    plain = " ".join(text.lower().split())
    found = ((kind, pattern.search(plain)) for kind, pattern in _REFUSED.items())
    return [RefusedTerm(kind, match.group()) for kind, match in found if match]
