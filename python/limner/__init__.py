"""
Limner illustrates a SillyTavern story while the language model writes it.

The walk: ``bridge`` hears the page and hands text to ``link``, which speaks the envelope and calls ``app``.
``app`` arms and plans the meta prompt (``meta_prompt``), reads the reply's tags as it streams (``tags``),
and gives each to the session of its message (``sessions``), which takes a slot of the one limiter
(``limiter``), asks a provider for the picture (``providers``) and sets it into the text by
``pictures.project`` and one compare-and-swap on the page (``host``). ``settings`` declares what the user
may change, ``views`` turns state into HTML, ``trace`` remembers in words why a reply has its pictures.
"""

__version__ = "0.1.0"
