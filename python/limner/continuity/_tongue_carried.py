# ruff: noqa: E501 -- patterns of whole sentences
"""
What somebody always carries, in sentences of other languages, put behind a key of its own.

``Immer hat sie eine Thermoskanne dabei.`` is said in as many ways as there are verbs, and what is carried stands
in the middle; behind ``Always:`` it is read like what any card lists there.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._patterns import late

_THING = r"(?P<thing>{0} [^.,;:!?\n]{{2,60}}?)"
_DE = _THING.format(
    "(?:ein|eine|einen|einem|einer|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|den|die|das|dem|der)"
)
_WITH = r"(?: (?:dabei|bei sich|mit sich(?: herum)?|mit|griffbereit))?(?=[.;!\n]|$)"
_EVER = r"(?:immer|stets|ständig|überall|jederzeit)"
_FR = _THING.format("(?:un|une|son|sa|ses|le|la|des|deux)")
_ES = _THING.format("(?:un|una|unos|unas|su|sus|el|la|los|dos)")
_SAYS: Mapping[str, tuple[re.Pattern[str], ...]] = MappingProxyType(
    {
        "german": (
            late(
                rf"(?:\b(?:[Ee]r|[Ss]ie|[Ee]s|und|[A-ZÄÖÜ][a-zäöüß]{{1,14}}) )?\b(?:[Hh]at|[Tt]rägt|[Ff]ührt|[Ss]chleppt|"
                rf"[Hh]ält)(?: er| sie| es)? {_EVER} {_DE}{_WITH}"
            ),
            late(
                rf"\b(?:Immer|Stets|Ständig|Überall|Überallhin) (?:hat|trägt|führt|schleppt|hält|nimmt)(?: er| sie| es| [A-Z]\w{{1,14}}) "
                rf"{_DE}{_WITH}"
            ),
            late(
                rf"\b(?:Nie |Niemals )?[Oo]hne {_DE} (?:geht|verlässt|sieht|ist|trifft|tritt) [^.;!?\n]{{0,60}}"
            ),
            late(
                rf"\b(?:[Ee]r|[Ss]ie|[A-ZÄÖÜ][a-zäöüß]{{1,14}}) (?:geht|ist|verlässt das Haus|reist|erscheint) (?:nie|niemals) ohne "
                rf"{_DE}(?: (?:aus dem Haus|unterwegs|anzutreffen|zu sehen))?(?=[.;!\n]|$)"
            ),
        ),
        "french": (
            late(
                rf"\b(?:(?:[Ii]l|[Ee]lle) )?(?:a|garde|tient|transporte|emporte|porte) (?:toujours|partout) {_FR}"
                r"(?: (?:sur|avec|à|près d)[ ']?(?:lui|elle|soi))?(?=[.;!\n]|$)"
            ),
            late(
                rf"\b(?:(?:[Ii]l|[Ee]lle) )?ne (?:sort|va|voyage|quitte|se sépare)(?: nulle part| jamais)(?: sans| de)? {_FR}(?=[.;!\n]|$)"
            ),
            late(rf"\b[Tt]oujours {_FR} (?:à la main|sur lui|sur elle|avec lui|avec elle)(?=[.;,!\n]|$)"),
        ),
        "spanish": (
            late(
                rf"\b[Ss]iempre (?:lleva|carga|porta|tiene|va con|anda con|trae) (?:consigo |encima )?{_ES}(?: (?:consigo|encima))?(?=[.;!\n]|$)"
            ),
            late(
                rf"\b(?:[Ll]leva|[Cc]arga|[Vv]a|[Aa]nda) siempre (?:con |consigo )?{_ES}(?: (?:consigo|encima))?(?=[.;!\n]|$)"
            ),
            late(rf"\b[Nn]unca (?:sale|va|viaja|se separa|se le ve) (?:sin|de) {_ES}(?=[.;!\n]|$)"),
        ),
        "russian": (
            late(
                r"\b(?:(?:[Оо]н|[Оо]на) )?[Вв]сегда (?:носит|держит|таскает|ходит|имеет)(?: с собой| при себе| с)?"
                r"(?P<thing> [^.,;:!?\n]{2,60})(?=[.;!\n]|$)"
            ),
            late(
                r"\b(?:[Оо]н |[Оо]на )?(?:никогда )?не расста[её]тся с(?:о)?(?P<thing> (?:сво\w{1,3} )?[^.,;:!?\n]{2,60})(?=[.;!\n]|$)"
            ),
        ),
        "chinese": (
            late(
                r"(?:总是|總是|总|常常|常|时刻|随身|随时|从不离身地)(?:随身)?(?:带着|抱着|背着|拿着|提着|携带|挂着|握着|叼着|带|提|拿|抱)"
                r"(?P<thing>[^。，,；;！!\n]{2,20})"
            ),
            late(
                r"(?:背上?着?|手持|手里?(?:拿|提|握|捧|拎)着|怀里?抱着|肩上?扛着|提着|拎着|叼着|拄着)(?P<thing>[一两几][^。，,；;！!\n]{2,20})"
            ),
            late(
                r"(?P<thing>(?:腰间|腰上|腰|肩上|背上|脖子上|颈间|头上|胸前)(?:挂着?|佩着?|悬着?|系着?|别着?|插着?|背着?|停着|站着)[一两][^。，,；;！!\n]{2,20})"
            ),
        ),
        "japanese": (
            late(
                r"(?:いつも|常に|必ず)(?P<thing>[^。、，\n]{2,20}?)を(?:持っている|持ち歩いている|持ち歩く|抱えている|背負っている|携えている|"
                r"くわえている|手放さない|提げている|持って|抱えて|背負って)"
            ),
            late(
                r"(?P<thing>(?:腰|背中|肩|手|胸)に[^。、，\n]{1,16}?)を(?:差し|下げ|提げ|背負い|背負って|担い|持って|持ち|つけ)[^。、，\n]{0,8}"
            ),
        ),
    }
)


def carried_apart(text: str, tongue: str) -> str:
    """Return a card's text with each sentence of what is always carried as a line of a key."""
    says = _SAYS.get(tongue, ()) if not _OTHERS.search(text) else ()
    lines = []
    for line in text.split("\n"):
        found = line
        if not _KEYED.match(line):
            for pattern in says:
                found = pattern.sub(_apart, found)
        lines.append(found)
    return "\n".join(lines)


_KEYED = late(r"[\W_]{0,6}[^\W\d_]{1,20}(?: [^\W\d_]{1,16}){0,3}\W{0,3}[:：】]")
"""A line that begins with a key."""


_OTHERS = late(
    r"(?i)\b(?:bruder|schwester|mutter|vater|tochter|sohn|mann namens|frau namens|freund|freundin|neffe|nichte|onkel|tante|kolleg(?:e|in)|"
    r"frère|sœur|soeur|mère|père|mari|épouse|fils|sa fille|ami|amie|oncle|tante|collègue|hermano|hermana|madre|padre|marido|esposo|"
    r"esposa|hijo|hija|amigo|amiga|tío|tía|брат|сестра|мать|отец|муж|жена|сын|дочь|друг|подруга|дядя|тётя)\b"
    r"|妹妹|姐姐|哥哥|弟弟|丈夫|妻子|母亲|父亲|女儿|儿子|师父|徒弟|父は|母は|兄は|弟は|姉は|妹は|夫は|妻は|娘は|息子は"
)
"""Words of somebody else, who may be the one that carries it."""
_NAMED = late(
    r"(?:Er|Sie|Es|Il|Elle|Ohne|Immer|Stets|Ständig|Überall|Überallhin|Nie|Niemals|Hat|Trägt|Führt|Hält|Schleppt)\b"
)


_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ")
_BEGUN = frozenset(("Toujours", "Siempre", "Nunca", "Lleva", "Carga", "Va", "Anda", "Ne"))


def _apart(found: "re.Match[str]") -> str:
    if found[0][:1].isupper() and found[0][:1] in _LATIN and not _NAMED.match(found[0]) and " " in found[0]:
        first = found[0].split()[0]
        if first not in _BEGUN:
            return found[0]  # ``Anna hat immer eine Laterne dabei`` in a card of two
    return f"\nAlways: {found['thing'].strip()}\n"
