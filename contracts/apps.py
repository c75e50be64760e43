from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContractsConfig(AppConfig):
    name = "contracts"
    verbose_name = _("Apartments and contracts")

    def ready(self):
        from contracts.actions.closing import settled_before_closing
        from contracts.actions.recusals import hand_on_contracts
        from contracts.homes import lives_here
        from contracts.readings import register_readings
        from tenants.events import case_closing, case_left, lives_at_the_company

        case_closing.connect(settled_before_closing, dispatch_uid="contracts.settled_before_closing")
        lives_at_the_company.connect(lives_here, dispatch_uid="contracts.lives_here")
        case_left.connect(hand_on_contracts, dispatch_uid="contracts.hand_on_contracts")
        register_readings()
