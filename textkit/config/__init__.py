"""Configuration: what a project wants, from ``textkit.toml``, and the plan that follows from it for each file.

``find`` reads the nearest file, ``schema`` checks it, ``settings`` says what it can hold, ``planning`` makes the plan.
A configuration file holds data only: nothing in it is run.
"""
