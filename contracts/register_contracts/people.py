"""The people of the list: found again by personal number within the organisation that knows them, else registered."""

from contracts.register_contracts.reading import ListedPerson
from tenants.actions import found_or_registered
from tenants.models import Person


def person_of(listed: ListedPerson, *, organisation: str, by) -> Person:
    """The person that the row names. Raises ValidationError when the number is registered with another name."""
    return found_or_registered(
        given_name=listed.given_name,
        family_name=listed.family_name,
        personal_number=listed.personal_number,
        organisation=organisation,
        by=by,
    )


def are_the_same(listed: tuple[ListedPerson, ...], people: list[Person]) -> bool:
    """Whether `people`, with their identities, can be those listed.

    Of somebody whose identity the one who asks may not see, nothing but the count is compared.
    """
    known = [person.known for person in people if person.known is not None]
    numbers = {each.personal_number for each in listed if each.personal_number}
    names = {each.name.casefold() for each in listed}
    return len(listed) == len(people) and all(
        identity.personal_number in numbers
        if identity.personal_number
        else f"{identity.given_name} {identity.family_name}".casefold() in names
        for identity in known
    )
