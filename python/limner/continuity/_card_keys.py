"""What the keys of cards mean: ``Hair``, ``Augen``, ``服装``, ``Outfit (work)``."""

from types import MappingProxyType

from limner.continuity._mark_words import BODY, LIMBS
from limner.continuity._name_words import NO_INITIALS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

NAME, NICK, TITLE, PRONOUNS, LOOKS, HEIGHT, BEARD, FUR, SPECIES = (
    "name", "nick", "title", "pronouns", "looks", "height", "beard", "fur", "species",
)  # fmt: skip
CALLED = "called"
"""Behind it may stand a name, and as well what somebody is: ``Who: a nurse``."""
OTHER, DROPPED, KIN = "other", "dropped", "kin"
"""Of no use here: text that may speak of looks by the way, lists that never do, and somebody else."""

KEYS = MappingProxyType(
    {
        key: kind
        for kind, keys in {
            Slot.HAIR: """
                hair hairs hairstyle haircut haircolor haircolour haare haar frisur cheveux
                coiffure pelo cabello cabelo cabelos capelli волосы причёска прическа 髪 髪型
                髪色 头发 头髮 頭髮 发型 髮型 发色 髮色 머리 włosy haarfarbe
            """,
            Slot.EYES: """
                eyes eye eyecolor eyecolour augen augenfarbe yeux ojos olhos occhi глаза 目 瞳
                眼 眼睛 瞳色 눈 oczy iris optics
            """,
            Slot.SKIN: """
                skin skintone complexion haut hautfarbe peau piel pele pelle кожа 肌 皮膚 皮肤 肤色
                膚色 피부
            """,
            Slot.BUILD: """
                build body bodytype physique figure frame stature bodyshape statur körperbau
                figur corps silhouette corpulence cuerpo complexión corpo телосложение
                фигура 体型 体格 身材 體型 체형
            """,
            Slot.AGE: "age alter âge edad idade età возраст 年齢 年龄 年齡 나이 wiek",
            Slot.SEX: "sex gender geschlecht sexe genre sexo género genero sesso пол 性別 性别 성별",
            Slot.FACE: """
                face nose lips jaw cheeks eyebrows gesicht visage cara rostro viso лицо 顔 脸
                臉 faceshape
            """,
            Slot.MARKS: """
                signe particulier particularité particularités señal seña kennzeichen besonderes
                features marks scars scar tattoos tattoo piercings piercing birthmark
                birthmarks freckles ears tail wings horns glasses fangs always markings ink extras
                merkmale narben narbe besonderheiten tatouages cicatrices signes marcas señas marques cicatriz
                tatuajes rasgos приметы шрамы особенности 特徴 特征 特徵 눈에띄는 prosthetics teeth
                claws traits-physical head scalp skull always-with never-without always-carries carries
                signature-item
                notable distinctive distinguishing peculiarities identifying remarkable striking
            """,
            Slot.WEARS: """
                clothes clothing outfit outfits fit fits attire wears wear wearing dress garb apparel
                style fashion uniform costume wardrobe kleidung kleider outfit vêtements
                vetements tenue habits ropa vestimenta vestuario roupa roupas vestiti
                abbigliamento одежда наряд 服装 服裝 服 衣服 服饰 服飾 衣着
                衣著 打扮 穿搭 装束 装扮 衣装 穿着 着装 복장 옷 ubranie accessories
                accessory jewellery jewelry headwear footwear armor armour
            """,
            Slot.MOOD: "",
            NAME: """
                name character charname char_name fullname nombre nome nom имя 名前 姓名 名字 이름
                imię 氏名
            """,
            NICK: """
                nickname nicknames alias aliases aka nick spitzname surnom apodo прозвище 昵称
                あだ名 别名 goes-by called callsign call-sign codename code-name
            """,
            TITLE: "title titles epithet epithets titel titre título",
            PRONOUNS: "pronouns pronoun pronomen pronoms",
            LOOKS: """
                äußeres äusseres optik erscheinung erscheinungsbild físico aspecto allure внешний вид
                appearance looks look physical physique-and-looks aussehen apparence
                apariencia aparência aspetto внешность 外見 外貌 容姿 외모 wygląd description desc
                visual visuals persona info details basic basics profile bio general
                overview about summary sheet stats character-info identity physicality
            """,
            HEIGHT: "height ht größe groesse taille altura statura рост 身長 身高 키",
            BEARD: "facialhair beard moustache bart barbe barba борода",
            FUR: "fur pelt scales feathers fell fourrure pelaje шерсть 毛",
            SPECIES: """
                model species race ethnicity rasse spezies espèce espece raza especie раса 種族 种族 종족
            """,
            OTHER: """
                personality traits mind mental background backstory history occupation job
                role setting scenario world lore story setting speech voice notes note
                plot persönlichkeit personnalité personalidad характер 性格 성격 beruf
                hintergrund histoire historia биография powers abilities skills skill weapon
                weapons residence nationality birthday birthplace orientation sexuality
                religion status archetype mbti zodiac weight inventory equipment system
                rules rule example examples tags genre location place time summary-of-plot
                goal goals motivation fears fear behavior behaviour mannerisms
                habits-and-quirks quirks secrets secret first-message greeting intro
                family-name surname quote class level gear alignment wt rank job-title
                quirk trait flaw flaws weakness weaknesses strength strengths
            """,
            DROPPED: """
                likes dislikes loves hates kinks kink turn-ons turn-offs fetishes
                relationships relationship family friends enemies allies preferences crush
                food hobby origin origins motto team faction hometown language languages scent smell talent
                talents ability vehicle car ship income salary education bloodtype blood-type habit drink
                affiliation affiliations employer company accent catchphrase hangout address star-sign
                handedness pet pets magic element spells schedule routine diet allergy allergies phobia
                phobias virtue virtues vice vices reputation possessions trivia fact facts purpose
                interests hobbies attraction attracted ideal type partner-preferences
                erogenous-zones zones vorlieben aime déteste gustos любит 好き 嫌い 喜欢 user
            """,
            KIN: """
                mother father sister brother son daughter wife husband parents siblings mom
                dad mum boyfriend girlfriend grandmother grandfather aunt uncle cousin
                friend rival boss partner ex ex-husband ex-wife niece nephew mentor roommate colleague
                bestie disciple apprentice fiancé fiancée bodyguard neighbor neighbour horse pet
                members bandmates teammates housemates flatmates roommates copilot co-pilot sidekick household
                employees servants husbands wives sons daughters brothers sisters kids children
                siblings twin twins handler assistant housemate flatmate bandmate teammate
                familiar steed mount mutter vater mère père madre padre мать отец
            """,
        }.items()
        for key in keys.split()
    }
)
_SPOKEN = frozenset(("to", "be", "not", "never", "who", "that"))
"""Words of a sentence before a colon, which is no key."""
_CLOTHES = word_set("outfit outfits clothes clothing attire uniform wear wears costume dress")
_USUAL = word_set("""
what she he they i you does when most days usual usually default normal normally regular main typical
starting everyday current currently standard her his their my is are plain simple checked canon
important always often clothes clothing outfit outfits attire wears wear wearing style dress costume and
the of
""")
_NOT_A_NAME = word_set("""
the a an and of or to in on for with notes note info information stats profile details physical general
overview character about your my more other additional extra basic important example dialogue dialogues
examples start end section traits trait characteristics attributes data list core final custom system
instruction instructions characters npcs cast crew staff residents people party
companions enemies others main supporting side passengers q question interviewer narrator interview warning
reminder ooc
""")
_WORD = late(r"[^\W_]++(?:['’-][^\W_]++)*+")
_CALLED = frozenset(("Brother", "Sister", "Father", "Mother", "Uncle", "Aunt", "Miss", "Ser", "Sir"))
_TITLED = late(r"\b(Mrs|Mr|Ms|Dr|St|Prof)\. ")
PARTS = (BODY | LIMBS | word_set("nails fingernails eyelashes lashes toes")) - word_set(
    "eyes ears breast breasts butt bottom body skin face head back side crown chest ribs"
)
"""Parts of a body that are no key of their own kind."""
_WHICH = word_set("left right upper lower both her his their my the")
_FILLER = word_set("""
apparent visible biological actual natural color colour style type tone shape her his their the usual
usually details and in of
""")


def kind_of(key: str) -> tuple[str, str]:  # noqa: PLR0911 -- one for each way to write a key
    """
    Return what a key means, and the name of an outfit where it has one; empty where it is unknown.

    ``Outfit (work)`` is (wears, work); ``eye color`` is (eyes, "").
    """
    if len(key) > 60:
        return "", ""
    pieces = [piece.lower().removesuffix("'s") for piece in _WORD.findall(key)]
    numbered = [piece for piece in pieces if piece.isdigit()] if len(pieces) > 1 else []
    pieces = [piece for piece in pieces if piece not in numbered]  # ``NPC 1``
    if not pieces or len(pieces) > 5:
        return "", ""
    whole = KEYS.get("".join(pieces)) or KEYS.get("-".join(pieces)) or KEYS.get(key.strip().lower())
    if whole and not (numbered and whole == Slot.WEARS):
        return whole, ""
    if pieces in (["who"], ["npc"]):
        return CALLED, ""
    if pieces[-2:] == ["facial", "hair"]:
        return BEARD, ""
    if _SPOKEN & set(pieces):
        return "", ""  # ``I dress to be forgotten:``
    if _CLOTHES & set(pieces):
        return Slot.WEARS, " ".join([*(piece for piece in pieces if piece not in _USUAL), *numbered])
    return _of_pieces(pieces), ""


def _of_pieces(pieces: list[str]) -> str:
    """Return what a key of several words means, none of which says it alone; empty where it is unknown."""
    kinds = [KEYS[piece] for piece in pieces if piece in KEYS]
    if pieces[-1] == "eye" and _WHICH.issuperset(pieces[:-1]):
        return Slot.EYES
    if pieces[-1] in PARTS and PARTS.union(_WHICH).issuperset(pieces):
        return Slot.MARKS  # ``Right arm: a steel prosthesis``
    plain = [piece for piece in pieces if piece not in KEYS and piece not in _FILLER]
    if len(kinds) == 1 and (not plain or kinds[0] in (Slot.MARKS, NAME, LOOKS)) and len(plain) < 2:
        return kinds[0]
    if len(kinds) == len(pieces) and (KIN in kinds or DROPPED in kinds):
        return kinds[0]
    if len(kinds) > 1 and not plain:
        return kinds[-1] if kinds[-1] not in (OTHER, LOOKS) else kinds[0]
    return ""


_OF_LOOKS = word_set(
    "äußeres äusseres optik erscheinung físico aspecto appearance looks look physical physique visual "
    "visuals aussehen apparence apariencia features"
)


def is_of_looks(key: str) -> bool:
    """Whether a key says that what stands behind it are looks and nothing else."""
    return not _OF_LOOKS.isdisjoint(key.lower().split())


NO_NAMES = frozenset(("work", "school", "favourite", "favorite"))
"""Keys of outfits that a list on one line may begin with, and nobody's name: ``Work: a shop. Hair: red``."""


def is_name(text: str) -> bool:
    """Whether a key or a heading of unknown meaning can be somebody's name."""
    text = _TITLED.sub(r"\1 ", text)
    pieces = text.split()
    if pieces[:1] and pieces[0] in NO_INITIALS:
        return False  # ``STR 15 DEX 8 | AC 18``
    if not 0 < len(pieces) <= 4 or len(text) > 50 or any(sign in text for sign in "?!.,=+/\\<>@"):
        return False
    first = pieces[-1] if len(pieces) > 1 and pieces[0].lower() == "the" else pieces[0]
    if any(
        piece.lower().strip("'’") in _NOT_A_NAME
        for number, piece in enumerate(pieces[1 if first is not pieces[0] else 0 :])
        if not (piece in ("of", "the") and 0 < number < len(pieces) - 1 and pieces[-1][:1].isupper())
    ):
        return False
    if len(pieces) > 1 and pieces[0] in _CALLED:
        pieces = pieces[1:]
    if any(piece.lower() in KEYS for piece in pieces):
        return False
    return first[:1].isupper() or (first[:1].lower() == first[:1].upper() and first[:1].isalpha())
