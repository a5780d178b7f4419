"""Words that mean the same to grading wherever they stand: function words, titles, classes, short forms."""

from decks.grading.wordset import wordset


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = wordset("a an the")
AL = wordset("al el")
"""The Arabic article, ignored before any part of a name."""
ASSIMILATED = wordset("ad ar as ash at ath an az es esh et ed en er ez ul ud uz")
"""How it is written before some letters: ignored after another word where a hyphen follows."""
FUNCTION = wordset("""
of in on at by for from to with into onto over under as about against between among during through across via per upon
within toward and or but nor so yet that which who whom whose this these those it its he his him she her hers they
their them we our you your i me my is are was were be been being am do does did done has have had having will would
shall should can could may might must there here then than when where while because since due if also each such just
only really rather quite still too us's thus hence therefore thereby own s t d ll re ve m
""")
"""Words that carry no element of an answer by themselves."""
DIRECTIONS = wordset("from to by with against before after over under into for than")
"""Prepositions that say which part something plays."""
PREPOSITIONS = DIRECTIONS | wordset("in on at of near during through across within inside outside as")
JOINING = wordset("and or & plus")
NEGATIONS = wordset("""
not no never without neither nor none nobody nothing isnt wasnt arent werent didnt doesnt dont wont cannot cant
couldnt wouldnt shouldnt hasnt havent hadnt except excluding non hardly failed refused denied lack lacked lacking
unable
""")
DEGREES = wordset("""
very quite too extremely rather fairly highly more most so really le la les los las il lo gli der die das den un une
una ein eine
""")
"""Words of degree, and articles of other languages: a term without one is not complete, yet no other term."""
FILLERS = wordset("""
answer called named known titled entitled namely actually basically specifically exactly precisely roughly
approximately around nearly almost circa ca probably maybe perhaps possibly presumably likely certainly definitely
surely think believe guess suppose sure well um uh hmm ok okay please sir something like kind sort type one ones
someone thing things happened took place even all both some any each mainly mostly largely primarily chiefly
first-ever so-called simply famous
""")
"""Words a learner puts around an answer."""

LIGHT = wordset("""
proceed proceeds proceeded occur occurs occurred happen happens happened become becomes became get gets remain remains
remained seem seems seemed appear appears appeared serve serves served act acts acted undergo undergoes underwent
""")
"""Verbs that say little beside the words around them."""
TITLES = wordset("""
mr mrs ms miss mx dr doctor prof professor sir dame lord lady general lieutenant colonel major captain commander
admiral rear marshal brigadier sergeant corporal private president vice premier prime minister chancellor senator
representative congressman congresswoman governor mayor secretary ambassador judge justice reverend father pastor
bishop archbishop cardinal pope saint sheikh shaykh imam ayatollah mullah king queen prince princess emperor empress
tsar czar kaiser sultan caliph shah duke duchess archduke archduchess earl count countess baron baroness chief field
foreign defense defence attorney chairman director engineer comrade hon honourable honorable rabbi brother sister
dictator leader
""")
SUFFIXES = wordset("jr sr junior senior phd md esq")

PLACES = wordset("""
province city town village governorate region district county state river mount mountain lake island islands sea ocean
desert airport airbase valley strait canal bay gulf peninsula street avenue capital municipality canton prefecture
department territory area volcano peak hill mountains
""")
THINGS = wordset("""
howitzer howitzers missile missiles tank tanks aircraft plane planes jet jets fighter drone drones helicopter
helicopters bomber bombers rifle rifles gun guns rocket rockets ship ships submarine carrier destroyer frigate truck
vehicle bomb bombs variant model system weapon weapons language dynasty era period age planet star moon comet asteroid
galaxy constellation gas metal element acid enzyme protein molecule hormone cell cells gene disease syndrome algorithm
method function theorem law principle theory equation constant particle layer protocol operator class keyword command
statement unit theory effect process organelle vitamin mineral rock ore species genus bird fish tree plant muscle bone
nerve artery vein gland organ virus bacterium bacteria structure sort search tribe people currency religion award
prize medal
""")
"""Class words that may follow or lead a name and change nothing."""
BODIES = wordset("""
operation campaign battle war siege offensive raid agreement treaty accord deal act resolution programme program
project group front army forces force movement party organisation organization company corporation agency council
committee brigade division regiment battalion squadron militia faction coalition alliance union government
administration regime presidency base camp garrison university college school museum church novel book film movie play
song album painting magazine newspaper railway bridge tower palace castle temple club team airline bank university
ministry department parliament revolution empire kingdom republic conference summit protest uprising massacre crisis
scandal famine plague house opera theatre theater hall station library hospital harbor harbour office center centre
symphony sonata concerto case article number amendment chapter parade festival stadium street square gate hotel prison
cathedral abbey monastery shrine invasion landing landings airlift blockade coup revolt rebellion mutiny trial trials
wall dam fall mission plan pact doctrine declaration constitution convention protocol
""")
"""Class words that are part of a name: added they change nothing, but one in place of another makes another name."""
RULE = wordset("government regime administration republic kingdom empire language presidency dynasty")
"""Class words that a country may have behind it and be the same."""
CLASSES = PLACES | THINGS | BODIES
HEADS = CLASSES | wordset("""
apparatus bodies body cage canal clock code complex corpuscle curve cycle diagram disaster disease duct equations
experiment gap index line loop membrane model node number numbers paradox pathway patch point problem procedure process
radius ratio reaction reflex response rule scale sign stage test tract triangle tube valve
""")
"""Words that a term may do without, where the one before them says which."""

DISTINGUISHING = wordset("""
new north south east west northern southern eastern western central upper lower greater lesser old great san santa
saint st los las el port fort cape inner outer first second third fourth fifth sixth free united royal national
international northeast northwest southeast southwest middle far near left right anti vice deputy former ex super sub
red white black blue green yellow golden
""")
"""Words without which a name is another's or nobody's."""

SHORT = {
    "op": "operation", "ops": "operations", "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major",
    "capt": "captain", "cpt": "captain", "cmdr": "commander", "adm": "admiral", "sgt": "sergeant", "cpl": "corporal",
    "brig": "brigadier", "pres": "president", "pm": "prime minister", "sen": "senator", "rep": "representative",
    "gov": "governor", "sec": "secretary", "prof": "professor", "st": "saint", "mt": "mount", "mtn": "mountain",
    "univ": "university", "uni": "university", "intl": "international", "natl": "national", "govt": "government",
    "dept": "department", "div": "division", "bde": "brigade", "regt": "regiment", "bn": "battalion",
    "sqn": "squadron", "org": "organization", "orgs": "organization", "admin": "administration",
    "assn": "association", "co": "company", "corp": "corporation", "inc": "incorporated", "ltd": "limited",
    "dist": "district", "prov": "province", "comm": "committee", "cmte": "committee", "inst": "institute",
    "bros": "brothers", "ave": "avenue", "rd": "road", "mil": "military", "hq": "headquarters", "bldg": "building",
    "fr": "father", "rev": "reverend", "msgr": "monsignor", "ft": "fort", "pt": "point", "amb": "ambassador",
    "info": "information", "art": "article", "vol": "volume", "fig": "figure", "vs": "v", "versus": "v",
    "nr": "number", "num": "number", "symph": "symphony", "approx": "approximately", "mgmt": "management",
    "eqpt": "equipment", "lib": "library", "congr": "congress", "parl": "parliament", "cmd": "command",
    "ctr": "center", "centre": "center", "recon": "reconnaissance", "fed": "federal", "ww1": "world war i",
    "wwi": "world war i", "ww2": "world war ii", "wwii": "world war ii", "xmas": "christmas",
}  # fmt: skip
"""Generic words as they are abbreviated."""

PHRASES = {
    "world war one": "world war i", "world war two": "world war ii", "world war 1": "world war i",
    "world war 2": "world war ii", "first world war": "world war i", "second world war": "world war ii",
    "the great war": "world war i", "first lady": "firstlady", "air strike": "airstrike", "air strikes": "airstrikes",
    "air base": "airbase", "air raid": "airraid", "per cent": "percent", "head quarters": "headquarters",
    "with respect to": "relative", "in relation to": "relative", "relative to": "relative",
    "compared to": "relative", "compared with": "relative",
    "due to": "because", "owing to": "because", "as a result of": "because", "in order to": "to",
}  # fmt: skip

ACRONYMS = {
    "nato": "north atlantic treaty organization", "cia": "central intelligence agency", "eu": "european union",
    "fbi": "federal bureau of investigation", "un": "united nations", "who": "world health organization",
    "nsa": "national security agency", "nasa": "national aeronautics and space administration",
    "imf": "international monetary fund", "wto": "world trade organization", "dna": "deoxyribonucleic acid",
    "rna": "ribonucleic acid", "atp": "adenosine triphosphate", "cpu": "central processing unit",
    "ram": "random access memory", "gpu": "graphics processing unit", "sdf": "syrian democratic forces",
    "fsa": "free syrian army", "ypg": "people's protection units", "pkk": "kurdistan workers' party",
    "hts": "hayat tahrir al sham", "isi": "islamic state of iraq", "isis": "islamic state of iraq and syria",
    "isil": "islamic state of iraq and the levant", "opec": "organization of the petroleum exporting countries",
    "html": "hypertext markup language", "css": "cascading style sheets", "sql": "structured query language",
    "http": "hypertext transfer protocol", "url": "uniform resource locator", "tcp": "transmission control protocol",
    "udp": "user datagram protocol", "dns": "domain name system", "bbc": "british broadcasting corporation",
    "oau": "organization of african unity", "asean": "association of southeast asian nations",
    "kgb": "komitet gosudarstvennoy bezopasnosti", "irgc": "islamic revolutionary guard corps",
    "unesco": "united nations educational scientific and cultural organization", "ecb": "european central bank",
    "jdam": "joint direct attack munition", "centcom": "central command",
}  # fmt: skip
"""Abbreviations whose words are settled: no other words with these initials will do."""

GIVEN_NAMES = wordset("""
mark john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald
steven stephen paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
nicholas eric jonathan larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis
jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold carl keith roger gerald
arthur terry lawrence sean albert bruce willie alan juan wayne roy ralph randy eugene vincent russell louis philip
bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret
betty sandra ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon
cynthia kathleen amy angela shirley anna ruth brenda pamela nicole katherine virginia catherine christine samantha
debra janet rachel carolyn emma maria heather diane julie joyce evelyn joan victoria kelly christina lauren frances
martha judith cheryl megan andrea olivia ann jean alice barack hillary joe lloyd ashton leon chuck mike jim bill bob
tom vladimir sergei sergey dmitri ivan nikita leonid mikhail boris yuri josef joseph adolf hermann otto friedrich karl
wilhelm johann hans heinrich ludwig wolfgang angela helmut konrad francois jacques jean pierre emmanuel nicolas
charles marie antoine claude simone marcel albert giuseppe benito giovanni leonardo galileo marco isaac charles ada
alan grace niels werner erwin max enrico marie rosalind francis gregor louis dimitri mohammed muhammad mohammad ahmed
ahmad ali hassan hussein omar osama usama ibrahim yusuf khalid abdullah mustafa mahmoud saddam bashar hafez maher
qasem abu recep tayyip mevlut kemal ataturk benjamin ariel golda yitzhak shimon narendra indira mahatma jawaharlal
rajiv mao xi deng chiang sun kim park winston neville clement harold tony gordon theresa margaret boris rishi liz keir
nelson desmond kofi simon fidel ernesto hugo salvador pablo diego frida luis carlos miguel fernando jorge julius
marcus gaius tiberius claudius nero napoleon horatio arthur oliver christopher ferdinand vasco amerigo hernan neil
buzz stephen charles ernest rudyard jane virginia emily charlotte william geoffrey percy lord leo fyodor anton
""")

NICKNAMES = {
    "bill": "william", "will": "william", "joe": "joseph", "mike": "michael", "jim": "james", "jimmy": "james",
    "bob": "robert", "rob": "robert", "bobby": "robert", "tom": "thomas", "dick": "richard", "rick": "richard",
    "tony": "anthony", "ben": "benjamin", "dan": "daniel", "dave": "david", "chris": "christopher", "steve": "steven",
    "andy": "andrew", "nick": "nicholas", "sam": "samuel", "ed": "edward", "ted": "edward", "liz": "elizabeth",
    "kate": "katherine", "matt": "matthew", "chuck": "charles", "charlie": "charles", "don": "donald", "ron": "ronald",
    "ken": "kenneth", "tim": "timothy", "greg": "gregory", "jeff": "jeffrey", "alex": "alexander", "fred": "frederick",
    "jack": "john", "maggie": "margaret", "larry": "lawrence", "pete": "peter", "phil": "philip", "al": "albert",
}  # fmt: skip

FAMILY_FIRST = wordset("""
xi mao deng hu jiang zhou zhao li wang zhang chen liu chiang sun hua lin kim park lee moon roh yoon syngman nguyen ho
pham tran vo le ngo han bo wen zhu peng tsai ma lu yang huang wu xu
""")
"""Family names of East Asia that stand before the given name."""
PEOPLES = {
    "northern": "north", "southern": "south", "eastern": "east", "western": "west", "northeastern": "northeast",
    "northwestern": "northwest", "southeastern": "southeast", "southwestern": "southwest",
    "kurdish": "kurd", "kurds": "kurd", "arabs": "arab", "arabic": "arab", "jewish": "jew", "jews": "jew",
    "europeans": "europe", "european": "europe", "africans": "africa", "african": "africa", "asian": "asia",
    "asians": "asia", "catalans": "catalonia", "catalan": "catalonia", "basques": "basque", "chechens": "chechnya",
    "chechen": "chechnya", "tibetan": "tibet", "tibetans": "tibet", "bavarian": "bavaria", "sicilian": "sicily",
    "prussian": "prussia", "prussians": "prussia", "ottomans": "ottoman", "byzantine": "byzantium", "mongols": "mongol",
    "spartans": "sparta", "spartan": "sparta", "athenian": "athens", "athenians": "athens", "trojan": "troy",
    "carthaginian": "carthage", "carthaginians": "carthage", "venetian": "venice", "venetians": "venice",
    "florentine": "florence", "parisian": "paris", "californian": "california", "texan": "texas",
}  # fmt: skip
"""Adjectives and inhabitants of what is no country, and of the quarters."""
PARTICLES = wordset("al el bin ibn ben de del della di da dos du la le van von der den ter ten zu abu bint o mac mc st")
"""Words that belong to the surname after them."""
