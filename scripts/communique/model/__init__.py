"""What a record may say: the vocabulary, the types of values, the forms of entries, and what derives from them."""
