"""Patterns for how releases state things: verbs, subjects and clauses."""

import re

from communique.model.vocabulary import Act

MODIFIERS = r"(?:(?:the|their|its|a|an|deep|serious|grave|particular|great|full|firm|sincere|strong|mutual|common|joint|special|warm|high|broad|complete|principled?|fundamental|certain|important|wide)\s+){0,3}"
"""Up to three determiners and adjectives before a noun."""

EXTRA_FORMS = {
    Act.DECIDED: (rf"(?:took|made) {MODIFIERS}decisions?", "passed a resolution", "granted", "admitted", "determined"),
    Act.APPROVED: ("accepted",),
    Act.AGREED: (r"coordinated(?=\s)", rf"(?:came to|reached) {MODIFIERS}(?:series of )?(?:agreements?|consensus|understanding)", "worked out (?:\\w+ )?(?:approaches|positions|measures|a common)", "reached broad common understanding", r"prepared (?:the )?drafts?", "identified (?:\\w+ )?(?:measures|ways|steps|directions|areas|priorit)\\w*"),
    Act.INSTRUCTED: ("entrusted", "commissioned", "charged"),
    Act.CALLED_FOR: ("called (?:all|the|every|both|its|their|upon|on|for)", "appealed", "recommended", "requested", "invited"),
    Act.PROPOSED: (r"made (?:\w+ )?proposals", "suggested"),
    Act.SUPPORTED: (
        rf"expressed {MODIFIERS}(?:support|solidarity)", r"(?:spoke|spoken|came out) (?:out )?in (?:favou?r|support) of", "advocated", "stood for", "favou?red",
        "spoke for", rf"voiced {MODIFIERS}support",
    ),
    Act.WELCOMED: (rf"expressed {MODIFIERS}satisfaction", "hailed"),
    Act.REAFFIRMED: (
        rf"confirmed {MODIFIERS}(?:commitment|adherence|support|need|importance|interest|desire)", "confirmed that",
        "(?:are|were|remain|remained) committed", "re-affirmed", "restated", "affirmed",
    ),
    Act.PLEDGED: (
        rf"(?:expressed|voiced|declared|stated) {MODIFIERS}(?:readiness|willingness|intention|determination|resolve|desire|interest)", rf"confirmed {MODIFIERS}(?:readiness|willingness|intention|determination|resolve)", "said (?:that )?they would", rf"expressed {MODIFIERS}commitment", "intended", "vowed",
        "(?:are|were) (?:ready|determined|willing|resolved) to", "committed themselves", "will (?:continue|strengthen|promote|develop|work|expand|make|take(?! (?:place|part))|cooperate|improve|push|enhance|conduct|provide|consolidate|coordinate|intensify|encourage|ensure|combat|fight|counter|jointly|further|actively|deepen|step|build|enhance|seek|pursue|facilitate|support|contribute|strive|act)",
    ),
    Act.THANKED: (rf"(?:expressed|voiced|extended) {MODIFIERS}(?:gratitude|appreciation|thanks)",),
    Act.COMMENDED: (
        "(?:highly |positively )(?:appreciated|praised|assessed|valued|evaluated|rated)", rf"gave {MODIFIERS}(?:assessment|appraisal|appreciation)",
        "appreciated", "congratulated", "(?:spoke|spoken) highly",
    ),
    Act.OPPOSED: (rf"(?:expressed|reiterated|reaffirmed|voiced) {MODIFIERS}opposition", "spoke (?:out )?against", "(?:are|were) against"),
    Act.EXPRESSED_CONCERN: (rf"(?:expressed|voiced) {MODIFIERS}(?:concerns?|regret)", r"(?:are|were) (?:\w+ )?concerned"),
    Act.STRESSED: ("highlighted", rf"attached {MODIFIERS}(?:importance|significance)", "paid (?:special|particular|great) attention"),
    Act.NOTED: (
        "acknowledged", "mentioned", "outlined", r"(?:said|says)(?!\s+(?:in|on|here|at)\b)(?=\s+\w)", "concluded that", "stated", "state that", "declared", "(?:are|were) convinced", rf"(?:expressed|voiced) {MODIFIERS}(?:confidence|hope|view|opinion|conviction|belief)",
        "proceed(?:ed)? from", "pointed to", "drew attention", "observed", "(?:are|were) of the (?:opinion|view)", "(?:were|was) informed", "heard", "listened to", "summed up",
        "hold the view", "reported", "condoled", rf"expressed {MODIFIERS}condolences",
    ),
    Act.EXCHANGED_VIEWS: (
        "(?:exchang(?:ed|ing|e|es)|shared|share) (?:[\\w-]+ ){0,2}?(?:views|opinions|ideas|assessments|information|perspectives|experiences?)", r"had (?:an? |the )?(?:[\w-]+(?: and|,)? ){0,4}?(?:exchange|discussion|talk|conversation)s?", "examined", "negotiated", "talked about", "reflected (?:up)?on", "came up for discussion", "summari[sz]ed", "raised", "covered (?=(?:an?|over|more|many|all|the|issues|topics|questions)\\b)", rf"(?:expressed|voiced) {MODIFIERS}views", r"(?:held (?:an? )?(?:[\w-]+(?: and|,)? ){0,4}?meeting|met) to (?:discuss|consider)", "focused (?:\\w+ ){0,2}?on", "deliberated", "assessed (?:the |existing |current )?(?:\\w+ ){0,3}?(?:situation|state|progress|opportunities|results|prospects|implementation)",
        "debated", "talked over", "cent(?:red|ered) (?:a?round|on)", "addressed", r"held (?:an? |the )?(?:[\w-]+(?: and|,)? ){0,4}?(?:exchange|discussion|talk)s?", "touched upon", r"conducted (?:an? |the )?(?:[\w-]+(?: and|,)? ){0,4}?(?:exchange|discussion)s?",
        "considered (?:the |a number of |a range of |a wide range of |specific |current |various |priority |important |topical |key |urgent )*(?:regional |global |international |and )*(?:(?:issue|question|matter|state|progress|prospect|draft|report|result|priorit|problem|task|measure|implementation|situation|outcome)s?)",
    ),
}  # fmt: skip
"""Verbs of acts that the vocabulary does not list, as patterns. The longest that matches counts."""
IRREGULAR = {
    "took": "took|takes?|taking|taken", "talked": "talked|talks?|talking", "spoke": "spoke|speaks?|speaking|spoken", "undertook": "undertook|undertakes?|undertaking",
    "made": "made|makes?", "came": "came|comes?", "gave": "gave|gives?", "held": "held|holds?", "had": "had|have", "heard": "heard|hears?",
    "drew": "drew|draws?", "stood": "stood|stands?", "paid": "paid|pays?", "reached": "reach(?:ed|es)?", "hold": "hold|holds|held",
    "summed": "summed", "were": "were|was|are", "will": "will", "(?:took|made)": "took|takes?|made|makes?",
}  # fmt: skip
"""Forms of irregular verbs, as patterns by the form in the past tense."""
# Words in the tail of a subject, such as “of the Council of Heads of State of the SCO”. None of them is a verb.
_TAIL = (
    r"(?:(?-i:[A-Z][\w'.-]*)|of|from|the|and|for|to|on|in|at|all|both|six|eight|nine|ten|member|observer|partner|participating|states?|countries|"
    r"nations|governments?|foreign|national|security|councils?|affairs|culture|justice|transport|health|education|agriculture|trade|"
    r"economy|economic|finance|energy|tourism|environment|emergency|emergencies|situations|prevention|elimination|departments?|"
    r"agenc(?:y|ies)|bodies|authorities|committees?|organi[sz]ations?|structure|anti-terror\w*|courts?|defen[cs]e|interior|activit(?:y|ies)|issues|meeting|session|event|conference|heads|delegations?|representatives|participants|experts|officials|-(?!\s+(?:[A-Z]\w+|the),))"
)
_LEADING = r"(?:(?!(?:by|of|to|with|for|from|between|among|that|and|in|at|on|the)\b)[\w-]+\s+)"
SUBJECT = (
    r"(?:the\s+|all\s+(?:of\s+)?(?:the\s+)?|both\s+)?(?:(?:SCO|above|said|six|eight|nine|ten|regular|joint|final)\s+)?(?:"
    r"heads?\s+of\s+(?:the\s+)?(?:(?:SCO\s+)?member\s+|six\s+|eight\s+)?(?:states?(?:\s+and\s+governments?)?|governments?(?:\s+\(prime ministers\))?|"
    r"(?:[\w']+\s+){0,5}?(?:delegations?|agenc\w+|ministr\w+|departments?|services|authorities|administrations|sections|chambers|banks))"
    rf"|delegation\s+(?:heads|leaders)|leaders|presidents|premiers|{_LEADING}{{0,2}}?officials|{_LEADING}{{0,3}}?(?:chiefs|ministers)|FMs|defen[cs]e\s+leaders"
    rf"|{_LEADING}{{0,4}}?secretaries|(?:general\s+)?prosecutors?(?:[- ]generals?)?|attorneys[- ]general|chief\s+justices|chairmen"
    r"|(?:(?:SCO|the)\s+)?member[- ](?:states|countries|nations)|(?:participating\s+|(?:six|eight|nine|ten)\s+)?(?:states|countries)|nations|(?:SCO\s+)?members|parties|sides|(?:meeting\s+)?participants|those\s+present"
    r"|(?:participating\s+)?delegations?|delegates|attendees|speakers|(?:national\s+)?coordinators|(?<!security\s)councils?|board"
    r"|regional\s+(?:anti|counter)[- ]?terror\w*\s+(?:body|structure|agency)"
    r"|legislators|parliamentarians|speakers|document|declaration|communiqu\w+|statement|meeting|summit|talks|discussions|session|sitting|agenda|event|conference|forum|gathering|it|they|we|(?:SCO )?(?:CHS|CHG|CFM|CNC)(?!\w)"
    r"|(?:plenipotentiary\s+|authori[sz]ed\s+)?representatives|experts|group|organi[sz]ation|SCO)"
    rf"(?:\s+\([^()]*\))?(?:\s+(?:of|from|on|responsible\s+for|in\s+charge\s+of)\s+{_TAIL}(?:\s+{_TAIL})*)?"
)
"""A subject that speaks for the meeting."""

ADVERB = r"(?:(?!highly|positively)\w+ly(?:\s+and\s+\w+ly)?|also|further|again|once\s+again|jointly|have|has|had|,|in\s+particular|both|all|(?<=they )(?:did)|thus|therefore|then|in\s+addition)"

EXCLUDES_SUBJECT = re.compile(
    r"(?:\b(?:that|(?<!in )(?<!at )(?<!during )which|who|whom|of|by|to|between|for|among|with|from|on|and|invited|as|than|urged|in|at|the|following|during|after|before|addressing|of\s+the|since|prior\s+to|see|read|attended)|[\w]'s)\s*$",
    re.IGNORECASE,
)
"""Words before a noun that show that it is not the subject of the sentence."""

CONJUNCTION = r"(?:;\s*(?:and\s+)?|,?\s+while\s+(?:also\s+)?|,?\s+and\s+(?:also\s+|they\s+)?|,\s+(?:as\s+well\s+as\s+)?)(?:they\s+|the\s+(?:[\w]+\s+)?(?:ministers|leaders|parties|sides|heads\s+of\s+\w+)\s+)?"
"""What joins a further verb, with or without its subject."""

_DONE = (
    r"signed|adopted|approved|endorsed|appointed|discussed|considered|reviewed|noted|stressed|emphasi[sz]ed|agreed|"
    r"decided|underlined|underscored|reaffirmed|supported|welcomed|instructed|highlighted|exchanged|pointed\s+out|"
    r"recommended|confirmed|heard|determined|granted|admitted|accepted|coordinated|assessed|examined|debated|condemned|praised|acknowledged|recogni[sz]ed|mentioned|declared|announced|issued|released|proposed|reiterated|elected|addressed|raised|summari[sz]ed"
)
_WAS = r"(?:was|were|(?:is|are)(?=\s+\w+\s*(?:[.,;]|and\b|to\s+the\b))|has\s+been|have\s+been)\s+(?:also\s+|(?!previously|recently)\w+ly\s+|then\s+|further\s+)?"
PASSIVE = rf"\b{_WAS}(?P<verb>{_DONE})\b"
"""A verb in the passive voice that may be an act."""
SECOND_PASSIVE = rf"(?:,\s*|,?\s+and\s+)(?:then\s+|\w+ly\s+)?(?P<verb>{_DONE})\b(?!\s+(?:the|to|that)\b)"
"""A further participle after a passive: “was discussed and adopted”."""

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
    (Act.ADOPTED, r"(?:saw|witnessed) the (?:adoption|approval) of|(?:ended|concluded) (?:by|with|after) (?:issuing|adopting|the (?:adoption|issuance|issuing|release) of)"),
    (Act.SIGNED, r"(?:saw|witnessed) the signing of|resulted in (?:the )?signing of|(?:ended|concluded|culminated) (?:in [A-Z]\w+ )?(?:with|in|by|after) (?:the )?signing(?: of)?"),
    (Act.EXCHANGED_VIEWS, rf"(?:discussions?|exchange of (?:views|opinions))\b[^.;]{{0,400}}?(?:{_WAS}(?:held|conducted)|\btook place)\b|there (?:is|was) (?:an? )?(?:[\w-]+ ){0,2}?discussion\b|(?:there was|witnessed) an? [\w ]*exchange of (?:views|opinions)"),
)  # fmt: skip
"""Acts whose noun says what was done: “an agreement was reached”."""

LEADING_PARTICIPLE = re.compile(
    r"^(?:While\s+)?(?P<verb>Recogni[sz]ing|Noting|Stressing|Emphasi[sz]ing|Reaffirming|Welcoming|Supporting|Condemning|Underlining|Underscoring|"
    r"Reiterating|Expressing\s+(?:\w+\s+){0,2}?(?:concern|support|gratitude|readiness|commitment))\b"
)
"""A participle at the start of a sentence: “Noting the importance of …, the ministers …”."""

NOT_OPERATIVE = re.compile(
    r"\b(?:is|are) (?:scheduled|planned|expected|to be)\b|\b(?:will be|was|were) (?:also )?(?:held|chaired|attended|received)|\bwill (?:be|take|proceed|host)\b|(?<!that )(?<!which )took place|\bwas established|next (?:meeting|session|summit)|atmosphere|consult\w+ mechanism",
    re.IGNORECASE,
)
"""Words for facts about this or another meeting, which are not an act of it."""

STOP_WORDS = frozenset(
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
"""Words that do not indicate the topic of a statement."""

SAID = (
    "emphasi[sz]ed|noted|stressed|called|pointed|proposed|mentioned|urged|expressed|announced|thanked|suggested|added"
)
"""Verbs of speaking."""
