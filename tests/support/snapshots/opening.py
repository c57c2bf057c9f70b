"""The first chapters of the example: cover, summary, phase, timeline."""

from monitoring.snapshot.schema import PrintedHead, PrintedPhase, PrintedSummary, PrintedTimelineItem

HEAD: PrintedHead = {
    "municipality": "Groningen",
    "municipality_id": 1,
    "is_demo": True,
    "programme": "Selwerd",
    "programme_id": 1,
    "area": "Selwerd",
    "residents": 6580,
    "title": "Voortgangsrapportage Selwerd",
    "version": 1,
    "period_start": "2025-10-01",
    "period_end": "2026-09-30",
    "reference_date": "2026-10-01",
    "status": "adopted",
    "status_label": "Vastgesteld door het college op 27 oktober 2026",
    "registration_number": "RAAD-2026-0417",
    "plan": "Uitvoeringsprogramma 2024-2027, versie 2, vastgesteld op 4 juli 2024",
    "start_year": 2018,
    "horizon_year": 2038,
    "previous_reference_date": "2025-10-01",
    "frozen_at": "2026-10-05T09:30:00+02:00",
    "criteria_name": "Standaardcriteria",
    "criteria_version": "1",
    "judged_by": "two_year_means_among_peers, versie 1",
}
SUMMARY: PrintedSummary = {
    "text": [
        "Selwerd is over de helft van de tweede uitvoeringsperiode. Wat er met misdrijven gebeurde, is gewoon. "
        "Van eenzaamheid en rondkomen weten we niet genoeg om te oordelen. Twee maatregelen staan op rood.",
    ],
    "decision_kind": "Gevraagd besluit",
    "decisions": [
        "De voortgang van het programma Selwerd over oktober 2025 tot en met september 2026 vast te stellen.",
        "In te stemmen met € 310.000 extra voor de vernieuwing van de portiekflats, uit de reserve wijkvernieuwing.",
    ],
    "attention": [
        {
            "kind": "contradiction",
            "text": "De gemeente vindt de betrokkenheid van bewoners op orde; bewoners noemen het een begin.",
            "chapter": "succesfactoren",
            "anchor": "factor-involved_residents",
        },
        {
            "kind": "red",
            "text": "Vernieuwing portiekflats Eikenlaan: een jaar later en € 310.000 duurder.",
            "chapter": "maatregelen",
            "anchor": "maatregel-1",
        },
        {
            "kind": "late",
            "text": "Wie betaalt het beheer van de binnentuin? Nog geen besluit, 47 dagen te laat. "
            "Wie besluit: programmamanager of procesregisseur.",
            "chapter": "risicos",
            "anchor": "besluit-knelpunt-3",
        },
        {"kind": "red", "text": "Buurtconciërges: de helft van de plekken is niet bezet.", "chapter": "maatregelen"},
        {
            "kind": "money",
            "text": "Voor 2027 tot en met 2030 ontbreekt € 2,1 mln van de begrote € 5,4 mln.",
            "chapter": "financien",
            "anchor": "geld-per-jaar",
        },
    ],
    "key_figures": [
        {"value": "16", "label": "maatregelen: 9 groen, 4 oranje, 2 rood, 1 zonder licht"},
        {"value": "0 van 1", "label": "beoordeelde cijfers veranderden meer dan gewoon; 6 niet te beoordelen"},
        {"value": "31", "label": "bewonersinitiatieven, 20 toegekend, besluit in 19 dagen (mediaan)"},
        {"value": "€ 6,4 mln", "label": "besteed van € 8,9 mln toegezegd"},
    ],
}
PHASE: PrintedPhase = {
    "steps": [
        {
            "key": "orienting",
            "label": "Oriënteren",
            "state": "done",
            "since": "2017-03-01",
            "watchword": "onderbouwing, vertrouwen en draagvlak",
        },
        {
            "key": "initiating",
            "label": "Initiëren",
            "state": "done",
            "since": "2018-02-01",
            "watchword": "anticiperen op verandering",
        },
        {
            "key": "designing",
            "label": "Ontwerpen",
            "state": "done",
            "since": "2019-06-01",
            "watchword": "toetsen en bijsturen",
        },
        {"key": "executing", "label": "Uitvoeren", "state": "current", "since": "2020-09-01", "watchword": ""},
    ],
    "text": "Het programma is in de fase Uitvoeren sinds 1 september 2020. "
    "In 2023 ging het voor de herziening terug naar Ontwerpen.",
    "activities": [],
    "changes": [
        {
            "id": "change-1",
            "on": "2026-02-12",
            "title": "Nieuwe programmamanager",
            "text": "De overdracht is vastgelegd en besproken met de coalitie.",
        },
        {
            "id": "change-2",
            "on": "2026-05-20",
            "title": "Huisartsenpraktijk treedt toe",
            "text": "Brengt 0,2 fte praktijkondersteuning in.",
        },
    ],
    "decisions": [
        {
            "id": "decision-1",
            "on": "2026-03-03",
            "title": "Voortzetting na de verkiezingen",
            "text": "De nieuwe raad houdt vast aan de visie tot 2038.",
        },
        {
            "id": "decision-2",
            "on": "2026-06-16",
            "title": "Buurtconciërges anders inrichten",
            "text": "Van losse aanstelling naar leerwerkplek, omdat vacatures open bleven.",
        },
    ],
}
TIMELINE: list[PrintedTimelineItem] = [
    {"kind": "phase", "label": "Oriënteren", "start": "2017-03-01", "end": "2018-02-01"},
    {"kind": "phase", "label": "Initiëren", "start": "2018-02-01", "end": "2019-06-01"},
    {"kind": "phase", "label": "Ontwerpen", "start": "2019-06-01", "end": "2020-09-01"},
    {"kind": "phase", "label": "Uitvoeren", "start": "2020-09-01", "end": None},
    {"kind": "decision", "label": "Wijkdeal", "start": "2019-01-18", "end": None},
    {"kind": "election", "label": "Raadsverkiezing", "start": "2022-03-16", "end": None},
    {"kind": "revision", "label": "Herziening", "start": "2023-05-01", "end": None},
    {"kind": "report", "label": "Rapport 2025", "start": "2025-10-01", "end": None},
    {"kind": "election", "label": "Raadsverkiezing", "start": "2026-03-18", "end": None},
    {"kind": "report", "label": "Dit rapport", "start": "2026-10-01", "end": None},
    {"kind": "election", "label": "Raadsverkiezing", "start": "2030-03-20", "end": None},
]
