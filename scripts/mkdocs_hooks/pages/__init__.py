"""How pages become HTML: with MkDocs' own functions, in several processes."""
