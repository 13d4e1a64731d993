"""Records from releases: skeletons, drafts, and finishing them."""
