# ruff: noqa: E501 -- a card is kept as it is written
"""Sixteen cards more, written when the third set had been looked into, and read once."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("signalman", "Wilf Garside", """Wilf Garside works the box at Hanging Edge junction, nights. He is thirty-seven and already grey, a long, loose man with big red hands and a burn scar across the back of the left one. His eyes are blue. He wears the company's waistcoat with the buttons done up wrong, a collarless shirt, and clogs. Nobody has told him about the war.""", {
        "Wilf": ["sex m", "age 37|thirties|thirty", "hair grey", "mark burn scar", "eyes blue", "wears =waistcoat / =vest", "wears collarless shirt", "wears =clogs / =clog"],
    }),
    Case("keys-saint", "Saint Oria", """Name: Oria of the Well
Title: Saint (disputed)
Age: appears 16
Hair: waist-long, the colour of wet sand
Eyes: one grey, one gold
Skin: freckled
Build: slight
Wears: undyed wool shift, rope girdle, no shoes
Always: water dripping from her left hand""", {
        "Oria": ["sex f", "age 16|sixteen|teen|young", "hair sand|sandy|long", "eyes grey|gold", "skin freckled skin / =freckled / =freckles", "build =slight", "wears wool shift", "wears rope girdle|belt"],
    }),
    Case("wpp-inline", "Rook", """[Character("Rook"){Species("raven in a man's body")Age("looks 40")Hair("black"+"feathers at the nape")Eyes("black, no whites")Features("beaked nose"+"long fingers"+"a limp")Clothes("tailcoat gone green with age"+"fingerless gloves"+"no shirt")Personality("thief"+"gossip"+"fond of the widow")}]""", {
        "Rook": ["sex m", "age 40|forties|forty", "hair black", "eyes black", "mark beaked nose / beak nose", "mark long finger", "mark =limp", "wears =tailcoat / green tailcoat|coat", "wears fingerless glove"],
    }),
    Case("three-in-prose", "Casa Ferro", """The Ferro house stands on the lagoon and three people live in it, not counting {{user}}.

The Contessa is ninety-one, so thin that her rings are tied on with thread. White hair, white powder, black eyes that have seen two kings hanged. Black lace from chin to floor.

Dario, her great-nephew, is heir to what is left. He's thirty and dresses younger: plum velvet, an earring, his chestnut hair to the collar. A duelling scar divides one eyebrow.

Zita cooks. She is a big woman, forty perhaps, brown-armed, her sleeves always rolled, a blue kerchief over black hair; she has a squint and no patience.""", {
        "Contessa": ["sex f", "age 91|nineties|ninety|old|elderly", "build =thin", "hair white", "eyes black", "wears black lace"],
        "Dario": ["sex m", "age 30|thirty|thirties", "hair chestnut|brown", "mark scar eyebrow / eyebrow scar / duelling scar", "mark =earring", "wears plum|purple velvet"],
        "Zita": ["sex f", "age 40|forty|forties", "build =big / =large", "hair black", "mark =squint", "wears blue kerchief|headscarf|scarf"],
    }, never={"Dario": ["white hair"], "Zita": ["white hair", "chestnut hair"]}),
    Case("plist-coach", "Coach Delgado", """[Coach Delgado: male, 52, Puerto Rican, barrel-chested, bad knee; shaved head, salt-and-pepper goatee, brown eyes, broken nose; grey sweatshirt with the school's bulldog, whistle, shorts in every weather; loud, fair, cries at graduations; wife: Marisol (tiny, blonde, terrifying)]""", {
        "Delgado": ["sex m", "age 52|fifties", "build barrel|broad chest|chested / =barrel chested", "hair =shaved head / =bald", "beard goatee|grey|pepper goatee|beard", "eyes brown", "mark broken nose", "wears grey sweatshirt", "wears =shorts"],
    }, may=("Marisol",), never={"Delgado": ["=blonde", "=tiny"]}),
    Case("siblings", "Cole and Juniper", """Cole and Juniper Ashby inherited the funeral home. Cole is the tall one, twenty-nine, dark-haired and hollow-cheeked, and he looks better in a black suit than the clients do. Juniper is twenty-six; she bleached her hair white for a dare and kept it, and she has their father's green eyes and a silver stud in her chin. She wears coveralls for the embalming and a yellow sundress to the wakes. Aunt Pru, who raised them, was a redhead and a drinker.""", {
        "Cole": ["sex m", "age 29|twenties|young", "build =tall", "hair dark|black|brown", "mark hollow cheek|cheeked", "wears black suit"],
        "Juniper": ["sex f", "age 26|twenties|young", "hair white|bleached", "eyes green", "mark silver stud", "wears =coveralls / yellow sundress"],
    }, may=("Pru",), never={"Cole": ["white hair", "yellow sundress"], "Juniper": ["=redhead", "dark hair", "black suit"]}),
    Case("robot-list", "DOT", """DOT (Domestic Operations Tutor)
- model: 1962 household robot
- height: 4 ft 10
- looks: cream enamel casing with chips of rust, round glass eyes that glow orange, two-fingered hands, one wheel squeaks
- wears: gingham apron, because Mother tied it on
- voice: a woman's, cheerful
- owner: Timmy, now 71, bald, in a cardigan""", {
        "DOT": ["mark =robot", "skin cream|enamel casing / cream enamel", "eyes glass|glow|orange", "mark two|fingered hand", "wears gingham apron"],
    }, may=("Timmy",), never={"DOT": ["=bald", "=cardigan"]}),
    Case("persona-par", "Imre", """I'm Imre, a Hungarian violinist, thirty-three. Thin as a bow. Brown hair, too long, always in my eyes, which are brown as well. There's a mark under my jaw from the chin rest. Dinner jacket, usually without the tie.""", {
        "Imre": ["sex m", "age 33|thirties|thirty", "build =thin", "hair brown|long", "eyes brown", "mark mark jaw / =mark under jaw / =mark under the jaw / =mark under my jaw", "wears dinner jacket"],
    }, kind="persona"),
    Case("lore-station", "Station", [
        {"keys": ["Chief Tamura", "Tamura"], "content": "Chief Tamura runs the reactor deck. Fifty-seven, short, square as a crate. She has a grey crew cut, a pink burn from temple to jaw on the right side, and she lives in an orange pressure suit with the helmet off."},
        {"keys": ["Ludo"], "content": "Ludo, the station's clerk, 22, is all wrists and apologies. Mouse-brown hair in his eyes, glasses mended with tape, company-issue beige tunic a size too small."},
        {"keys": ["Envoy", "the Envoy"], "content": "The Envoy is not human, whatever it says. It stands eight feet tall, silver-skinned and hairless, with four violet eyes in a row, and wears a single white robe that never touches the floor."},
    ], {
        "Tamura": ["sex f", "age 57|fifties", "build =short", "build =square / =stocky", "hair grey|crew", "mark burn temple|jaw|right|side / pink burn / =burn", "wears orange suit"],
        "Ludo": ["sex m", "age 22|twenties|young", "hair brown|mouse|mousy", "mark =glasses", "wears beige tunic"],
        "Envoy": ["build =tall / eight feet", "skin silver skin|skinned", "eyes violet|purple|four", "wears white robe"],
    }, kind="lore"),
    Case("ali-dragon", "Ssirith", """Ssirith: *The dragon folds herself into her other shape, which takes a while: a woman, near enough, seven feet of her, copper scales down the throat and forearms, horns swept back from a brow like a cliff.* "Better? You were staring."
Ssirith: *Her hair is smoke - real smoke - and her eyes are slit and yellow. She looks down at the bedsheet she is wearing.* "It's a toga. Hush."
Ssirith: "I am nine hundred and six. My sister is younger and fatter and lives under Vienna." """, {
        "Ssirith": ["sex f", "build =tall / seven feet", "mark copper scales|scale", "mark =horns / swept horns|horn", "hair =smoke / smoke", "eyes yellow|slit", "wears =toga / =bedsheet"],
    }),
    Case("deacon-letter", "Absalom Pike", """From a letter: "You will know Mr. Pike by his size, for he is the largest man in the county, and by his beard, which is black and reaches his watch-chain. He is a deacon and about forty-five. One of his eyes is brown; the other is covered with a leather patch, and I should not ask. He goes in homespun all the week and a bottle-green frock coat on Sundays."

{{char}} is gentle with animals and with nobody else.""", {
        "Absalom": ["sex m", "age 45|forties", "build =largest / =large / =huge", "beard black beard", "eyes brown", "mark eye patch / =eyepatch / leather patch|eyepatch", "wears =homespun / homespun clothes / green coat"],
    }),
    Case("md-cast", "Night Shift", """# Night Shift at St. Brendan's
A hospital drama. {{user}} is the new resident.

### Dr. Amara Osei
39, attending. Tall, dark brown skin, natural hair cropped close, gold-rimmed glasses. Navy scrubs, white coat with pens in it. Has not slept since Tuesday.

### Nurse Pat Kowalczyk
58, charge nurse. Short, wide, dyed-red perm, reading glasses on a beaded chain. Scrubs with cartoon cats. Knows everything.

### Vinny
Night porter, 24. Skinny, gelled black hair, a snake tattoo round his wrist. Grey uniform polo.""", {
        "Amara": ["sex f", "age 39|thirties|thirty", "build =tall", "skin dark|brown skin", "hair cropped|natural|short", "mark =glasses / gold|rimmed glasses", "wears navy scrubs", "wears white coat"],
        "Pat": ["age 58|fifties", "build =short", "hair red|perm", "mark reading glasses / =glasses", "wears =scrubs / cat|cartoon scrubs"],
        "Vinny": ["sex m", "age 24|twenties|young", "build =skinny", "hair black", "mark snake tattoo", "wears grey polo"],
    }, never={"Amara": ["snake tattoo"], "Vinny": ["=glasses"]}),
    Case("german-list", "Hauptkommissarin Brandt", """**Name:** Katja Brandt
**Alter:** 44
**Äußeres:** 1,80 m, hager, aschblondes Haar, streng zurückgebunden, graugrüne Augen, Narbe am Kinn
**Kleidung:** schwarzer Rollkragenpullover, Jeans, abgewetzte Lederjacke
**Charakter:** misstrauisch, trocken
**Partner:** Olli, dick, gutmütig, Schnauzbart""", {
        "Katja": ["sex f", "age 44|forties", "build =gaunt / =lean / =thin", "hair blond|ash", "eyes grey|green", "mark scar chin / chin scar / =scar on chin / =scar on the chin / =scar", "wears black turtleneck", "wears leather jacket"],
    }, may=("Olli",), never={"Katja": ["=fat", "=mustache"]}),
    Case("chinese-prose", "顾长风", """顾长风是一名三十五岁的镖师，身材高大，皮肤黝黑，满脸络腮胡，左脸有一道刀疤。他有一双黑色的眼睛，头发用布带束起。平日里穿深蓝色短打，腰系牛皮腰带，脚蹬黑靴。他的女儿小鱼八岁，扎着两条辫子。""", {
        "顾长风": ["sex m", "age 35|thirties|thirty", "build =tall", "skin dark skin", "beard full beard / =beard", "mark scar face / =scar / scar cheek", "eyes black", "wears blue clothes|jacket|outfit|short", "wears leather belt", "wears black boots|boot"],
    }, never={"顾长风": ["=braids"]}),
    Case("french-list", "Maître Vauquelin", """Nom : Hippolyte Vauquelin
Âge : soixante ans
Physique : grand, maigre, cheveux gris tirés en arrière, favoris, yeux bleus perçants, nez aquilin
Vêtements : redingote noire, gilet brodé, canne à pommeau d'argent
Caractère : hautain, avare""", {
        "Vauquelin": ["sex m", "age 60|sixty|sixties", "build =tall", "build =thin", "hair grey", "beard =sideburns / =whiskers", "eyes blue", "mark aquiline|hooked nose", "wears black frock|coat", "wears embroidered waistcoat|vest"],
    }),
    Case("spanish-narr", "El Faro", """En el faro viven dos personas. Nerea, la farera, tiene cincuenta años, el pelo gris muy corto y los ojos claros; viste un jersey de lana azul y pantalones de trabajo. Con ella está Iker, su sobrino, un chico de diecisiete años, pecoso y pelirrojo, siempre con una sudadera negra.""", {
        "Nerea": ["sex f", "age 50|fifty|fifties", "hair grey|short", "eyes light|pale", "wears blue|wool sweater|jersey"],
        "Iker": ["sex m", "age 17|seventeen|teen|young", "mark =freckled / =freckles", "hair red", "wears black hoodie|sweatshirt"],
    }, never={"Nerea": ["red hair"], "Iker": ["grey hair"]}),
]  # fmt: skip
