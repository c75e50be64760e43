"""Notices, and how contracts end."""

from django.utils.translation import gettext_lazy as _

from gotene.access.functions.function import guard

FUNCTIONS = (
    guard(
        "contracts_notice_is_kept",
        _("What a notice says is never changed. What happens to it afterwards is added."),
        "contracts_notice.notice_is_kept",
    ),
    guard(
        "contracts_notice_of_own_contract",
        _("A notice on a sublease is kept with the contract of that sublease."),
        "contracts_notice.notice_of_own_contract",
    ),
    guard(
        "contracts_notice_has_ending",
        _("With each notice on a sublease, the social services keep how the household's time there ends."),
        "contracts_notice.notice_has_ending",
        definer=True,
    ),
    guard(
        "contracts_ending_says_about_children",
        _("Where children live, a notice by the municipality says how they are affected (SoL 3:1)."),
        "contracts_subleaseending.ending_says_about_children",
        definer=True,
    ),
    guard(
        "contracts_no_takeover_is_kept",
        _("A decision that no takeover is planned stays as it was made, until it ends."),
        "contracts_notakeover.no_takeover_is_kept",
    ),
)
