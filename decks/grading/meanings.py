"""Everyday words that say the same in a free text, and words that say the opposite."""

_SAME = """
start begin commence starting beginning started began begun onset
end finish conclude ended finished conclusion cease ceased ceasing
secret covert clandestine covertly secretly
open overt public overtly openly publicly
kill slay kills killed killing slew slain
die perish death died dying deaths dies
destroy wreck destroyed demolish demolished destroying destruction
big large huge
small little tiny
fast quick rapid quickly rapidly speedy
buy purchase bought purchased
car automobile
doctor physician
make produce create made produced created makes produces creates making producing creating
use employ utilize used using uses
help aid assist assistance support supporting supported supports helped helping
show display shows displayed shown
stop halt stopped halted stopping
send sent dispatch dispatched sending
win won winning victory
get obtain receive got obtained received
give provide supply gave provided supplied gives provides given supplying giving providing
need require needed required needs requires
split divide separate splits divided separated divides splitting dividing
join unite combine joined united combined
fight combat battle fought fighting
soldier troop soldiers troops servicemen
civilian noncombatant civilians
leave withdraw left withdrawal withdrew withdrawn pullout
weapon arm weapons arms
rebel insurgent rebels insurgents
airstrike airraid airstrikes airraids
hold keep kept held retain retained retention
lower reduce decrease lowered reduced decreased lowers reduces decreases reducing lowering decreasing reduction
raise increase raised increased raises increases grow grew growth raising increasing
enemy foe adversary enemies
ocean sea
two both
money funds funding cash finance financing
faulty bad poor wrong
overthrow oust remove topple ousting removing overthrowing toppling ousted
nonlethal non-lethal
hide conceal hidden concealed hides
change alter changed altered changes alters
speed velocity
blood haemal
break broke broken breaks
say state said stated says states
kind type sort
eat ate eaten eats eating
teach taught teaches teaching
take took taken takes taking
write wrote written writes writing
know knew known knows
see saw seen sees seeing
fall fell fallen falls falling
find found finds finding
think thought thinks
bring brought brings bringing
catch caught catches catching
choose chose chosen chooses choosing
drive drove driven drives driving
forbid forbade forbidden forbids forbidding
freeze froze frozen freezes freezing
go went gone goes going
lay laid lays laying
lead led leads leading
meet met meets meeting
pay paid pays paying
rise rose risen rises rising
run ran runs running
sell sold sells selling
shoot shot shoots shooting
shrink shrank shrunk shrinks shrinking
sink sank sunk sinks sinking
speak spoke spoken speaks speaking
spread spreads spreading
steal stole stolen steals stealing
strike struck strikes striking
swear swore sworn swears
tear tore torn tears tearing
tell told tells telling
throw threw thrown throws throwing
understand understood understands
wear wore worn wears wearing
sue sued sues suing
beat beaten beats beating
become became becomes becoming
bind bound binds binding
bite bit bitten bites biting
bleed bled bleeds bleeding
burn burnt burned burns burning
draw drew drawn draws drawing
drink drank drunk drinks drinking
feed fed feeds feeding
feel felt feels feeling
fly flew flown flies flying
hear heard hears hearing
lend lent lends lending
light lit lights lighting
seek sought seeks seeking
shake shook shaken
sleep slept sleeps sleeping asleep
spend spent spends spending
stand stood stands standing
stick stuck sticks sticking
swim swam swum swims swimming
build construct built constructed building
child kid children kids
ill sick
invade invaded invades invasion invading
explode exploded explosion explodes exploding
expand expanded expansion expands expanding
decide decided decision decides
permit permitted permission permits
respond responded response responds
succeed succeeded success succeeds
fail failed failure fails
choice choices
loss lost losing
marry married marriage marries
arrive arrived arrival arrives
refuse refused refusal refuses
propose proposed proposal proposes
deny denied denial denies
bury buried burial buries
discover discovered discovery discovers
recover recovered recovery recovers
defeat defeated defeats defeating
collapse collapsed collapses collapsing
capture captured seize seized captures
murder murdered assassinate assassinated assassination
protest protested demonstrate demonstrated demonstration
attack attacked attacks attacking assault assaulted
expel expelled expulsion
resign resigned resignation resigns
elect elected election elects
appoint appointed appointment
abolish abolished abolition
occupy occupied occupation
liberate liberated liberation
defend defense defends defended defending
recognize recognition recognizes recognized recognizing
maintain maintenance maintains maintained maintaining
detain detention detained
compare comparison compared
pursue pursuit pursued pursuing
believe belief believes believed
prove proof proves proved proven
advise advice advised
threaten threat threatens threatened
intervene intervention intervened
suspect suspicion suspected
acquire acquisition acquired
analyze analysis analyzes analyzed analyzing
emphasize emphasis emphasized
weigh weight weighs
complain complaint complained
flee flight fled
helicopter helicopters chopper choppers copter
"""
SAME: dict[str, str] = {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}
"""Everyday words that say the same in a free text, each to the first of its line."""

_OPPOSITES = """
overt covert; open closed; open secret; public secret; public private; north south; northern southern; east west;
eastern western; before after; increase decrease; raise lower; more less; more fewer; most least; win lose; rise fall;
rises falls; first last; maximum minimum; max min; upper lower; attack defend; accept reject; support oppose; left
right; male female; light dark; hot cold; warm cool; fast slow; early late; high low; long short; big small; start
end; import export; internal external; inside outside; inner outer; positive negative; direct indirect; legal illegal;
same different; always never; all none; all some; all few; all most; both one; both neither; above below; over under;
front back; buy sell; push pull; rich poor; strong weak; hard soft; wet dry; day night; summer winter; spring autumn;
offensive defensive; victory defeat; won lost; ally enemy; friend enemy; civilian military; temporary permanent;
voluntary compulsory; active passive; acid base; acidic basic; acidic alkaline; odd even; gain loss; gains loses; gain
lose; credit debit; absorb emit; absorbs emits; absorbs releases; absorb release; attract repel; expand contract;
expands contracts; solid liquid; liquid gas; horizontal vertical; clockwise anticlockwise; heavier lighter; faster
slower; higher lower; larger smaller; older younger; hotter colder; deliberate accidental; allowed forbidden; allow
forbid; allow prevent; prevented allowed; permit prohibit; ground air; land sea; army navy; success failure; succeeded
failed; arrival departure; arrive leave; dissolve form; create destroy; stack queue; read write; client server;
compile interpret; mutable immutable; synchronous asynchronous; static dynamic; push pop; encrypt decrypt; encode
decode; conditions-based unconditional; full empty; full partial; many few; rural urban; oxidised reduced; left-wing
right-wing; proton electron; husband wife; brother sister; father mother; son daughter; king queen; man woman; men
women; boy girl; uncle aunt; giver receiver; donor acceptor; predator prey; lower higher; slower faster; fewer more;
unanimous split; gained lost; major minor; richer poorer; weaker stronger; thicker thinner; wider narrower; earlier
later; sooner later; buys sells; lend borrow; ask answer; teach learn; question answer; build destroy; remember
forget; love hate; lose gain; added removed
"""
OPPOSITES: dict[str, frozenset[str]] = {}
for _pair in _OPPOSITES.replace("\n", " ").split(";"):
    _one, _other = _pair.split()
    OPPOSITES[_one] = OPPOSITES.get(_one, frozenset()) | {_other}
    OPPOSITES[_other] = OPPOSITES.get(_other, frozenset()) | {_one}
