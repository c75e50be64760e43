"""Every page of the back office opens for those it is for, and for no one else."""

import pytest
from django.contrib import admin
from django.urls import reverse

from contracts.models import Lease
from gotene.access.roles import Role, Side

HOUSING_WORK = [Role.LETTING_OFFICER, Role.INSPECTOR, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR]
MODELS = [model for model in admin.site._registry if model._meta.app_label == "contracts"]
# The inspector goes to the apartments: not the money, not the leases.
CLOSED_TO_INSPECTOR = {Lease}


def url(model, page, *args):
    return reverse(f"admin:contracts_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("role", HOUSING_WORK)
def test_every_list_row_and_history_opens(register, signed_in, role):
    client = signed_in(role)
    for model in MODELS:
        expected = 403 if role == Role.INSPECTOR and model in CLOSED_TO_INSPECTOR else 200
        row = model.objects.first()
        pages = [
            url(model, "changelist"),
            url(model, "change", row.pk),
            url(model, "history", row.pk),
        ]
        record = row.history.first()
        if record:
            pages.append(url(model, "simple_history", row.pk, record.pk))
        for page in pages:
            response = client.get(page)
            assert response.status_code == expected, page
            if expected == 200:
                assert (
                    "<script>" not in response.text and "style=" not in response.text and "<style" not in response.text
                )


@pytest.mark.parametrize("role", HOUSING_WORK)
def test_start_page_opens(register, signed_in, role):
    response = signed_in(role).get("/admin/")
    assert response.status_code == 200
    assert "Återstår" in response.text or "platser" in response.text
