"""
Sentences that say first where on a body something is: ``Behind her left ear sits a silver implant``.

The readers go from whose a thing is to the thing. So the thing comes first here: ``She has a silver implant
behind her left ear.`` Which noun it is does not matter.
"""

import re

from limner.continuity._anatomy import ANATOMY
from limner.continuity._patterns import late

_WHERE_FIRST = late(
    r"(?:^|(?<=[.!?;] ))"
    r"(?P<where>(?:On|In|Into|Behind|Across|Over|Under|Above|Below|Around|Round|Along|Down|Between|Beneath"
    r"|Through) (?P<whose>her|his|their|my|each|one|the|both)(?: [\w’-]{1,14}){1,3}) "
    r"(?:there )?(?:sits?|is|are|runs?|shows?|gleams?|glitters?|glints?|glows?|rests?|perch(?:es)?|curls?"
    r"|winds?|coils?|blinks?|grows?|(?P<worn>hangs?|dangles?)) "
    r"(?P<what>(?:an?|two|three|four|many|several|some|only) [^.;:!?\n]{2,60})",
    re.MULTILINE,
)
_MORE = late(r",? (?:that|which|when|where|if) ")
_PASSING = late(r"\b(?:when|whenever|if|while)\b")
_SUBJECTS = {"her": "She", "his": "He", "their": "They", "my": "I"}
_RING = late(
    r"\b(?P<ring>ring|stud|hoop) (?:in|through) (?:her|his|their|my|the) (?:left |right )?"
    r"(?P<part>nose|nostril|septum|lip|eyebrow|navel)\b"
)


def thing_first(text: str) -> str:
    """Return a text whose sentences say the thing before its place on the body: ``a brass nose ring``."""
    if " ring " in text or " stud " in text or " hoop " in text:
        text = _RING.sub(r"\g<part> \g<ring>", text)
    return _WHERE_FIRST.sub(_turned, text)


def _turned(found: "re.Match[str]") -> str:
    where, what = found["where"].lower(), found["what"]
    if ANATOMY.isdisjoint(where.split()):
        return found[0]
    more = _MORE.search(what)
    tail = what[more.start() :] if more else ""
    what = what[: more.start()] if more else what
    if _PASSING.search(tail):
        tail = ""  # ``that blinks when she is lying``
    subject = _SUBJECTS.get(found["whose"], "")
    if not subject:
        return f"With {what} {where}{tail}"
    verbs = ("wear", "have") if subject in ("They", "I") else ("wears", "has")
    return f"{subject} {verbs[0] if found['worn'] else verbs[1]} {what} {where}{tail}"
