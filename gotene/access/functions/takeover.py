"""Takeovers."""

from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole
from gotene.access.functions.function import Function, guard

FUNCTIONS = (
    Function(
        "contracts_switch_leases",
        "bigint, bigint",
        (DatabaseRole.HOUSING,),
        _("Ends the sublease and closes its plan, together with all else that happens at a takeover."),
    ),
    guard(
        "contracts_takeover_stands",
        _("A takeover is of a home that somebody lives in, and stands as it was prepared."),
        "contracts_takeover.takeover_stands",
        definer=True,
    ),
    guard(
        "contracts_takeover_consent_stands",
        _("Each side says its own yes to a takeover, and a yes is taken back before the papers are signed."),
        "contracts_takeoverconsent.takeover_consent_stands",
        definer=True,
    ),
    guard(
        "contracts_takeover_paper_stands",
        _("The papers of a takeover are made in order, when all three have said yes."),
        "contracts_takeoverpaper.takeover_paper_stands",
        definer=True,
    ),
    guard(
        "contracts_signed_paper_stands",
        _("What is signed is the newest paper, and signed before the new lease begins."),
        "contracts_signedpaper.signed_paper_stands",
        definer=True,
    ),
    guard(
        "contracts_takeover_is_whole",
        _("No apartment is taken over with a gap, or without the three yeses, the signed papers and the inspection."),
        "contracts_takeover.takeover_is_whole",
        "contracts_sublease.takeover_is_whole",
        "contracts_socialcontract.takeover_is_whole",
        "contracts_lease.takeover_is_whole",
        definer=True,
    ),
)
