"""Words by which a piece of a sentence is no look: what is not seen, what passes, what somebody is within."""

from collections.abc import Sequence
from itertools import pairwise

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set
from limner.continuity._prose_words import ATTITUDES, KIN

UNSEEN = word_set("""
veins heart mind soul brain voice temper stomach accent laugh laughter breath gaze smell scent opinion sense
sleeve patience nerves habit habits secret debt money job home town bed table gun memory memories dream
dreams manner manners idea humour humor luck past future childhood blood tongue hands-on thumb-rule
personality attitude reputation love hate anger rage fear joy grief sorrow pride guilt shame hope trust
loyalty life death years days nights story stories song songs poem letters books book
""")
PASSING = word_set("""
when whenever if unless until since sometimes rarely occasionally before after would could might may can
will shall must tends wants needs used smile smiles smiling grin grins grinning laughs laughing cry cries
crying blush blushes blushing talks talking speaks speaking says said told thinks feels know knows seems
reach reaches reaching turn turns puts put hold holds holding rubs wipes wiping touches touching lifts looks
lets catches gives takes meets met miss watching watches stares staring
""")
_FEELING = word_set(
    "tired proud fond sick afraid ashamed jealous wary sure careful scared certain conscious vain"
)
"""Words that say with ``of`` what somebody feels for a thing."""
FOREIGN = (
    PASSING
    | words.NEGATIONS
    | KIN
    | ATTITUDES
    | word_set("you me we us our your own won't can't couldn't wouldn't")
) - {
    "like",
    "mark",
    "marks",
    "lost",
    "missing",
}
ABSTRACT = word_set("""
kind shy quiet stubborn clever quick brave gentle cruel proud polite rude honest loyal lazy funny patient
impatient guarded exact warm cold calm nervous anxious confident curious cautious reckless ambitious bitter
cheerful grumpy sarcastic witty charming friendly unfriendly hostile loving caring selfish selfless jealous
protective devoted fierce feisty bubbly bossy humble arrogant vain modest smart intelligent wise foolish
naive innocent sly cunning ruthless merciless distant aloof reserved outgoing talkative silent reliable
responsible irresponsible organised tidy messy serious playful mischievous romantic cynical optimistic
pessimistic moody sensitive emotional stoic dramatic lonely alone married single widowed divorced engaged
unmarried retired bored busy late early dead alive famous rich poor known feared loved respected tired happy
unhappy sad angry afraid sorry sure right wrong good bad nice lovely easy hard fast slow best worst able
unable ready free fine well ill sick healthy drunk sober religious superstitious educated literate bilingual
gay straight bisexual lesbian asexual queer human determined dedicated disciplined independent competitive
creative artistic practical logical blunt direct soft-spoken well-spoken outspoken hardworking hard-working
easygoing easy-going laid-back good-natured short-tempered
""")


def feels(low: Sequence[str]) -> bool:
    """Whether words say what somebody feels for a thing: ``tired of locks``, ``proud of her hands``."""
    return any(before in _FEELING and word == "of" for before, word in pairwise(low))
