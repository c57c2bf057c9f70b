"""Words that many people here make a password of. Our own list, kept short: what matters is what stands around them.

Names of municipalities come from the database, of a person from their account.
"""

_LINES = """
wachtwoord welkom geheim hallo hoi inloggen login inlog admin administrator beheer beheerder gebruiker toegang
computer laptop kantoor werk werken thuis test testen tijdelijk nieuw nieuwe verander veranderen sleutel
password passwort letmein welcome changeme iloveyou master dragon monkey sunshine football princess superman
microsoft windows office google samsung iphone outlook teams
gemeente gemeenten stad wijk wijken buurt wijkaanpak wijkteam stadhuis gemeentehuis burgemeester wethouder raad
voetbal ajax feyenoord psv oranje nederland holland koning koningin koningsdag prins prinses
liefde liefje lieverd schat schatje knuffel poes poesje hond kat mama papa moeder vader opa oma baby familie
vakantie kerst kerstmis sinterklaas pasen feest verjaardag bier fiets auto
lente voorjaar zomer herfst najaar winter
januari februari maart april juni juli augustus september oktober november december
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag morgen
drenthe flevoland friesland fryslan gelderland groningen limburg brabant overijssel utrecht zeeland
amsterdam rotterdam eindhoven tilburg almere breda nijmegen arnhem enschede apeldoorn haarlem zaanstad amersfoort
zwolle leiden maastricht dordrecht leeuwarden assen lelystad middelburg denhaag denbosch
qwertyuiop qwerty azerty asdfghjkl asdf zxcvbnm abcdefgh abcdef abcd abc
mijn het een ons onze
"""
COMMON_WORDS = frozenset(_LINES.split())
