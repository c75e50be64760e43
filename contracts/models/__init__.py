from contracts.models.agreement_yes import AgreementYes
from contracts.models.consultation import Consultation, ConsultationAnswer, ConsultationRecipient
from contracts.models.contract_recusal import ContractRecusal
from contracts.models.guarantee import Guarantee
from contracts.models.guarantee_notice import GuaranteeNotice, GuaranteeReceipt
from contracts.models.guarantee_plan import GuaranteePlan
from contracts.models.handover import CheckIn, CheckInResult, HandoverPlan, TakeoverCriterion
from contracts.models.housing_request import HousingRequest
from contracts.models.incident import Incident, IncidentStep
from contracts.models.lease import Lease
from contracts.models.no_takeover import NoTakeover, NoTakeoverReason
from contracts.models.notice import Notice
from contracts.models.occupancy import Occupancy
from contracts.models.offer import Offer, Placement
from contracts.models.policy import Policy, PolicyMissing, PolicyValue
from contracts.models.property import Apartment, ApartmentRent, Landlord, Property, Stairwell
from contracts.models.question import Question
from contracts.models.quota import QuotaExtension, QuotaPlace, QuotaYear
from contracts.models.repair import Repair
from contracts.models.social_contract import SocialContract
from contracts.models.stairwell_asking import StairwellAsking
from contracts.models.sublease import LandlordNotice, Resident, Sublease
from contracts.models.sublease_ending import SubleaseEnding
from contracts.models.takeover import Takeover, TakeoverConsent
from contracts.models.takeover_papers import SignedPaper, SignedScan, TakeoverPaper, TakeoverPaperFile
from contracts.models.told import Told
from contracts.models.unverified_report import UnverifiedReport
from contracts.models.visit_in_pairs import VisitInPairs

__all__ = [
    "AgreementYes",
    "Apartment",
    "ApartmentRent",
    "CheckIn",
    "CheckInResult",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationRecipient",
    "ContractRecusal",
    "Guarantee",
    "GuaranteeNotice",
    "GuaranteePlan",
    "GuaranteeReceipt",
    "HandoverPlan",
    "HousingRequest",
    "Incident",
    "IncidentStep",
    "Landlord",
    "LandlordNotice",
    "Lease",
    "NoTakeover",
    "NoTakeoverReason",
    "Notice",
    "Occupancy",
    "Offer",
    "Placement",
    "Policy",
    "PolicyMissing",
    "PolicyValue",
    "Property",
    "Question",
    "QuotaExtension",
    "QuotaPlace",
    "QuotaYear",
    "Repair",
    "Resident",
    "SignedPaper",
    "SignedScan",
    "SocialContract",
    "Stairwell",
    "StairwellAsking",
    "Sublease",
    "SubleaseEnding",
    "Takeover",
    "TakeoverConsent",
    "TakeoverCriterion",
    "Told",
    "UnverifiedReport",
    "TakeoverPaper",
    "TakeoverPaperFile",
    "VisitInPairs",
]
