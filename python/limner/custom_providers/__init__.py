"""
Providers from a user's package, in a sandbox worker of their own.

``packages`` is what is installed, as values; ``sandbox`` is the worker seen from Limner; ``custom_provider``
is one of its painters as any other. Inside that worker run ``sandbox_bridge``, ``_sandbox_main``,
``_installer`` and ``sdk``, which Limner's own worker never imports.

Nothing a package says is believed: addresses, numbers and sentences are checked on the way in.
"""
