"""The map of places: land, projection, dots and names."""
