"""The data model: what a record may contain.

Other packages may use every module: `vocabulary` (closed lists), `edtf` (dates), `types` (values), `parts` (walking
through records), `entries` and `meeting` (the models), `kinds` and `registries` (the kinds of entries), `validation`
and `schema`.
"""
