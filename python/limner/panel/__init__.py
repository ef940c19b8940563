"""
The settings panel: one section for each subject, and its views.

``panel`` paints everything after a change; each ``_*_section`` handles the presses in its part; each
``_*_view`` turns state into HTML and keeps nothing.

What a press decides is decided in the package it is about.
"""
