"""What templates can call: links, citations, context notes."""
