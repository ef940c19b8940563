"""
The work: from a tag to a picture in the chat file.

A ``session`` takes the tags of one version of a message, begins a job for each (``_jobs``), shows every step
in the render table (``_slot_view``), and sets the pictures into the text when its barrier opens. ``sessions``
says who lives; ``recovery`` finds what a chat still owes; ``permission`` and ``quota`` may refuse.

No text is written but by compare-and-swap, and no picture is forgotten before its provider is.
"""
