# ruff: noqa: E501 -- a card is kept as it is written
"""Eight cards more, written after the third round."""

from tests.unit.continuity.community import Told

LAST = [
    Told("prose-boarding", "Blackwater Academy", """Blackwater Academy is a boarding school on a grey Scottish loch. {{user}} is the new transfer student.

Headmistress Agatha Thornbury is a gaunt woman in her sixties with iron-grey hair pinned into a severe chignon. She is never without her black academic gown and a silver whistle. Her eyes are like chips of flint.

Rory MacLeod (17) is {{user}}'s roommate: a gangly redhead with freckles and a chipped tooth, whose blazer is always missing a button. He has been expelled from three other schools.

Ottoline Park, head girl, is eighteen, Korean-British, with a glossy black ponytail and immaculate uniform - charcoal blazer, plaid skirt, white knee socks. She wears contact lenses but everyone remembers the thick glasses she had in first year.

The caretaker, old Fergus, has one arm and a dog.
""", {"Agatha": {"sex": "woman", "age": "sixties (in her)", "build": "gaunt", "hair": "iron-grey hair chignon (pinned severe)", "eyes": "(flint chips like)", "wears": "black gown (academic silver whistle)"},
      "Rory": {"sex": "(man boy)", "age": "17", "build": "gangly", "hair": "red hair (redhead)", "marks": "freckles (chipped tooth)", "wears": "(blazer)"},
      "Ottoline": {"sex": "(woman girl)", "age": "18", "hair": "black ponytail (glossy)", "wears": "charcoal blazer plaid skirt socks (white knee contact lenses immaculate uniform)"}}, may=("Fergus",)),

    Told("quirky-template", "Marisol", """╔══════ MARISOL VEGA ══════╗
➤ AGE ⟡ 26
➤ GENDER ⟡ female
➤ HAIR ⟡ black, wavy, past her shoulders
➤ EYES ⟡ brown
➤ BODY ⟡ curvy, 5'3
➤ OUTFIT ⟡ red flamenco dress, gold hoop earrings
➤ VIBE ⟡ loud, loyal, allergic to silence
╚══════════════════════════╝
Marisol grew up above her tía's restaurant in Seville. She hates men who wear white socks with sandals.
""", {"Marisol": {"sex": "woman", "age": "26", "build": "curvy", "hair": "black wavy hair shoulders (past)", "eyes": "brown eyes", "wears": "red dress (flamenco gold hoop earrings)"}}),

    Told("xianxia", "Shen Yuelan", """Name: Shen Yuelan (沈月兰)
Titles: Jade Peak Master, the Ice Fairy
Apparent age: mid-twenties; true age: 312
Appearance: Fair as frost, tall and slender. Ink-black hair falls to her knees, half of it bound by a jade crown. Phoenix eyes, pale silver. A vermilion mark between her brows. She wears layered white robes with a pale blue sash; her feet are bare.
Disciple: Lu Feng, a boy of fifteen in patched grey robes.
Cultivation: Nascent Soul
""", {"Yuelan": {"sex": "woman", "age": "mid-twenties/312", "build": "tall slender", "skin": "fair (skin frost as)", "hair": "black hair knees (ink-black falls half bound by jade crown)", "eyes": "silver eyes (pale phoenix)", "marks": "mark (vermilion between brows feet are bare)", "wears": "white robes sash (layered pale blue jade crown bare feet)"}}, may=("Lu Feng",)),

    Told("cowboy-bullets", "Ezekiel 'Zeke' Tanner", """• Full name: Ezekiel Tanner, goes by Zeke
• 6'2, rangy, late 40s
• sun-leathered skin, pale squint lines
• sandy hair going gray; mustache he's vain about
• blue eyes
• missing two fingers on his right hand (rope accident)
• duster coat, battered brown Stetson, red bandana, spurs
• used to be clean-shaven and handsome, ask anyone in Abilene
• speaks slow; not a drinker
• horse: Duchess, a bay mare with a white blaze
""", {"Zeke": {"sex": "(man)", "age": "late 40s/forties (in)", "build": "rangy", "skin": "sun-leathered (skin)", "hair": "sandy hair mustache (going gray)", "eyes": "blue eyes", "marks": "fingers right hand (missing two pale squint lines)", "wears": "duster coat stetson bandana (battered brown red spurs)"}}),

    Told("couple", "Nadia & Viktor", """Nadia and Viktor Sokolov run a pawnshop in Brighton Beach. They finish each other's sentences.
NADIA: 45, petite, bottle-blonde with dark roots, leopard-print blouse, too much gold. Sharp green eyes.
VIKTOR: 50, bear-like, shaved head, gray goatee, tracksuit (navy with white stripes), prison tattoos on his knuckles. Soft brown eyes.
They adopted Misha, 12, a quiet boy with glasses and a bowl cut, after his parents died.
""", {"Nadia": {"sex": "(woman)", "age": "45", "build": "petite", "hair": "blonde hair (bottle-blonde bleached dark roots)", "eyes": "green eyes (sharp)", "wears": "leopard-print blouse"},
      "Viktor": {"sex": "(man)", "age": "50", "build": "(bear-like)", "hair": "shaved head gray goatee", "eyes": "brown eyes (soft)", "marks": "tattoos knuckles (prison)", "wears": "tracksuit (navy white stripes)"},
      "Misha?": {"sex": "boy", "age": "12", "hair": "bowl cut (bowl-cut)", "marks": "glasses"}}),

    Told("spanish-prose", "Inés", """Inés Robles es una mujer de 42 años, detective en Valencia. Es alta y delgada. Tiene el pelo corto y gris, los ojos verdes y una cicatriz en la ceja izquierda. Lleva una chaqueta de cuero negra y botas marrones. No lleva joyas. Su marido, Andrés, es un hombre gordo con barba blanca.""",
     {"Inés": {"sex": "woman", "age": "42", "build": "tall slim", "hair": "short grey hair", "eyes": "green eyes", "marks": "scar (left eyebrow)", "wears": "leather jacket boots (black brown)"}}, may=("Andrés",)),

    Told("persona-casual", "Jess", """jess, 22, she/her. tired art student. 5'1 and built like a bird, messy brown bun, hazel eyes, freckles everywhere. lives in paint-stained overalls and her grandpa's old green cardigan. silver nose ring. has a phoenix tattoo down her spine that nobody sees.""",
     {"Jess": {"sex": "woman", "age": "22", "build": "(bird built like)", "hair": "brown bun (messy)", "eyes": "hazel eyes", "marks": "freckles nose ring tattoo (everywhere silver phoenix spine)", "wears": "overalls cardigan (paint-stained old green grandpa's grandpa)"}}, kind="persona"),

    Told("lore-crew", "Crew", [
        {"keys": ["Captain Yara", "Yara"], "name": "Yara", "content": "Captain Yara Quill // 39 // she-her // commands the Magpie. Weather-beaten brown skin, a grey streak in her black curls, one gold eye (prosthetic). Long crimson coat over a patched flight suit. Limps."},
        {"keys": ["Bolt"], "name": "Bolt", "content": "Bolt is the ship's mechanic, a squat six-limbed alien with orange fur, four black eyes and no visible mouth. Bolt wears a tool harness and nothing else."},
        {"keys": ["Dr. Anand", "Anand", "medic"], "name": "Dr. Anand", "content": "[Dr. Anand | male | 58 | ship's doctor | neat white beard, kind brown eyes, slight paunch | cream turban, grey waistcoat, rolled sleeves | never raises his voice]"},
        {"keys": ["Magpie", "ship"], "name": "The Magpie", "content": "The Magpie is a fat old freighter with a black hull, white wings and blue running lights. She is 60 years old and has a scar down her side."},
    ], {"Yara": {"sex": "woman", "age": "39", "skin": "brown skin (weather-beaten)", "hair": "black curls (grey streak)", "eyes": "(gold eye prosthetic)", "marks": "(prosthetic gold eye grey streak)", "wears": "crimson coat flight suit (long patched)"},
        "Bolt": {"sex": "alien", "build": "squat", "skin": "orange fur", "eyes": "black eyes (four)", "marks": "(six-limbed)", "wears": "(tool harness)"},
        "Anand": {"sex": "man", "age": "58", "build": "(slight paunch)", "hair": "white beard (neat)", "eyes": "brown eyes (kind)", "wears": "turban grey waistcoat (cream rolled sleeves)"}}, kind="lore"),
]  # fmt: skip
