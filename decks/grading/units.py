"""Units of measure and currencies: every name and symbol of one unit leads to one name."""

from collections.abc import Iterator, Sequence

_LINES = """
$: us$ usd dollar dollars us_dollar us_dollars american_dollars
€: eur euro euros
£: gbp pound_sterling pounds_sterling sterling british_pounds quid
C$: ca$ cad canadian_dollar canadian_dollars
A$: au$ aud australian_dollar australian_dollars
¥: jpy yen japanese_yen
yuan: cny rmb renminbi
₹: inr rupee rupees
₽: rub rouble roubles ruble rubles
₺: lira liras turkish_lira
CHF: swiss_franc swiss_francs
franc: francs
₪: ils shekel shekels
dinar: dinars
riyal: riyals
krona: kronor krone kroner
cent: cents
pound: pounds
%: percent per_cent pct
percentage point: percentage_points pp
km: kilometre kilometres kilometer kilometers kms
m: metre metres meter meters
cm: centimetre centimetres centimeter centimeters
mm: millimetre millimetres millimeter millimeters
nm: nanometre nanometres nanometer nanometers
µm: micrometre micrometres micrometer micrometers micron microns μm
mile: miles mi
nautical mile: nautical_miles nmi
foot: feet ft
inch: inches
yard: yards yd yds
light year: light_years ly
astronomical unit: astronomical_units au
km²: square_kilometre square_kilometres square_kilometer square_kilometers sq_km
m²: square_metre square_metres square_meter square_meters sq_m sqm
square mile: square_miles sq_mi sq_mile sq_miles mi²
square foot: square_feet sq_ft ft²
hectare: hectares ha
acre: acres
m³: cubic_metre cubic_metres cubic_meter cubic_meters
km³: cubic_kilometre cubic_kilometres cubic_kilometer cubic_kilometers
litre: litres liter liters l
ml: millilitre millilitres milliliter milliliters
gallon: gallons gal
barrel: barrels bbl
tonne: tonnes t metric_ton metric_tons metric_tonne metric_tonnes
ton: tons short_ton short_tons
kg: kilogram kilograms kilogramme kilogrammes kilo kilos kgs
g: gram grams gramme grammes
mg: milligram milligrams milligramme milligrammes
µg: microgram micrograms microgramme microgrammes μg mcg
lb: lbs
ounce: ounces oz
second: seconds sec secs s
millisecond: milliseconds ms
minute: minutes min mins
hour: hours hr hrs h
day: days
week: weeks wk wks
fortnight: fortnights
month: months
year: years yr yrs
decade: decades
century: centuries
millennium: millennia
km/h: kph kmh kmph kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour
mph: miles_per_hour miles_an_hour
m/s: metres_per_second meters_per_second metres_a_second meters_a_second
knot: knots kn kts
celsius: c centigrade degrees_celsius degree_celsius degrees_centigrade degrees_c °c °_c
fahrenheit: f degrees_fahrenheit degree_fahrenheit degrees_f °f °_f
kelvin: kelvins
degree: degrees °
W: watt watts
kW: kilowatt kilowatts
MW: megawatt megawatts
GW: gigawatt gigawatts
TW: terawatt terawatts
kWh: kilowatt_hour kilowatt_hours
MWh: megawatt_hour megawatt_hours
J: joule joules
kJ: kilojoule kilojoules
MJ: megajoule megajoules
calorie: calories
kcal: kilocalorie kilocalories
hp: horsepower
V: volt volts
kV: kilovolt kilovolts
ampere: amperes amp amps
ohm: ohms
Hz: hertz
kHz: kilohertz
MHz: megahertz
GHz: gigahertz
newton: newtons
Pa: pascal pascals
kPa: kilopascal kilopascals
bar: bars
atmosphere: atmospheres atm
mole: moles mol
kiloton: kilotons kilotonne kilotonnes
megaton: megatons megatonne megatonnes
decibel: decibels dB
radian: radians rad
arcminute: arcminutes
arcsecond: arcseconds
parsec: parsecs pc
decilitre: dl decilitres deciliter deciliters
centilitre: cl centilitres centiliter centiliters
pint: pints
quart: quarts
bushel: bushels
stone: stones
carat: carats
fathom: fathoms
furlong: furlongs
league: leagues
inch of mercury: inhg
mmHg: millimetres_of_mercury
psi: pounds_per_square_inch
mbar: millibar millibars
hPa: hectopascal hectopascals
mA: milliampere milliamperes milliamps
mV: millivolt millivolts
eV: electronvolt electronvolts
keV: kiloelectronvolt
MeV: megaelectronvolt
GeV: gigaelectronvolt
Wh: watt_hour watt_hours
GWh: gigawatt_hour gigawatt_hours
TWh: terawatt_hour terawatt_hours
mmol: millimole millimoles
rpm: revolutions_per_minute
farad: farads
tesla: teslas
lumen: lumens
candela: candelas
becquerel: becquerels Bq
sievert: sieverts Sv
mSv: millisievert millisieverts
"""
_PREFIXES = {
    "": "", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "Ki": "kibi", "Mi": "mebi", "Gi": "gibi",
    "Ti": "tebi",
}  # fmt: skip
"""Of bits and bytes."""
_ALSO = {"pound": frozenset(("£", "lb")), "degree": frozenset(("celsius", "fahrenheit"))}
"""Units that a shorter name leaves open."""
CURRENCIES = frozenset(
    (
        "$",
        "€",
        "£",
        "C$",
        "A$",
        "¥",
        "yuan",
        "₹",
        "₽",
        "₺",
        "CHF",
        "franc",
        "₪",
        "dinar",
        "riyal",
        "krona",
        "cent",
        "pound",
    )
)
TIMES = frozenset(
    ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century", "millennium")
)
SINGULAR = TIMES | {"mile", "foot", "inch", "yard", "tonne", "ton", "litre", "gallon", "barrel", "acre", "hectare"}
"""Units that "a" or "an" may count."""


def _names() -> Iterator[tuple[str, str]]:
    for line in _LINES.strip().splitlines():
        unit, names = line.split(": ")
        yield unit.casefold(), unit
        yield from ((name.replace("_", " ").casefold(), unit) for name in names.split())
    for short, prefix in _PREFIXES.items():
        for symbol, word in (("B", "byte"), ("bit", "bit")):
            unit = f"{short}{symbol}"
            both = (unit, f"{prefix}{word}", f"{prefix}{word}s")
            yield from ((name.casefold(), unit) for name in both)
            per_second = (f"{unit}/s", *(f"{name} per second" for name in both), *(f"{name}/s" for name in both))
            yield from ((name.casefold(), f"{unit}/s") for name in per_second)
        yield f"{short}bps".casefold(), f"{short}bit/s"


UNITS = dict(_names())
"""The unit that a name or symbol in lower case stands for."""
_FIRST_WORDS = frozenset(name.partition(" ")[0] for name in UNITS)
SYMBOLS = tuple(
    sorted((name for name in UNITS if " " not in name and not name.isalpha()), key=lambda name: (-len(name), name))
)
"""Names that are no words: $, °c, km²."""


def unit_at(words: Sequence[object], at: int) -> tuple[str, int] | None:
    """The unit that begins at a word, and where it ends; the longest name counts."""
    if at >= len(words) or words[at] not in _FIRST_WORDS:
        return None
    for end in range(min(len(words), at + 3), at, -1):
        unit = UNITS.get(" ".join(map(str, words[at:end])))
        if unit:
            return unit, end
    return None


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one, or one leaves open which of its kind it is, as "degrees" does."""
    return one == other or other in _ALSO.get(one, ()) or one in _ALSO.get(other, ())


def misspelt(word: str, unit: str) -> bool:
    """Whether a word is a name of the unit with a letter or two off."""
    # Deferred: only a figure with an unknown word behind it needs it.
    from rapidfuzz.distance import OSA

    names = [name for name, named in UNITS.items() if named == unit and len(name) > 4]
    return any(OSA.distance(word, name, score_cutoff=2) <= min(2, len(name) // 5) for name in names)
