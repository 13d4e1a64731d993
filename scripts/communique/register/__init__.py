"""Every entry of every registry, linked, as one object in memory."""
