"""The papers of a takeover as PDF: which template and what stands in each."""

from contracts.enums import TakeoverPaperKind
from gotene.documents.pdf import render_pdf
from tenants.enums import MemberKind

# Always the same words, whoever makes it: the papers are Swedish.
TITLES = {
    TakeoverPaperKind.END_SUBLEASE: "Avtal om att andrahandskontraktet upphör",
    TakeoverPaperKind.END_HEAD_LEASE: "Avtal om att kommunens hyresavtal upphör",
    TakeoverPaperKind.NEW_LEASE: "Hyreskontrakt för bostad",
    TakeoverPaperKind.LETTER: "Bostaden blir din",
}
MUNICIPALITY = "Götene kommun, socialtjänsten"


def adults_of(takeover):
    """The adults who live there as residents, the new tenant first: those who sign."""
    residents = takeover.sublease.residents.filter(kind=MemberKind.ADULT).select_related("person__identity")
    people = [resident.person for resident in residents]
    return sorted(people, key=lambda person: (person.pk != takeover.tenant_id, person.number))


def knows_all(people):
    """Whether whoever asks may know each of them; of a protected person the named handlers alone do."""
    return all(person.known is not None for person in people)


def takeover_pdf(takeover, kind, adults, *, made_by, made_at):
    """The paper of `kind`. `adults` are those of `adults_of`; who may not be known stands there as a number.

    The rent is no part of the new lease here: rents are the company's own, and both organisations read the papers.
    It is written by hand when the lease is signed.
    """
    contract = takeover.sublease.contract
    context = {
        "takeover": takeover,
        "contract": contract,
        "apartment": contract.apartment,
        "landlord": contract.apartment.landlord.name,
        "municipality": MUNICIPALITY,
        "last_day": takeover.last_day,
        "first_day": takeover.new_lease_from,
        "tenant": adults[0],
        "adults": adults,
        "others": adults[1:],
    }
    return render_pdf(
        f"documents/takeover/{kind}.html",
        context,
        title=TITLES[kind],
        made_by=f"{made_by.name}, {made_by.organisation.name}",
        made_at=made_at,
    )
