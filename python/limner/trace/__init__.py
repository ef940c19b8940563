"""
What became of a reply, step by step, and the verdict on it: why there are pictures, or none.

``trace`` notes ``steps`` of each reply as they happen; ``verdict`` names the first link that broke.

It only listens: nothing waits for a trace, and nothing is decided by one.
"""
