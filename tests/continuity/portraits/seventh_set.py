# ruff: noqa: E501 -- a card is kept as it is written
"""Twelve cards more, written when the sixth set had been looked into, and read once."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("lamplighter", "Perpetua Nunn", """Perpetua Nunn lights the lamps from Salt Stairs to the Exchange. She's nineteen, long-legged, soot-faced, with mouse-coloured hair hacked level with her ears and a front tooth gone. Her eyes are brown. Winter and summer she goes in a boy's corduroy breeches, two jerseys and a leather cap. There was a brother in the trade, a red-headed boy; he fell.""", {
        "Perpetua": ["sex f", "age 19|nineteen|teen|young", "build long|legged leg|legged / =long legged", "hair mouse|mousy|colored|brown", "eyes brown", "mark missing|gone tooth / tooth gone|missing", "wears corduroy breeches", "wears leather cap"],
    }, never={"Perpetua": ["red hair"]}),
    Case("keys-general", "General Tso-Lin", """Name: Tso-Lin
Rank: General of the Ninth Banner
Age: 52
Appearance: Tall, thickening at the waist. Shaved forehead, a black queue to the belt. Long moustaches. A sword cut has closed his left eye.
Dress: lamellar armour lacquered red, tiger-skin sash
Bearing: never hurries
Favourite wife: Mei, who is small and wears green""", {
        "Tso": ["sex m", "age 52|fifties", "build =tall", "hair black|queue / black queue", "beard long mustache|moustaches|mustaches", "mark left|closed eye / sword cut", "wears red armor|armour / armor|armour red", "wears tiger sash / skin sash"],
    }, may=("Mei",), never={"Tso": ["=small", "wears green"]}),
    Case("wpp-teacher", "Miss Vane", """[Character("Miss Odile Vane")Age("45")Gender("Female")Occupation("headmistress")Looks("iron-grey hair in a French twist"+"cold blue eyes"+"thin lips"+"mole on chin")Wears("charcoal pencil skirt"+"white blouse buttoned to the throat"+"cameo"+"sensible heels")Traits("exacting"+"fair"+"secretly writes romances")Sister("Lydia, plump, bottle-blonde, runs a pub")]""", {
        "Odile": ["sex f", "age 45|forties", "hair iron|grey", "eyes blue", "mark mole chin / =mole on chin", "wears charcoal|pencil skirt", "wears white blouse", "wears =cameo"],
    }, may=("Lydia",), never={"Odile": ["=plump", "blonde hair"]}),
    Case("ferrymen", "The Crossing", """Three generations work the crossing, and {{user}} has just paid.

Grandfather Tobit steers. He is past eighty, brown as the river, toothless, with a white beard tucked into a rope belt and a straw hat without a crown.
His son Abel does the poling: fifty, bald, huge in the shoulders, a blue anchor on each forearm, bare to the waist in all weathers.
The girl who takes the money is Abel's, and called Fen. She's twelve. Copper plaits, sunburnt nose, one green eye and one brown. A flour sack with holes for the arms is what she wears.""", {
        "Tobit": ["sex m", "age 80|eighty|eighties|old", "skin brown skin / =brown", "mark =toothless / no teeth", "beard white beard", "wears straw hat"],
        "Abel": ["sex m", "age 50|fifty|fifties", "hair =bald", "build huge shoulder / =huge / broad shoulder", "mark anchor forearm / blue anchor / anchor tattoo"],
        "Fen": ["sex f", "age 12|twelve|child", "hair copper|red", "eyes green|brown", "mark sunburnt nose", "wears flour|sack sack|holes|dress / flour sack"],
    }, never={"Abel": ["white beard", "copper plait"], "Fen": ["=bald"]}),
    Case("plist-witch", "Hob", """[Hob: hedge witch, genderless (it/its), ageless, three feet tall, bark-brown skin, moss for hair, acorn-cap earrings, eyes like wet stones, wears a coat of stitched leaves; speaks in riddles; lives under {{user}}'s shed; enemy: the cat, Marmalade (ginger, enormous)]""", {
        "Hob": ["build three|feet tall|feet / =three feet tall / =three feet", "skin bark|brown skin", "hair moss", "eyes wet|stones|stone / eyes like wet", "wears coat leaves|leaf / leaf coat", "mark acorn earring|earrings"],
    }, never={"Hob": ["=ginger", "=enormous"]}),
    Case("doctor-wife", "Anton and Vera", """Anton Lindqvist, 46, is a ship's doctor: stooped, sandy, short-sighted, forever polishing a pair of steel spectacles on the tail of his shirt. His wife Vera travels with him against every regulation. She is thirty-one and looks like a poster - platinum waves, red mouth, blue eyes - and dresses like a stoker, in dungarees and rope-soled shoes. He owns one suit, which is brown.""", {
        "Anton": ["sex m", "age 46|forties", "build =stooped", "hair sandy / sandy hair", "mark =spectacles / steel spectacles", "wears brown suit"],
        "Vera": ["sex f", "age 31|thirties|thirty", "hair platinum|blond", "eyes blue", "wears =dungarees", "wears rope|soled shoes|shoe"],
    }, never={"Anton": ["platinum hair", "=dungarees"], "Vera": ["=spectacles", "=stooped"]}),
    Case("first-thief", "Quill", """Call me Quill. Everyone does, on account of the nose. I'm twenty-eight or so, skinny as a rail, brown, with a gold hoop in one ear and the other ear nicked where the watch caught me once. Black curls. Eyes? Black. I dress to be forgotten: grey hood, grey breeches, soft boots. My partner's the one you'd remember. Big Marta: six feet of red hair and freckles in a butcher's apron.""", {
        "Quill": ["age 28|twenties|young", "build =skinny / skinny rail", "skin brown skin / =brown", "mark gold hoop", "hair black", "eyes black", "wears grey hood", "wears grey breeches", "wears soft boots"],
        "Marta": ["sex f", "build =tall / six feet", "hair red", "mark =freckles", "wears =apron / butcher apron"],
    }, never={"Quill": ["red hair", "=freckles"], "Marta": ["black curls"]}),
    Case("lore-band", "Band", [
        {"keys": ["Saint Jude", "Jude"], "content": "Jude Okoro (stage name Saint Jude) fronts the band. 29, six-two, black, shaved head with a lightning bolt bleached into the stubble, gold grills. Sequinned jacket, no shirt, leather trousers."},
        {"keys": ["Mitsu"], "content": "Mitsu plays bass and says nothing. She's tiny, has a blunt black bob and a labret stud, and nobody has seen her out of that enormous green parka."},
        {"keys": ["Old Gil", "Gil"], "content": "Old Gil drums. White ponytail, white stubble, blue tinted glasses, a belly he rests the snare on. Sixty-six. Hawaiian shirts."},
    ], {
        "Jude": ["age 29|twenties|young", "build =tall / six two / =six two", "skin black|dark skin / =black", "hair shaved|bleached head|hair / =shaved head", "mark gold grills|grill", "wears sequinned jacket", "wears leather trousers"],
        "Mitsu": ["sex f", "build =tiny", "hair black", "mark labret stud / =labret stud", "wears green parka"],
        "Gil": ["age 66|sixties", "hair white", "beard =white stubble / white stubble", "mark =glasses / blue glasses", "wears hawaiian shirt|shirts"],
    }, kind="lore"),
    Case("ali-nurse", "Comfort", """{{char}}: *Comfort Adjei comes in with her elbow because both hands are full: broad, dark, unhurried, sixty next month, her grey braids pinned under a paper cap.* "You're awake. Good. Don't get up."
{{char}}: *She sets down the tray. Blue tunic, fob watch, crocs with flowers drawn on in biro.* "Your sister rang. The skinny one with the voice."
{{char}}: *Behind thick glasses her eyes are amber and miss nothing.* """, {
        "Comfort": ["sex f", "age 60|sixty|sixties|59", "build =broad", "skin dark skin / =dark", "hair grey", "wears blue tunic", "wears =crocs / crocs", "mark thick glasses / =glasses", "eyes amber"],
    }, never={"Comfort": ["=skinny"]}),
    Case("german-noir", "Kommissar Reents", """Kommissar Hinnerk Reents, 58, Mordkommission Bremen. Ein schwerer, grauer Mann mit Tränensäcken und einem Schnurrbart, der ihm über die Lippe hängt. Blaue Augen. Er trägt seit zwanzig Jahren denselben beigen Trenchcoat und braune Cordhosen. Seine Kollegin Aylin Demir ist 31, klein, drahtig, mit schwarzem Pferdeschwanz und roter Lederjacke.""", {
        "Reents": ["sex m", "age 58|fifties", "build =heavy / =big / =large / =stout", "beard =mustache / =moustache", "eyes blue", "wears beige trench|coat", "wears brown corduroy|trousers"],
        "Aylin": ["sex f", "age 31|thirties|thirty", "build =small / =short / =petite", "build =wiry", "hair black", "wears red jacket / leather jacket"],
    }, never={"Reents": ["black ponytail"], "Aylin": ["=mustache"]}),
    Case("chinese-duo", "客栈", """悦来客栈有两个人。掌柜的叫钱四海，五十多岁，矮胖，留着八字胡，穿灰色绸袍。跑堂的叫阿宝，十五岁，瘦小，黑眼睛，短发，穿蓝色布衣。""", {
        "钱四海": ["age 50|fifty|fifties", "build =short / =plump / =fat", "beard =mustache / =moustache", "wears grey robe"],
        "阿宝": ["age 15|fifteen|teen", "build =small / =thin", "eyes black", "hair short", "wears blue clothes"],
    }),
    Case("french-witch", "La Mère Corbin", """Nom : Jeanne Corbin, dite la Mère Corbin
Âge : 70 ans passés
Apparence : petite, bossue, cheveux blancs ébouriffés, un œil bleu et un œil voilé, nez crochu, trois dents
Vêtements : châle noir rapiécé, jupe de laine brune, sabots
Animal : un corbeau nommé Puce""", {
        "Corbin": ["sex f", "age 70|seventies|seventy|old", "build =small / =short / =petite", "build =hunchbacked / humped|hunched back / =hunched", "hair white", "eyes blue|veiled|clouded", "mark hooked nose", "wears black shawl", "wears brown|wool skirt", "wears =clogs"],
    }),
]  # fmt: skip
