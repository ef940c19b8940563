"""
Who speaks with which voice: as SillyTavern's voice map says, and where it says nothing, by its default.

ST's words in that map: ``[Default Voice]`` is a name like any other and the voice of who has none of his own,
``disabled`` is silence. With "multiple voices" each name has three: for quotes, for asterisks and the rest.
"""

from limner.book.spoken import SpokenLine
from limner.page.speech_host import SpeechVoices

NARRATOR = "Narrator"
"""A character of this name in ST's voice map tells what is not dialogue."""
_DEFAULT = "[Default Voice]"
_DISABLED = "disabled"


def voice_of(line: SpokenLine, known: SpeechVoices) -> str:
    """Return the voice of a sentence; empty where ST has none for it: it is shown and not heard."""
    speaker = line.speaker
    names: tuple[str, ...]
    if line.dialogue:
        names = (f'{speaker} ("Quotes")', speaker, _DEFAULT)
    else:
        names = (NARRATOR, _DEFAULT, f"{speaker} (Other text)", speaker)
    for name in names:
        voice = known.voices.get(name, "")
        if voice == _DISABLED and name not in (_DEFAULT, NARRATOR):
            return ""  # the user wants nothing of this speaker
        if voice and voice not in (_DEFAULT, _DISABLED):
            return voice
    return ""
