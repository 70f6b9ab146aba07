"""Configuration: what a project wants, from ``textkit.toml``, and the plan that follows from it for each file.

``settings`` says what can be set, and turns it into a plan.
"""
