"""Rules that compare entries of one kind with each other: duplicates, copies, numbers of sessions."""
