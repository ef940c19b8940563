"""
The line to SillyTavern's page: what may be asked of it, what it tells, and how that crosses as JSON text.

``host`` is the port and ``remote_host`` the page behind it; ``channel`` is the envelope both ways; ``events``
are what happened, as values; ``web`` is SillyTavern's server, which the worker asks by itself.

Nothing here decides what to do about an event.
"""
