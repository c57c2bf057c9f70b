"""Which column of which file is which indicator of our catalogue. For `demo.make_figures`."""

# our indicator ← column of the file
KWB_AGES = {
    "inwoners_0_15": "Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)",
    "inwoners_15_25": "Bevolking/Leeftijdsgroepen/15 tot 25 jaar (aantal)",
    "inwoners_25_45": "Bevolking/Leeftijdsgroepen/25 tot 45 jaar (aantal)",
    "inwoners_45_65": "Bevolking/Leeftijdsgroepen/45 tot 65 jaar (aantal)",
    "inwoners_65_plus": "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
}
LIKENESS = {
    "inwoners": "Bevolking/Aantal inwoners (aantal)",
    "adressendichtheid": "adressendichtheid",
}
KWB_SELECTION = {
    "huishoudens": "huishoudens",
    "huishoudensgrootte": "huishoudensgrootte",
    "woz": "wozWaarde",
    "koopwoningen": "koopwoningen",
    "inkomen": "inkomenPerInwoner",
    "bevolkingsdichtheid": "dichtheid",
    "afstand_huisarts": "afstandHuisarts",
    "afstand_supermarkt": "afstandSupermarkt",
    "afstand_basisschool": "afstandSchool",
    "basisscholen_binnen_3_km": "scholenBinnen3km",
}
# the national row of 85984NED is not in the file; these three are its published figures
KWB_COUNTRY = {"woz": 378, "koopwoningen": 57, "inkomen": 34.9}
KWB_2015 = {
    "inwoners": "AANT_INW",
    "bijstand": "WWB_UITTOT",
    "ww": "WW_UIT_TOT",
    "arbeidsongeschikt": "AO_UIT_TOT",
}
HEALTH = {
    "ervaren_gezondheid": "ErvarenGezondheidGoedZeerGoed_4",
    "beweegrichtlijn": "VoldoetAanBeweegrichtlijn_5",
    "overgewicht": "Overgewicht_9",
    "rokers": "Roker_11",
    "angst_depressie": "HoogRisicoOpAngstOfDepressie_25",
    "stress": "HeelVeelStressInAfgelopen4Weken_26",
    "eenzaam": "Eenzaam_28",
    "ernstig_eenzaam": "ErnstigZeerErnstigEenzaam_29",
    "mantelzorgers": "Mantelzorger_32",
    "vrijwilligerswerk": "Vrijwilligerswerk_33",
    "geluidhinder_buren": "ErnstigeGeluidhinderDoorBuren_37",
    "moeite_met_rondkomen": "MoeiteMetRondkomen_38",
}
# measured in 2012 and in 2020, so that the change in Groningen can stand beside that elsewhere
HEALTH_ELSEWHERE = (
    "overgewicht",
    "rokers",
    "angst_depressie",
    "eenzaam",
    "ernstig_eenzaam",
    "moeite_met_rondkomen",
)
# the file of the revised series, and its column
PERCEIVED_HEALTH = ("rivm/goed_ervaren_gezondheid_2012_2024.csv.gz", "goed_ervaren_gezondheid_pct")
NOT_IN_CATALOGUE = {
    "afstand_huisarts",
    "afstand_supermarkt",
    "basisscholen_binnen_3_km",
    "bevolkingsdichtheid",
    "huishoudensgrootte",
    "mantelzorgers",
    "stress",
}
