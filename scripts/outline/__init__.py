"""Makes the outline of land for the map of places; run once, by `scripts/draw_land`."""
