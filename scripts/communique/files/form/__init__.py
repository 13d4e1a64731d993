"""The canonical form of files, and the comments that stay where they are."""
