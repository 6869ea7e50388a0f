"""Danish words that tell whether two neighbours are one word; closed sets, from reading the app's own Danish."""

from __future__ import annotations

_SMALL = """
en et den det de der som jeg du han hun vi i mig dig ham hende os jer dem min mit mine din dit dine hans hendes vores
jeres deres sin sit sine dens at og eller men for så om hvis når da fordi mens end over under ved med mod til fra før
efter på af ad op ned ind ud hen hjem bag bagved mellem uden inden igen ikke kun også selv alle alt al begge hver
hvert ingen intet noget nogle nogen anden andet andre første næste sidste samme hele halv lige mere mest mindre mindst
meget lidt mange få flere flest her nu altid aldrig ofte sammen tilbage siden imod gennem omkring
"""
_NUMBERS = """
to tre fire fem seks syv otte ni ti elleve tolv tyve tredive halvanden hundrede tusind nul tredje fjerde femte sjette
syvende ottende niende tiende
"""
_DAYS = """
mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober
november december klokken
"""
_VERBS = """
kan skal vil må bør har havde har er var bliver blev får fik går gik står stod kom kommer tog tager giver gav gør
gjorde siger sagde ser så vel vide have være gå stå tage give gøre få se komme bruge brug holde læse tælle lod bød
brød drak fandt faldt fløj fortalte førte valgte skrev læste holdt hjalp løb lagde satte spurgte svarede talte tænkte
viste mødte kaldte vidste kunne skulle ville måtte burde turde bede bad spørge pege udviste lærte lagt sat vist fået
gået set sagt taget skrevet læst svare sætte lå sad
"""
_ADVERBS = """
frem først alene tidligt tidlig højt roligt fast kendt svært bedre tid nok slet heller både længe dermed derfor selvom
alligevel længere
"""
_ADJECTIVES = """
stille fælles grov grove små fuld fulde svær svære ren rene lang lange fri frie tom tomme forkert forkerte god gode
rette sand ægte ny nye gammel gamle stor store lille høj høje lav lave dyb dybe bred brede kort korte tung tunge let
lette hård hårde blød bløde varm varme kold kolde klar klare skarp skarpe tæt tætte svag svage stærk stærke sund sunde
syg syge glad glade sur sure vred vrede træt trætte rask raske faste løs løse åben åbne lukket hel halve rigtig
rigtige vigtig vigtige ærlig ærlige særlig særlige daglig daglige ugentlig månedlig årlig tidlige sen sene hurtig
hurtige langsom langsomme fremmed fremmede bekendt dårlig dårlige bedste værste største mindste fjern nær nære flad
flade tynd tyk skæv ulige fin fine pæn grim dyr dyre billig rå dum dumme klog kloge bange ringe øde ekstra stakkels
samtlige diverse moderne bevidst ubevidst privat offentlig personlig faglig social normal total intern ekstern
international lokal global digital mental dansk engelsk tysk svensk norsk fransk rød røde grøn grønne blå gul sort
sorte hvid hvide grå brun
"""
_COUNTS = """
egen egne ene eneste enkelt dag år uge måned time gang gange del slags par antal masse bunke side times fars mors
"""
_BEFORE_NOUNS = """
en et den det de min mit mine din dit dine hans hendes vores vor jeres deres sin sit sine denne dette disse hver hvert
ingen intet nogen noget nogle til om på i med ved efter før under af fra for over mod uden mellem blandt gennem
omkring hos ad
"""
_BEFORE_VERBS = """
at kan skal vil må bør kunne skulle ville måtte burde tør lade lad og eller ikke selv får
"""
_WHO_DOES = """
jeg du han hun vi I der som man hvem den det appen
"""

ADJECTIVES = frozenset(_ADJECTIVES.split())
NEVER_SECOND = frozenset((_SMALL + _NUMBERS + _DAYS + _VERBS + _ADVERBS).split()) | {"skyld", "tids", "koden", "koder"}
NEVER_FIRST = NEVER_SECOND | frozenset(_COUNTS.split())
"""What counts or measures stands before a noun, and is no part of it."""

BEFORE_NOUNS = frozenset(_BEFORE_NOUNS.split())
BEFORE_VERBS = frozenset(_BEFORE_VERBS.split())
WHO_DOES = frozenset(_WHO_DOES.split())
