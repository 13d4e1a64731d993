"""What a search can find, and by which facets."""
