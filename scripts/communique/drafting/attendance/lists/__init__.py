"""Lists of who attended: their items, offices that several share, tables."""
