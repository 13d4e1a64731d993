"""Pages that show the register as a whole: each is derived from many records, and *Explore* leads to all of them."""
