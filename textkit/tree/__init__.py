"""Files and whole directories: walking, reading, examining on several cores, writing, the journal and undoing.

Nothing here knows a rule; ``batch`` is what the command line calls.
"""
