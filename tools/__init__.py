"""
What Limner's people use and Limner's users never see: stand-ins, a real SillyTavern to try things in, a demo.

``python -m tools.demo`` is the short way in. Everything here binds to loopback only.
"""
