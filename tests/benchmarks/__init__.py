"""Benchmarks: the kit beside a plain Voila page and a bare Tornado echo, in one run.

Run from the repository's root::

    python -m tests.benchmarks [--quick] [--only NAME] [--out FILE.md|FILE.json]

Every server is a process of its own on 127.0.0.1, the load comes from another process of
the same machine. Nothing here asserts a time: machines differ, so read the ratios.
"""
