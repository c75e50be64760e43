from django.urls import path

from inspections.views import closing, inspections, photos, rooms

urlpatterns = [
    path("besiktningar/", inspections.inspections, name="inspections"),
    path("besiktningar/<int:pk>/", inspections.inspection, name="inspection"),
    path("besiktningar/<int:pk>/borja/", inspections.begin_inspection, name="begin_inspection"),
    path("besiktningar/<int:pk>/rum/nytt/", rooms.add_inspected_room, name="add_inspected_room"),
    path("besiktningar/<int:pk>/rum/<int:room>/", rooms.inspected_room, name="inspected_room"),
    path("besiktningar/<int:pk>/avsluta/", closing.close_inspection, name="close_inspection"),
    path("besiktningar/<int:pk>/flytta/", closing.rebook_inspection, name="rebook_inspection"),
    path("besiktningar/<int:pk>/stall-in/", closing.cancel_inspection, name="cancel_inspection"),
    path("besiktningar/<int:pk>/efterbesiktning/", closing.book_re_inspection, name="book_re_inspection"),
    path("besiktningar/<int:pk>/protokoll.pdf", inspections.inspection_protocol, name="inspection_protocol"),
    path("besiktningar/foto/<int:pk>.jpg", photos.inspection_photo, name="inspection_photo"),
    path("besiktningar/foto/<int:pk>/liten.jpg", photos.inspection_photo_small, name="inspection_photo_small"),
    path("besiktningar/foto/<int:pk>/ta-bort/", photos.remove_inspection_photo, name="remove_inspection_photo"),
]
