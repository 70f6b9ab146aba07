"""What the text of an image link cannot tell: whether its file is there, whether its server still has it.

Called by the command line, which hands the answers to the rules as options; the rules themselves stay pure.
"""
