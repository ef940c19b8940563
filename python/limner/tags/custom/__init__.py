"""
The user's own tag patterns: parsed, checked, and written anew for Python's engine and the browser's.

``patterns`` parses and checks what was typed in the settings; ``reader`` finds the tags that match.

No pattern reaches an engine as it was typed: only what both engines read alike and nothing can stall.
"""
