"""
Limner illustrates a SillyTavern story while the language model writes it.

The walk: ``bridge`` hears the page and hands text to ``page.channel``, which speaks the envelope and calls
``app``. ``app`` asks for pictures in ST's prompt (``prompting``), reads the reply's tags as it streams
(``replies``, ``tags``) and gives each to the session of its message (``painting``), which asks a provider for
the picture (``providers``) and sets it into the text by ``pictures.projection`` and one compare-and-swap on
the page (``page.host``).

Each package imports only packages of lower floors; docs/architecture.md has the floors and the walk.
"""

__version__ = "0.1.0"
