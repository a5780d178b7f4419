"""Words a letter or two apart that are different things: no slip turns one into the other."""

from decks.grading.wordset import wordset

_GROUPS = """
mitosis meiosis miosis; slowly lowly; transcription translation transduction; afferent efferent; abduction adduction;
ileum ilium; perineum peritoneum peroneum; perineal peritoneal peroneal perianal; glucagon glycogen glycerol glucose
galactose; adenine adenosine; cytosine cysteine
cystine; thymine thiamine; uracil uridine; guanine guanidine; purine pyrimidine; arteriole artery; ureter urethra
uterus; prostrate prostate; mucus mucous; tendon tenon; tibia fibula; anion cation; proton protein photon; neutron
neuron neutrino; fusion fission; mantle mental; silicon silicone; carbon carbonate; boron bohrium; genus genius; genes
genres; axon exon; intron introns; codon colon; allele allelic; diploid haploid; dominant dominate; phylum phloem;
xylem xylene; stalactite stalagmite; stationary stationery; principal principle; complement compliment; effect affect;
desert dessert; angel angle; causal casual; trial trail; united untied; martial marital; county country; discrete
discreet; course coarse; council counsel; concave convex; compiler complier; parser purser; mutex mutes; static
statics; public publish; authentication authorization; encryption decryption; serial serials parallel; stack slack;
thread tread; cache cash; router routers routing; switch swish; packet pocket racket; byte bite; array arrays; method
methods; execution exception; immigration emigration; immigrate emigrate; eminent imminent; illusion allusion elusion;
adopt adapt adept; accept except; personal personnel; moral morale; lose loose; quite quiet; prescribe proscribe;
precede proceed; perspective prospective; ordinance ordnance; calvary cavalry; marine marina; naval navel; martian
martial; major mayor; minister minster; republic republican; democrat democratic; communist communism; socialist
socialism; fascist fascism; capital capitol; protestant protectant; catholic catholics; sunni sunna; shiite shia;
cannon canon; corps corpse; colonel kernel colonial; general generals generic; sergeant servant; admiral admirals;
treaty treatise; secession succession cession; armistice armoury; hostage hostile; insurgent insurgence; missile
missive; bomber bombed comber; mortar mortal; rocket rockets pocket; tactic tactical static; monarch monarchy;
parliament parliamentary; latitude altitude attitude; longitude magnitude; perihelion aphelion; perigee apogee;
equinox solstice; nova novae; comet cornet; crater creator; meteor meteorite meteoroid; mean median; secant second;
cosine cosecant; sine sign; tangent tangents; integer integral; vector sector victor; scalar scaler; matrix matrixes;
prime primes; factor factory; permutation computation; series serries; median medial; lateral literal; anterior
interior inferior exterior; superior posterior; dorsal distal; ventral central; proximal proximate; hormone harmony;
insulin inulin; keratin creatine carotene; collagen collage; dopamine dobutamine; amylase amylose; maltose maltase;
lactose lactase lactate; sucrose sucrase; cellulose cellulase; lipid lipids; peptide peptone; ribose ribosome;
lysosome ribosome; chromatin chromatid; centriole centromere centrosome; histone histamine; virus viruses; venus
venous; systole diastole; systolic diastolic; sinus sine; cerebrum cerebellum; pons pins; medulla modulo; sodium
rhodium; indium iridium; titanium tantalum; thulium thallium; magnesium manganese; radon radium; chromium chlorine;
fluorine fluoride; iodine indium; arsenic argentic; germanium gallium; hafnium helium; palladium platinum; strontium
scandium; tellurium thorium; xenon neon; bromine boron; cesium cerium; actinium astatine; osmium indium; pascal
rascal; tesla teslas; henry hertz; florence florida; budapest bucharest; georgia georgina; tripoli tivoli; kabul
kampala; damascus damask; aleppo aleppa; homs hama; mosul basra; medina mecca; tyrol tirol; kosovo kosova; catalan
catalonia; valencia venezia; genoa geneva; salisbury saulsbury; hanover andover; boston houston bolton; austin
houston; dallas dulles; salem sale; berne bern; bonn born; turin tirana; lyons lyon; newark newport; march marsh;
april avril; june july; monday sunday; tuesday thursday; january february; seventh seventeenth; north south northern
southern; east west; eastern western; northeast northwest southeast southwest; northeastern northwestern southeastern
southwestern; shia sunni; caliph caliphate; sultan sultanate; emir emirate; emirates emirate; empire empiric;
inductance reluctance; conductor inductor; resistor transistor thyristor; capacitor capacity; voltage wattage; kinetic
genetic; kinematics kinetics; static statistic; rotation rotation; frequency frequently; refraction reflection
diffraction; reflexion reflection; convection conduction convention; radiation radiance; velocity viscosity; momentum
moment; mass moss; heat heart; density destiny; symbiosis synthesis; parasite parasitic; photosynthesis
phytosynthesis; biotic abiotic; genotype phenotype; prokaryote eukaryote; prokaryotic eukaryotic; monocot dicot;
autotroph heterotroph; homologous analogous; nitration nitrate; carbonation carbonate; hydration hydrate;
formation format; phosphate phosphatase phosphorus; sulfation sulfate sulfite; acetylation acetate
"""
"""Groups by semicolons, words by spaces: what an examiner asks to be told apart."""

_PREFIXES = (
    ("hypo", "hyper"), ("inter", "intra", "intro"), ("endo", "exo", "ecto", "epi"), ("macro", "micro"),
    ("mono", "poly", "di", "tri", "bi"), ("homo", "hetero", "hemi"), ("anti", "ante"),
    ("pre", "post", "pro", "per", "re"),
    ("ab", "ad"), ("aff", "eff"), ("im", "em"), ("over", "under"), ("sub", "super", "supra"), ("ana", "cata"),
    ("oxi", "redu"),
    ("de", "in", "ab", "con", "pro", "re", "se", "intro", "trans", "sub", "per", "ob", "ex"),
    ("uni", "multi"), ("in", "ex", "im"), ("de", "re"), ("up", "down"), ("iso", "allo"),
    ("pro", "con", "anti"), ("milli", "micro", "mega", "kilo", "nano", "giga", "tera", "centi", "pico"), ("pro", "eu"),
    ("en", "de"), ("an", "cat"), ("mal", "bene"), ("centri", "magni"), ("some", "no", "any", "every"),
    ("meth", "eth", "prop", "but", "pent", "hex", "hept", "oct", "dec", "form", "acet"),
)  # fmt: skip
_TURNING = wordset("""
un in im il ir non anti dis de a an pre post mis sub ex co counter pro semi bi tri mono neo ultra inter trans meta
para
""")
_ENDINGS = (
    ("ine", "ane", "ene", "yne", "ide", "ite", "ate", "one", "ose", "ase", "yl", "ous", "ic"),
    ("gram", "graph", "graphy"), ("ectomy", "otomy", "ostomy"), ("logy", "nomy"), ("er", "ee"),
    ("or", "ee"), ("itis", "osis", "oma"), ("ile", "ine"), ("zoic", "lithic"), ("blast", "clast", "cyte"),
    ("teen", "ty", "th", "teenth", "tieth"), ("phile", "phobe"), ("philic", "phobic"), ("gen", "gon"),
    ("cracy", "crat"),
    ("gamy", "gyny"), ("phage", "phase"), ("genic", "lytic"), ("genesis", "lysis"),
)  # fmt: skip
_MEMBER: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(_GROUPS.replace("\n", " ").split(";")):
    for _word in _group.split():
        _MEMBER[_word] = _MEMBER.get(_word, frozenset()) | {_number}


def are_confusable(left: str, right: str) -> bool:
    """Whether two normalised words, a slip apart, are known to mean different things."""
    if _MEMBER.get(left, frozenset()) & _MEMBER.get(right, frozenset()):
        return True
    return _turned(left, right) or _turned(right, left) or _other_ending(left, right) or _other_prefix(left, right)


def turns(left: str, right: str) -> bool:
    """Whether one is the other with a prefix that turns its meaning: lethal, non-lethal."""
    return _turned(left, right) or _turned(right, left)


def _turned(short: str, long: str) -> bool:
    more = len(long) - len(short)
    return 0 < more <= 7 and len(short) >= 4 and long.endswith(short) and long[:more] in _TURNING


def _other_prefix(left: str, right: str) -> bool:
    for group in _PREFIXES:
        ours = [one for one in group if left.startswith(one)]
        theirs = [one for one in group if right.startswith(one)]
        for one in ours:
            for other in theirs:
                if one != other and len(left) - len(one) >= 3 and left[len(one) :] == right[len(other) :]:
                    return True
    return False


def _other_ending(left: str, right: str) -> bool:
    for group in _ENDINGS:
        ours = [one for one in group if left.endswith(one)]
        theirs = [one for one in group if right.endswith(one)]
        for one in ours:
            for other in theirs:
                if one != other and len(left) - len(one) >= 3 and left[: -len(one)] == right[: -len(other)]:
                    return True
    return False
