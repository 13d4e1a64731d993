"""Patterns for how releases say who attended and who chaired."""

import re

CHAIRED = re.compile(
    r"(?<!-)\b(?:chaired|presid(?:ed|es)\s+over|is\s+(?:currently\s+)?(?:chairing|presiding\s+over))\b|,?\s+who\s+(?:held|holds)\s+the\s+(?:\w+\s+){0,3}?chairmanship\b",
    re.IGNORECASE,
)
CHAIRED_BY = re.compile(
    r"\b(?:chaired|presided\s+over)\s+by\b|\bunder\s+the\s+(?:chairmanship|presidency|chairship|chair)(?:\s+of\b|(?=\s+(?-i:[A-Z])))",
    re.IGNORECASE,
)
SERVING_AS_CHAIR = re.compile(
    r"\bwith\s+(?:the\s+)?(?P<who>[A-Z][^,.;]{3,100}?)\s+(?:(?:serving\s+as|acting\s+as|as)\s+(?:the\s+|its\s+)?chair(?:man|person|woman)?|chairing|presiding)\b"
)
"""“…, with Minister X serving as the chairman”, “with Minister X chairing”."""
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
    r"|not\s+(?:by|attended|present)|neither|absent|unable\s+to|last\s+year's|(?:the|their|its)\s+(?:previous|last|preceding)\s+(?:\w+\s+)?(?:meeting|session|summit)|(?:meeting|talks)\s+(?:of|between)\s[^.;,]{0,60}\bthe\s+two\s+(?:countries|sides)"
    r"|(?:will|would|(?:is|was|are|were|expected|planned|scheduled|due)\s+to)\s+(?:also\s+)?be\s+(?:attended|chaired|represented|opened))\b",
    re.IGNORECASE,
)
"""Words for an absence, for another meeting, or for a meeting to come."""
OF_SEVERAL_STATES = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|all\s+(?:of\s+)?(?:the\s+)?)?(?:(?!of\b|from\b)[\w()'-]+\s+){0,6}?(?:states|countries|nations)"
    r"(?:\s+of\s+the\s+(?:SCO|Shanghai\s+Cooperation\s+Organi[sz]ation))?\s*(?:\([^()]*\)\s*)?[-:(,]\s*(?:(?:namely|including)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What comes between an office of several people and the list of their states: “trade ministers of the member states: ”."""
LIST_ITEM = re.compile(
    r"^(?![^.]*\b(?:was|were|took|held|attended|chaired|agreed|noted|will|is|are|has|have)\b).{5,400}$"
)
REPRESENTED = re.compile(
    r"\brepresented\s+(?:(?:at|in)\s+(?:the|this)\s+[\w' ]{3,40}?\s+)?by\s*$|\b(?:led|headed)\s+by\s*$|\bthat\s+of\s+[^,;]{3,40}\s+by\s*$|^(?:From|For|On\s+behalf\s+of)\b[^,]*,\s*$",
    re.IGNORECASE,
)
DELEGATIONS = re.compile(r"\b(?:delegations?|representatives|delegates|observers|heads of|officials)\b", re.IGNORECASE)
AROUND_STATES = re.compile(
    r"\b(?:and|the|as\s+well\s+as|along\s+with|also|all|SCO|(?:member|participating|observer|partner)\s+(?:states|countries|nations)|two|three|four|namely|including|both|of)\b",
    re.IGNORECASE,
)
"""Words between the states in a list of states alone."""
LED_DELEGATION = re.compile(
    r"\s*(?:led|leads|headed|heads|is\s+leading|(?:is|was)\s+in\s+charge\s+of)\s+(?:the|a)\s+"
    r"(?P<whose>[\w' ]*?delegation\b(?:\s+of\s+(?:the\s+)?[A-Z][\w' ]+)?)"
    r"|\s*represent(?:ed|s|ing)\s+(?P<which>(?:the\s+)?[A-Z][\w' ]+)",
    re.IGNORECASE,
)
"""“X led the Indian delegation”: the state comes after the verb."""
DATELINE = re.compile(
    r"[A-Z]{3,}(?:[ -][A-Z]+)*[.,]\s+[A-Z]{4,}\.?\s*-\s+|[A-Z]{3,}(?:[ -][A-Z]+)*:\s+(?=[A-Z])|(?:[A-Z][\w'. -]*[,.]\s*)?[^\n]{0,60}?(?:(?:\([^()]{2,30}\)|\d)\s*:?\s*-{1,2}|\([A-Z][A-Za-z]{1,12}\)\s*:)(?:\s+|(?<=:)(?=[A-Z]))"
)
_SPOKE = (
    r"(?:(?:said|says|(?:stat|suggest|not|stress|emphasi[sz]|underlin|underscor|propos|express|prais|laud|highlight|inform"
    r"|reaffirm|mention|urg|add|announc|appeal|appreciat|argu|assert|assur|caution|commend|condemn|congratulat|declar"
    r"|describ|detail|elaborat|endors|explain|explicat|hail|insist|introduc|invit|offer|outlin|pledg|present|recall|reiterat"
    r"|remark|remind|report|shar|support|thank|voic|vow|warn|welcom)(?:ed|s|es))\b"
    r"|(?:point(?:ed|s)\s+out|told|tells|call(?:ed|s)\s+(?:for|on|upon)|(?:put|puts)\s+forward|draws?\s+attention|drew\s+attention"
    r"|dwel(?:t|led|ls)\s+on|touch(?:ed|es)\s+(?:up)?on|spoke|speaks|t(?:ook|akes)\s+the\s+floor|paid\s+(?:special|particular)\s+attention"
    r"|focus(?:ed|es)\s+on|brief(?:ed|s))\b)"
)
SPOKE_AFTER = re.compile(
    rf",?\s+(?:(?:on\s+\w+day|today|also|has|have|had|in\s+(?:his|her)\s+turn,?|\w+ly)\s+)*{_SPOKE}"
)
"""What follows the words for a speaker: “Minister of Trade of Uzbekistan X also noted”."""
SPOKE_BEFORE = re.compile(
    rf"(?:^According\s+to|,[\"']?\s+{_SPOKE}|\b(?:put\s+forward|proposed|announced|presented|voiced|made|outlined|raised|expressed|delivered|read\s+out)\s+by)\s+(?:the\s+)?$"
)
"""What comes before the words for a speaker: “…, said Minister of Trade of Uzbekistan X”."""
SAID_THERE = re.compile(
    r"\s(?:at|during)\s+(?:the|a|this)\s+(?:[\w.-]+\s+){0,5}?(?:meeting|session|summit|conference)\b", re.IGNORECASE
)
"""Words after a verb of speaking that say that the person was at the meeting."""
ELSEWHERE = re.compile(
    r"\b(?:reporters|journalists|press\s+conference|briefing|interview|told\s+(?:the\s+)?(?:media|press|agency)|ahead\s+of|on\s+the\s+eve|earlier"
    r"|(?:last|previous)\s+(?:year|month|week|summit|meeting|session)|(?:years?|months?|weeks?)\s+ago|former"
    r"|prior\s+to|before\s+the\s+(?:meeting|session|summit)|bilateral|met\s+with|talks\s+with|spokes\w+|phone)\b",
    re.IGNORECASE,
)
"""Words said to the press, or at another meeting."""
AS_GUEST = re.compile(
    r"(?:attended|participated|took\s+part)(?:\s+(?:in\s+)?the\s+\w+)?\s+as\s+(?:(?:an?|the)\s+)?(?!well)[\w' ]*?"
    r"\bguests?\b"
)


SAYS_WHO = re.compile(
    r",[\"']?\s+(?:reads?|said|says|added|adds|reported|reports|informed|according\s+to)\s+(?:(?:an?|the)\s+)?"
    r"[\w' -]{0,60}?\b(?:release|statement|ministry|office|service|agency|reports?|website|spokes\w+|officials?|media|sources?)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
"""The source of a report after the list: “…, read the press release of the ministry”."""
ASIDE_IN_LIST = re.compile(
    r",\s+(?:which\s+is\s+)?(?:subordinated?|reporting|accountable)\s+to\s+the\s+\w+"
    r"|\b(?:in\s+person|virtually|online|(?:by|via|through|in)\s+(?:an?\s+|the\s+)?(?:video|virtual|online)[\w-]*"
    r"(?:\s+(?:link|conferenc\w+|mode|format))?)\b(?:\s+by\b)?"
)
"""What an agency is under, or how somebody came: “…, subordinated to the President of …”, “and by video link by …”."""

GUEST_TAIL = re.compile(
    r"\s+as\s+heads?\s+of\s+(?:the\s+)?[\w' ]*?delegations?\s*$|,?\s+(?:as|who\s+\w+(?:\s+invited)?(?:\s+as)?|a|an)\s[\w' ]*?\bguests?\b(?!\s+of\s+(?:the\s+)?[\w ]{0,30}\s-\s).*$"
)

CLAUSE_IN_BRACKETS = re.compile(r"\([^()]*\b(?:\w{3,}ed|was|were|is|are)\b[^()]*\)")
VERB_BETWEEN = re.compile(
    r"\b(?:\w{3,}ed|was|were|is|are|has|have|had|will|would|took|met|said|brought|led|who|which|that|during|at|by|in|with|held)\b|[.:]"
)
OF_THE_STATES = re.compile(
    r"(?:SCO\s+)?(?:observer|member|partner|dialogue\s+partner)\s+(?:states|countries)\s*[-:]\s+"
)
CAME_ITSELF = re.compile(
    r",?\s+(?:who\s+)?(?:also\s+)?(?:participate[ds]|t(?:ook|akes)\s+part|attend(?:ed|s)|join(?:ed|s)|(?:is|are)\s+(?:participating|taking\s+part|attending))\b"
)
"""What follows a single state that came: “Example participated as an observer”."""

_MEETING = (
    r"(?:(?:meetings?|meet|sessions?|sitting|summit|conference|conclave|event|forum|talks|council|ceremony|gathering|discussions?)(?!\s+(?:with|between)\b)"
    r"|occasion|participants|attendees|delegat(?:es|ions)|guests|colleagues|counterparts|gathered|it)\b"
)
_HOW = r"(?:\s+(?:as\s+well|too|physically|online|virtually|remotely|in\s+person|via|through|by\s+video\w*|as\s+an?)\b|\s*(?:[,.;)]|$)|\s+and\b)"
CAME_AFTER = re.compile(
    rf"\b(?:attend|participat|join|address|chair|open|host|inaugurat|conven|gather|greet|welcom|brief|inform)(?:s|es|e|ed|ing)?\b[^.;:]{{0,90}}?\b{_MEETING}"
    r"|\baddress(?:es|ed|ing)\b[^.;:]{0,40}?\b(?:meeting|session|summit|conference)\b"
    rf"|\b(?:presid\w+(?:\s+over)?|t(?:ook|akes?|aking|aken)\s+part|sp(?:oke|eaks?|eaking|oken)|met|told)\b[^.;:]{{0,90}}?\b{_MEETING}"
    rf"|\b(?:attend(?:ed|s)|participate[ds]|join(?:ed|s)|t(?:ook|akes|aken)\s+part){_HOW}"
    r"|\b(?:arriv(?:ed|es|ing)|flew|landed)\b(?=[^.;:]{0,90}?\b(?:meeting|session|summit|conference|conclave|gathering|council)\b|\s+(?:also|too|later|earlier|shortly|next|then|first|on\s+\w+day)\b|\s*[.,;]|\s*$)"
    r"|\b(?:welcom|greet|host)(?:s|es|e|ed|ing)?\b[^.;:]{0,60}?\b(?:leaders|heads\s+of|officials|ministers|secretaries|chiefs|(?:head|president|minister|premier)s?)\b"
    r"|\bt(?:ook|akes|aking)\s+the\s+floor\b|\b(?:was|were|is|are|being)\s+(?:also\s+)?joined\s+by\b|\b(?:is|are|was|were)\s+(?:also\s+)?among\b"
    r"|\b(?:deliver|gave|gives?|made|makes?|read|present)\w*\s[^.;:]{0,40}?\b(?:speech|speeches|address|remarks|statements?|reports?|messages?|greetings?|letters?|presentations?)\b"
    r"|\b(?:led|leads?|heads?|headed|leading)\s[^.;:]{0,40}?\bdelegation\b"
    r"|\bin\s+(?:his|her|their)\s+(?:\w+\s+)?(?:speech|address|remarks|statement)\b"
    r"|\b(?:present|in\s+attendance)\b|\b(?:was|were)\s+(?:also\s+)?at\s+the\s+\w+"
    r"|\bamong\s+(?:the\s+|those\s+)?(?:\w+\s+){0,2}?(?:participants|attend\w+|present|speakers|guests)\b"
    r"|\brepresent(?:ed|s|ing)\s+(?:(?:his|her)\s+country|(?:the\s+)?(?:\w+\s+)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What a group did at the meeting, after it."""
CAME_BEFORE = re.compile(
    r".*?(?P<came>\b(?:present|(?:br(?:ought|ings?|inging))\s+together|gather(?:ed|s|ing)|assembl(?:ed|es)|united|unites|featur(?:ed|es|ing)|involv(?:ed|es|ing)|convened|(?:sat|seated|sitting)\s+(?:next\s+to|beside|opposite)|taking\s+part\s+(?:are|were)|arrived\s+(?:is|are|was|were))\s+(?:(?:the|his|her|their|top|senior|high-level|high-ranking)\s+)*$|^From\s[^,.;]{0,60}[-:]\s*$"
    r"|\b(?:meeting|session|summit|event)\s+(?:that\s+)?include[sd]?\s+$"
    r"|\b(?:attend\w*|participa\w+|present|presence|t(?:ook|aking|aken)\s+part|join\w*|represent(?:ed|ing)|(?:brought|brings)\s+together|gathered|assembled|arriv\w+|came|delegates|envoys"
    r"|delegations?|representatives|speakers?|spee?ch\w*|remarks|statements|reports|on\s+hand|chaired|presided|opened|hosted|addressed|led|headed|guests|leaders|ministers|heads|officials)\b"
    r"(?:[^.;]|(?<=\b[A-Z])\.){0,110}?(?:\b(?:by|were|was|are|is|include[sd]?|including|of|from|namely|saw)|[-:(])\s*(?:(?:the|his|her|their|also|following|all|-)\s+)*$)",
    re.IGNORECASE | re.DOTALL,
)
"""Words for taking part before a group, up to the one that links them: “… was attended by”, “participants include”."""
WELCOMED = re.compile(r"\b(?:welcom|greet)(?:ed|es|s|ing)\s+(?:(?:the|top|senior)\s+)*$")
"""What comes before those who were welcomed there. States alone may be welcomed into the organisation."""
ATTENDED_BY = re.compile(
    r"\b(?:attended|chaired|opened|addressed|headed|led|represented|joined)\s+by\b|\bparticipa\w+|\battend\w+",
    re.IGNORECASE,
)
CAME_AT_ONCE = re.compile(
    r",?\s+(?:in\s+attendance|present|who\s+(?:also\s+)?(?:attended|participated|took\s+part|joined|spoke))\b"
)
"""What follows a group at once, and says that it came, although it is the object of what another did."""
PARTICIPATION = re.compile(r"\s+(?:participation|presence|attendance)\s+(?:in|at)\s+(?:the|this)\b")
"""What follows a name in “X's participation in the meeting”."""
CLAUSE_BREAK = re.compile(r"[,;]|\band\s+(?=the\s|its\s|those\s)")
"""Where a clause with a subject of its own may begin."""
SPOKE_THERE = re.compile(
    r"^(?:.*[,;]\s+)?(?:addressing|speaking|chairing|opening|(?:in|at|during)\s+an?\s+(?:\w+\s+){0,3}?(?:meeting|session|summit|conference)|(?:in|during)\s+(?:his|her|their|an?)\s[^,;]*?(?:speech|address|remarks|statement)|(?:at|during)\s+the)\b"
    r"(?![^,;]*\b(?:january|february|march|april|june|july|august|september|october|november|december|(?:this|last)\s+year)\b)"
    r"(?:[^,;\d]|\d+(?:st|nd|rd|th)\b){0,90}(?:,\s*|(?<=remarks)\s|(?<=speech)\s|(?<=address)\s|(?<=statement)\s|(?<=meeting)\s|(?<=session)\s|(?<=summit)\s)(?:the\s+)?$",
    re.IGNORECASE,
)
"""The opening of a sentence on what somebody said there: “Addressing the meeting, …”, “In his remarks …”."""
ACTED = re.compile(
    r"\s*(?:,\s+)?(?:(?:also|has|have|had|then|\w+ly|on\s+\w+(?:\s+\d+)?)\s+)*(?:\w{2,}ed|said|told|spoke|drew|put|made|gave|took)\b"
)
DELIBERATED = re.compile(
    r"(?:\s+-|,)?\s+(?:also\s+|have\s+|had\s+|(?:is|are|were)\s+|\w+ly\s+)*(?:(?:sign|adopt|approv|discuss|exchang|agree|consider|review|not|stress|reach|debat|examin|confer|deliberat|convers|finali[sz]|draft)(?:d|ed|ing)|(?:having\s+)?met|meeting)\b"
)
"""What several states did at the meeting, after their names: “… of Russia, China and India discussed trade”."""
ABSENCE = re.compile(
    r",?\s+(?:as|since|because|after|while|with|although|though)\s+[^,.;]*\b(?:skip\w*|miss(?:ed|ing)|stay(?:ed|ing)?\s+away|was\s+unable|could\s+not|did\s+not)\b[^,.;]*"
    r"|,?\s+\(?(?:except|excluding|apart\s+from|other\s+than)\s+(?:for\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?"
)
"""A clause on somebody who did not come, in a sentence on others who did."""
STILL_LISTED = re.compile(
    r"\W*(?:(?:and|also|as\s+well\s+as)\s+)*(?:(?:followed\s+)?by|(?:that|those)\s+of\s+[^,;.]{3,40}\s+by|are|were|include[sd]?|including)\W*"
)
"""Words between two groups of one list."""
ALONG_WITH = re.compile(r"\b(?:(?:along|together)\s+with|accompanied\s+by)\s+(?:the\s+)?$")
TO_COME = re.compile(
    r"\b(?:will|would|scheduled|expected|due|set|planned|invited|(?:is|are|was|were)\s+to)\b", re.IGNORECASE
)
OTHER_DEED = re.compile(
    r"\b(?:received|hosted\s+a|met\s+with|sent|conveyed|forwarded|thanked|congratulated|invited|called|wished|asked|held\s+(?:talks|a\s+meeting|bilateral))\b",
    re.IGNORECASE,
)
"""What somebody did to those who were at the meeting."""
OBJECT_OF = re.compile(
    r"\b(?:(?:invitation|behalf|initiative|request|chairmanship|leadership|instructions?|decisions?|visit|condolences|letter|efforts|proposal|instead|place|stead)\s+(?:of|from|by|to)"
    r"|with|between|(?<!next\s)to|thank\w*|congratulat\w+|received\s+by|met|visited|called\s+on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words that make those after them the object of another deed."""
OPENING_OBJECT = re.compile(
    r"(?:On|At|Under|By)\b[^,;]*\b(?:behalf|invitation|initiative|request|leadership|instructions?)\s+of\s+(?:the\s+)?"
)
"""The opening of a sentence up to another person: “On behalf of the President, Minister X …”."""
SENTENCE_ELSEWHERE = re.compile(
    r"^\W*(?:before|after|prior\s+to|ahead\s+of|following|on\s+the\s+eve\s+of)\s+(?:the|this)\s+(?:SCO\s+)?(?:meeting|session|summit|event)\b|\bseparate(?:ly)?\b"
    r"|\b(?:sidelines|margins|bilateral\s+(?:and\s+[\w-]+\s+)?(?:[\w-]+\s+)?(?:meetings?|talks|negotiations|consultations|contacts|format)|(?:to|told)\s+(?:reporters|journalists|the\s+press|the\s+media)|press\s+conference|interview|members?\s+(?:now\s+|currently\s+)?(?:are|is)\b"
    r"|founded|established\s+in|comprises|consists\s+of|(?:full|permanent|six|eight|nine|ten)\s+members|observer\s+(?:states|countries|status)\s+(?:are|is|include)"
    r"|status\s+of|previously|(?<!first\stime\s)since\s+(?:\w+\s+)?\d{4}|(?:full|permanent)\s+member(?!\s+(?:states|countries|nations)\b))\b",
    re.IGNORECASE,
)
"""Words of a sentence about other talks, or about what the organisation is."""

SEVERAL = re.compile(
    r"\b(?:representatives|guests?|observers|officials|participants|delegations?|delegates|following|heads\s+of\s+(?:the\s+)?"
    r"(?:[\w']+\s+){0,4}?delegations|heads\s+of\s+(?:the\s+)?(?:SCO\s+)?(?:member|observer)\s+states|members"
    r"|heads\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){0,5}?(?:institutions|organi[sz]ations|bodies|structures|agencies|ministries))\b",
    re.IGNORECASE,
)
"""Words for several participants, such as “representatives” or “the heads of delegations”."""
COUNTERPARTS = re.compile(r"\bcounterparts\b", re.IGNORECASE)
