"""How good drafts and proposed topics are, by the answers of readers and the statements of the register."""
