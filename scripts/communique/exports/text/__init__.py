"""Texts and notes of records: Web Annotations and TEI."""
