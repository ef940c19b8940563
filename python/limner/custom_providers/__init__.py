"""
Providers from a user's package, in a sandbox worker of their own.

``packages`` is what is installed, as values; ``installed`` keeps its providers registered; ``sandbox`` is the
worker of a package seen from Limner, ``_custom_provider`` one of its painters as any other. Inside it run
``sandbox_bridge``, ``_sandbox_main``, ``_installer`` and ``sdk``, which Limner's own worker never imports.

Nothing a package says is believed: addresses, numbers and sentences are checked on the way in.
"""
