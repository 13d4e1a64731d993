"""The library behind the register: reads records, checks them, and writes Markdown pages.

Data flows one way, and so do the imports: each module may import only from those above it in `ROOMS`
(a test holds this). The library knows neither MkDocs nor the shell; those reach it through
`scripts/mkdocs_hooks.py` and `communique.cli`.
"""

ROOMS = (
    "vocabulary",  # the closed lists: acts, kinds, capacities, … each word with its meaning
    "dates",  # EDTF level 0: days, months, years, intervals
    "problems",  # what is wrong, where, and how to mend it
    "scalars",  # what a word without quotes means
    "complaints",  # what keeps a text from being YAML, in words that mend it
    "reading",  # strict YAML with the place of every value
    "remarks",  # comments and blank lines, each tied to the value by which it stands
    "fields",  # the types of values, and the ways through the parts of a record
    "entries",  # the form of people, states, bodies, instruments, topics, places
    "record",  # the form of a meeting
    "model",  # all forms, and the table of registries
    "layout",  # the one way in which records are written
    "validating",  # holds what was read against the model; words the problems
    "register",  # every record and registry, linked, in memory
    "retiring",  # addresses that are no more, and what took their place
    "gathering",  # from files to the register
    "annotating",  # which words of a paragraph carry which notes and mentions
    "entry_rules",  # what holds inside one entry of any registry
    "record_rules",  # what holds inside the record of one meeting
    "text_rules",  # what holds between notes, resolutions and the words of a text
    "register_rules",  # what holds across entries: time, series, identity
    "checking",  # runs the rules
    "coverage",  # what the register does not know
    "schema",  # JSON Schema for editors, derived from the model
    "writing",  # files whole or not at all
    "tidying",  # the canonical form of files: where one is not in it, and bringing it there
    "rendering",  # from values to safe Markdown and HTML
    "finishing",  # what was written for the author of a record, and taking it out
    "rewriting",  # files written anew, each whole or not at all
    "inspecting",  # all that is wrong on disk: what the rules find, and how files are written
    "searching",  # what can be found, and by which facets
    "depending",  # what a page rests on, so that only what changed is rendered again
    "listing",  # the lists on pages, and their parts where they are long
    "page",  # a page to come
    "indexes",  # the pages that lead to entries
    "pages",  # all pages, and writing them
    "exporting",  # everything in one folder, for another generator
    "skeleton",  # new records, with the guide in their comments
    "drafting",  # from a press release to a drafted record: rooms of its own
    "commits",  # the records as they stand in a commit
    "wording",  # values and their changes in words
    "matching",  # which items of two lists are the same one
    "comparing",  # what an edit does to the register
    "collating",  # a draft held against the record of the same meeting
    "reporting",  # a comparison as a text
    "pagefind",  # the program that makes the search index
    "indexing",  # the search index of a built site
    "publishing",  # the built site takes the place of the old one
    "cli",  # the command `communique`
)
