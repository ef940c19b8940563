# ruff: noqa: E501 -- a card is kept as it is written
"""The visible facts of one person, each read whole, placed once and said of the right thing."""

import pytest

from limner.continuity._descriptions import described
from limner.continuity.slots import Slot
from tests.unit.continuity.card_world import only
from tests.unit.continuity.engine_world import MIRA, after, reply, tag

AGE, BUILD, EYES, FACE = Slot.AGE, Slot.BUILD, Slot.EYES, Slot.FACE
EXTRA, HAIR, MARKS, SEX, SKIN = Slot.EXTRA, Slot.HAIR, Slot.MARKS, Slot.SEX, Slot.SKIN


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("Mara has white hair pinned up with a pencil.", HAIR, "white hair pinned up with a pencil"),
        (
            "Her white hair is in two thin plaits tied with red wool.",
            HAIR,
            "white hair in two thin plaits tied with red wool",
        ),
        ("He's 33, with sandy hair parted on the left.", HAIR, "sandy hair parted on the left"),
        ("Mara has flaxen braids wound round her head.", HAIR, "flaxen braids wound round her head"),
        ("Mara has hair that sticks up like a brush.", HAIR, "hair that sticks up like a brush"),
        ("Mara has a thistledown mop of hair.", HAIR, "thistledown mop of hair"),
        ("Mara is tall, with tufts of white hair over her ears.", HAIR, "tufts of white hair over her ears"),
        ("He has a tobacco-stained moustache.", HAIR, "tobacco-stained moustache"),
        ("He is tall, with a grey beard cut square.", HAIR, "grey beard cut square"),
        ("Her hair is tied with a red ribbon. She has brown eyes.", HAIR, "hair tied with a red ribbon"),
        ("Mara has two long ginger braids.", HAIR, "two long ginger braids"),
        ("Mara has grey hair full of twigs.", HAIR, "grey hair full of twigs"),
        ("Mara has a scar that splits her upper lip.", MARKS, "scar that splits her upper lip"),
        ("Mara has three white tails tipped in red.", MARKS, "three white tails tipped in red"),
        ("Mara wears two blue hearing aids. She has red hair.", MARKS, "two blue hearing aids"),
        ("She is 50, with reading glasses on a beaded chain.", MARKS, "reading glasses on a beaded chain"),
        (
            "She is tall, with a cracked shell and tiny gold spectacles.",
            MARKS,
            "tiny gold spectacles, cracked shell",
        ),
        ("She is 27, with a mermaid tattoo on her forearm.", MARKS, "mermaid tattoo on her forearm"),
        ("She is 27, with dark eyes rimmed with kohl.", EYES, "dark eyes rimmed with kohl"),
        ("She is 27, with gold eyes without pupils.", EYES, "gold eyes without pupils"),
    ],
)
def test_a_look_keeps_the_words_before_its_noun_and_behind_it(text: str, slot: Slot, value: str) -> None:
    assert only(text).look[slot] == value


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("Mara has a hooked nose like an eagle's beak.", FACE, "hooked nose like an eagle's beak"),
        ("Mara is tall, with nails like claws.", MARKS, "nails like claws"),
        ("Mara has red hair like a lion's mane.", HAIR, "red hair like a lion's mane"),
        ("Mara has flaxen braids and arms like a smith's.", BUILD, "arms like a smith's"),
        ("Mara has arms like a smith's and flaxen braids.", HAIR, "flaxen braids"),
        ("Mara is built like an ox, with brown hair.", HAIR, "brown hair"),
        ("Mara is built like an ox, with brown hair.", BUILD, "built like an ox"),
    ],
)
def test_what_a_part_is_like_is_of_that_part_and_nobody_else(text: str, slot: Slot, value: str) -> None:
    assert only(text).look[slot] == value


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        (
            "Mara has one blind, milky eye. The other is dark brown.",
            EYES,
            "one blind milky eye, one dark brown eye",
        ),
        ("He wears a patch over the left eye; the right one is grey.", EYES, "grey right eye"),
        (
            "Mara had hair to her hips; since the fire it is grey and cut like a boy's.",
            HAIR,
            "grey hair cut like a boy's",
        ),
        ("Mara is an android woman. Her wig is chestnut.", HAIR, "chestnut hair"),
        (
            "Mara has skin like old leather and eyes so dark they look black. Her hair, once red, is white.",
            HAIR,
            "white hair",
        ),
        ("He's twenty, brown from the sun, with red hair.", SKIN, "brown skin"),
        ("Mara, who hates mirrors, is a slender vampire with hollow cheeks.", SEX, "vampire"),
        ("Mara is the ghost of a drowned girl, about ten.", SEX, "ghost"),
        ("Mara is a tortoise-man with a wrinkled neck.", SEX, "tortoise man"),
        ("Mara is a small robot shaped like a kettle.", SEX, "robot"),
        ("Mara (f, 28) - vampire - long raven hair, crimson eyes - black gown.", SEX, "vampire woman"),
        ("Mara, a willowy fop of twenty-six, has red hair.", BUILD, "willowy"),
        ("Mara is a skinny street kid of about twelve.", BUILD, "skinny"),
        ("Mara is a grandmother of six. She is seventy-four.", AGE, "74 years old"),
        ("He is fifty-ish, with red hair.", AGE, "50 years old"),
        ("Age: 300 (looks 30)\nHair: red", AGE, "30 years old"),
        ("Eyes: red when she feeds, otherwise dark brown\nHair: red", EYES, "dark brown eyes"),
        ("Hair: red\nAge: 40\nAlways carries: an ivory cigarette holder", MARKS, "ivory cigarette holder"),
    ],
)
def test_a_fact_is_found_however_its_sentence_is_built(text: str, slot: Slot, value: str) -> None:
    assert only(text).look[slot] == value


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Mara would grow a moustache if he could. He is tall.", HAIR),
        ("Mara is tall. She had red hair as a girl; people still call her Red.", HAIR),
        ("Mara is a tall smith with a black eye.", EYES),
        ("Mara is a tall grandmother of six.", AGE),
    ],
)
def test_what_would_be_was_or_passes_is_no_look(text: str, slot: Slot) -> None:
    assert slot not in only(text).look


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        (
            "Hair: red\nClothing: a flannel shirt and jeans; for church a grey suit; in winter, a sheepskin coat",
            ("flannel shirt", "jeans"),
        ),
        (
            "Mara wears a plain blue work suit on weekdays, a red qipao at the opera and her grandmother's jade bangle always.",
            ("plain blue work suit", "grandmother's jade bangle"),
        ),
        (
            "Mara has brown hair. His left sleeve is pinned up empty. Olive coat, dog tags, boots.",
            ("Olive coat", "dog tags", "boots"),
        ),
        (
            "Mara has brown hair. Opera cape lined in scarlet silk, signet ring.",
            ("Opera cape lined in scarlet silk", "signet ring"),
        ),
        ("Mara is tall, with brown hair. Her uniform is navy blue.", ("navy blue uniform",)),
        (
            "Mara wears a gown of samite, a girdle of gold links and no jewels.",
            ("gown of samite", "girdle of gold links"),
        ),
        (
            "Mara, 19, has red hair. Black hoodie with holes in the cuffs, baggy jeans.",
            ("Black hoodie with holes in the cuffs", "baggy jeans"),
        ),
        ("Mara is tall, with salt-stiff hair tied with a red ribbon. She wears a cap.", ("cap",)),
        (
            "Mara is tall. He wears a man's waistcoat with nothing under it and trousers held up with rope.",
            ("man's waistcoat", "trousers held up with rope"),
        ),
        (
            "Mara is the innkeeper: bald, fifty, with forearms like hams and a towel over her shoulder. Stained apron.",
            ("towel over her shoulder", "Stained apron"),
        ),
    ],
)
def test_clothes_are_the_usual_ones_whole_and_nothing_else(text: str, garments: tuple[str, ...]) -> None:
    assert only(text).garments == garments


@pytest.mark.parametrize(
    ("prompt", "sex"),
    [
        ("Lirien, an elf with silver hair, draws a bow", "elf"),
        ("KL-9, a spindly robot with one missing arm, wheels in", "robot"),
        ("an orc woman with tusks laughs", "orc woman"),
    ],
)
def test_a_tag_says_what_being_it_introduces(prompt: str, sex: str) -> None:
    assert [said.value for said in described(prompt) if said.slot is SEX] == [sex]


@pytest.mark.parametrize(
    "prompt", ["Mira fights a dragon, in a cave", "Tam, a boy with a stuffed dragon, sits"]
)
def test_a_being_beside_somebody_is_not_what_they_are(prompt: str) -> None:
    assert not any("dragon" in said.value for said in described(prompt) if said.slot is SEX)


def test_the_words_before_a_name_that_follows_are_its_bearers() -> None:
    state = after(
        reply("a", tag("a tall thin woman called Ottilie, in a patched shawl, sits", char="Ottilie"))
    )
    (ottilie,) = [person for person in state.people.values() if "Ottilie" in person.names]
    assert ottilie.look[BUILD].value == "tall, thin"
    assert MIRA in state.people
