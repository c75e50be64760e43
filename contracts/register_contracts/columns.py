"""The columns of the list of contracts, and what people call them."""

from contracts.register.columns import Column

COLUMNS = (
    Column("kind", "Typ", ("Kontraktstyp", "Avtalstyp", "Slag", "Sort")),
    Column(
        "street_address",
        "Adress",
        ("Gatuadress", "Belägenhetsadress", "Lägenhetsadress", "Gata"),
        unless="object_number",
    ),
    Column(
        "apartment_number",
        "Lägenhetsnummer",
        ("Lgh-nr", "Lägenhetsnr", "Lghnummer", "Lgh", "Lantmäterinummer", "LM-nr"),
        unless="object_number",
    ),
    Column("city", "Ort", ("Postort", "Stad"), required=False),
    Column(
        "object_number",
        "Objektsnummer",
        ("Objektsnr", "Objektnr", "Objektnummer", "Objekts-id", "Objekt"),
        required=False,
    ),
    Column("names", "Namn", ("Boende", "Hyresgäst", "Hyresgäster", "Vem", "Namn på boende")),
    Column(
        "personal_numbers",
        "Personnummer",
        ("Personnr", "Pnr", "Person-id", "Personnummer/samordningsnummer"),
    ),
    Column("begins_on", "Start", ("Startdatum", "Från", "Fr.o.m.", "Från och med", "Inflyttning", "Inflyttningsdatum")),
    Column("goal_date", "Måldatum", ("Mål", "Övertagande", "Planerat övertagande"), required=False),
    Column("contact", "Kontakt", ("Kontaktperson", "Handläggare", "Ansvarig", "Kontakt på socialtjänsten")),
    Column(
        "housing_contact",
        "Kontakt på bolaget",
        ("Uthyrare", "Bolagets kontakt", "Kontakt på bostadsbolaget"),
        required=False,
    ),
    Column("ceiling", "Tak", ("Borgenstak", "Tak kr", "Belopp", "Borgensbelopp"), required=False),
    Column("case_number", "Ärendenummer", ("Ärende", "Ärendenr", "Ärendenr."), required=False),
)
