"""The register and the contracts in the housing company's back office, one file a concept."""

from contracts.admin import (  # noqa: F401
    apartments,
    guarantees,
    incidents,
    leases,
    notices,
    offers,
    panels,
    policies,
    quota,
    requests,
    social_contracts,
    stairwells,
)
