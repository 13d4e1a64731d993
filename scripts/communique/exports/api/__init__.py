"""The JSON API: one static document for each entry, lists, an index, and their description in OpenAPI."""
