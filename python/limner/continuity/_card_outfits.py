"""Which of a card's named outfits is worn where nothing else is said."""

from collections.abc import Mapping

from limner.continuity._plain_words import word_set

_PLAIN = word_set(
    "casual everyday daily day usual usually normal normally default civilian civvies street alltag diario"
)
_SPECIAL = word_set("""
formal sleep sleeping sleepwear bed bedtime night nightwear pajamas pyjamas party parties swim swimming
swimwear beach pool gym sport sports workout exercise training battle combat armor armour mission missions
hero heroic summer winter spring autumn fall rain cold ceremony ceremonial gala ball wedding evening festival
holiday disguise undercover underwear lingerie nude naked stage performance special date dates alt alternate
alternative other optional church sunday sundays funeral funerals feast feasts weddings balls rains snows
""")


def usual(outfits: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the clothes of every day, else those of the first outfit for no occasion, else of the only."""
    worn = {name: clothes for name, clothes in outfits.items() if clothes}
    plain = [name for name in worn if set(name.split()) & _PLAIN]
    likely = [name for name in worn if not set(name.replace("-", " ").split()) & _SPECIAL]
    only = list(worn) if len(worn) == 1 else []
    return next((worn[name] for name in (*plain, *likely, *only)), ())
