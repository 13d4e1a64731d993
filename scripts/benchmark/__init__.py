"""The benchmark: synthetic registers of any size, and what it takes to check, build, serve and search them.

`scripts/bench` runs it. The library knows nothing of it; it measures the commands that people use.
"""
