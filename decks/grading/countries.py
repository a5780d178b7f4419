"""Countries and what names them: official and native names, adjectives, inhabitants.

Facts of common knowledge, one country a line: its usual name first, all in the form ``normal`` gives. A form that could
mean two countries stands with none or with the one it usually means.
"""

_TABLE = """
afghanistan|islamic republic of afghanistan|islamic emirate of afghanistan|afghan|afghans
albania|republic of albania|shqiperia|albanian|albanians
algeria|people's democratic republic of algeria|algerie|al jazair|algerian|algerians
andorra|principality of andorra|andorran|andorrans
angola|republic of angola|angolan|angolans
antigua and barbuda|antiguan|barbudan|antigua & barbuda
argentina|argentine republic|argentine|argentinian|argentines|argentinians|argentinean
armenia|republic of armenia|hayastan|armenian|armenians
australia|commonwealth of australia|australian|australians|aussie|aussies
austria|republic of austria|osterreich|oesterreich|austrian|austrians
azerbaijan|republic of azerbaijan|azerbaycan|azerbaijani|azerbaijanis|azeri|azeris
bahamas|commonwealth of the bahamas|bahamian|bahamians
bahrain|kingdom of bahrain|al bahrayn|bahraini|bahrainis
bangladesh|people's republic of bangladesh|bangladeshi|bangladeshis
barbados|barbadian|barbadians|bajan
belarus|republic of belarus|byelorussia|belorussia|belarusian|belarusians|belarussian
belgium|kingdom of belgium|belgie|belgique|belgien|belgian|belgians
belize|belizean|belizeans
benin|republic of benin|dahomey|beninese
bhutan|kingdom of bhutan|bhutanese
bolivia|plurinational state of bolivia|bolivian|bolivians
bosnia and herzegovina|bosnia|bosnia herzegovina|bosna i hercegovina|bosnian|bosnians|bosnia & herzegovina
botswana|republic of botswana|motswana|batswana|botswanan
brazil|federative republic of brazil|brasil|brazilian|brazilians
brunei|brunei darussalam|bruneian|bruneians
bulgaria|republic of bulgaria|bulgariya|bulgarian|bulgarians
burkina faso|upper volta|burkinabe
burundi|republic of burundi|burundian|burundians
cambodia|kingdom of cambodia|kampuchea|cambodian|cambodians
cameroon|republic of cameroon|cameroun|cameroonian|cameroonians
canada|canadian|canadians
cape verde|cabo verde|republic of cabo verde|cape verdean|cape verdeans
central african republic|republique centrafricaine
chad|republic of chad|tchad|chadian|chadians
chile|republic of chile|chilean|chileans
china|people's republic of china|prc|zhongguo|mainland china|communist china|chinese
colombia|republic of colombia|colombian|colombians
comoros|union of the comoros|comorian|comorians
republic of the congo|republic of congo|congo brazzaville
democratic republic of the congo|democratic republic of congo|dr congo|drc|congo kinshasa|zaire
costa rica|republic of costa rica|costa rican|costa ricans
ivory coast|cote divoire|cote d ivoire|republic of cote divoire|ivorian|ivorians
croatia|republic of croatia|hrvatska|croatian|croatians|croat|croats
cuba|republic of cuba|cuban|cubans
cyprus|republic of cyprus|kypros|kibris|cypriot|cypriots
czech republic|czechia|cesko|ceska republika|czech|czechs
denmark|kingdom of denmark|danmark|danish|dane|danes
djibouti|republic of djibouti|djiboutian|djiboutians
dominica|commonwealth of dominica
dominican republic|republica dominicana|dominican|dominicans
east timor|timor leste|timorese
ecuador|republic of ecuador|ecuadorian|ecuadorians|ecuadorean
egypt|arab republic of egypt|misr|egyptian|egyptians
el salvador|republic of el salvador|salvadoran|salvadorans|salvadorean
equatorial guinea|republic of equatorial guinea|equatoguinean
eritrea|state of eritrea|eritrean|eritreans
estonia|republic of estonia|eesti|estonian|estonians
eswatini|kingdom of eswatini|swaziland|swazi|swazis
ethiopia|federal democratic republic of ethiopia|abyssinia|ethiopian|ethiopians
fiji|republic of fiji|fijian|fijians
finland|republic of finland|suomi|finnish|finn|finns
france|french republic|republique francaise|french|frenchman|frenchmen
gabon|gabonese republic|gabonese
gambia|republic of the gambia|gambian|gambians
georgia|sakartvelo|republic of georgia|georgian|georgians
germany|federal republic of germany|deutschland|bundesrepublik deutschland|frg|german|germans
east germany|german democratic republic|gdr|ddr
ghana|republic of ghana|ghanaian|ghanaians
greece|hellenic republic|hellas|ellada|greek|greeks|hellenic
grenada|grenadian|grenadians
guatemala|republic of guatemala|guatemalan|guatemalans
guinea|republic of guinea|guinean|guineans
guinea bissau|republic of guinea bissau
guyana|co operative republic of guyana|guyanese
haiti|republic of haiti|haitian|haitians
honduras|republic of honduras|honduran|hondurans
hungary|magyarorszag|hungarian|hungarians|magyar
iceland|island|icelandic|icelander|icelanders
india|republic of india|bharat|hindustan|indian|indians
indonesia|republic of indonesia|indonesian|indonesians
iran|islamic republic of iran|persia|iranian|iranians|persian|persians
iraq|republic of iraq|al iraq|iraqi|iraqis
ireland|republic of ireland|eire|irish|irishman|irishmen|irish republic
northern ireland|northern irish
israel|state of israel|yisrael|israeli|israelis
italy|italian republic|italia|italian|italians
jamaica|jamaican|jamaicans
japan|nippon|nihon|japanese
jordan|hashemite kingdom of jordan|kingdom of jordan|al urdun|jordanian|jordanians
kazakhstan|republic of kazakhstan|kazakh|kazakhs|kazakhstani|kazakstan
kenya|republic of kenya|kenyan|kenyans
kiribati|republic of kiribati
north korea|democratic people's republic of korea|dprk|north korean|north koreans
south korea|republic of korea|rok|hanguk|south korean|south koreans
kosovo|republic of kosovo|kosovar|kosovars|kosovan
kuwait|state of kuwait|al kuwayt|kuwaiti|kuwaitis
kyrgyzstan|kyrgyz republic|kirghizia|kyrgyz|kirghiz
laos|lao people's democratic republic|lao|laotian|laotians
latvia|republic of latvia|latvija|latvian|latvians
lebanon|lebanese republic|lubnan|liban|lebanese
lesotho|kingdom of lesotho|basotho
liberia|republic of liberia|liberian|liberians
libya|state of libya|libyan arab jamahiriya|libyan|libyans
liechtenstein|principality of liechtenstein|liechtensteiner
lithuania|republic of lithuania|lietuva|lithuanian|lithuanians
luxembourg|grand duchy of luxembourg|letzebuerg|luxembourgish|luxembourger
madagascar|republic of madagascar|malagasy
malawi|republic of malawi|malawian|malawians
malaysia|malaysian|malaysians
maldives|republic of maldives|maldivian|maldivians
mali|republic of mali|malian|malians
malta|republic of malta|maltese
marshall islands|republic of the marshall islands|marshallese
mauritania|islamic republic of mauritania|mauritanian|mauritanians
mauritius|republic of mauritius|mauritian|mauritians
mexico|united mexican states|mexican|mexicans
micronesia|federated states of micronesia|micronesian
moldova|republic of moldova|moldovan|moldovans|moldavia
monaco|principality of monaco|monegasque|monacan
mongolia|mongolian|mongolians|mongol|mongols
montenegro|crna gora|montenegrin|montenegrins
morocco|kingdom of morocco|al maghrib|maroc|moroccan|moroccans
mozambique|republic of mozambique|mozambican|mozambicans
myanmar|burma|republic of the union of myanmar|burmese
namibia|republic of namibia|namibian|namibians
nauru|republic of nauru|nauruan
nepal|federal democratic republic of nepal|nepali|nepalese
netherlands|kingdom of the netherlands|holland|nederland|dutch|dutchman|dutchmen
new zealand|aotearoa|new zealander|new zealanders|kiwis
nicaragua|republic of nicaragua|nicaraguan|nicaraguans
niger|republic of the niger|republic of niger|nigerien|nigeriens
nigeria|federal republic of nigeria|nigerian|nigerians
north macedonia|republic of north macedonia|macedonia|macedonian|macedonians|fyrom
norway|kingdom of norway|norge|noreg|norwegian|norwegians
oman|sultanate of oman|uman|omani|omanis
pakistan|islamic republic of pakistan|pakistani|pakistanis
palau|republic of palau|palauan
palestine|state of palestine|palestinian|palestinians|filastin
panama|republic of panama|panamanian|panamanians
papua new guinea|independent state of papua new guinea|papua new guinean
paraguay|republic of paraguay|paraguayan|paraguayans
peru|republic of peru|peruvian|peruvians
philippines|republic of the philippines|pilipinas|filipino|filipinos|philippine
poland|republic of poland|polska|polish|pole|poles
portugal|portuguese republic|portuguese
qatar|state of qatar|qatari|qataris
romania|rumania|roumania|romanian|romanians
russia|russian federation|rossiya|rossija|rossiia|россия|russian|russians
rwanda|republic of rwanda|ruanda|rwandan|rwandans
saint kitts and nevis|saint kitts & nevis|st kitts and nevis|kittitian
saint lucia|st lucia|saint lucian
saint vincent and the grenadines|st vincent and the grenadines|saint vincent & the grenadines|vincentian
samoa|independent state of samoa|western samoa|samoan|samoans
san marino|republic of san marino|sammarinese
sao tome and principe|sao tome & principe|sao tomean
saudi arabia|kingdom of saudi arabia|ksa|saudi|saudis|saudi arabian|saudi arabians
scotland|scottish|scot|scots|alba|scotsman
england|english|englishman|englishmen
wales|welsh|cymru|welshman|welshmen
senegal|republic of senegal|senegalese
serbia|republic of serbia|srbija|serbian|serbians|serb|serbs
seychelles|republic of seychelles|seychellois
sierra leone|republic of sierra leone|sierra leonean|sierra leoneans
singapore|republic of singapore|singaporean|singaporeans
slovakia|slovak republic|slovensko|slovak|slovaks|slovakian
slovenia|republic of slovenia|slovenija|slovenian|slovenians|slovene|slovenes
solomon islands|solomon islander
somalia|federal republic of somalia|somali|somalis|soomaaliya
south africa|republic of south africa|rsa|south african|south africans
south sudan|republic of south sudan|south sudanese
soviet union|ussr|union of soviet socialist republics|soviet|soviets|cccp
spain|kingdom of spain|espana|spanish|spaniard|spaniards
sri lanka|democratic socialist republic of sri lanka|ceylon|sri lankan|sri lankans
sudan|republic of the sudan|republic of sudan|sudanese
suriname|republic of suriname|surinam|surinamese
sweden|kingdom of sweden|sverige|swedish|swede|swedes
switzerland|swiss confederation|schweiz|suisse|svizzera|helvetia|swiss
syria|syrian arab republic|suriyah|souria|syrian|syrians
taiwan|republic of china|roc|chinese taipei|formosa|taiwanese
tajikistan|republic of tajikistan|tajik|tajiks
tanzania|united republic of tanzania|tanzanian|tanzanians
thailand|kingdom of thailand|siam|thai|thais
togo|togolese republic|togolese
tonga|kingdom of tonga|tongan|tongans
trinidad and tobago|trinidad & tobago|trinidadian|trinidadians
tunisia|republic of tunisia|tunisie|tunisian|tunisians
turkey|turkiye|republic of turkiye|republic of turkey|turkish|turk|turks
turkmenistan|turkmen
tuvalu|tuvaluan
uganda|republic of uganda|ugandan|ugandans
ukraine|ukraina|ukrayina|ukrainian|ukrainians
united arab emirates|uae|emirati|emiratis
united kingdom|uk|britain|great britain|united kingdom of great britain and northern ireland|british|briton|britons|gb
united states|us|usa|america|united states of america|american|americans|u s|u s a|the states
uruguay|oriental republic of uruguay|uruguayan|uruguayans
uzbekistan|republic of uzbekistan|uzbek|uzbeks
vanuatu|republic of vanuatu|ni vanuatu
vatican city|vatican|holy see|vatican city state
venezuela|bolivarian republic of venezuela|venezuelan|venezuelans
vietnam|viet nam|socialist republic of vietnam|vietnamese
yemen|republic of yemen|yemeni|yemenis|al yaman
yugoslavia|jugoslavija|yugoslav|yugoslavs|yugoslavian
zambia|republic of zambia|northern rhodesia|zambian|zambians
zimbabwe|republic of zimbabwe|rhodesia|zimbabwean|zimbabweans
"""

_NO_NAMES = frozenset(("island", "pole", "poles", "alba", "uman", "roc", "rok", "soviet", "kiwis", "dane"))
"""Forms that are a common word or another name too; they name no country unless they stand alone."""

COUNTRIES: dict[str, str] = {}
"""From every form to the usual name of its country."""
for _line in _TABLE.strip().splitlines():
    _usual, *_others = _line.split("|")
    for _form in (_usual, *_others):
        # "people's" may have lost its ending with the apostrophe or the apostrophe alone.
        for _said in (_form.replace("'s", ""), _form.replace("'", "")):
            COUNTRIES.setdefault(_said, _usual)

LONGEST = 9
"""Words of the longest form."""
STARTS = frozenset(form.split(maxsplit=1)[0] for form in COUNTRIES if " " in form)
"""The first words of forms of several words."""
_SEVERAL_WORDS = frozenset(form for form in COUNTRIES if " " in form)


def country_at(words: list[str], at: int) -> tuple[str, int] | None:
    """The country named from the word at ``at`` on, and by how many words."""
    word = words[at]
    if word in STARTS:
        for size in range(min(LONGEST, len(words) - at), 1, -1):
            form = " ".join(words[at : at + size])
            if form in _SEVERAL_WORDS:
                return COUNTRIES[form], size
    found = COUNTRIES.get(word)
    if found is None or (word in _NO_NAMES and len(words) > 1):
        return None
    return found, 1
