"""Skeletons: new entries whose comments explain each field, derived from the model."""
