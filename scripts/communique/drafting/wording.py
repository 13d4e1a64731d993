"""How releases in English say things: words for offices, bodies, numbers and acts, as words or as patterns.

The registries have the names; here stands what no registry can list, because it is English and not a name.
"""

import re

from communique.model.vocabulary import Act

# How English calls what belongs to a state; the registry has the names, not the adjectives.
ADJECTIVES = {
    "cn": "Chinese", "kz": "Kazakh|Kazakhstani", "kg": "Kyrgyz|Kyrgyzstani", "ru": "Russian", "tj": "Tajik|Tajikistani",
    "uz": "Uzbek|Uzbekistani", "in": "Indian", "pk": "Pakistani", "ir": "Iranian", "by": "Belarusian|Belarussian",
    "mn": "Mongolian", "af": "Afghan|Afghani", "tm": "Turkmen", "tr": "Turkish", "az": "Azerbaijani|Azeri",
    "am": "Armenian", "lk": "Sri Lankan", "np": "Nepalese|Nepali", "kh": "Cambodian",
}  # fmt: skip

STYLES = r"(?:(?:Islamic|Democratic|Federal|Arab|Socialist|People's) )*(?:Republic|Kingdom|State|Sultanate|Emirate)"
SLIPS = {
    "ru": "Russia Federation",
    "cn": "China People's Republic",
    "by": "Belorussia",
    "kg": "Kirghizia|Kyrgizstan",
    "kz": "Kazakstan",
}
RATS = r"Regional (?:Anti|Counter)[- ]?Terror(?:ist|ism)? (?:Structure|Centre|Center|Agency)|\bRATS\b|\bRCTS\b"

HEADS = (
    "President|Prime Minister|Premier|Minister|Chairman|Chairwoman|Chairperson|Chair|Secretary|Director|Head|Ambassador|"
    "Advis[eo]r|Aide|Assistant|Representative|Envoy|Chief|Commander|Governor|Speaker|Member|Council+or|Coordinator|"
    "Commissioner|Prosecutor|Judge|Leader|Emir|King(?= of)|Prince|Sultan(?= of)|Chancellor|Rector|Administrator|Mayor|Executive|"
    "(?:Vice|Deputy)-(?:Minister|Chairman|Premier|Director|Head)|FM|PM|Procurator|Justice|Chargé d'Affaires|Counsel+or|Vice-?President|VicePresident|Vice-Premier|"
    "Secretary[- ]?General|Under-?Secretary(?:[- ]?General)?|Attorney"
)

ROLE = re.compile(rf"(?<![\w'-])(?:{HEADS})(?![\w'])", re.IGNORECASE)
PLURAL = re.compile(
    r"(?<!of )(?<!of the )\b(?:heads(?=\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:ministries|agencies|departments|services|authorities)\s+of)|presidents|ministers|premiers|secretaries|leaders|directors|chairmen|ambassadors|chiefs|"
    r"prosecutors?(?:[- ]generals)|prosecutors(?:[- ]general)?)\b",
    re.IGNORECASE,
)

PARTICLES = frozenset("bin ibn al ul ur von van de uulu kyzy ogly oglu zade el".split())
RANKS = frozenset(
    "shri smt mr mrs ms dr prof h.e his her excellency major general colonel lieutenant army admiral marshal"
    " air academician comrade engineer sir madam brigadier retired rear".split()
)

OFFICE_WORDS = frozenset(
    """a academy academic acting administration administrative affairs against agency agencies agrarian agricultural
    agriculture ambassador and anti anti-terrorist anti-terrorism antiterrorist armed army asia asian asia-pacific assembly
    assistant association attorney audit authority autonomous aviation bank board border broadcasting building bureau
    business cabinet caretaker central centre center chairman chamber chief china's cis civil climate combating commerce
    commission committee commodity commonwealth communication communications community competent conference confidence coordinating
    congress construction consortium control cooperation co-operation coordinator council councilor councillor counter
    counter-terrorism counter-terrorist court crisis cultural culture customs defence defense delegation department deputy
    development digital digitalization diplomacy director disaster domestic drug drugs duma earth east eastern ecological
    ecology economic economics economy education emergencies emergency employment energy environment environmental envoy
    eurasian excellency executive export external extraordinary family federal federation fight finance financial first
    fisheries food for force forces foreign forestry fund gas general global government governor guard guards head health
    healthcare heavy heritage high higher highway honour housing human hydropower import in independent industrial industry
    information infrastructure innovation innovations innovative institute insurance integration intelligence interaction
    interbank interim interior internal international investment investments irrigation joint judicial justice labor labour
    land law leader league legal light livestock local majlis management maritime markets mass measures media medical member
    military mine mineral mines mining minister ministers ministry minorities monitoring monopolies municipal narcotics
    nation national nations natural nature new north northern nuclear of office officer oil order organisation organization
    organised organized pacific parliament parliamentary partnership party peace people people's peoples permanent personal
    petroleum physical planning plenipotentiary police policy political politburo population ports post power premier
    presidential president prevention preventive prime private privatization procurator production programme project
    projects promotion property procuratorate prosecutor prosecutors solicitor attorneys protection protocol province public quality rail railway railways reform reforms
    region regional relations relief religious representative republic research resources revenue rights road roads rural
    safety sanitary science scientific second secretariat secretary secretary-general sector security senate senior service
    services situations small social society south southern space special specialised sport sports staff standards standing
    state states statistics strategic strategy structure sub-committee sukhbaatar supply support supreme supervision
    surveillance sustainable system tax taxation taxes technical technological technologies technology telecommunications
    territorial territories terrorism the third tourism trade traditional transport transportation treaty undersecretary
    under-secretary under-secretary-general union united universal university urban use vice vice-chairman vice-minister
    vice-premier vice-president vicepresident water welfare west western women women's company ltd corporation inc llc jsc ojsc limited work works world youth europe asia africa america mechanism
    meeting session summit sco organization's side also including namely former host heads head chair's then monday tuesday wednesday thursday friday
    saturday sunday january february april june july august september october november december""".split()
)

# What English calls the bodies that meet, beside their names in the registry.
CALLED = {
    "chs": r"Shanghai Cooperation Organi[sz]ation\s+(?:\(SCO\)\s+)?summit|summit(?: meeting)? of (?:the )?(?:SCO|Shanghai Cooperation)|(?:Council of (?:the )?)?(?<!administrations )(?<!agencies )(?<!departments )(?<!services )(?<!ministries )Heads of (?:the )?(?:SCO )?(?:Member[- ])?States?(?: Council)?(?![\w']|\s+(?:Services|Agenc|Ministr|Department|Authorit|Counter|Anti|Supreme|Railway|Customs|Border))|\bSCO (?:jubilee |anniversary )?summit",
    "chg": r"(?:Council of (?:the )?)?Heads? of Governments?(?: \(Prime Ministers\))?(?: Council)?|\bPrime Ministers'?(?: Council)?|\bPremiers\b",
    "cfm": r"(?:Council of (?:the )?)?(?:Ministers (?:of|for) Foreign Affairs|Foreign Ministers'?|Foreign Ministerial)(?: Council)?|\bCFM\b",
    "csc": r"(?:National )?Security Council Secretaries|Secretaries of (?:the )?(?:National )?Security Councils?|Security Secretaries",
    "cdm": r"(?:Council of )?Defen[cs]e (?:Ministers'?|chiefs|(?:department )?leaders)|Ministers of Defen[cs]e|heads of (?:the )?defen[cs]e (?:ministries|agencies|departments)",
    "cnc": r"(?:Council of )?National Coordinators?(?: Council)?",
    "rats-council": r"regional (?:anti|counter)[- ]?terror\w* (?:structure|agency|body) council|Council of (?:the )?(?:SCO )?(?:RATS|Regional (?:Anti|Counter)[- ]?terror\w* structure)|RATS(?: SCO)? Council|"
    r"(?:regular|session of(?: the)?) (?:SCO )?RATS|Regional (?:Anti|Counter)[- ]?terror\w* structure[^.]{0,60}? Council",
    "anti-drug-heads": r"(?:heads?|officials) (?:[\w' ]{0,40} )?(?:in charge of|responsible for) (?:the )?(?:\w+ )?drugs?\b|(?:heads?|senior officials) of (?:the )?[\w' ]{0,30}?(?:counter|anti)-?\s?(?:narcotics?|drugs?) (?:agencies|departments|authorities|services)|heads of (?:the )?(?:competent (?:authorities|agencies)|anti-?drug|(?:counter|anti)-?narcotics?)[^.]{0,60}?(?:drug|narcotic)\w*",
    "ministry-heads": r"(?:Ministers|heads? of (?:the )?ministries)[^.,;]{0,20}? (?:of|for|responsible for|in charge of) (?!Foreign Affairs|Defen|SCO|the SCO|the Shanghai|the Member)[\w ]+|"
    r"(?:justice|culture|transport|trade|economy|economic|agriculture|health|education|energy|tourism|environment|emergency|technology|"
    r"finance|interior|commerce|information|industry|science)\b[\w ]{0,30}? ministers|ministers of (?:the )?(?:Shanghai|SCO)|"
    r"Prosecutors?[- ]General|Supreme Courts?|Heads of (?:the )?Judici\w+|(?:Interior|Internal Affairs|Public Security|MIA) (?:Ministers|Heads)|MIA Heads|(?:speakers|heads) (?:of|of the) parliaments?|speakers' meeting|heads? of (?:the )?[\w ']{0,70}?(?:ministries|departments|agencies|services|authorities|administrations|institutions|inspectorates|directorates)",
    "business-council": r"(?:Board of (?:the )?)?(?:SCO )?Business Council",
    "interbank-consortium": r"(?:Council of (?:the )?)?(?:SCO )?Interbank (?:Consortium|Association)",
    "afghanistan-contact-group": r"Contact Group (?:on|for) Afghanistan|SCO\s*-\s*Afghanistan (?:Contact|Liaison) Group",
}

ONES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
ORDINALS = {word: number for number, word in enumerate(ONES, 1)} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40}
ORDINALS |= {
    f"{tens}-{one}": base + n
    for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40))
    for n, one in enumerate(ONES[:9], 1)
}

OWN = r"(?:(?:the|their|its|a|an|deep|serious|grave|particular|great|full|firm|sincere|strong|mutual|common|joint|special|warm|high|broad|complete|principled?|fundamental|certain|important|wide)\s+){0,3}"

# What releases print beside the forms that the vocabulary lists, as patterns; the longest that fits is taken.
ALSO = {
    Act.DECIDED: (rf"(?:took|made) {OWN}decisions?", "passed a resolution", "granted", "admitted", "determined"),
    Act.APPROVED: ("accepted",),
    Act.AGREED: (r"coordinated(?=\s)", rf"(?:came to|reached) {OWN}(?:agreements?|consensus|understanding)", "worked out (?:\\w+ )?(?:approaches|positions|measures|a common)", "reached broad common understanding", r"prepared (?:the )?drafts?", "identified (?:\\w+ )?(?:measures|ways|steps|directions|areas|priorit)\\w*"),
    Act.INSTRUCTED: ("entrusted", "commissioned", "charged"),
    Act.CALLED_FOR: ("called (?:all|the|every|both|its|their|upon|on|for)", "appealed", "proposed", r"made (?:\w+ )?proposals", "suggested", "recommended", "requested", "invited"),
    Act.SUPPORTED: (
        rf"expressed {OWN}(?:support|solidarity)", r"(?:spoke|spoken|came out) (?:out )?in (?:favou?r|support) of", "advocated", "stood for", "favou?red",
        "spoke for", rf"voiced {OWN}support",
    ),
    Act.WELCOMED: (rf"expressed {OWN}satisfaction", "hailed"),
    Act.REAFFIRMED: (
        rf"confirmed {OWN}(?:commitment|adherence|support|need|importance|interest|desire)", "confirmed that",
        "(?:are|were|remain|remained) committed", "re-affirmed", "restated", "affirmed",
    ),
    Act.PLEDGED: (
        rf"(?:expressed|voiced|declared|stated) {OWN}(?:readiness|willingness|intention|determination|resolve|desire|interest)", rf"confirmed {OWN}(?:readiness|willingness|intention|determination|resolve)", "said (?:that )?they would", rf"expressed {OWN}commitment", "intended", "vowed",
        "(?:are|were) (?:ready|determined|willing|resolved) to", "committed themselves", "will (?:continue|strengthen|promote|develop|work|expand|make|take(?! place)|cooperate|improve|push|enhance|conduct|provide|consolidate|coordinate|intensify|encourage|ensure|combat|fight|counter|jointly|further|actively|deepen|step|build|enhance|seek|pursue|facilitate|support|contribute|strive|act)",
    ),
    Act.THANKED: (rf"(?:expressed|voiced|extended) {OWN}(?:gratitude|appreciation|thanks)",),
    Act.COMMENDED: (
        "(?:highly |positively )(?:appreciated|praised|assessed|valued|evaluated|rated)", rf"gave {OWN}(?:assessment|appraisal|appreciation)",
        "appreciated", "congratulated", "(?:spoke|spoken) highly",
    ),
    Act.OPPOSED: (rf"(?:expressed|reiterated|reaffirmed|voiced) {OWN}opposition", "spoke (?:out )?against", "(?:are|were) against"),
    Act.EXPRESSED_CONCERN: (rf"(?:expressed|voiced) {OWN}(?:concerns?|regret)", r"(?:are|were) (?:\w+ )?concerned"),
    Act.STRESSED: ("highlighted", rf"attached {OWN}(?:importance|significance)", "paid (?:special|particular|great) attention"),
    Act.NOTED: (
        "acknowledged", "mentioned", "outlined", r"(?:said|says)(?!\s+(?:in|on|here|at)\b)(?=\s+\w)", "concluded that", "stated", "state that", "declared", "(?:are|were) convinced", rf"(?:expressed|voiced) {OWN}(?:confidence|hope|view|opinion|conviction|belief)",
        "proceed(?:ed)? from", "pointed to", "drew attention", "observed", "(?:are|were) of the (?:opinion|view)", "(?:were|was) informed", "heard", "summed up",
        "hold the view", "reported", "condoled", rf"expressed {OWN}condolences",
    ),
    Act.EXCHANGED_VIEWS: (
        "(?:exchang(?:ed|ing|e|es)|shared|share) (?:[\\w-]+ ){0,2}?(?:views|opinions|ideas|assessments|information|perspectives|experiences?)", r"had (?:an? |the )?(?:[\w-]+(?: and|,)? ){0,4}?(?:exchange|discussion|talk|conversation)s?", "reviewed", "examined", "negotiated", "talked about", "came up for discussion", "summari[sz]ed", "raised", "covered (?=(?:an?|over|more|many|all|the|issues|topics|questions)\\b)", rf"(?:expressed|voiced) {OWN}views", r"(?:held (?:an? )?(?:[\w-]+(?: and|,)? ){0,4}?meeting|met) to (?:discuss|consider)", "focused (?:\\w+ ){0,2}?on", "deliberated", "assessed (?:the |existing |current )?(?:\\w+ ){0,3}?(?:situation|state|progress|opportunities|results|prospects|implementation)",
        "debated", "talked over", "addressed", r"held (?:an? |the )?(?:[\w-]+(?: and|,)? ){0,4}?(?:exchange|discussion|talk)s?", "touched upon", r"conducted (?:an? |the )?(?:[\w-]+(?: and|,)? ){0,4}?(?:exchange|discussion)s?",
        "considered (?:the |a number of |a range of |a wide range of |specific |current |various |priority |important |topical |key |urgent )*(?:regional |global |international |and )*(?:(?:issue|question|matter|state|progress|prospect|draft|report|result|priorit|problem|task|measure|implementation|situation|outcome)s?)",
    ),
}  # fmt: skip
IRREGULAR = {
    "took": "took|takes?|taking|taken", "talked": "talked|talks?|talking", "spoke": "spoke|speaks?|speaking|spoken", "undertook": "undertook|undertakes?|undertaking",
    "made": "made|makes?", "came": "came|comes?", "gave": "gave|gives?", "held": "held|holds?", "had": "had|have", "heard": "heard|hears?",
    "drew": "drew|draws?", "stood": "stood|stands?", "paid": "paid|pays?", "reached": "reach(?:ed|es)?", "hold": "hold|holds|held",
    "summed": "summed", "were": "were|was|are", "will": "will", "(?:took|made)": "took|takes?|made|makes?",
}  # fmt: skip
# Words of which the tails of subjects are made, “of the Council of Heads of State of the SCO”: no verb is among them.
_TAIL = (
    r"(?:(?-i:[A-Z][\w'.-]*)|of|from|the|and|for|to|on|in|at|all|both|six|eight|nine|ten|member|observer|partner|participating|states?|countries|"
    r"nations|governments?|foreign|national|security|councils?|affairs|culture|justice|transport|health|education|agriculture|trade|"
    r"economy|economic|finance|energy|tourism|environment|emergency|emergencies|situations|prevention|elimination|departments?|"
    r"agenc(?:y|ies)|bodies|authorities|committees?|organi[sz]ations?|structure|anti-terror\w*|courts?|defen[cs]e|interior|activit(?:y|ies)|issues|meeting|session|event|conference|heads|delegations?|representatives|participants|experts|officials|-(?!\s+(?:[A-Z]\w+|the),))"
)
_LEADING = r"(?:(?!(?:by|of|to|with|for|from|between|among|that|and|in|at|on|the)\b)[\w-]+\s+)"
SPEAKS = (
    r"(?:the\s+|all\s+(?:of\s+)?(?:the\s+)?|both\s+)?(?:(?:SCO|above|said|six|eight|nine|ten|regular|joint|final)\s+)?(?:"
    r"heads?\s+of\s+(?:the\s+)?(?:(?:SCO\s+)?member\s+|six\s+|eight\s+)?(?:states?(?:\s+and\s+governments?)?|governments?(?:\s+\(prime ministers\))?|"
    r"(?:[\w']+\s+){0,5}?(?:delegations?|agenc\w+|ministr\w+|departments?|services|authorities|administrations|sections|chambers|banks))"
    rf"|delegation\s+(?:heads|leaders)|leaders|presidents|premiers|{_LEADING}{{0,2}}?officials|{_LEADING}{{0,3}}?(?:chiefs|ministers)|FMs|defen[cs]e\s+leaders"
    rf"|{_LEADING}{{0,4}}?secretaries|(?:general\s+)?prosecutors?(?:[- ]generals?)?|attorneys[- ]general|chief\s+justices|chairmen"
    r"|(?:(?:SCO|the)\s+)?member[- ](?:states|countries|nations)|nations|(?:SCO\s+)?members|parties|sides|(?:meeting\s+)?participants"
    r"|(?:participating\s+)?delegations?|delegates|attendees|speakers|(?:national\s+)?coordinators|(?<!security\s)councils?|board"
    r"|regional\s+(?:anti|counter)[- ]?terror\w*\s+(?:body|structure|agency)"
    r"|legislators|parliamentarians|speakers|document|declaration|communiqu\w+|statement|meeting|summit|talks|discussions|session|sitting|agenda|event|conference|forum|gathering|it|they|we|(?:SCO )?(?:CHS|CHG|CFM|CNC)(?!\w)"
    r"|(?:plenipotentiary\s+|authori[sz]ed\s+)?representatives|experts|group|organi[sz]ation|SCO)"
    rf"(?:\s+\([^()]*\))?(?:\s+(?:of|from|on|responsible\s+for|in\s+charge\s+of)\s+{_TAIL}(?:\s+{_TAIL})*)?"
)

MEETING = re.compile(r"\b(?:meetings?|sessions?|sitting|summit|conference|council|talks)\b", re.IGNORECASE)

TOOK_PLACE = re.compile(
    r"\b(?:began|kicked off)\b|\b(?:was|were|has been|have been)\s+(?:\w+\s+)?(?:held|convened|hosted|organi[sz]ed)|\btook place|\bhosted\b|\bheld\b|\bconvened\b|\bmet\b|\bgathered\b|"
    r"\bchaired\b|\bopened\b|\btook part\b|\battend(?:ed|s)\b|\bconcluded\b|\bended\b|\bdiscussed\b",
    re.IGNORECASE,
)

TO_COME = re.compile(
    r"\b(?:will|to) (?:be held|take place|host|meet|convene|chair|kick off)|\bis (?:to|scheduled)\b", re.IGNORECASE
)

OTHER = re.compile(r"\b(?:next|previous|upcoming|forthcoming|coming|last|founded|established)\b", re.IGNORECASE)

ASIDE = re.compile(
    r"\([^()]*\)|\b(?:as part of (?:the )?|in )?preparations? (?:for|of) the [^,.;]*|\bin accordance with [^,.;]*|\bbased on [^,.;]*|\b(?:on the eve of|ahead of|prior to|before) the (?:upcoming )?(?:meeting|summit|session) of the [^,.;]*?(?=\s+(?:in|on|at)\s|[,.;]|$)|"
    r"\b(?:decisions?|agreements?|results|outcomes?|declaration|resolution) (?:of|at|reached at|adopted at) the (?:(?!\s(?-i:The)\s)[^,.;])*",
    re.IGNORECASE,
)

VIDEO = re.compile(
    r"\bvideo[- ]?(?:conferenc\w+|link\w*|format)|\bvia video|\bonline\b|\bvirtual(?:ly)?\b|\bVTC\b", re.IGNORECASE
)

HYBRID = re.compile(
    r"\bhybrid\b|(?:online|virtual|video) and (?:offline|in[- ]person)|(?:offline|in[- ]person) and (?:online|virtual|video)|offline\s*/\s*online|online\s*/\s*offline|mixed format|both in[- ]person and",
    re.IGNORECASE,
)

SESSION = re.compile(
    r"\b(?:(?P<digits>\d{1,3})\s*-?\s*(?:st|nd|rd|th)|(?P<word>"
    + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", "[- ]")
    + r"))"
    r"\s+(?:(?:regular|annual|SCO|ordinary)\s+){0,2}(?P<what>meeting|session|sitting|summit|(?=(?:Security|Council|Heads|Foreign|Defen)))"
    r"(?!\s+of\s+the\s+(?:United|UN))",
    re.IGNORECASE,
)

INSTRUMENT = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'-]+\s+){0,4}"
    r"(?:Agreement|Convention|Treaty|Protocol|Declaration|Charter|Memorandum|Regulations?|Program(?:me)?|Plan|Strategy|Concept|Roadmap)"
    r"(?:\s+(?:of|on|for|between|against|to)\s[^.,;:\"]{3,120}?)?)(?=\s+(?:was|were|has|have|is|are)\b|\s+and\s+(?:the|an?|other|[a-z]+ed)\b|\s+and\s*$|\s*[.,;:(\"]|\s*$)"
)
"""What is written with capitals as a text that lasts has a name: “the Protocol on Cooperation in Customs Matters”."""

OCCASION = re.compile(
    r"\b(?:during|on\s+the\s+(?:sidelines|margins)\s+of|on\s+the\s+occasion\s+of|within\s+the\s+framework\s+of|in\s+the\s+framework\s+of)\s+(?:the\s+)?"
    r"(?P<what>[^,.;]*?\b(?:Session|Assembly|summit|anniversary|week|forum|exhibition)\b[^,.;]*)",
    re.IGNORECASE,
)

ADVERB = r"(?:(?!highly|positively)\w+ly(?:\s+and\s+\w+ly)?|also|further|again|once\s+again|jointly|have|has|had|,|in\s+particular|both|all|(?<=they )(?:did)|thus|therefore|then|in\s+addition)"

NOT_BEFORE = re.compile(
    r"(?:\b(?:that|(?<!in )(?<!at )(?<!during )which|who|whom|of|by|to|between|for|among|with|from|on|and|invited|as|than|urged|in|at|the|following|during|after|before|addressing|of\s+the|since|prior\s+to|see|read|attended)|[\w]'s)\s*$",
    re.IGNORECASE,
)

CLAUSE = r"(?:;\s*(?:and\s+)?|,?\s+while\s+(?:also\s+)?|,?\s+and\s+(?:also\s+|they\s+)?|,\s+(?:as\s+well\s+as\s+)?)(?:they\s+|the\s+(?:[\w]+\s+)?(?:ministers|leaders|parties|sides|heads\s+of\s+\w+)\s+)?"

_DONE = (
    r"signed|adopted|approved|endorsed|appointed|discussed|considered|reviewed|noted|stressed|emphasi[sz]ed|agreed|"
    r"decided|underlined|underscored|reaffirmed|supported|welcomed|instructed|highlighted|exchanged|pointed\s+out|"
    r"recommended|confirmed|heard|determined|granted|admitted|accepted|coordinated|assessed|examined|debated|condemned|praised|acknowledged|recogni[sz]ed|mentioned|declared|announced|issued|released|proposed|reiterated|elected|addressed|raised|summari[sz]ed"
)
_WAS = r"(?:was|were|(?:is|are)(?=\s+\w+\s*(?:[.,;]|and\b|to\s+the\b))|has\s+been|have\s+been)\s+(?:also\s+|(?!previously|recently)\w+ly\s+|then\s+|further\s+)?"
PASSIVE = rf"\b{_WAS}(?P<verb>{_DONE})\b"
AND_DONE = rf"(?:,\s*|,?\s+and\s+)(?:then\s+|\w+ly\s+)?(?P<verb>{_DONE})\b(?!\s+(?:the|to|that)\b)"

# What a noun with a verb says that was done: “an agreement was reached”.
NOMINAL = (
    (Act.DECIDED, rf"(?:decisions?\b(?! and (?:other )?documents)[^.;]{{0,80}}?|(?:measures|steps)\s+)\b{_WAS}(?:taken|made|adopted|reached)"),
    (Act.AGREED, rf"(?:agreements?|consensus|(?:common |mutual )?understanding)\b[^.;,]{{0,60}}?\b{_WAS}(?:reached|achieved|made|attained)"),
    (Act.AGREED, rf"(?:measures|mechanisms|approaches|proposals|recommendations|ways|steps|areas|directions)\b[^.;,]{{0,60}}?\b{_WAS}(?:developed|worked out|elaborated|identified|outlined|agreed upon)"),
    (Act.COMMENDED, rf"{_WAS}(?:positively|highly)\s+(?:estimated|evaluated|assessed|appreciated|rated|valued)"),
    (Act.STRESSED, rf"(?:attention|emphasis|importance|stress)\b[^.;]{{0,60}}?\b{_WAS}(?:paid|placed|given|attached|drawn|made|laid|devoted)"),
    (Act.EXPRESSED_CONCERN, rf"concerns?\b[^.;]{{0,60}}?\b{_WAS}(?:expressed|voiced)"),
    (Act.SUPPORTED, rf"support\b[^.;]{{0,60}}?\b{_WAS}(?:expressed|voiced)"),
    (Act.WELCOMED, rf"satisfaction\b[^.;]{{0,60}}?\b{_WAS}(?:expressed|voiced)"),
    (Act.THANKED, rf"(?:gratitude|appreciation|thanks)\b[^.;]{{0,60}}?\b{_WAS}(?:expressed|voiced|conveyed)"),
    (Act.PLEDGED, rf"(?:readiness|willingness|commitment|determination|intention)\b[^.;]{{0,60}}?\b{_WAS}(?:expressed|voiced|declared|stated)"),
    (Act.NOTED, rf"(?:confidence|hope|conviction)\b[^.;]{{0,60}}?\b{_WAS}(?:expressed|voiced)"),
    (Act.ADOPTED, r"(?:saw|witnessed) the (?:adoption|approval) of|(?:ended|concluded) (?:by|with|after) (?:issuing|adopting|the adoption of)"),
    (Act.SIGNED, r"(?:saw|witnessed) the signing of|resulted in (?:the )?signing of|(?:ended|concluded|culminated) (?:with|in|by|after) (?:the )?signing(?: of)?"),
    (Act.EXCHANGED_VIEWS, rf"(?:discussions?|exchange of (?:views|opinions))\b[^.;]{{0,400}}?(?:{_WAS}(?:held|conducted)|\btook place)\b|(?:there was|witnessed) an? [\w ]*exchange of (?:views|opinions)"),
)  # fmt: skip

LEADING = re.compile(
    r"^(?:While\s+)?(?P<verb>Recogni[sz]ing|Noting|Stressing|Emphasi[sz]ing|Reaffirming|Welcoming|Supporting|Condemning|Underlining|Underscoring|"
    r"Reiterating|Expressing\s+(?:\w+\s+){0,2}?(?:concern|support|gratitude|readiness|commitment))\b"
)

FACT = re.compile(
    r"\b(?:is|are) (?:scheduled|planned|expected|to be)\b|\b(?:will be|was|were) (?:held|chaired|attended|received)|\bwill (?:be|take|proceed|host)\b|took place|\bwas established|next (?:meeting|session|summit)|atmosphere|consult\w+ mechanism",
    re.IGNORECASE,
)

RANK_BEFORE = re.compile(
    rf"(?<!Secretary[ -])(?<!Prosecutor[ -])(?<!Attorney[ -])(?<!Procurator[ -])(?<!Director[ -])\b(?:{'|'.join(RANKS)})\b[.\s-]*$",
    re.IGNORECASE,
)

# Names of organisations that no registry need have.
ORGANISATION = re.compile(
    r"^[A-Z]{3,}(?!\w)(?=\s)|\b(?:International|World|Eurasian|Global|Asian|Islamic|Arab|European|African|United Nations|Economic Cooperation)\s+(?:[A-Z][\w'-]*\s+|of\s+|for\s+|and\s+){0,5}?"
    r"(?:Association|Organi[sz]ation|Union|Bank|Fund|Commission|Committee|Council|Centre|Center|Forum|Alliance|Assembly|"
    r"Agency|Federation|Institute|Development Programme)\b"
)

GUEST_TAIL = re.compile(
    r"\s+as\s+heads?\s+of\s+(?:the\s+)?[\w' ]*?delegations?\s*$|,?\s+(?:as|who\s+\w+(?:\s+invited)?(?:\s+as)?|a|an)\s[\w' ]*?\bguests?\b(?!\s+of\s+(?:the\s+)?[\w ]{0,30}\s-\s).*$"
)

# Words that tell nothing of the subject of a statement.
COMMON = frozenset(
    """the and for with from that this its their within among other such which into also more have been has are was were will by of in on to a an as at or not be
    sco member members states state organisation organization shanghai cooperation meeting ministers heads council countries out how carry under between new
    important importance important further development develop their they he she it he all both some many most own so up it's than then these those would should could
    may must can including include includes based pointed noted stressed field fields sphere spheres area areas level order well work role issues issue efforts
    effective effectively practical active actively strengthen strengthening enhance enhancing promote promoting joint jointly common mutual use using through
    had has each any part take taken taking about only out over made make making during following held parties sides participants discussed agreed approved
    signed adopted considered reviewed decided expressed supported exchanged views continue continued
    january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    years year plan plans programme program period astana beijing bishkek dushanbe moscow tashkent delhi islamabad""".split()
)

# A full stop after these ends no sentence: initials, titles, months and other short forms.
SHORT = re.compile(
    r"(?:\b[A-Z][b-df-hj-np-tv-z]{0,3}|\b(?:Yu|Ya|Ye|Prof|No|Gen|Col|Maj|Art|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"H\.E|vs|e\.g|i\.e)|^\W*\d+)\.$"
)
