"""
Picture tags: the grammar, and its readers.

``grammar`` is the face: a text that grows goes into its ``Scanner``, and tags come out, each as soon as it is
certain; ``hook_patterns`` is the same grammar for the page. The parts behind it read one mark at a time.
``custom`` reads tags in the user's own spelling.

Nothing here knows what becomes of a tag.
"""
