"""Turns the register into pages: lists them, collects what they show, and writes them as Markdown."""
