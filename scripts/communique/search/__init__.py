"""The search index: what can be found, by which facets, and writing it with Pagefind."""
