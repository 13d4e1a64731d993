"""Rows and documents: CSV, data package, SQLite, JSON API."""
