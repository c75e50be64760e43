"""What people do with meetings in tests, by the pages."""

import io

from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from meetings.models import Meeting

TODAY = timezone.localdate()


def text_of(response):
    return " ".join(response.content.decode().split())


def plan(client, **about):
    answer = client.post(
        reverse("plan_meeting"),
        {"kind": "monthly", "held_on": str(TODAY), "place": "Kommunhuset", "chair": client.staff.pk, **about},
    )
    assert answer.status_code == 302, text_of(answer)
    return Meeting.objects.latest("pk")


def go(client, name, meeting, **sent):
    return client.post(reverse(name, args=[meeting.pk]), sent, follow=True)


def said_in(minutes):
    pages = PdfReader(io.BytesIO(bytes(minutes.pdf))).pages
    return " ".join("".join(page.extract_text() for page in pages).split())
