"""Patterns for how releases say who attended and who chaired, and the words that offices are made of."""

import re

from communique.drafting.text.english import OFFICE_TITLES

_MEETING = (
    r"(?:(?:the|this|that|its|their|a)\s+)?(?:work of the\s+|[\w-]+,?\s+){0,6}?"
    r"(?:meetings?|sessions?|sitting|summit|event|talks|discussions?|negotiations|deliberations|(?:video[- ]?)?conference|conclave|meet|forum|gathering|council|ceremony|it)\b"
    r"(?!\s+(?:with|between)\b)"
)
"""A meeting as the object of a verb, with the words before it."""
_TOOK_PART = (
    rf"(?:(?:also|likewise|then|jointly)\s+)?(?:(?:attend(?:ed|s)|joined)(?:\s+and\s+\w+)?(?:\s+{_MEETING})"
    rf"|(?:is|are)\s+(?:also\s+)?(?:attending|taking\s+part\s+in|participating\s+in)\s+{_MEETING}|(?:took\s+part|participated|were\s+represented)(?:\s+and\s+\w+)?(?:\s+(?:in\s+person|online|virtual(?:ly)?|format|and|or|,))*\s+(?:in|at)\s+(?:the\s+work\s+of\s+)?{_MEETING}"
    r"|(?:took\s+part|participated|attended)(?=\s*[.;]?\s*$|\s+and\s+(?:spoke|made|delivered)\b)"
    r"|(?:delivered|gave|made|presented)\s+(?:a\s+|an\s+|the\s+|his\s+|her\s+|their\s+)?(?:welcom\w+|opening|keynote|introductory)\s+(?:remarks|speech|speeches|address|addresses|statements?)"
    r"|(?:delivered|gave)\s+(?:(?:a|an|the|his|her|their)\s+)?(?:speech|speeches|address|addresses|remarks)\b"
    r"|(?:led|leads|headed|heads|is\s+leading|(?:is|was)\s+in\s+charge\s+of)\s+(?:the|a)\s+(?:[\w' ]+?\s)?delegation\b|(?:also\s+)?spoke\s+on\s+the\s+occasion\b"
    r"|represented\s+(?:the\s+)?(?-i:[A-Z])\w+\s+(?:at|in)\s+(?:the|this)\b|(?:greeted|welcomed|informed|briefed)\s+(?:the\s+)?(?:participants|attendees|delegates|delegations|guests|gathering|meeting)\b"
    r"|read\s+out\s+(?:a|the)\s+(?:\w+\s+)?(?:message|address|greeting)|made\s+(?:a\s+|an\s+)?(?:\w+\s+)?(?:report|presentation|speech)\s+at\b"
    r"|who\s+(?:is|was|were)\s+(?:also\s+)?(?:participating|taking\s+part|attending)\b"
    r"|(?:spoke|delivered\s+(?:\w+\s+){1,3}?)\s*at\s+the\s+(?:opening|meeting|session|summit|event)\b"
    r"|(?:said|noted|stressed|pointed\s+out|emphasi[sz]ed|mentioned|underlined)\s+in\s+(?:his|her)\s+(?:\w+\s+)?(?:speech|address|remarks)"
    rf"|(?:opened|(?:has\s+)?inaugurated)\s+the\s+(?:[\w-]+\s+){{0,2}}?(?:meeting|session|summit|conference|event)\b|(?:convened|hosted)\s+{_MEETING}"
    r"|told\s+the\s+(?:opening\s+)?(?:meeting|session|summit|council|participants)\b"
    r"|(?<!\bhe\s)(?<!\bshe\s)addressed\s+(?:the|an?|this)\s+(?:[\w-]+\s+){0,5}?(?:opening|meeting|session|summit|event|conference|participants)\b"
    r"|(?:gathered|met(?!\s+with))(?=[^.;]{0,60}?\s(?:for|at)\s+(?:the\s+|a\s+|an\s+)?(?:[\w'-]+\s+){0,9}?(?:meeting|session|summit|conference|event|talks)\b)"
    r"|(?:attended|participated)\s+as\s+(?:an?|the)\s+[\w' ]*?guests?\b"
    r"|participated\s+(?:online|virtually|remotely|via|by)\b|took\s+part\s+(?:online|virtually|remotely|via)\b)"
)
CLOSES_LIST = re.compile(
    rf"\b(?:{_TOOK_PART}|(?:were|was)\s+(?:also\s+|likewise\s+)?(?:in\s+attendance|present|at\s+the\s+(?:meeting|session|summit))\b"
    r"|(?:is|are|was|were)\s+(?:also\s+)?among\s+(?:the\s+|those\s+)(?:participants|attendees|attending|present)\b)",
    re.IGNORECASE,
)
"""Words that follow a list of participants: “… attended the meeting”."""
OPENS_LIST = re.compile(
    r"\b(?:(?:was|were|been)\s+(?:also\s+)?attended(?:\s+and\s+\w+)?(?:\s+also)?\s+by\b"
    r"|attended\s+by\b|with\s+(?:the\s+)?participation\s+of\b"
    r"|(?:taking|took|participating)(?:\s+part)?\s+(?:in\s+[\w' ]+?,?\s+)?(?:(?:which|under|chaired)\s[^.:]{0,90}?,\s+)?(?:(?:also\s+)?(?:were|was|are)(?:\s+also)?)\b"
    r"|(?:in\s+attendance|present)(?:\s+at\s+[\w' ]+?)?\s+(?:also\s+)?(?:were|was)(?:\s+also)?\b"
    r"|(?:participants|attendees|those\s+present|(?:those\s+)?attending)(?:\s+(?:at|in|of|the)\s+[\w' ]+?)?\s+(?:also\s+)?(?:included?|were)\b"
    r"|\bamong\s+(?:the\s+|those\s+)?(?:\w+\s+)?(?:participants|attendees|attending|present)(?:\s+(?:at|in|of|the)\s+[\w' ]+?)?\s+(?:are|were|is|was)\b"
    r"|\b(?:attending|joining)\s+(?:the|this)\s+(?:\w+\s+){1,3}?(?:are|were|is|was)(?:\s+also)?\b"
    r"|(?:greeted|welcomed)\s+(?:all\s+)?(?:the\s+)?(?:SCO\s+)?(?:heads|leaders|participants|ministers|guests)\b[\w ]{0,30}?\s-\s"
    r"|(?:ministers|leaders|presidents|premiers)\s+of\s+the\s+\w+\s+(?:countries|states)\s+included\b"
    r"|(?:meeting|summit|session|conference)\s+of\s+(?=(?:[\w-]+\s+){0,3}?(?:ministers|leaders|chiefs)\s+(?:of|from)\s+(?-i:[A-Z][\w ]+(?:,\s+[A-Z][\w ]+)+,?\s+and\s+[A-Z]))"
    r"|who\s+attended\s+[\w' ]{0,20}?\s*(?:included|were)\b"
    r"|delegations?\b[^.;:]{0,70}?\b(?:led|headed)\s+by\b"
    r"|(?:took\s+part|participated|spoke)\b[^.:]*:|were\s+joined\s+by\b|(?:was|were)\s+represented(?:\s+(?:at|in)\s+(?:the|this)\s+[\w' ]{3,40}?)?\s+by\b"
    r"|(?:was|were)\s+(?:also\s+)?present(?=\s+(?:the\s+)?(?:heads|representatives|delegations|officials|ministers)\b|(?-i:\s+(?:the\s+)?[A-Z]))"
    r"|^From\s+(?:among\s+)?the\s+(?:SCO\s+)?(?:observer|partner|dialogue\s+partner|member)\s+(?:states|countries)\s*[-:]\s"
    r"|(?:was|were)\s+opened\s+by\b|(?:following|after)\s+the\s+participation\s+of\b"
    r"|delivering\s+(?:\w+\s+)?(?:speeches|remarks|addresses)(?:\s+(?:at|in)\s+[\w' ]+?)?\s+were\b|brought\s+together\b|and\s+attended\s+by\b|(?:meeting|session|event|summit)\s+(?:that\s+)?included\b"
    r"|(?:guests?|members?|observers?|participants|attendees|representatives|delegat(?:es|ions)|officials|leaders)\b"
    r"[\w' ,()-]{0,70}?(?:\s+(?:also\s+)?(?:included?|were|are|as\s+follows))?\s*:(?=\s*$))",
    re.IGNORECASE,
)
"""Words that come before a list of participants: “the meeting was attended by …”."""
CHAIRED = re.compile(
    r"(?<!-)\b(?:chaired|presided\s+over|is\s+chairing)\b|,?\s+who\s+(?:held|holds)\s+the\s+(?:\w+\s+){0,3}?chairmanship\b",
    re.IGNORECASE,
)
CHAIRED_BY = re.compile(
    r"\b(?:chaired|presided\s+over)\s+by\b|\bunder\s+the\s+(?:chairmanship|presidency|chairship|chair)\s+of\b",
    re.IGNORECASE,
)
SERVING_AS_CHAIR = re.compile(
    r"\bwith\s+(?:the\s+)?(?P<who>[A-Z][^,.;]{3,100}?)\s+(?:serving\s+as|acting\s+as|as)\s+(?:the\s+|its\s+)?chair(?:man|person|woman)?\b"
)
"""“…, with Minister X serving as the chairman”."""
CHAIRING_STATE = re.compile(
    r"\bunder\s+(?:the\s+)?(?:chairmanship\s+of\s+the\s+)?([\w ]+?)\s*(?:'s)?\s*(?:chairmanship|side|presidency)\b"
    # The presidency of the organisation is not the chair of a meeting.
    r"(?!\s+(?:of|in)\s+the\s+(?:organi[sz]ation|SCO|shanghai))|\b([A-Z]\w+)-chaired\b"
)
FUTURE = re.compile(
    r"\b(?:will|would|to|expected|plans?|planned|scheduled|invited)\s+(?:also\s+)?(?:be|attend|take|participate|chair|join)",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:(?:did|could|was|were|would|will|has|have|had)\s+not\s+(?:be\s+|been\s+|be\s+able\s+to\s+)?(?:attend\w*|present|take\s+part|participate\w*|chair\w*|come|represented)"
    r"|not\s+(?:by|attended|present)|neither|absent|unable\s+to|last\s+year's|the\s+previous\s+(?:meeting|session|summit)|(?:meeting|talks)\s+(?:of|between)\s[^.;,]{0,60}\bthe\s+two\s+(?:countries|sides)"
    r"|(?:will|would|(?:is|was|are|were|expected|planned|scheduled|due)\s+to)\s+(?:also\s+)?be\s+(?:attended|chaired|represented|opened))\b",
    re.IGNORECASE,
)
"""Words for an absence, for another meeting, or for a meeting to come."""
LIST_ITEM = re.compile(
    r"^(?![^.]*\b(?:was|were|took|held|attended|chaired|agreed|noted|will|is|are|has|have)\b).{5,400}$"
)
ALSO_CHAIRED = re.compile(r",?\s+(?:chaired|opened|hosted)\s+the\s+\w+,?\s+and\s*$", re.IGNORECASE)
"""In “…, chaired the meeting and delivered a speech” the list ends before the first verb."""
REPRESENTED = re.compile(
    r"\brepresented\s+(?:(?:at|in)\s+(?:the|this)\s+[\w' ]{3,40}?\s+)?by\s*$|\b(?:led|headed)\s+by\s*$|^(?:From|For|On\s+behalf\s+of)\b[^,]*,\s*$",
    re.IGNORECASE,
)
_NAMES = r"(?:the\s+)?[A-Z][\w']+(?:\s+(?:of\s+)?[A-Z][\w']+)*"
MINISTERS_ACTED = re.compile(
    r"(?:According\s+to\s[^,]{0,60},\s+)?(?:At\s[^,]{0,60},\s+|(?:[Dd]uring|[Aa]t)\s[^,]{0,60}?(?:\sin\s[A-Z][\w-]+)?,?\s+|[^.;]{0,80}\bafter\s+)?(?:The\s+|All\s+|the\s+)?"
    r"(?:(?P<who>(?:(?!in\s)[\w-]+\s+){0,3}?(?i:ministers|presidents|leaders|secretaries|prosecutors|representatives|delegates|officials|heads\s+of\s+(?:government|delegation)s?))"
    r"\s+(?:of|from)\s+(?:[^.;-]{0,60}?(?:\s-|,\s+namely|:)\s+|the\s+(?:[\w-]+\s+){1,4}?of\s+)?"
    r"|(?P<heads>(?i:heads\s+of\s+(?:the\s+)?(?:\w+\s+)?states?|delegations|delegates|representatives))(?:\s+(?:of\s|participating\s)[^.;-]{0,120}?)?\s+-\s+)"
    rf"(?P<states>(?:{_NAMES},\s+)+(?:{_NAMES})?,?\s*and\s+{_NAMES})"
    r"(?:\s+-|,)?(?=\s+(?:also\s+|\w+ly\s+)?(?:signed|adopted|approved|discussed|exchanged|agreed|considered|reviewed|noted|stressed|reached|(?:having\s+)?met)\b)"
)
"""“Foreign ministers of India, China and Russia approved the draft”: they did so at the meeting, so they attended."""
DELEGATIONS = re.compile(r"\b(?:delegations?|representatives|delegates|heads of|officials)\b", re.IGNORECASE)
AROUND_STATES = re.compile(
    r"\b(?:and|the|as\s+well\s+as|along\s+with|also|all|SCO|(?:member|participating)\s+(?:states|countries|nations)|namely|including|both|of)\b",
    re.IGNORECASE,
)
"""Words between the states in a list of states alone."""
LED_DELEGATION = re.compile(
    r"\s*(?:led|leads|headed|heads|is\s+leading|(?:is|was)\s+in\s+charge\s+of)\s+(?:the|a)\s+"
    r"(?P<whose>[\w' ]*?delegation\b(?:\s+of\s+(?:the\s+)?[A-Z][\w' ]+)?)",
    re.IGNORECASE,
)
"""“X led the Indian delegation”: the state comes after the verb."""
DATELINE = re.compile(
    r"[A-Z]{3,}(?:[ -][A-Z]+)*[.,]\s+[A-Z]{4,}\.?\s*-\s+|[A-Z]{3,}(?:[ -][A-Z]+)*:\s+(?=[A-Z])|(?:[A-Z][\w'. -]*[,.]\s*)?[^\n]{0,60}?(?:(?:\([^()]{2,30}\)|\d)\s*:?\s*-{1,2}|\([A-Z][A-Za-z]{1,12}\)\s*:)\s+"
)
HONOUR = re.compile(
    r"(?:the\s+)?Founder\s+of\s+Peace\s+and\s+(?:of\s+)?National\s+Unity\s*[-,]\s+(?:the\s+)?Leader\s+of\s+the\s+Nation,?\s+",
    re.IGNORECASE,
)
"""A title of honour by law, which releases of one state put before an office."""
VERB_AFTER_LEADER = re.compile(
    r",\s+(?:presented|informed|outlined|shared|proposed|visited|expressed|submitted|shown?)\s"
)
"""What a delegation did, after the words for who led it."""
ALONG_WITH = re.compile(r"\b(?:along|together)\s+with\s+|\baccompanied\s+by\s+")
"""Words before those who came with the one who attended."""
LED_BY = re.compile(
    r"^[^,;]{0,80}\b(?:delegation|side|team)\b[^,;]{0,60}?,?\s+(?:(?:was|were)\s+)?(?:led|headed)\s+by\s+",
    re.IGNORECASE,
)
"""“The delegation of Uzbekistan led by …”: the list has the leader, and the state comes before it."""
WHILE = re.compile(r"^.*\b(?:chaired|presided\s+over|hosted)\b[^,;]{0,40}?,?\s+while\s+", re.IGNORECASE)
SPEAKING = re.compile(
    r"\b(?:addressing|speaking\s+(?:at|to|before)|in\s+(?:a|his|her)\s+(?:statement|speech|address)\s+(?:delivered\s+)?at|(?:in|during)\s+(?:his|her)\s+(?:\w+\s+)?(?:speech|address|remarks|statement)\b"
    r"(?:(?:\s+delivered)?\s+(?:at|to|before))?)(?:\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:meeting|session|summit|conference|council|participants)\b)?"
    r"(?:[^,.]{0,60},\s*|(?-i:\s+(?=(?:the\s+)?[A-Z])))(?=[^,.]{3,120}?\s(?:said|noted|stressed|emphasi[sz]ed|underlined|pointed|called|expressed|proposed|urged|told|drew|announced|reported)\b)",
    re.IGNORECASE,
)
"""“Addressing the meeting, X said”: a person who spoke there attended."""
SAID = re.compile(
    r"\s(?:also\s+|on\s+[A-Z]\w+\s+\d+\s+)?(?:said|noted|stressed|emphasi[sz]ed|underlined|pointed|called|expressed|proposed|urged|told|drew|announced|reported)\b"
)
SPEAKER = re.compile(
    r"(?P<who>[A-Z][^.;\"]{3,160}?)\s+(?:on\s+\w+day\s+)?(?:also\s+)?(?:said|suggested|noted|stressed|emphasi[sz]ed|underlined|pointed\s+out|told|proposed|called\s+(?:for|on)|expressed|praised|lauded|highlighted|informed|reaffirmed)\b"
)
"""At the start of a sentence: “Minister of Trade of Uzbekistan X noted that …”."""
SAID_THERE = re.compile(
    r"\s(?:at|during)\s+(?:the|a|this)\s+(?:[\w.-]+\s+){0,5}?(?:meeting|session|summit|conference)\b", re.IGNORECASE
)
"""Words after a verb of speaking that say that the person was at the meeting."""
SAID_BY = re.compile(
    r"(?:,[\"']?\s+(?:said|noted|stressed|emphasi[sz]ed)"
    r"|\b(?:put\s+forward|proposed|announced|presented|voiced|made|outlined|raised|expressed|delivered|read\s+out)\s+by)"
    r"\s+(?P<who>[A-Z][^,.;\"]{3,120}?)(?=\s(?:in\s+[A-Z]\w+\s+)?(?:at|during)\s)"
)
"""“…, said Minister of Trade of Uzbekistan X at a meeting of …”."""
ELSEWHERE = re.compile(
    r"\b(?:reporters|journalists|press\s+conference|briefing|interview|told\s+(?:the\s+)?(?:media|press|agency)|ahead\s+of|on\s+the\s+eve|earlier"
    r"|prior\s+to|before\s+the\s+(?:meeting|session|summit)|bilateral|met\s+with|talks\s+with|spokes\w+|phone)\b",
    re.IGNORECASE,
)
"""Words said to the press, or at another meeting."""
AS_GUEST = re.compile(
    r"(?:attended|participated|took\s+part)(?:\s+(?:in\s+)?the\s+\w+)?\s+as\s+(?:(?:an?|the)\s+)?(?!well)[\w' ]*?"
    r"\bguests?\b"
)

ROLE = re.compile(rf"(?<![\w'-])(?:{OFFICE_TITLES})(?![\w'])", re.IGNORECASE)
PLURAL = re.compile(
    r"(?<!of )(?<!of the )\b(?:heads(?=\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:ministries|agencies|departments|services|authorities)\s+of)|presidents|ministers|premiers|secretaries|leaders|directors|chairmen|ambassadors|chiefs|justices|judges|"
    r"prosecutors?(?:[- ]generals)|prosecutors(?:[- ]general)?)\b",
    re.IGNORECASE,
)

PARTICLES = frozenset("bin ibn al ul ur von van de uulu kyzy ogly oglu zade el".split())
RANKS = frozenset(
    "shri smt mr mrs ms dr prof h.e his her excellency major general gen colonel col lieutenant lt capt army admiral marshal"
    " air academician comrade engineer engr sir madam brigadier retired rear senator honorable honourable hon'ble esteemed".split()
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

RANK_BEFORE = re.compile(
    rf"(?<!Secretary[ -])(?<!Prosecutor[ -])(?<!Attorney[ -])(?<!Procurator[ -])(?<!Director[ -])\b(?:{'|'.join(RANKS)})\b[.\s-]*$",
    re.IGNORECASE,
)

ORGANISATION = re.compile(
    r"^[A-Z]{3,}(?!\w)(?=\s)|\b(?:International|World|Eurasian|Global|Asian|Islamic|Arab|European|African|United Nations|Economic Cooperation)\s+(?:[A-Z][\w'-]*\s+|of\s+|for\s+|and\s+){0,5}?"
    r"(?:Association|Organi[sz]ation|Union|Bank|Fund|Commission|Committee|Council|Centre|Center|Forum|Alliance|Assembly|"
    r"Agency|Federation|Institute|Development Programme)\b"
)
"""Names of organisations that need not be in the registry."""

SAYS_WHO = re.compile(
    r",[\"']?\s+(?:reads?|said|says|added|adds|reported|reports|informed|according\s+to)\s+(?:(?:an?|the)\s+)?"
    r"[\w' -]{0,60}?\b(?:release|statement|ministry|office|service|agency|reports?|website|spokes\w+|officials?|media|sources?)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
"""The source of a report after the list: “…, read the press release of the ministry”."""
SUBORDINATED = re.compile(r",\s+(?:which\s+is\s+)?(?:subordinated?|reporting|accountable)\s+to\s+the\s+\w+")
"""What an agency is under: “the Drug Control Agency, subordinated to the President of …”."""

GUEST_TAIL = re.compile(
    r"\s+as\s+heads?\s+of\s+(?:the\s+)?[\w' ]*?delegations?\s*$|,?\s+(?:as|who\s+\w+(?:\s+invited)?(?:\s+as)?|a|an)\s[\w' ]*?\bguests?\b(?!\s+of\s+(?:the\s+)?[\w ]{0,30}\s-\s).*$"
)
