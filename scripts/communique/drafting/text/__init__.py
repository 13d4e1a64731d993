"""The text of a release: paragraphs, sentences, and the dates and names in them."""
