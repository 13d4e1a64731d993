"""Files and folders on disk: where they are, and writing them whole or not at all."""
