"""Pictures as inline SVG: pure functions from the register to markup.

Style sheets give the colours, and the same facts are beside each picture in words or in a table.
"""
