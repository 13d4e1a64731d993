"""Pages from the register: which there are, what they need, and writing them as Markdown."""
