"""The people in a release: who attended, for whom, and which person of the register they are."""
