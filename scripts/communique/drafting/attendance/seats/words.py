"""The words that offices, ranks, and the names of people and organisations are made of."""

import re

from communique.drafting.text.english import OFFICE_TITLES

ROLE = re.compile(rf"(?<![\w'-])(?:{OFFICE_TITLES})(?![\w'])", re.IGNORECASE)
PLURAL = re.compile(
    r"(?<!of )(?<!of the )\b(?:heads(?=\s+of\s+(?:the\s+)?(?!(?:the\s+)?(?:state|states|government|governments|delegations?|\w+\s+delegations?|member|observer|participating|SCO)\b)(?:[\w-]+\s+){1,4}?(?:of|from)\b)|presidents|ministers|premiers|secretaries|leaders|directors|chair(?:men|women|persons)|ambassadors|chiefs|justices|judges|governors|coordinators|commissioners|advis[eo]rs|envoys|commanders|rectors|mayors|procurators|"
    r"prosecutors?(?:[- ]generals)|prosecutors(?:[- ]general)?)\b",
    re.IGNORECASE,
)
OFFICER = re.compile(
    r"\bSecretary[- ]General\b|\bDirector\s+of\s+the\s+(?:[A-Z]\w+\s+)*Executive\s+Committee\b", re.IGNORECASE
)
"""Officials of the organisation, of whom the name may be missing."""
HONOUR = re.compile(
    r"(?:the\s+)?Founder\s+of\s+Peace\s+and\s+(?:of\s+)?National\s+Unity\s*[-,]\s+(?:the\s+)?Leader\s+of\s+the\s+Nation,?\s+",
    re.IGNORECASE,
)
"""A title of honour by law, which releases of one state put before an office."""
PARTICLES = frozenset("bin ibn al ul ur von van de uulu kyzy ogly oglu zade el".split())
RANKS = frozenset(
    "shri smt mr mrs ms dr prof h.e h.h his her excellency highness major general gen colonel col lieutenant lt capt army admiral marshal"
    " air academician comrade engineer engr sir madam brigadier retired rear senator honorable honourable hon'ble esteemed".split()
)
MILITARY_RANKS = frozenset("colonel lieutenant major admiral marshal brigadier captain".split())
"""Ranks that releases also write in lower case."""
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
    d'affaires ad embassy meeting session summit sco organization's side also including namely former host heads head chair's then monday tuesday wednesday thursday friday
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
JOINS = frozenset(
    "a an the of and for from to on as well under other others all both its his her their also alongside - --".split()
)
"""Words between the names, offices and states of a group. None of them begins or ends it."""
GROUP_NOUNS = frozenset(
    """delegation delegations delegates representatives officials counterpart counterparts heads leaders members observers guests guest
    honour honor hosts authorities countries nations states governments member observer partner dialogue ministries
    agencies services governors""".split()
)
NO_GROUP = frozenset(
    """meeting session summit january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec
    during in at after following addressing speaking earlier besides among according meanwhile while when it he she they
    this there today yesterday previously then with by traditionally notably however moreover""".split()
)
"""Words that are no part of a group: of meetings and days, and those with which a sentence opens."""
NO_GROUP_NOUNS = frozenset("conference council work works use host media order import export support promotion".split())
"""Words that are no part of a group, unless they have a capital."""
