"""
Who paints: the port (``base``), the one service that asks (``service``), and one file for each provider.

A request comes to ``service``, which chooses the provider, waits for the ``limiter``, tries again after a
failure that is worth it, and checks what comes back. ``built_in`` are the providers that Limner brings.

Nothing here knows of messages, sessions or the outbox's rules. A user reads “painter” for a provider.
"""
