from tenants.models.case import Case
from tenants.models.consent import Consent, ConsentRefusal
from tenants.models.decision import Decision
from tenants.models.disclosure import Disclosure
from tenants.models.handler import Handler
from tenants.models.household import Household, HouseholdMember
from tenants.models.identity import Identity
from tenants.models.non_association import NonAssociation
from tenants.models.person import Person
from tenants.models.recusal import Recusal
from tenants.models.reveal import Reveal, RevealMark

__all__ = [
    "Case",
    "Consent",
    "ConsentRefusal",
    "Decision",
    "Disclosure",
    "Handler",
    "Household",
    "HouseholdMember",
    "Identity",
    "NonAssociation",
    "Person",
    "Recusal",
    "Reveal",
    "RevealMark",
]
