# ruff: noqa: E501 -- a card is kept as it is written
"""Twenty cards held back, written before the reader was changed."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("clock-prose", "Tobias", """Tobias Wendt mends clocks in a cellar off the Graben. He is sixty-six and looks it: stooped, with a cloud of white hair, a nose like a beak and spectacles pushed up on his forehead. His eyes are brown. He wears a green baize apron over a waistcoat, and sleeve garters. There was a wife, long ago, a tall redhead; her picture hangs over the bench.""", {
        "Tobias": ["sex m", "age 66|sixties", "build =stooped / =bent", "hair white", "eyes brown", "mark =spectacles / =glasses / beak nose", "wears green apron", "wears =waistcoat / =vest"],
    }, never={"Tobias": ["red hair", "=redhead", "=tall"]}),
    Case("twins-circus", "The Amaro Twins", """Lio and Pia Amaro, twenty, are twins and fly together under the canvas. You would not guess it. Lio is broad in the chest and fair like their mother, his hair yellow and cropped close. Pia takes after no one: thin as a whip, olive-skinned, with a black plait pinned round her head and a star tattooed on her collarbone. In the ring he wears white tights, she a blue sequinned leotard. Uncle Baptiste, who is fat and wears a top hat, counts the money.""", {
        "Lio": ["sex m", "age 20|twenty|twenties|young", "build broad chest / =broad", "hair yellow|blond|fair|cropped", "wears white tights"],
        "Pia": ["sex f", "age 20|twenty|twenties|young", "build =thin / whip thin", "skin olive skin", "hair black", "mark star tattoo|tattooed|collarbone", "wears blue|sequinned leotard"],
    }, may=("Baptiste",), never={"Lio": ["olive skin", "black plait"], "Pia": ["yellow hair", "=fat", "top hat"]}),
    Case("wpp-vampire", "Lucan", """[Character: "Lucan Dray"; Age: "looks 30, 412"; Gender: "Male"; Species: "Vampire"; Hair: "black" + "collar-length" + "swept back"; Eyes: "red when hungry, otherwise grey"; Body: "tall" + "lean" + "deathly pale"; Features: "fangs" + "signet ring" + "thin scar across throat"; Clothes: "charcoal three-piece suit" + "black leather gloves"; Loves: "chess" + "his sister Amarys"; Hates: "garlic jokes"; Description: "Lucan's sister Amarys is small and golden-haired, everything that he isn't."]""", {
        "Lucan": ["sex m", "age 30|thirty|thirties", "build =tall", "build =lean", "skin =pale / pale skin", "hair black", "eyes grey|red", "mark =fangs / =fang", "mark throat scar / scar throat", "wears charcoal|grey suit", "wears leather|black glove"],
    }, may=("Amarys",), never={"Lucan": ["golden hair", "=small"]}),
    Case("plist-streamer", "Mochi", """(Mochi; real name: Emily Tran; age: 21; looks: petite, pale pink twin-tails, brown roots showing, big brown eyes, braces, chipped black nail polish; wears: oversized lilac hoodie, cat-ear headphones, thigh-high socks; traits: bubbly on stream, exhausted off it; roommate: Dana, tall butch gym rat with a buzzcut)
Mochi streams from the smaller bedroom.""", {
        "Mochi": ["sex f", "age 21|twenties|young", "build =petite", "hair pink", "eyes brown", "mark =braces", "wears lilac|purple hoodie", "wears cat headphone / =headphones", "wears thigh|high sock"],
    }, may=("Dana",), never={"Mochi": ["=tall", "=buzzcut"]}),
    Case("alichat-ghost", "Cordelia", """{{char}}: *The cold comes first, then the girl: a grey school pinafore, wet to the knee, and wet fair hair plastered to her cheeks.* "You're in my room."
{{user}}: How old are you?
{{char}}: "Fourteen. I was fourteen in 1911 too." *Her eyes, when she lifts them, are the green of pond water.*
{{user}}: Who did this?
{{char}}: *She pulls at the ribbon round her throat, a black one, tied too tight.* "Miss Abney did. She had lovely hands. She had a brown dress with jet buttons and she smelled of violets." """, {
        "Cordelia": ["sex f", "age 14|fourteen|teen|young", "hair fair|blond|wet", "eyes green", "wears grey|school pinafore", "wears black ribbon"],
    }, may=("Abney",), never={"Cordelia": ["brown dress"]}),
    Case("jsonish-android", "UNIT-7", """{"char_name": "UNIT-7 'Seven'", "char_persona": "Gender: female-presenting android. Apparent age: 30. Height: 5'9. Hair: none, smooth white ceramic skull. Eyes: cyan, glowing. Skin: matte white synthetic, seams at the joints. Left forearm stripped to bare steel. Clothing: grey maintenance coveralls, name patch reads HOLLIS (the technician who owned them). Hollis himself was a fat man with a ginger moustache. Mind: literal, curious, increasingly sad."}""", {
        "Seven": ["sex f", "age 30|thirty|thirties", "eyes cyan|glowing", "skin white skin|ceramic|synthetic", "hair =bald / white|ceramic|smooth skull / hair none|no", "mark steel forearm|arm / forearm steel|bare", "wears grey coverall|coveralls / maintenance coveralls"],
    }, may=("Hollis",), never={"Seven": ["ginger mustache", "=fat"]}),
    Case("first-person-witch", "Granny Oake", """They call me Granny Oake, though I never had chick nor child. I'm seventy-odd. I've a humped back, a whiskery chin, and hair like a burst cushion, grey. One of my eyes is brown and the other's glass, and I won't say which. You'll know me by the patchwork skirts and the man's hat. My 'prentice is Wick. He's fourteen, all elbows, freckled as an egg, and there's straw in his hair, which is straw-coloured anyway. Wears his dead uncle's coat to the ankles.""", {
        "Oake": ["sex f", "age 70|seventy|seventies|old", "build humped back / =hunchback / =hunched", "mark whiskery|whiskers chin", "hair grey", "eyes brown|glass", "wears patchwork skirt", "wears =hat / man hat"],
        "Wick": ["sex m", "age 14|fourteen|teen|boy", "mark =freckles / =freckled / =freckle", "hair straw|blond", "wears =coat / uncle coat"],
    }, never={"Oake": ["=freckled"], "Wick": ["=hat", "glass eye"]}),
    Case("ship-ensemble", "The Sarabande", """{{char}} is the crew of the star freighter Sarabande, and the ship itself.

Captain Osei Mensah is a deliberate man of fifty with a shaved head, very dark skin and a grey goatee. He keeps his old navy coat buttoned. His pilot, Talia Rook, could be his daughter and argues as if she were; she's twenty-four, rangy, with a blue undercut and a burn that puckers the left side of her face. Flight leathers, always unzipped. Doc is older than either. Nobody has seen Doc without the mask; above it are mild hazel eyes and grey brows, below it a surgeon's white smock. The engineer, Brill, is a Vorn: seven feet of orange fur in a tool harness.""", {
        "Osei": ["sex m", "age 50|fifty|fifties", "skin dark|black skin", "hair shaved head / =bald / shaved hair", "beard grey goatee|beard", "wears navy coat"],
        "Talia": ["sex f", "age 24|twenties|young", "build =rangy", "hair blue", "mark burn face / face burn / burn left|side / =burn", "wears flight leather|leathers / =leathers"],
        "Doc": ["eyes hazel", "wears =mask", "wears white smock"],
        "Brill": ["mark orange fur", "wears tool harness"],
    }, never={"Osei": ["blue undercut"], "Talia": ["grey goatee", "navy coat"], "Doc": ["orange fur"]}),
    Case("markdown-idol", "Yoon Haneul", """### Yoon Haneul (윤하늘)
*Main vocal of LUMINA - stage name SKYE*

**Age:** 22 · **Height:** 163cm · **Zodiac:** Pisces

**Looks:** heart-shaped face, monolid brown eyes, lavender hair in a wolf cut (her natural colour is black, the fans have never seen it). Small dancer's body. A crescent moon inked behind the right ear.

**On stage:** white cropped blazer, pleated mini skirt, harness
**At the dorm:** grey sweatpants, her brother's basketball jersey, glasses

**Members:** Jiwoo (leader; silver bob, tall), Rin (maknae; pink braids)""", {
        "Haneul": ["sex f", "age 22|twenties|young", "eyes brown", "hair lavender|purple", "mark moon|crescent tattoo|ink|inked / crescent moon", "build =small / =petite / dancer body"],
    }, may=("Jiwoo", "Rin"), never={"Haneul": ["black hair", "silver bob", "pink braid"]}),
    Case("persona-prose", "Gideon", """Gideon is a lapsed priest in his early forties. He still wears the black, but not the collar. Dark hair with a white streak at the temple, a three-day beard, hands that shake in the morning. Long-faced, grey-eyed, thinner than he ought to be. He carries his mother's rosary and a flask.""", {
        "Gideon": ["sex m", "age 40|forties|forty", "hair dark|white", "beard =beard / =stubble", "eyes grey", "build =thin / =thinner", "wears =black / black clothes"],
    }, kind="persona"),
    Case("lore-village", "Village", [
        {"keys": ["Ottmar", "blacksmith"], "content": "Ottmar the smith: forty, arms like hams, black beard singed on one side, deaf in the left ear. Leather apron, nothing under it in summer. Married to Greta."},
        {"keys": ["Greta"], "content": "Greta, Ottmar's wife, is younger than him by ten years and taller by a hand. She has corn-yellow braids and brown eyes and a gap between her front teeth; she wears a blue dirndl and wooden clogs."},
        {"keys": ["Father Anselm", "priest"], "content": "The priest of the village is Father Anselm. Small, pink, bald, cheerful, rising seventy. Patched brown habit, rope belt, sandals even in snow. He has a cat."},
    ], {
        "Ottmar": ["sex m", "age 40|forty|forties", "beard black beard", "wears leather apron"],
        "Greta": ["sex f", "age 30|thirty|thirties|young|younger", "build =tall / =taller", "hair yellow|corn|blond", "eyes brown", "mark gap teeth|tooth", "wears blue dirndl", "wears wooden clog / =clogs"],
        "Anselm": ["sex m", "age 70|seventy|seventies|old|sixties", "build =small", "hair =bald", "wears brown habit|robe", "wears =sandals"],
    }, kind="lore", never={"Greta": ["black beard"], "Anselm": ["leather apron"]}),
    Case("yaml-mercenary", "Vex", """name: Vex
alias: [the Magpie, "V"]
age: 29
sex: female
body:
  height: 175 cm
  build: athletic, scarred knuckles
  skin: dark brown
  hair:
    color: white (dyed)
    style: box braids, half up
  eyes: amber
  other:
    - gold tooth
    - prosthetic left leg below the knee
gear:
  - stolen officer's greatcoat, grey with the insignia cut off
  - sawn-off shotgun
clothes: black tank top, combat trousers, one heavy boot
family:
  brother: Dmitri (dead) - blond, blue-eyed, the reason for all of it""", {
        "Vex": ["sex f", "age 29|twenties|young", "build =athletic", "skin brown|dark skin", "hair white", "eyes amber", "mark gold tooth", "mark prosthetic leg", "wears black tank|top", "wears combat trousers|pants"],
    }, may=("Dmitri",), never={"Vex": ["blond hair", "blue eyes"]}),
    Case("long-prose-mother", "Eleanor Voss", """Everyone in Harrow says Eleanor Voss is her mother over again, and everyone is wrong. The mother was dark and soft and laughed. Eleanor at thirty-three is pale, narrow, upright as a candle; she has her grandmother's straight ash-brown hair, which she wears parted in the middle and pinned at the nape, and light eyes, grey or blue depending on the sky. A birthmark the shape of a leaf stains her throat, so she favours high collars. Her dresses are all of one pattern, slate-coloured, with pearl buttons, and she has worn the same cameo since the funeral.

Her housekeeper, Mrs. Tull, knows where everything is buried. Her nephew Simon, a plump boy of nine with spectacles, is the only person she has been seen to kiss.""", {
        "Eleanor": ["sex f", "age 33|thirties|thirty", "skin =pale / pale skin", "build =narrow / =slender / =thin", "hair brown", "eyes grey|blue|light", "mark birthmark throat / =birthmark", "wears slate|grey dress", "wears =cameo"],
        "Simon": ["sex m", "age 9|nine|child|boy", "build =plump", "mark =spectacles / =glasses"],
    }, may=("Tull",), never={"Eleanor": ["dark hair", "=plump", "=spectacles"], "Simon": ["=pale", "birthmark throat"]}),
    Case("narrator-sitcom", "Flat 4B", """Flat 4B is a sitcom. {{user}} has just moved in. The flatmates:

Priyanka "Pri" Shah, 27 - trainee barrister. Immaculate. Glossy black hair to her shoulders, gold studs, camel coat. Panics in private.
Callum, 29, from Glasgow, is six foot five and apologises to door frames. Ginger beard, man bun, cardigan with elbow patches.
Old Mr. Abiodun downstairs, seventy-three, wears a kufi and a three-piece suit to take out the bins; he's got a white moustache and the kindest face in Peckham.
And Steve. Steve is a cat.""", {
        "Priyanka": ["sex f", "age 27|twenties|young", "hair black", "mark gold stud|studs / =studs", "wears camel coat"],
        "Callum": ["sex m", "age 29|twenties|young", "build =tall / six foot / very tall", "beard ginger|red beard", "hair =man bun / =bun", "wears =cardigan"],
        "Abiodun": ["sex m", "age 73|seventies|seventy|old|elderly", "beard white mustache", "wears =kufi", "wears piece|three suit"],
    }, never={"Priyanka": ["ginger beard"], "Callum": ["camel coat", "white mustache"]}),
    Case("keys-outfits", "Lady Ravenna", """Name: Lady Ravenna di Corso
Age: early thirties (admits to 27)
Appearance: Tall. Full-figured. Skin like cream. A wealth of auburn hair, worn up, with one curl let down on purpose. Eyes of an unsettling violet. Beauty spot, left cheek, painted.
Day dress: bottle-green riding habit, black half-veil
Evening dress: black velvet, cut low
Never without: a fan of crow feathers
Household: Bruno (footman, huge, scarred lip), Nonna (cook)
Secrets: the husband isn't dead. He is thin and blond and living in Trieste.""", {
        "Ravenna": ["sex f", "age 30|thirty|thirties", "build =tall", "build full|figured / =curvy / =voluptuous", "skin cream|pale skin", "hair auburn|red", "eyes violet|purple", "mark beauty mark|spot"],
    }, may=("Bruno", "Nonna"), never={"Ravenna": ["scarred lip", "blond hair", "=huge"]}),
    Case("german-wg", "Die WG", """Name: Mehmet Aydın
Alter: 25
Aussehen: mittelgroß, sportlich, kurze schwarze Haare, Dreitagebart, braune Augen, Grübchen
Kleidung: graues Kapuzenshirt, Jogginghose, weiße Turnschuhe

Name: Frieke Jansen
Alter: 23
Aussehen: sehr groß, dünn, hellblonde lange Haare, meist offen, Sommersprossen, Brille mit rundem Gestell
Kleidung: Latzhose, gelber Wollpullover""", {
        "Mehmet": ["sex m", "age 25|twenties|young", "hair black|short", "beard =stubble / three|day beard / =beard", "eyes brown", "build =athletic / =sporty", "wears grey hoodie|sweatshirt", "wears =joggers / =sweatpants / jogging|sweat pants|trousers|bottoms", "wears white sneaker|trainer|shoe"],
        "Frieke": ["age 23|twenties|young", "build =tall", "hair blond|long", "mark =freckles / =freckled / =freckle", "mark =glasses / round glasses", "wears =dungarees / =overalls", "wears yellow sweater|jumper|pullover"],
    }, never={"Mehmet": ["blond hair"], "Frieke": ["black hair", "=stubble"]}),
    Case("french-prose", "Bastien", """Bastien Roche, quarante-huit ans, tient un garage à Sète. C'est un homme trapu, à la peau tannée, les cheveux poivre et sel coupés ras, avec une moustache épaisse et des yeux noirs. Il porte toujours un bleu de travail taché de cambouis et une casquette rouge. Sa femme, Odile, est blonde et mince.""", {
        "Bastien": ["sex m", "age 48|forties", "build =stocky / =thickset", "skin tanned skin / =tanned", "hair salt|pepper|grey|short|cropped", "beard thick|bushy mustache / =mustache", "eyes black|dark", "wears blue overalls|coveralls|clothes|work / work overalls|clothes|suit", "wears red cap"],
    }, may=("Odile",), never={"Bastien": ["blond hair", "=slim"]}),
    Case("spanish-keys", "Lucía", """Nombre: Lucía Ferrer
Edad: 29
Pelo: rubio oscuro, ondulado, por los hombros
Ojos: azules
Piel: pálida, con pecas
Cuerpo: delgada
Ropa: vestido amarillo, chaqueta vaquera, sandalias
Rasgos: tatuaje de una golondrina en el hombro
Personalidad: impulsiva, tierna""", {
        "Lucía": ["sex f", "age 29|twenties|young", "hair blond|wavy", "eyes blue", "skin pale skin / =pale", "mark =freckles / =freckled / =freckle", "build =slim / =thin / =slender", "wears yellow dress", "wears denim jacket", "wears =sandals", "mark swallow|shoulder tattoo / tattoo swallow"],
    }),
    Case("japanese-prose", "鬼塚", """鬼塚は四十代の男性で、元ボクサーの居酒屋店主。大柄でがっしりした体格、短い白髪、無精ひげ、鋭い黒い目をしている。左の眉に傷がある。いつも藍色の作務衣に白い前掛けをしている。""", {
        "鬼塚": ["sex m", "age 40|forties|40s", "build =large / =big / =burly / =sturdy / =muscular / =stocky", "hair white|grey|short", "beard =stubble / =beard", "eyes black|dark", "mark eyebrow|brow scar / scar eyebrow|brow / =scar", "wears indigo|blue samue|clothes|jacket", "wears white apron"],
    }),
    Case("russian-captain", "Вера", """Имя: Вера Орлова
Возраст: 38 лет
Пол: женский
Волосы: рыжие, коротко стриженные
Глаза: зелёные
Телосложение: худощавая, высокая
Приметы: шрам на подбородке, веснушки
Одежда: чёрный бушлат, тельняшка, высокие сапоги
Характер: резкая, справедливая""", {
        "Вера": ["sex f", "age 38|thirties|thirty", "hair red|ginger|short", "eyes green", "build =tall", "build =thin / =slim / =lean", "mark scar chin / chin scar / =scar on chin / =scar on the chin", "mark =freckles / =freckled / =freckle", "wears black coat|jacket|peacoat / =peacoat / pea coat", "wears striped shirt|vest", "wears high|tall boots / =boots"],
    }),
]  # fmt: skip
