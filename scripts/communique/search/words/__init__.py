"""How words of texts and of queries are made to meet: folding, Chinese, names of entries."""
