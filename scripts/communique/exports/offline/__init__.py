"""The site as one archive that is read from a folder, without a server and without a network."""
