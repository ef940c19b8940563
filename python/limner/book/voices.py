"""
Who speaks with which voice: as SillyTavern's voice map says, and where it says nothing, by its default.

ST's words in that map: ``[Default Voice]`` is a name like any other and the voice of who has none of his own,
``disabled`` is silence. With "multiple voices" each name has three: for quotes, for asterisks and the rest.
"""

from limner.book.spoken import SpokenLine
from limner.core.errors import RequestError
from limner.core.translation import say
from limner.page.speech_host import SpeechHost, SpeechVoices

NARRATOR = "Narrator"
"""A character of this name in ST's voice map tells what is not dialogue."""
_DEFAULT = "[Default Voice]"
_DISABLED = "disabled"
_SPEAKS = "System"


def voice_of(line: SpokenLine, known: SpeechVoices) -> str:
    """Return the voice of a sentence; empty where ST has none for it: it is shown and not heard."""
    speaker = line.speaker
    of_kind = f'{speaker} ("Quotes")' if line.dialogue else f"{speaker} (Other text)"
    several = (of_kind,) if known.multi else ()  # what ST keeps of a time when it was on does not count
    names = (*several, speaker, _DEFAULT) if line.dialogue else (NARRATOR, *several, _DEFAULT, speaker)
    for name in names:
        voice = known.voices.get(name, "")
        if voice == _DISABLED and name not in (_DEFAULT, NARRATOR):
            return ""  # the user wants nothing of this speaker
        if voice and voice not in (_DEFAULT, _DISABLED):
            return voice
    return ""


async def voices_in_force(host: SpeechHost, *, files: bool = False) -> SpeechVoices:
    """
    Return SillyTavern's voices; RequestError says what to do where there are none to be used.

    ``files``: only a provider will do that gives its sound, instead of speaking by itself.
    """
    voices = await host.speech_voices()
    if not voices.enabled:
        raise RequestError(say("SillyTavern's text to speech is off: switch it on under Extensions > TTS."))
    if not voices.known:
        words = "Limner cannot read aloud with “${0}”: choose one of SillyTavern's own TTS providers."
        raise RequestError(say(words, voices.provider))
    if files and voices.provider == _SPEAKS:
        words = "“${0}” gives no sound that can be kept: choose another provider under Extensions > TTS."
        raise RequestError(say(words, voices.provider))
    return voices
