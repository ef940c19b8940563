# ruff: noqa: E501 -- a card is kept as it is written
"""Twelve cards more, written after two rounds of mending and before the third."""

from tests.unit.continuity.community import Told

LATER = [
    Told("prose-family", "The Okonkwo Table", """Sunday dinner at the Okonkwo house in Peckham. Grace Okonkwo, sixty-one, presides: a stately woman with silver-threaded braids coiled on top of her head, reading glasses on a beaded chain, and her best purple wrapper and lace blouse. Her eldest, Chidi, is thirty-eight, broad as a door, bald by choice, with a neat black goatee and a navy three-piece suit he refuses to take off even for soup. His sister Ada, thirty-four, arrives late in green hospital scrubs and a parka, her natural hair in a puff, dark circles under her eyes. The youngest, Emeka, is nineteen; he wears an oversized Arsenal hoodie and headphones round his neck, and his twists are dyed bronze at the tips.""",
     {"Grace": {"sex": "woman", "age": "61", "build": "(stately)", "hair": "braids silver-threaded/silver (coiled on top of head)", "marks": "(reading glasses beaded chain)", "wears": "purple wrapper lace blouse (best reading glasses)"},
      "Chidi": {"sex": "(man)", "age": "38", "build": "broad (door)", "hair": "bald goatee (neat black)", "wears": "navy suit (three-piece)"},
      "Ada": {"sex": "woman", "age": "34", "hair": "puff (natural hair)", "marks": "(dark circles under eyes)", "wears": "green scrubs parka (hospital)"},
      "Emeka": {"sex": "(man)", "age": "19", "hair": "twists (dyed bronze tips)", "wears": "hoodie headphones (oversized arsenal round neck)"}}),

    Told("sheet-dnd", "Thalindra Moonwhisper", """NAME: Thalindra Moonwhisper
RACE: Wood Elf   CLASS: Ranger   LEVEL: 7
AGE: 132 (looks mid-twenties)
SEX: F
HT: 5'8"   WT: 128 lb
HAIR: copper, waist-length, woven with feathers
EYES: moss green
SKIN: bronze w/ faint freckles
SCARS: three parallel claw marks across her left forearm
GEAR: longbow, twin daggers, 50 ft rope
CLOTHES: brown leather jerkin, forest green cloak, knee-high boots
ALIGNMENT: Chaotic Good
BACKSTORY: Raised by the silver-haired druid Orwen. Hates orcs with red eyes.
""", {"Thalindra": {"sex": "elf (wood woman)", "age": "132/mid-twenties (looks mid-twenties)", "hair": "copper waist-length hair (woven feathers)", "eyes": "moss green eyes", "skin": "bronze skin (faint freckles)", "marks": "claw left forearm (three parallel marks scars scar freckles)", "wears": "brown leather jerkin green cloak boots (forest knee-high)"}}, may=("Orwen",)),

    Told("yaml-nested", "Juno Sparks", """character:
  name: Juno Sparks
  age: 30
  gender: nonbinary
  pronouns: they/them
appearance:
  height: 5'4"
  build: wiry
  hair:
    color: bleached white
    style: short, choppy, undercut
  eyes:
    color: dark brown
  skin: light brown
  extras:
    - safety-pin earring
    - lightning tattoo behind the ear
outfit:
  usual: denim vest with patches, torn black jeans, Docs
  stage: silver jumpsuit
personality:
  - loud
  - golden retriever energy
likes:
  - pink sunsets
""", {"Juno": {"sex": "(person)", "age": "30", "build": "wiry", "hair": "white short choppy undercut (bleached)", "eyes": "dark brown eyes", "skin": "light brown skin", "marks": "earring lightning tattoo ear (safety-pin)", "wears": "denim vest black jeans docs (torn patches)"}}),

    Told("noir-first", "Sal Moretti", """The name's Sal Moretti. Private dick, forty-four, going on ninety. You want a description? Big guy. Nose like a dropped pie, gray at the temples, brown hair under a hat that's seen better days. Brown eyes, same as my old man. I wear a camel coat, a white shirt and a striped tie my ex-wife picked out; she was a redhead, and that was the least of it. My secretary, Dolores, is the brains: blonde, fifty, cat-eye glasses, always in a pink cardigan.""",
     {"Sal": {"sex": "(man)", "age": "44", "build": "big", "hair": "brown hair (gray at temples)", "eyes": "brown eyes", "marks": "(nose like dropped pie)", "wears": "camel coat white shirt striped tie (hat)"}, "Dolores?": {"sex": "(woman)", "age": "50", "hair": "blonde", "marks": "glasses (cat-eye)", "wears": "pink cardigan (cat-eye glasses)"}}),

    Told("french-list", "Aurélie", """Nom : Aurélie Lambert
Âge : 33 ans
Sexe : femme
Taille : 1m65
Apparence : cheveux bruns et bouclés, yeux bleus, peau pâle, lunettes rondes
Vêtements : robe verte, veste noire, bottes marron
Caractère : timide, drôle, humour noir
Son frère Luc est grand et blond.
""", {"Aurélie": {"sex": "woman", "age": "33", "build": "(1m65 tall)", "hair": "brown curly hair", "eyes": "blue eyes", "skin": "pale skin", "marks": "glasses (round)", "wears": "green dress black jacket brown boots (glasses round)"}, "Luc?": {"sex": "man", "build": "tall", "hair": "blonde/blond hair"}}),

    Told("second-person-rpg", "Dungeon of Ossuary", """You are the Game Master. {{user}} plays Kell, a young thief.

## Companions
**Bram Oakhand** — dwarf cleric, 140. Round belly, braided brown beard, kind hazel eyes. Chainmail and a white tabard. Smells of ale.
**Sister Vey** — human paladin, late thirties. Tall, dark skin, shaved head, burn scars down the left side of her face. Dented plate armor, tattered red cloak.
**Quill** — goblin bard, age unknown. Green skin, huge ears, one gold tooth. Patchwork motley and a feathered hat.

## Villain
The Lich Ossuar: a skeleton in a rotted black robe, blue fire for eyes.

## Rules
- Never speak for {{user}}.
- Describe rooms: cold stone, red torchlight, old bones.
""", {"Bram": {"sex": "dwarf (man)", "age": "140", "build": "(round belly)", "hair": "braided brown beard", "eyes": "hazel eyes (kind)", "wears": "chainmail white tabard"},
      "Vey": {"sex": "woman (human)", "age": "thirties (late)", "build": "tall", "skin": "dark skin", "hair": "shaved head", "marks": "burn scars (left side face)", "wears": "plate armor red cloak (dented tattered)"},
      "Quill": {"sex": "goblin (man)", "skin": "green skin", "marks": "(huge ears gold tooth one)", "wears": "feathered hat (patchwork motley)"}}, may=("Ossuar", "Kell", "Lich")),

    Told("persona-list", "Dana", """Dana Whitfield. 35F. 5'11", athletic, light brown skin, hazel eyes, short curly black hair (grey streak at the front). Prosthetic right hand. Ex-army medic. Usually in a faded olive field jacket, jeans and hiking boots. No makeup, no jewelry. Brother: Cal, 29, blond, adopted.""",
     {"Dana": {"sex": "woman", "age": "35", "build": "athletic", "skin": "light brown skin", "hair": "short curly black hair (grey streak front)", "eyes": "hazel eyes", "marks": "prosthetic right hand (grey streak front)", "wears": "olive field jacket jeans boots (faded hiking)"}}, kind="persona", may=("Cal",)),

    Told("lore-court", "Court", [
        {"keys": ["Queen Maristela", "the Queen", "Maristela"], "name": "Queen Maristela", "content": "Queen Maristela, 48, rules Ostrava since her husband's death. Tall and angular, with ash-blonde hair worn in a crown braid and eyes of pale grey. Black velvet gown, silver circlet, a mourning brooch with a lock of the old king's red hair. She speaks softly."},
        {"keys": ["Prince Emil", "Emil"], "name": "Prince Emil", "content": "Prince Emil - Maristela's only son. 17 years old, slight build, his father's red hair, his mother's grey eyes. Dresses plainly: white shirt, riding breeches. Stammers when nervous."},
        {"keys": ["Hask", "spymaster"], "name": "Hask", "content": "Name: Hask\nRole: spymaster\nLooks: nondescript man of about fifty; brown hair, brown eyes, brown coat; missing the little finger of his left hand\nSecret: was once a redheaded acrobat"},
        {"keys": ["Ostrava", "palace"], "name": "Ostrava", "content": "The palace of Ostrava is tall and white, with red roofs and a golden gate. Guards wear blue tabards and steel helms."},
        {"keys": ["Moss", "the Queen's hound"], "name": "Moss", "content": "Moss is the Queen's wolfhound, old, grey and enormous, blind in one eye."},
    ], {"Maristela": {"sex": "woman", "age": "48", "build": "tall (angular)", "hair": "ash-blonde hair crown braid (worn)", "eyes": "pale grey eyes", "wears": "black velvet gown silver circlet (mourning brooch lock)"},
        "Emil": {"sex": "boy", "age": "17", "build": "slight (build)", "hair": "red hair", "eyes": "grey eyes", "wears": "white shirt riding breeches"},
        "Hask": {"sex": "man", "age": "fifty/50", "hair": "brown hair", "eyes": "brown eyes", "marks": "finger (missing little left hand)", "wears": "brown coat"}}, kind="lore", may=("Moss",)),

    Told("ali-plist-mix", "Beckett", """<START>
{{user}}: Appearance?
{{char}}: *Beckett shrugs, pushing his round spectacles up his crooked nose.* "Thirty, lanky, forgettable. Mother says I've the posture of a question mark." *He tugs at the cuffs of his brown tweed jacket; ink stains his pale fingers.* "The hair is ginger and won't be told. I gave up."
<START>
{{user}}: Family?
{{char}}: "A sister. Margot. Tall, dark, terrifying. She wears red to funerals."
[Beckett= archivist, male, bookish, gentle, allergic to cats; Beckett's looks= 30 years old, lanky, messy ginger hair, brown eyes, round spectacles, crooked nose; Beckett's clothes= brown tweed jacket, mustard waistcoat, bow tie]
""", {"Beckett": {"sex": "man", "age": "30", "build": "lanky (forgettable)", "skin": "(pale)", "hair": "messy ginger hair", "eyes": "brown eyes", "marks": "spectacles crooked nose (round ink stains pale fingers)", "wears": "brown tweed jacket mustard waistcoat bow tie (round spectacles)"}}, may=("Margot",)),

    Told("monster-prose", "Vorrenghast", """{{char}} is an ancient dragon who has taken human form to pass among mortals. In that form {{char}} appears as a tall man of indeterminate age with bronze skin, long black hair shot through with gold, and slitted amber eyes that never quite look human. Two small horns curl back from his brow; he hides them under a hood. He prefers robes of dark red silk, belted with gold chain, and goes barefoot. His true form is a hundred feet of black scales and red wings. He has a smoky voice, a burning temper and a heart of stone. He once loved a blue-eyed shepherdess named Ilka.""",
     {"Vorrenghast": {"sex": "(dragon man ancient)", "age": "(ancient)", "build": "tall", "skin": "bronze skin", "hair": "long black hair (shot through with gold)", "eyes": "amber eyes (slitted)", "marks": "horns (two small brow)", "wears": "robes red silk (dark belted gold chain barefoot hood)"}}, may=("Ilka",)),

    Told("office-emoji-cast", "Pixel & Co.", """☕ **WELCOME TO PIXEL & CO.** ☕
A tiny game studio in Lisbon. {{user}} is the new intern.

👩‍💻 **Inês** | 29 | lead dev | she/her
Short, round-faced, black bob with a fringe, huge headphones. Oversized anime tees & leggings. Swears a lot.

🎨 **Tomás** | 41 | art director | he/him
Lean, silver stubble, man bun, olive skin, forearm tattoos. Black turtleneck, always. Espresso addict.

🎧 **Wei** | 25 | sound designer | they/them
Tall, pale, lavender buzzcut, septum ring. Lives in thrifted cardigans.

📌 Notes: no romance with minors; nobody wears suits; the office cat Pastel is grey.
""", {"Inês": {"sex": "woman", "age": "29", "build": "short", "hair": "black bob fringe", "marks": "(round face headphones huge)", "wears": "tees leggings (oversized anime headphones huge)"},
      "Tomás": {"sex": "man", "age": "41", "build": "lean", "skin": "olive skin", "hair": "silver stubble bun (man)", "marks": "tattoos (forearm)", "wears": "black turtleneck"},
      "Wei": {"sex": "(person)", "age": "25", "build": "tall", "skin": "pale (skin)", "hair": "lavender buzzcut", "marks": "septum ring", "wears": "cardigans/cardigan (thrifted)"}}),

    Told("bio-fields-prose", "Margaret 'Mags' Doyle", """Full Name: Margaret Anne Doyle
Nicknames: Mags, Mum
Species: Human
Age: 52
Occupation: long-haul trucker
Physical Description: Mags is a heavyset woman with a sunburned left arm from years of driving. She keeps her greying brown hair in a long plait under a faded baseball cap. Brown eyes, laugh lines, a chipped front tooth. No makeup, ever.
Typical Attire: flannel shirt, denim vest, work jeans, steel-capped boots; she owns a blue dress but hasn't worn it since the wedding.
Personality: warm, gruff, thin-skinned about her ex.
Family: Late husband Pat (tall, red-headed). Daughter Siobhan, 24, the spit of her father.
Speech: Irish lilt. "Ah, sure look."
""", {"Mags": {"sex": "woman", "age": "52", "build": "heavyset", "skin": "(sunburned)", "hair": "greying brown hair plait (long)", "eyes": "brown eyes", "marks": "(chipped front tooth laugh lines sunburned left arm)", "wears": "flannel shirt denim vest jeans boots (work steel-capped faded baseball cap)"}}, may=("Siobhan", "Pat")),
]  # fmt: skip
