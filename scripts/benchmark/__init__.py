"""The benchmark: synthetic registers of any size, and the time and memory to check, build, serve and search them.

`scripts/bench` runs it, and `scripts/score` scores drafts. The library does not know the benchmark, which measures the
commands that people use.
"""
