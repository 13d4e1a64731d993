"""From a press release to a drafted record, every value above the words it comes from.

Each module may import from the rooms of `communique` above this one, and from those above it in `ROOMS`.
"""

ROOMS = (
    "wording",  # how releases in English say things
    "naming",  # states, bodies and places in the words of a release
    "release_text",  # from a saved page or a text to its paragraphs
    "sentences",  # from paragraphs to sentences
    "dating",  # dates in prose
    "heading",  # what stands above the text: title, kind, time of publication
    "meeting_day",  # the day of the meeting, said outright or counted from a report's
    "meeting_body",  # which body met
    "meeting_place",  # where it was held
    "lead",  # the sentences that tell of the meeting, and all that they say
    "personal_names",  # which words are somebody's name
    "delegating",  # one line of a list: who, in what office, for whom
    "presence",  # how releases say who came and who chaired
    "listing",  # lists of participants, line by line
    "tabling",  # tables of participants
    "attending",  # the sentences that say who came and who chaired
    "identifying",  # which person of the register a printed name means
    "capacities",  # as what somebody came
    "participants",  # everybody who came, and who is new
    "verbs",  # the printed forms of acts
    "clauses",  # the verbs of a sentence whose subject is the meeting
    "stating",  # operative statements and their acts
    "subjects",  # topics for a statement, by its words
    "draft",  # a drafted record, with what is missing and unsure
    "yaml_lines",  # comments, values and folded text as records have them
    "writing",  # the draft as YAML, each value below the words it comes from
    "telling",  # what a contributor hears of a draft
    "filing",  # the files of a draft, all or none
)
