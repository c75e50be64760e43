"""What a text about an incident must not say: pure functions on text.

Both organisations read it and it lasts, so it holds what was seen and heard, and nothing about health, origin or
crime (GDPR articles 9 and 10; landlords' registers have been criticised for exactly that), no hearsay, and nothing
about support (OSL 26:1). Importable without Django.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from contracts.handover_terms import TermKind, refused_terms


class WordKind(StrEnum):
    """Why a word is refused."""

    HEALTH = "health"  # Svenska: hälsa, beroende
    ORIGIN = "origin"  # Svenska: ursprung, tro
    CRIME = "crime"  # Svenska: brott, misstanke om brott
    HEARSAY = "hearsay"  # Svenska: hörsägen, rykten
    SUPPORT = "support"  # Svenska: stöd, vård


@dataclass(frozen=True)
class RefusedWord:
    kind: WordKind
    words: str


# Stems as people write them; the text is lower case with single spaces when these are tried.
_STEMS = {
    WordKind.HEALTH: (
        r"(?:psyk|depress|diagnos|medicin|dement|demens|suicid|självmord)\w*",
        r"sjuk(?:|dom\w*|skriv\w*|hus\w*|vård\w*)\b",
        r"\w*missbruk\w*",
        r"(?:narkotika|narkoman|alkohol|drog|pundar|knark)\w*",
        r"(?:o?nykt|berusa|påtänd|påverka[dt]\b)\w*",
        r"funktionsneds\w*|handikapp\w*|adhd|autis\w*|gravid\w*",
    ),
    WordKind.ORIGIN: (
        r"(?:invandr|utländ|utlänning|flykting|asyl|etni|religi|islam|muslim|zigen|ursprung)\w*",
        r"rom(?:er|erna|sk|ska|skt)\b",
        r"jud(?:e|en|ar|arna|isk\w*)\b",
        r"hudfärg\w*|medborgarskap\w*",
        r"(?:somali|syri|afghan|arab|iraki|iran|eritre|etiopi|albani|polack|rumän|ryss)\w*",
    ),
    WordKind.CRIME: (
        r"(?:brott|brottet|brotten|brottslig\w*|inbrott\w*)\b",
        r"(?:kriminel|stöld|stjäl|stulit|stulen|stulna|langa|langning|rån|häkta|fängels|anhåll|gripen|gripit)\w*",
        r"(?:misshandl|polisanmäl|åtala|våldtä|skadegörelse|bedräg)\w*",
        r"(?:dömd|dömts) för",
    ),
    WordKind.HEARSAY: (
        r"rykte\w*|ryktas|skvall\w*",
        r"(?:sägs|påstås|påstår|tydligen|uppges|troligen|antagligen|misstänk\w*)\b",
        r"enligt (?:uppgift|grann\w*|folk|många|andra|hörsägen)",
        r"(?:har )?hört (?:att|sägas|talas)",
        r"(?:alla|folk) (?:vet|säger)",
    ),
}
_REFUSED = {kind: re.compile(r"(?<!\w)(?:" + "|".join(stems) + ")") for kind, stems in _STEMS.items()}


def refused_words(text: str, *, hearsay: bool = False) -> list[RefusedWord]:
    """What in `text` must not be written about an incident; empty when nothing is wrong.

    `hearsay` says that the text is about what somebody else says, as in an unverified report: then that is allowed.
    One answer a kind at most, in the order of `WordKind`. It knows words, not meaning: an empty answer is no approval.
    """
    plain = " ".join(text.lower().split())
    found = ((kind, pattern.search(plain)) for kind, pattern in _REFUSED.items())
    refused = [
        RefusedWord(kind, match.group())
        for kind, match in found
        if match and not (hearsay and kind == WordKind.HEARSAY)
    ]
    support = next((term for term in refused_terms(text) if term.kind == TermKind.SUPPORT), None)
    if support and not any(support.words in word.words or word.words in support.words for word in refused):
        refused.append(RefusedWord(WordKind.SUPPORT, support.words))
    return refused
