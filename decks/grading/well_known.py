"""Names and terms that everybody means something by: who types one of them has not misspelt another word.

Facts of common knowledge, each word in the form ``normal`` gives. What matters here are words a letter or two from
another; a word that stands in no table may still be somebody's slip.
"""

from decks.grading.countries import COUNTRIES
from decks.grading.wordset import wordset

_STATES = """
prussia persia burma siam zaire rhodesia ceylon formosa dahomey abyssinia transjordan mesopotamia phoenicia babylonia
assyria sumer akkad media parthia bactria sogdia lydia phrygia cappadocia cilicia thrace macedon epirus illyria dacia
pannonia moesia gaul iberia lusitania hispania numidia carthage nubia kush axum aksum ghana songhai kanem bornu benin
kongo mutapa merina zanzibar buganda oyo dahomey asante ashanti bohemia moravia silesia galicia bukovina transylvania
wallachia moldavia bessarabia volhynia podolia courland livonia estonia ruthenia pomerania saxony bavaria swabia
franconia hesse hanover brandenburg westphalia rhineland alsace lorraine burgundy savoy piedmont lombardy tuscany
umbria sicily sardinia corsica castile aragon navarre leon catalonia andalusia granada normandy brittany anjou
aquitaine flanders brabant holland zeeland frisia mercia wessex essex sussex kent northumbria anglia cornwall ulster
munster leinster connacht tyrol carinthia styria carniola dalmatia croatia slavonia bosnia herzegovina serbia
montenegro rumelia anatolia armenia georgia circassia crimea muscovy kievan novgorod tatarstan chechnya dagestan
ingushetia ossetia abkhazia karelia siberia manchuria mongolia tibet xinjiang korea joseon goryeo silla baekje ryukyu
annam tonkin cochinchina champa funan srivijaya majapahit malaya borneo sarawak brunei sabah java sumatra bali lombok
timor papua punjab bengal sindh gujarat kerala assam bihar odisha orissa kashmir hyderabad mysore maratha mughal gupta
maurya chola delhi aztec maya inca toltec olmec zapotec mixtec tikal yugoslavia czechoslovakia tanganyika upper volta
nyasaland bechuanaland basutoland swaziland biafra katanga transvaal natal orange palestine judea judah israel samaria
galilee canaan edom moab levant hejaz najd yemen oman bahrain qatar kuwait syria iraq iran jordan lebanon kurdistan
"""
_AMERICAN = """
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont
virginia washington wisconsin wyoming montgomery juneau phoenix sacramento denver hartford dover tallahassee atlanta
honolulu boise springfield indianapolis topeka frankfort annapolis boston lansing jackson helena lincoln carson concord
trenton albany raleigh bismarck columbus salem harrisburg providence pierre nashville austin montpelier richmond
olympia charleston madison cheyenne ontario quebec manitoba saskatchewan alberta yukon nunavut labrador newfoundland
chicago houston philadelphia dallas detroit memphis portland baltimore milwaukee albuquerque tucson fresno omaha
oakland miami tulsa cleveland wichita tampa cincinnati pittsburgh anchorage newark buffalo toledo orlando reno seattle
"""
_CITIES = """
london paris berlin madrid rome vienna prague warsaw budapest bucharest sofia belgrade zagreb ljubljana sarajevo skopje
podgorica pristina tirana athens ankara istanbul izmir nicosia valletta lisbon dublin edinburgh cardiff belfast
reykjavik oslo stockholm copenhagen helsinki tallinn riga vilnius minsk kiev kyiv chisinau moscow tbilisi yerevan baku
brussels amsterdam luxembourg bern berne vaduz monaco andorra tunis tripoli cairo algiers rabat khartoum juba asmara
addis djibouti mogadishu nairobi kampala kigali gitega bujumbura dodoma lusaka harare lilongwe maputo gaborone windhoek
pretoria maseru mbabane luanda kinshasa brazzaville libreville malabo yaounde bangui ndjamena niamey abuja lagos accra
lome cotonou ouagadougou bamako nouakchott dakar banjul bissau conakry freetown monrovia praia antananarivo moroni
victoria jerusalem amman damascus beirut baghdad riyadh kuwait manama doha dubai abu dhabi muscat sanaa aden tehran
kabul islamabad delhi kathmandu thimphu dhaka colombo male rangoon yangon naypyidaw bangkok vientiane hanoi saigon
jakarta manila singapore beijing peking taipei seoul pyongyang tokyo ulaanbaatar astana almaty bishkek dushanbe
tashkent ashgabat canberra wellington suva apia honiara ottawa washington havana kingston nassau bridgetown caracas
bogota quito lima santiago brasilia asuncion montevideo georgetown paramaribo cayenne managua tegucigalpa belmopan
birmingham manchester liverpool leeds sheffield bristol leicester nottingham newcastle southampton portsmouth plymouth
oxford cambridge york durham norwich exeter bath dover glasgow aberdeen dundee swansea hamburg munich cologne frankfurt
stuttgart dortmund essen leipzig dresden hanover nuremberg bremen mainz trier worms lyon marseille toulouse bordeaux
nantes nice lille rouen reims orleans tours calais dunkirk verdun milan naples turin genoa venice florence bologna
verona pisa siena padua parma modena barcelona valencia seville malaga granada toledo bilbao porto geneva zurich basel
lausanne lugano salzburg graz linz antwerp ghent bruges liege rotterdam utrecht delft leiden krakow gdansk lodz poznan
wroclaw odessa lviv kharkiv kherson donetsk kazan samara perm omsk tomsk rostov volgograd stalingrad leningrad
petrograd mosul basra kirkuk irbil erbil ramadi fallujah tikrit najaf karbala aleppo homs hama raqqa latakia tartus
daraa bosra idlib palmyra manbij kobani qamishli hasakah afrin baghuz tabqa jarabulus marea azaz tanf deir sweida
quneitra
mecca medina jeddah petra aqaba gaza haifa jaffa hebron nablus ramallah jericho nazareth bethlehem tyre sidon isfahan
shiraz tabriz qom mashhad herat kandahar kunduz jalalabad lahore karachi peshawar quetta mumbai bombay kolkata chennai
madras agra jaipur pune surat goa lucknow kanpur mandalay hue osaka kyoto nagoya kobe nara sapporo hiroshima nagasaki
shanghai canton guangzhou nanjing nanking wuhan xian chengdu harbin macau sydney melbourne brisbane perth adelaide
hobart darwin auckland alexandria luxor aswan giza memphis thebes carthage casablanca fez marrakesh tangier oran
timbuktu kano ibadan mombasa durban soweto bulawayo toronto montreal vancouver calgary winnipeg halifax cancun puebla
guadalajara tijuana recife salvador cordoba rosario sparta corinth delphi troy ephesus pergamon syracuse antioch
nicaea constantinople byzantium nineveh babylon ur uruk nimrud persepolis susa samarkand bukhara khiva merv
"""
_NATURE = """
mercury venus earth mars jupiter saturn uranus neptune pluto ceres eris haumea makemake sedna titan titania rhea dione
tethys mimas enceladus iapetus hyperion phoebe ganymede callisto europa io oberon umbriel ariel miranda triton nereid
charon phobos deimos vesta pallas juno sirius vega rigel deneb altair antares spica pollux castor regulus capella
arcturus betelgeuse polaris aldebaran canopus procyon andromeda cassiopeia cepheus cygnus lyra aquila orion
aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces
nile niger congo zambezi limpopo orange volta senegal gambia danube rhine rhone seine loire elbe oder vistula volga
don dnieper dniester neva thames severn tyne tiber ebro tagus douro arno meuse moselle main weser tigris euphrates
jordan orontes indus ganges brahmaputra mekong irrawaddy salween yangtze amur lena yenisei irtysh amazon orinoco
parana plata mississippi missouri hudson potomac yukon murray darling alps andes rockies urals pyrenees apennines
carpathians caucasus himalaya himalayas karakoram atlas sahara gobi kalahari namib atacama thar negev sinai etna
vesuvius stromboli fuji everest lhotse makalu kilimanjaro elbrus denali aconcagua olympus ararat hermon sinai tabor
spring summer autumn winter january february march april june july august september october november december monday
tuesday wednesday thursday friday saturday sunday cambrian ordovician silurian devonian carboniferous permian triassic
jurassic cretaceous paleogene neogene quaternary paleocene eocene oligocene miocene pliocene pleistocene holocene
archean hadean proterozoic phanerozoic paleozoic mesozoic cenozoic granite basalt gneiss schist slate shale marble
limestone sandstone quartz quartzite feldspar mica talc gypsum calcite dolomite fluorite apatite topaz corundum
"""
_ELEMENTS = """
hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium magnesium aluminum aluminium silicon
phosphorus sulfur sulphur chlorine argon potassium calcium scandium titanium vanadium chromium manganese iron cobalt
nickel copper zinc gallium germanium arsenic selenium bromine krypton rubidium strontium yttrium zirconium niobium
molybdenum technetium ruthenium rhodium palladium silver cadmium indium tin antimony tellurium iodine xenon cesium
caesium barium lanthanum cerium praseodymium neodymium promethium samarium europium gadolinium terbium dysprosium
holmium erbium thulium ytterbium lutetium hafnium tantalum tungsten rhenium osmium iridium platinum gold mercury
thallium lead bismuth polonium astatine radon francium radium actinium thorium protactinium uranium neptunium plutonium
americium curium berkelium californium einsteinium fermium mendelevium nobelium lawrencium rutherfordium dubnium
seaborgium bohrium hassium meitnerium darmstadtium roentgenium copernicium nihonium flerovium moscovium livermorium
tennessine oganesson ammonia ammonium hydrazine ozone methane ethane propane butane pentane hexane heptane octane
ethene propene butene ethyne methanol ethanol propanol butanol methanal ethanal propanone benzene toluene xylene phenol
aniline styrene urea glycine alanine valine leucine isoleucine proline serine threonine cysteine methionine asparagine
glutamine aspartate glutamate lysine arginine histidine phenylalanine tyrosine tryptophan selenocysteine ornithine
citrulline taurine carnitine creatine creatinine adenine guanine cytosine thymine uracil adenosine guanosine cytidine
thymidine uridine inosine glucose fructose galactose mannose ribose deoxyribose xylose sucrose lactose maltose
trehalose cellobiose starch glycogen cellulose chitin pectin amylose amylopectin inulin retinol thiamine thiamin
riboflavin niacin biotin folate cobalamin pyridoxine tocopherol insulin glucagon cortisol cortisone aldosterone
testosterone estrogen oestrogen estradiol progesterone prolactin oxytocin vasopressin thyroxine calcitonin melatonin
melanin gastrin secretin ghrelin leptin renin angiotensin bradykinin histamine serotonin dopamine adrenaline
noradrenaline epinephrine norepinephrine acetylcholine endorphin pepsin trypsin chymotrypsin amylase lipase lactase
maltase sucrase protease nuclease ligase helicase primase kinase actin myosin titin tubulin keratin collagen elastin
fibrin fibrinogen thrombin prothrombin albumin globulin hemoglobin myoglobin ferritin transferrin bilirubin biliverdin
"""
_BODY = """
frontal parietal temporal occipital ethmoid sphenoid vomer maxilla mandible zygomatic nasal lacrimal palatine hyoid
malleus incus stapes atlas axis cervical thoracic lumbar sacrum sacral coccyx sternum manubrium rib clavicle scapula
humerus radius ulna scaphoid lunate triquetrum pisiform trapezium trapezoid trapezius capitate hamate carpal carpus
metacarpal phalanx phalanges ilium ischium pubis pelvis femur patella tibia fibula talus calcaneus navicular cuboid
cuneiform tarsal tarsus metatarsal deltoid pectoralis biceps triceps brachialis brachioradialis supinator pronator
supraspinatus infraspinatus subscapularis teres rhomboid serratus latissimus gluteus sartorius gracilis quadriceps
rectus vastus semitendinosus semimembranosus gastrocnemius soleus plantaris peroneus fibularis tibialis psoas iliacus
piriformis masseter temporalis buccinator platysma sternocleidomastoid scalene diaphragm abducens oculomotor trochlear
trigeminal facial vestibulocochlear glossopharyngeal vagus accessory hypoglossal olfactory optic median ulnar radial
axillary femoral sciatic tibial peroneal phrenic pudendal aorta carotid jugular subclavian brachial renal hepatic
splenic gastric mesenteric iliac popliteal saphenous azygos coronary pulmonary portal tricuspid mitral bicuspid
atrium ventricle septum pericardium epicardium myocardium endocardium trachea bronchus bronchiole alveolus larynx
pharynx esophagus oesophagus stomach duodenum jejunum ileum cecum caecum colon rectum anus liver pancreas spleen
kidney ureter bladder urethra uterus ovary oviduct vagina cervix testis epididymis prostate thymus thyroid parathyroid
pituitary pineal hypothalamus thalamus hippocampus amygdala cerebrum cerebellum medulla pons cortex striatum putamen
caudate pallidum insula cornea iris retina sclera choroid pupil lens cochlea utricle saccule tympanum eustachian
"""
_MEDICINES = """
aspirin paracetamol acetaminophen ibuprofen naproxen diclofenac morphine codeine heroin methadone fentanyl tramadol
naloxone naltrexone atropine hyoscine scopolamine atenolol metoprolol propranolol bisoprolol carvedilol labetalol
timolol sotalol amlodipine nifedipine nimodipine felodipine verapamil diltiazem captopril enalapril lisinopril ramipril
perindopril losartan valsartan candesartan irbesartan furosemide bumetanide spironolactone amiloride mannitol digoxin
amiodarone lidocaine flecainide quinidine quinine adenosine warfarin heparin enoxaparin clopidogrel ticagrelor
simvastatin atorvastatin pravastatin rosuvastatin metformin glipizide gliclazide glimepiride insulin thyroxine
carbimazole prednisone prednisolone dexamethasone hydrocortisone penicillin amoxicillin ampicillin flucloxacillin
piperacillin cefalexin ceftriaxone cefotaxime cefuroxime erythromycin azithromycin clarithromycin clindamycin
vancomycin gentamicin tobramycin amikacin streptomycin neomycin tetracycline doxycycline minocycline ciprofloxacin
levofloxacin metronidazole trimethoprim nitrofurantoin rifampicin isoniazid ethambutol aciclovir ganciclovir
oseltamivir zidovudine fluconazole itraconazole ketoconazole nystatin chloroquine primaquine mefloquine diazepam
lorazepam midazolam temazepam clonazepam alprazolam zolpidem phenytoin carbamazepine valproate lamotrigine gabapentin
pregabalin lithium fluoxetine paroxetine sertraline citalopram escitalopram venlafaxine duloxetine amitriptyline
imipramine clomipramine haloperidol chlorpromazine chlorpropamide risperidone olanzapine quetiapine clozapine
clonidine levodopa carbidopa donepezil memantine baclofen omeprazole lansoprazole pantoprazole ranitidine cimetidine
famotidine metoclopramide ondansetron loperamide salbutamol salmeterol ipratropium tiotropium theophylline cetirizine
loratadine chlorphenamine methotrexate azathioprine ciclosporin tacrolimus cisplatin carboplatin vincristine
vinblastine doxorubicin daunorubicin bleomycin tamoxifen hydralazine hydroxyzine ketamine propofol thiopental
"""
_PEOPLE = """
manet monet degas renoir cezanne seurat matisse picasso braque gris miro dali klee klimt munch goya titian giotto
raphael bosch bruegel rubens rembrandt vermeer haydn handel mozart bach brahms bruch bruckner berlioz bizet liszt
chopin schubert schumann wagner weber verdi puccini rossini bellini mahler strauss ravel debussy faure satie elgar
holst plato socrates aristotle zeno xeno homer hesiod virgil horace ovid livy pliny tacitus cicero seneca caesar pompey
crassus brutus cassius antony augustus tiberius caligula claudius nero galba otho vitellius vespasian titus domitian
nerva trajan hadrian commodus severus decius aurelian diocletian constantine julian kant hegel marx engels weber
hobbes locke hume smith mill bacon boyle hooke newton leibniz euler gauss galois abel cauchy riemann cantor hilbert
godel turing planck bohr born pauli fermi dirac feynman kepler copernicus brahe darwin mendel pasteur koch lister
jenner curie watson crick franklin zeus hera hades ares hermes apollo artemis athena aphrodite demeter hestia
hephaestus dionysus poseidon persephone kronos cronus chronos gaia uranus rhea jupiter juno mars minerva diana vulcan
vesta ceres bacchus pluto cupid odin thor loki freya freyja frigg baldur tyr ra osiris isis horus set seth anubis thoth
khomeini khamenei rouhani raisi lenin stalin trotsky brezhnev andropov chernenko gorbachev yeltsin putin medvedev
truman eisenhower kennedy johnson nixon ford carter reagan bush clinton obama trump biden hitler himmler goebbels
goring hess heydrich eichmann rommel nehru gandhi mandela castro batista allende pinochet peron franco salazar tito
mubarak nasser sadat assad saddam gaddafi arafat abbas sharon rabin peres begin barak erdogan ataturk saladin
"""
_KINDS = """
latin greek arabic persian hebrew aramaic turkish kurdish sanskrit hindi urdu tamil bengali mandarin cantonese wu min
gothic slavic baltic celtic gaelic breton basque catalan alpha beta gamma delta epsilon zeta eta theta iota kappa
lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega genesis exodus leviticus deuteronomy chronicles
ezra nehemiah psalms proverbs isaiah jeremiah ezekiel hosea obadiah jonah micah nahum habakkuk zephaniah haggai
zechariah malachi romans galatians ephesians philippians colossians philemon hebrews buddhism hinduism jainism sikhism
taoism
shinto islam judaism doric ionic corinthian iambic trochaic dactylic anapestic sonnet sonata cantata toccata fugue
prophase metaphase anaphase telophase interphase nominative accusative genitive dative ablative vocative locative
indicative subjunctive imperative perfect imperfect pluperfect monarchy oligarchy anarchy autocracy democracy theocracy
"""
_FIELDS = (
    wordset(_STATES + _AMERICAN + _CITIES) | COUNTRIES.keys(),
    wordset(_NATURE),
    wordset(_ELEMENTS + _BODY + _MEDICINES),
    wordset(_PEOPLE),
    wordset(_KINDS),
)
"""Only within one field is a name another's: who writes Sumer among the seasons means summer."""
_SPELLINGS = """
lyon lyons; marseille marseilles; bern berne; basel basle; kiev kyiv; nanjing nanking; irbil erbil; hanover hannover;
krakow cracow; seville sevilla; genoa genova; thiamin thiamine; axum aksum; asante
ashanti; freya freyja; cronus kronos; himalaya himalayas; reims rheims; mecca makkah; medina madinah; tangier tangiers;
marrakesh marrakech; tehran teheran; leiden leyden; ghent gent; bruges brugge; fez fes;
oporto porto; trier treves; cesium caesium; sulfur sulphur; aluminum aluminium; odessa odesa; kharkiv kharkov;
lviv lvov; kabul kaboul; karbala kerbala; isfahan esfahan; seth set
"""
_ONE: dict[str, str] = {}
for _group in _SPELLINGS.replace("\n", " ").split(";"):
    _first, *_others = _group.split()
    _ONE.update(dict.fromkeys((_first, *_others), _first))


def is_other_name(answer: str, typed: str) -> bool:
    """Whether ``typed`` is a name or term of its own in the field of ``answer``, and no other spelling of it."""
    if answer == typed or _ONE.get(answer, answer) == _ONE.get(typed, typed):
        return False
    return any(typed in field and answer in field for field in _FIELDS)


def is_other_spelling(answer: str, typed: str) -> bool:
    """Whether both are known spellings of one name."""
    return answer != typed and answer in _ONE and _ONE[answer] == _ONE.get(typed)
