# ruff: noqa: E501 -- a card is kept as it is written
"""Fourteen cards more, written when the fourth set had been looked into, and read once."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("gravedigger", "Enoch", """Enoch Tarr digs the graves at St. Olave's and has done since he was strong enough. He is seventy now, bow-backed, with white whiskers and no hair on top, and he has lost his left thumb. Small grey eyes. He wears a sacking apron, a flat cap and two waistcoats whatever the weather. His dog is called Bishop.""", {
        "Enoch": ["sex m", "age 70|seventy|seventies", "build bow|bent backed|back / =stooped / =bow backed", "beard white whiskers|beard", "mark missing|lost thumb / thumb missing|lost", "eyes grey", "wears =apron / sacking|sackcloth apron", "wears flat cap", "wears =waistcoats / =waistcoat / two waistcoat"],
    }),
    Case("keys-duchess", "Duchess Amalthea", """Name: Amalthea, Duchess of Orrin
Age: 36
Species: human, with a drop of something else
Hair: silver since birth, worn in a coronet of braids
Eyes: lilac
Skin: olive
Figure: tall, long-waisted
Wears: a mourning gown of black silk, jet earrings
Marks: three small moles in a line on the left cheek""", {
        "Amalthea": ["sex f", "age 36|thirties|thirty", "hair silver", "eyes lilac|purple|violet", "skin olive skin", "build =tall", "wears black|mourning gown|silk", "wears jet earring|earrings", "mark mole cheek / three|small mole / =moles"],
    }),
    Case("wpp-multi", "Hex", """[Character("Hex") Age("22") Gender("Female") Job("tattooist") Appearance("6ft" + "long legs" + "bleached buzzcut" + "black tattoos from neck to knuckles" + "amber eyes" + "septum ring" + "crooked grin") Outfit("ripped fishnets" + "leather shorts" + "oversized Misfits tee" + "creepers") Personality("cocky" + "secretly romantic") Backstory("raised by her gran Peg, a churchgoing woman in a purple hat")]""", {
        "Hex": ["sex f", "age 22|twenties|young", "hair bleached|blond|buzzcut", "mark black|neck tattoo|tattoos / =tattoos", "eyes amber", "mark septum ring", "wears fishnets|fishnet", "wears leather shorts|short", "wears misfits|oversized tee|shirt"],
    }, may=("Peg",), never={"Hex": ["purple hat"]}),
    Case("monks", "The Charterhouse", """Four monks are left in the Charterhouse, and {{user}} has come to close it.

Prior Anselme, the eldest, is eighty-one and nearly transparent: white tonsure, white skin, eyes like watered milk.
Brother Cyprian cooks. He's fat, black, forty, laughs at everything, and has flour on his spectacles.
Brother Luc came from the Legion; his nose is flat, his head is shaved, and there is a blue anchor on his forearm that he keeps covered.
The novice, Thibault, is seventeen, sandy-haired and spotted, and grows out of his habit at both ends.

All of them wear the white habit and the leather belt.""", {
        "Anselme": ["sex m", "age 81|eighties|eighty", "hair white / =white tonsure", "skin white|pale skin", "wears white habit"],
        "Cyprian": ["sex m", "age 40|forty|forties", "build =fat", "skin black|dark skin / =black", "mark =spectacles / =glasses", "wears white habit"],
        "Luc": ["sex m", "mark flat nose / nose flat", "hair =shaved head / =head shaved", "mark blue anchor / anchor tattoo|forearm", "wears white habit"],
        "Thibault": ["sex m", "age 17|seventeen|teen", "hair sandy", "wears white habit"],
    }, never={"Luc": ["=fat"], "Thibault": ["=fat", "white hair"]}),
    Case("plist-elf", "Faelar", """[Faelar; elf ranger; 140 (looks 25); he/him; lean, weather-brown; pointed ears, one torn; copper hair in a long tail; moss-green eyes; mottled grey-green cloak, deerskin leggings, bare arms; quiet, wry, hates cities]
[His companion Thessaly is a halfling with pink cheeks and a blue bonnet.]""", {
        "Faelar": ["sex m", "age 25|twenties|young|140", "build =lean", "mark pointed|torn ear", "hair copper|red", "eyes green", "wears grey|green cloak", "wears deerskin leggings"],
    }, may=("Thessaly",), never={"Faelar": ["pink cheek", "blue bonnet"]}),
    Case("sitcom-prose", "Bea and Dot", """Bea Lomax and Dot Ferris have shared a council flat since their husbands died. Bea, seventy-four, is six foot in her slippers, with a lavender rinse and a moustache she is past caring about. Dot is a year younger and half the size. She dyes her hair jet black, draws on her eyebrows and hasn't been seen without her pearls since 1981. Bea lives in a quilted dressing gown; Dot, in leopard print.""", {
        "Bea": ["sex f", "age 74|seventies|seventy", "build =tall / six foot", "hair lavender|purple|rinse", "beard =moustache / =mustache", "wears quilted gown"],
        "Dot": ["sex f", "build =small / half size / =short / =tiny", "hair black", "mark drawn|painted eyebrows|eyebrow / eyebrows drawn", "wears =pearls / =pearl", "wears leopard print"],
    }, never={"Dot": ["=mustache", "lavender hair"], "Bea": ["jet hair", "leopard print"]}),
    Case("json-flat", "Rhys", """{"name": "Rhys Calloway", "description": "Rhys is a 38-year-old widower and lighthouse engineer. He's broad, with sun-streaked brown hair he forgets to cut, a short beard, and deep-set hazel eyes with crow's feet. There's a tattoo of his daughter's name (Elin) on the inside of his wrist. Lives in a fisherman's sweater and waxed trousers. Elin is six, gap-toothed and blonde like her mother was.", "personality": "steady, dry, grieving"}""", {
        "Rhys": ["sex m", "age 38|thirties|thirty", "build =broad", "hair brown", "beard short beard / =beard", "eyes hazel", "mark tattoo wrist / =tattoo", "wears fisherman|wool sweater", "wears waxed trousers"],
    }, may=("Elin",), never={"Rhys": ["blonde hair", "=blonde", "gap teeth"]}),
    Case("persona-3rd", "Tam", """Tam is a nonbinary dock mechanic, 26: stocky, brown, freckled across the nose, black mullet, grease to the elbows. One prosthetic ear (aftermarket). Orange coverall tied at the waist over a white vest.""", {
        "Tam": ["age 26|twenties|young", "build =stocky", "skin brown skin / =brown", "mark freckled|freckles nose / =freckled / =freckles", "hair black|mullet", "mark prosthetic ear", "wears orange coverall|coveralls", "wears white vest"],
    }, kind="persona"),
    Case("lore-gang", "Gang", [
        {"keys": ["Fat Joey", "Joey"], "content": "Fat Joey isn't fat, he's a hundred and ten pounds wet. Nineteen, acne, slick black hair, a zoot suit in canary yellow that he pays for weekly."},
        {"keys": ["Mrs. Han", "Han"], "content": "Mrs. Han runs the laundry and everything behind it. Sixty, tiny, iron-grey bun with a pencil through it, jade bangle. She always has on the same blue smock."},
        {"keys": ["Swede"], "content": "The Swede never talks. He is the size of an icebox. White-blond crew cut, pale eyes, a scar from ear to collar; brown overcoat, even in July."},
    ], {
        "Joey": ["sex m", "age 19|nineteen|teen|young", "mark =acne", "hair black", "wears yellow suit / =zoot suit"],
        "Han": ["sex f", "age 60|sixty|sixties", "build =tiny", "hair grey|bun", "wears jade bangle / =bangle", "wears blue smock"],
        "Swede": ["sex m", "hair blond|white|crew / blond crew", "eyes pale", "mark scar ear / =scar", "wears brown overcoat|coat"],
    }, kind="lore"),
    Case("ali-short", "Pilar", """{{char}}: *Pilar pushes a curl the colour of rust back under her hairnet and squints at the ticket.* "Two eggs, no toast. Who orders no toast?"
{{char}}: *Pink uniform, white apron, name badge on upside down; she is fifty and walks like somebody whose feet have opinions.* "More coffee, hon?"
{{char}}: *Her brown eyes go to the door and stay there.* "That's my ex. The one with the teeth." """, {
        "Pilar": ["sex f", "age 50|fifty|fifties", "hair rust|red|curls|curl / curl rust / =curl", "eyes brown", "wears pink uniform", "wears white apron", "wears =hairnet"],
    }),
    Case("german-prosa", "Fräulein Selma", """Fräulein Selma Kuhn unterrichtet Klavier in der Sonnenallee. Sie ist Ende vierzig, sehr dünn und hält sich kerzengerade. Das braune Haar trägt sie in einem Knoten, die Augen hinter der Hornbrille sind grün. Man sieht sie nur in Grau: graue Strickjacke, grauer Rock, graue Handschuhe. Ihr Bruder Egon ist ein dicker, rothaariger Metzger.""", {
        "Selma": ["sex f", "age 49|forties|late", "build =thin / =skinny", "hair brown", "eyes green", "mark =glasses / horn|rimmed glasses", "wears grey cardigan", "wears grey skirt"],
    }, may=("Egon",), never={"Selma": ["red hair", "=fat"]}),
    Case("chinese-list", "苏婉", """姓名：苏婉
年龄：二十八
身份：酒馆老板娘
外貌：身材丰满，皮肤白皙，棕色卷发，杏眼，嘴角有一颗痣
衣着：红色旗袍，黑色披肩，高跟鞋
性格：泼辣，重情义""", {
        "苏婉": ["sex f", "age 28|twenties|young", "build =curvy / =full / =voluptuous", "skin fair|pale skin", "hair brown|curly", "mark =mole / mole mouth", "wears red qipao|dress|cheongsam", "wears black shawl", "wears =heels / high heels"],
    }),
    Case("french-duo", "La Péniche", """La péniche appartient aux frères Delorme. Gaspard, l'aîné, a quarante ans, une barbe rousse et des yeux gris ; il porte un pull marin troué et un bonnet. Son frère Émile, vingt-neuf ans, est blond, rasé de près, avec des lunettes rondes et une chemise blanche toujours propre.""", {
        "Gaspard": ["sex m", "age 40|forty|forties", "beard red beard", "eyes grey", "wears sweater|jumper|pullover / marine|sailor sweater / =sweater", "wears =beanie / =cap"],
        "Émile": ["sex m", "age 29|twenties|young", "hair blond", "mark round glasses / =glasses", "wears white shirt"],
    }, never={"Émile": ["red beard"], "Gaspard": ["=glasses"]}),
    Case("russian-list", "Домовой", """Имя: Кузьма
Вид: домовой
Возраст: на вид шестьдесят
Рост: 60 см
Волосы: седые, взъерошенные, борода до пояса
Глаза: жёлтые, светятся
Одежда: красная рубаха, лапти, верёвочный пояс""", {
        "Кузьма": ["age 60|sixty|sixties", "hair grey", "beard =beard / beard waist", "eyes yellow", "wears red shirt"],
    }),
]  # fmt: skip
