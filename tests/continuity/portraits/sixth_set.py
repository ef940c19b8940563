# ruff: noqa: E501 -- a card is kept as it is written
"""Sixteen cards more, written when the fifth set had been looked into, and read once."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("apothecary", "Ysolde Crane", """Ysolde Crane sells simples and worse from a shop on Needle Lane. She is thirty-nine, narrow and upright, with a high forehead and black hair drawn so tight that it seems to lift her eyebrows. Her eyes are the yellow-green of absinthe. There are acid scars on both her hands. In the shop she wears a brown holland coat over a grey dress; out of it, a hooded cape. Her apprentice, a fair, fat boy named Ned, is frightened of the leeches.""", {
        "Ysolde": ["sex f", "age 39|thirties|thirty", "build =narrow / =thin / =slender", "hair black", "eyes yellow|green", "mark acid scar / scar hand", "wears brown coat", "wears grey dress"],
    }, may=("Ned",), never={"Ysolde": ["=fat", "fair hair"]}),
    Case("keys-boxer", "Dmitri 'Doc' Volkov", """Name: Dmitri Volkov
Ring name: Doc
Age: 34
Height/Weight: 6'4", 240 lbs
Hair: brown, receding, cropped
Eyes: pale blue, left lid droops
Face: flattened nose, scar tissue over both brows
Ink: a bear on the chest
Usual outfit: grey hoodie with the sleeves hacked off, track pants, taped hands
Never: smiles with his teeth""", {
        "Dmitri": ["sex m", "age 34|thirties|thirty", "hair brown|receding|cropped", "eyes blue", "mark flattened|flat nose", "mark bear chest / bear tattoo / =bear on the chest", "wears grey hoodie", "wears track pants"],
    }),
    Case("wpp-mage", "Oriel", """[Character("Oriel Vane"){Gender("Male")Age("67")Species("Human")Height("short")Body("pot-bellied"+"bow-legged"+"ink-stained fingers")Hair("white"+"wild"+"singed on the left")Beard("none, he burned it off")Eyes("blue"+"very bright")Clothes("moth-eaten purple robe"+"carpet slippers"+"a hat with too many pockets")Personality("forgetful"+"generous"+"terrible liar")Relationships("his daughter Wren, 30, tall, sensible, brown braid")}]""", {
        "Oriel": ["sex m", "age 67|sixties", "build =short", "build pot|bellied / =pot bellied", "mark ink|stained finger", "hair white", "eyes blue", "wears purple robe", "wears carpet slippers|slipper", "wears =hat"],
    }, may=("Wren",), never={"Oriel": ["brown braid", "=tall"]}),
    Case("four-friends", "Room 12", """Room 12 at Ashgrove School. Four beds, four girls.

Philippa "Pip" Hart has the bed by the window. She's fifteen, small and round, with a brown pudding-basin cut and a brace on her teeth.
Next to her sleeps Zainab, who is tall, and dark, and top of everything. She wears a navy hijab and steel-framed glasses.
The twins have the other two. Bridie and Maeve O'Dowd are fourteen, ginger, freckled, and only Maeve has the scar on her chin.
All four wear the bottle-green uniform: blazer, kilt, knee socks.""", {
        "Philippa": ["sex f", "age 15|fifteen|teen", "build =small", "hair brown", "mark brace teeth / =brace / =braces", "wears green uniform / green blazer"],
        "Zainab": ["sex f", "build =tall", "wears navy|blue hijab", "mark =glasses / steel|framed glasses", "wears green uniform / green blazer"],
        "Bridie": ["sex f", "age 14|fourteen|teen", "hair ginger|red", "mark =freckled / =freckles"],
        "Maeve": ["sex f", "age 14|fourteen|teen", "hair ginger|red", "mark =freckled / =freckles", "mark scar chin / =scar on her chin / =scar"],
    }, never={"Bridie": ["=scar", "navy hijab"], "Philippa": ["ginger hair"]}),
    Case("plist-colonel", "Colonel Ashe", """[Colonel Ashe= 61, widower, ramrod posture, iron-grey moustache, monocle, one sleeve pinned up (lost the arm at Spion Kop); wears= tweed Norfolk jacket, plus fours, regimental tie; manner= barks, apologises, barks; valet= Singh, a giant Sikh with a black beard and a white turban]""", {
        "Ashe": ["sex m", "age 61|sixties", "beard grey mustache", "mark =monocle", "mark lost|missing arm / arm missing|lost / sleeve pinned / one arm", "wears tweed jacket / norfolk jacket", "wears plus fours", "wears regimental tie"],
    }, may=("Singh",), never={"Ashe": ["black beard", "white turban"]}),
    Case("ghost-1st", "Lettice", """I have been nineteen since 1645, sir, and I find it palls. My name is Lettice. You see me as they hanged me: in my shift, barefoot, with my hair cut off short for the rope's convenience. It was chestnut. I have grey eyes and a mark about my neck that I cover with my hand. My sister, who denounced me, had golden ringlets and all her teeth.""", {
        "Lettice": ["sex f", "age 19|nineteen|teen|young", "hair short|chestnut|cut", "eyes grey", "mark mark neck / =mark about my neck / =mark about the neck", "wears =shift", "wears =barefoot"],
    }, never={"Lettice": ["golden ringlets|hair"]}),
    Case("cowhand", "Josiah Beck", """Josiah Beck is a Black cowhand of about forty, long in the leg and short in the temper, with a grey-shot beard and a brand on his shoulder that he didn't ask for. Hat, chaps, a faded red shirt, a slicker when it rains. He rides a mule named Deacon. His boss is a one-eyed widow called Mrs. Harlan Pruett: sixty, sunburnt, in a man's black coat.""", {
        "Josiah": ["sex m", "age 40|forty|forties", "skin black|dark skin / black man / =black", "beard grey beard", "mark brand shoulder / =brand", "wears =hat", "wears =chaps", "wears red shirt"],
        "Pruett": ["sex f", "age 60|sixty|sixties", "mark one eyed / one|missing eye", "skin =sunburnt / sunburnt|sunburned skin", "wears black coat"],
    }, never={"Josiah": ["one eyed", "black coat"], "Pruett": ["grey beard", "red shirt"]}),
    Case("md-alien", "Vesh", """## Vesh
* **Species:** Kheldari (four arms, no hair, ridged skull)
* **Age:** 31 standard
* **Skin:** slate blue, paler on the palms
* **Eyes:** black, three of them
* **Build:** slender, 190 cm
* **Attire:** sleeveless copper-coloured bodysuit; tool belt
* **Companion:** PIP, a hovering drone
### Voice
Soft, clicks when amused.""", {
        "Vesh": ["age 31|thirties|thirty", "mark four arm", "skin blue skin", "eyes black|three", "build =slender", "wears copper|colored bodysuit", "wears tool belt"],
    }),
    Case("persona-bits", "Marguerite", """Marguerite "Daisy" Oyelaran, 33, she/her. British-Nigerian, dark skin, shoulder-length twists with gold cuffs, gap-toothed smile, brown eyes. Curvy. Mustard wrap dress and ankle boots, denim jacket when cold. Walks with a stick since the crash.""", {
        "Marguerite": ["sex f", "age 33|thirties|thirty", "skin dark skin", "hair twists|shoulder / =twists", "mark gap tooth|toothed|teeth", "eyes brown", "build =curvy", "wears mustard|wrap dress", "mark =stick"],
    }, kind="persona"),
    Case("lore-temple", "Temple", [
        {"keys": ["Abbot Dorje", "Dorje", "the Abbot"], "content": "Abbot Dorje is so old that he has stopped counting. A tiny, wrinkled, laughing man, bald as a stone, with a wisp of white beard. He wears a maroon robe, patched with saffron, and somebody else's sunglasses."},
        {"keys": ["Pema"], "content": "Pema came to the temple as a foundling; she is eleven or twelve. Shaved head, round cheeks burnt red by the wind, black eyes. She wears a novice's robe with the hem let down twice and a wolf's tooth on a cord."},
        {"keys": ["Colonel Wei", "Wei"], "content": "Colonel Wei commands the garrison below. Handsome, forty-five, grey at the temples, a duelling scar through the left eyebrow. His uniform is olive and always pressed, his gloves white."},
    ], {
        "Dorje": ["sex m", "age old|elderly", "build =tiny", "mark =wrinkled / wrinkled skin|face", "hair =bald", "beard white beard", "wears maroon robe", "wears =sunglasses"],
        "Pema": ["sex f", "age 11|12|eleven|twelve|child", "hair shaved head / =shaved head", "eyes black", "wears novice robe"],
        "Wei": ["sex m", "age 45|forties", "hair grey", "mark scar eyebrow / =scar", "wears olive uniform", "wears white gloves|glove"],
    }, kind="lore"),
    Case("ali-clerk", "Horace", """Horace: *The man behind the counter is all forehead. What hair he has is ginger and combed sideways across the rest. He blinks pale eyes behind half-moon spectacles.* "Form nine, is it? We don't do form nine."
Horace: *He straightens a brown cardigan over his paunch and licks a pencil.* "I've been here since I was twenty. That's thirty-one years of form nines."
Horace: "Mother? Mother's well. Mother's got the flat decorated in lilac." """, {
        "Horace": ["sex m", "hair ginger|red|combed", "eyes pale", "mark half|moon spectacles|glasses / =spectacles", "wears brown cardigan", "build =paunch / =forehead"],
    }),
    Case("prose-mafia", "The Bellinis", """The Bellinis have run the fish market since the war. Don Carlo is the father: seventy-eight, liver-spotted, in a wheelchair, a camel coat over his pyjamas. Rosaria, his eldest, does the thinking. She is fifty, built like a wardrobe, with dyed black hair and her father's hooked nose, and she is never out of mourning. Little Nico is the grandson. He's twenty-three and six foot five, with a broken front tooth and a white tracksuit, and everyone still cuts up his meat.""", {
        "Carlo": ["sex m", "age 78|seventies", "mark liver spotted|spots / =liver spotted", "mark =wheelchair / in a wheelchair", "wears camel coat"],
        "Rosaria": ["sex f", "age 50|fifty|fifties", "build built|wardrobe / =large / =big", "hair black", "mark hooked nose"],
        "Nico": ["sex m", "age 23|twenties|young", "build =tall / six foot", "mark broken|front tooth", "wears white tracksuit"],
    }, never={"Nico": ["hooked nose", "camel coat"], "Carlo": ["white tracksuit"]}),
    Case("german-keys-2", "Ritter Anselm", """Name: Anselm von Hohenfels
Alter: 27
Größe: 1,92 m
Augen: dunkelbraun
Haare: schulterlang, schwarz, meist zusammengebunden
Bart: kurz gestutzt
Besonderheiten: Brandnarbe am Hals, fehlender kleiner Finger links
Kleidung: Kettenhemd, blauer Waffenrock, brauner Umhang""", {
        "Anselm": ["sex m", "age 27|twenties|young", "eyes brown", "hair black", "beard short|trimmed beard / =beard", "mark burn scar / scar neck", "mark missing finger", "wears chain mail|shirt / =chainmail", "wears blue tabard|surcoat|tunic", "wears brown cloak"],
    }),
    Case("spanish-prose-2", "Remedios", """Remedios Vidal es curandera y partera en un pueblo de Jaén. Anda por los sesenta, es menuda y seca, de piel curtida y ojos negros como aceitunas. Lleva siempre un pañuelo negro en la cabeza, un mandil gris y alpargatas. Le faltan dos dientes. Su nieto Toño, un mozo alto y guapo, tiene el pelo rubio.""", {
        "Remedios": ["sex f", "age 60|sixty|sixties", "build =petite / =small / =slight", "skin tanned|leathery|weathered skin", "eyes black", "wears black headscarf|scarf|kerchief", "wears grey apron", "mark missing teeth|tooth / two teeth"],
    }, may=("Toño",), never={"Remedios": ["blonde hair", "=tall"]}),
    Case("japanese-prose-2", "小春", """小春は十六歳の町娘。丸顔で、黒い髪を桃割れに結っている。目は茶色。桃色の小袖に紺の帯を締め、赤い鼻緒の下駄を履いている。父の源蔵は白髪頭の頑固な大工だ。""", {
        "小春": ["sex f", "age 16|sixteen|teen|young", "mark round face", "hair black", "eyes brown", "wears pink kimono|kosode", "wears navy obi|sash|belt", "wears =geta / red geta"],
    }, never={"小春": ["white hair"]}),
    Case("french-prose-2", "Capitaine Loriot", """Le capitaine Loriot a quarante-deux ans et l'air d'en avoir dix de plus. Grand, sec, la peau brûlée par le soleil, il a une barbe noire mal taillée et des yeux bleus très clairs. Il lui manque l'oreille gauche. Il porte une vareuse bleue à boutons dorés, un pantalon blanc et des bottes usées. Son second, Mahé, est petit et rond.""", {
        "Loriot": ["sex m", "age 42|forties", "build =tall", "build =thin / =lean / =dry", "skin burnt|burned|tanned|sunburnt skin", "beard black beard", "eyes blue", "mark missing ear / left ear", "wears blue jacket|tunic|coat", "wears white trousers|pants", "wears =boots / worn boots"],
    }, may=("Mahé",), never={"Loriot": ["=plump", "=small"]}),
]  # fmt: skip
