from contracts.models.guarantee import Guarantee
from contracts.models.handover import CheckIn, CheckInResult, HandoverPlan, TakeoverCriterion
from contracts.models.housing_request import HousingRequest
from contracts.models.lease import Lease
from contracts.models.occupancy import Occupancy
from contracts.models.offer import Offer, Placement
from contracts.models.policy import Policy, PolicyMissing, PolicyValue
from contracts.models.property import Apartment, ApartmentRent, Landlord, Property, Stairwell
from contracts.models.quota import QuotaExtension, QuotaPlace, QuotaYear
from contracts.models.social_contract import SocialContract
from contracts.models.stairwell_asking import StairwellAsking
from contracts.models.sublease import LandlordNotice, Resident, Sublease

__all__ = [
    "Apartment",
    "ApartmentRent",
    "CheckIn",
    "CheckInResult",
    "Guarantee",
    "HandoverPlan",
    "HousingRequest",
    "Landlord",
    "LandlordNotice",
    "Lease",
    "Occupancy",
    "Offer",
    "Placement",
    "Policy",
    "PolicyMissing",
    "PolicyValue",
    "Property",
    "QuotaExtension",
    "QuotaPlace",
    "QuotaYear",
    "Resident",
    "SocialContract",
    "Stairwell",
    "StairwellAsking",
    "Sublease",
    "TakeoverCriterion",
]
