"""
Presets: the texts that ask the model for pictures, and which of them counts.

``preset`` is one of them, read from its file; ``library`` holds all of them, the user's own as well;
``selection`` decides which is in force in the open chat; ``check`` and ``token_count`` judge a text.

The shipped ones are the ``.md`` files of this folder. Nothing here puts a preset into a prompt.
"""
