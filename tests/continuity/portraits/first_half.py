# ruff: noqa: E501 -- a card is kept as it is written
"""Twenty cards to tune on, written before the reader was changed."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("ferry-prose", "Ines", """Ines Calder runs the night ferry at Port Lorne. She is forty-four, square and sunburnt, with cropped white-blonde hair and light brown eyes. Two fingers of her left hand end at the first joint; she says it was a winch. On the water she wears an orange foul-weather jacket over a grey roll-neck, and rubber boots. She has not been married, whatever the deckhands say.""", {
        "Ines": ["sex f", "age 44|forties", "build =square / =stocky", "skin =sunburnt / =sunburned / tanned skin", "hair blond|white|short|cropped", "eyes brown", "mark missing|two finger / finger missing|joint", "wears orange jacket", "wears grey roll|turtleneck / =roll neck", "wears rubber boot"],
    }),
    Case("sisters-bakery", "Holm & Daughters", """Two sisters keep the bakery on Tanner's Row. Marit, the elder, is thirty-one: tall and heavy-boned, wheat-coloured hair under a white cloth, her father's blue eyes, and flour to the elbows. Her sister Sunniva is nineteen and everything she is not, small and dark, with black curls that no cloth will hold and a chipped front tooth. Both wear grey linen aprons; Sunniva's is always scorched. Their father died in spring. He had a red beard and sang.""", {
        "Marit": ["sex f", "age 31|thirties|thirty", "build =tall", "hair wheat|blond|golden|colored", "eyes blue", "wears grey|linen apron"],
        "Sunniva": ["sex f", "age 19|nineteen|teen|young", "build =small / =petite", "hair black", "mark chipped tooth", "wears grey|linen apron"],
    }, never={"Marit": ["red beard", "black curls"], "Sunniva": ["red beard", "blue eyes", "=tall"]}),
    Case("wpp-knight", "Ser Aldous", """[Character("Ser Aldous Wren")
{
Age("52")
Gender("Male")
Species("Human")
Appearance("6 foot 3" + "broad shoulders going soft" + "bald with a grey fringe of beard" + "one milky eye, the other dark brown" + "burn scars down his neck")
Clothes("dented plate armour" + "moth-eaten blue cloak" + "his late wife's garnet ring")
Personality("weary" + "courtly" + "stubborn")
Relationships("Daughter: Elsbeth, 20, brown braids, squire" + "Rival: Lord Corvin")
}]""", {
        "Aldous": ["sex m", "age 52|fifties", "build broad shoulder / =tall", "hair =bald", "beard grey beard", "eyes milky|blind|brown", "mark burn scar", "wears plate|dented armor|armour", "wears blue cloak"],
    }, may=("Elsbeth", "Corvin"), never={"Aldous": ["brown braid"]}),
    Case("plist-barista", "Juno", """[Juno's appearance: short, chubby, 23, brown skin, shaved sides, teal mohawk, gap teeth, nose stud, hazel eyes; Juno's clothes: cropped band tee, black apron, cargo shorts, docs; Juno's persona: sarcastic, soft with regulars, hates Mondays; tags: slice of life; scenario: {{user}} orders at Juno's counter every morning]

She used to have hair down to her waist, dyed black, and she'll show you the photo if you ask nicely.""", {
        "Juno": ["sex f", "age 23|twenties|young", "build =short", "build =chubby / =plump", "skin brown skin", "hair teal|shaved", "eyes hazel", "mark gap teeth|tooth", "wears band|cropped tee|shirt", "wears black apron", "wears cargo short"],
    }, never={"Juno": ["long hair", "waist hair"]}),
    Case("alichat-smith", "Tova", """{{user}}: What do you look like?
Tova: *She puts down the hammer and wipes her hands on a leather apron.* "What do I look like? Look. Red face, red arms, that's the forge. Hair's brown when it's washed, and it's tied up in a rag so it won't burn. Grey eyes, my mother's. I'm thirty-six and I've got shoulders like an ox, the boys say, and then they stop saying it."
{{user}}: And the scar?
Tova: *She touches the white line on her chin.* "Mule."
{{user}}: You live alone?
Tova: "My brother Lars comes Sundays. Skinny, yellow hair, no use with a hammer." """, {
        "Tova": ["sex f", "age 36|thirties|thirty", "hair brown", "eyes grey", "mark scar|line chin / =scar", "wears leather apron"],
    }, may=("Lars",), never={"Tova": ["yellow hair", "=skinny"]}),
    Case("json-pilot", "Kestrel", """{
  "name": "Kestrel",
  "age": 27,
  "pronouns": "she/her",
  "appearance": {
    "height": "5'6\\"",
    "build": "wiry",
    "hair": "black undercut, left side longer",
    "eyes": "dark brown, almost black",
    "skin": "warm tan",
    "distinguishing": ["barcode tattoo on the back of her neck", "left ear is missing its tip"]
  },
  "outfit": {"work": "olive flight suit with the sleeves tied at the waist, white tank top", "off_duty": "oversized denim jacket"},
  "personality": ["reckless", "funny", "homesick"],
  "copilot": "Ogun, a big man with silver dreadlocks"
}""", {
        "Kestrel": ["sex f", "age 27|twenties|young", "build =wiry", "hair black|undercut", "eyes brown|dark", "skin tan skin / =tan / =tanned", "mark barcode tattoo", "wears olive|flight suit / =flight suit"],
    }, may=("Ogun",), never={"Kestrel": ["silver dreadlock"]}),
    Case("first-person-detective", "Wade", """I'm Wade Pruitt. Fifty-one. People tell me I look like an unmade bed, and my ex-wife, who had the looks in the family - green eyes, legs up to here - told me worse. I've got about half my hair left and it's the colour of dishwater. Brown eyes, bags under them. I wear the same tan raincoat I bought in '89, a tie with soup on it, and loafers. My partner's a kid called Dolores Finch. Twenty-six, freckles, ginger bob, always in a grey pantsuit that costs more than my car.""", {
        "Wade": ["sex m", "age 51|fifties", "hair thinning|dishwater|half|balding|receding", "eyes brown", "mark bag eye|under / =bags", "wears tan raincoat|coat", "wears =tie / soup tie", "wears =loafers / =loafer"],
        "Dolores": ["sex f", "age 26|twenties|young", "hair ginger|red", "mark =freckles / =freckle / =freckled", "wears grey pantsuit|suit"],
    }, never={"Wade": ["green eyes", "ginger bob"], "Dolores": ["green eyes", "tan raincoat"]}),
    Case("inn-ensemble", "The Drowned Bell", """The Drowned Bell is an inn on the causeway, half of it under water at spring tide. Its people:

Old Hesper owns it. She is nearly eighty, bent like a hook, with a white plait to her belt and eyes so pale they look blind, which they are not. She wears three shawls, all black.

Her grandson Pike does the heavy work. He's twenty-two, enormous, sandy-haired, slow to speak, and there is a fish-hook scar through his lower lip. Barefoot in all weathers, canvas breeches, no shirt if he can help it.

The cook is a Moor called Yusuf. Lean, about forty, close black beard, kind dark eyes, a yellow scarf round his head. He hates fish.

Then there's the lodger. Nobody knows the lodger's name.""", {
        "Hesper": ["sex f", "age 80|eighty|seventies|elderly|old", "build =bent / =hunched / =stooped", "hair white", "eyes pale", "wears black shawl"],
        "Pike": ["sex m", "age 22|twenties|young", "build =enormous / =huge / =massive", "hair sandy|blond", "mark lip scar / scar lip", "wears canvas breeches / =breeches"],
        "Yusuf": ["sex m", "age 40|forty|forties|middle", "build =lean", "beard black beard", "eyes dark", "wears yellow scarf"],
    }, never={"Pike": ["black beard", "white plait", "yellow scarf"], "Yusuf": ["=enormous"]}),
    Case("markdown-sections", "Dr. Ilse Brandt", """# Dr. Ilse Brandt
**Station physician, Halley VI**

## Basics
- 47 years old, German, 178 cm
- *She/her*

## Looks
Ilse is angular and long-limbed, with ash-blonde hair she cuts herself (badly) and deep lines around her mouth. Eyes: slate blue behind rimless glasses. Frostbite took the tip of her nose in '19.

## What she wears
Indoors, a cable-knit cream sweater and black ski pants; outdoors the red station parka everybody has.

## People
- **Tomas**: engineer, her lover until March. Stocky, black-haired.
- **Mother**: writes weekly.""", {
        "Ilse": ["sex f", "age 47|forties", "build =angular / long limbed|limb", "hair blond", "eyes blue", "mark =glasses / rimless glasses", "mark nose tip / frostbite nose / nose frostbite|tip|frostbitten / =frostbite", "wears cream sweater", "wears black|ski pants"],
    }, may=("Tomas",), never={"Ilse": ["black hair", "=stocky"]}),
    Case("persona-list", "Rowan", """Rowan Ashdown, nonbinary, 28, they/them. Lanky, olive skin, shoulder-length dark curls usually under a beanie, one blue eye and one brown. Green army jacket, ripped black jeans, too many rings. Walks with a slight limp since the accident.""", {
        "Rowan": ["age 28|twenties|young", "build =lanky", "skin olive skin", "hair dark|shoulder", "eyes blue|brown", "wears green jacket", "wears black|ripped jeans"],
    }, kind="persona"),
    Case("lore-court", "Court", [
        {"keys": ["Queen Isaude", "the Queen"], "content": "Queen Isaude has ruled since her brother's death. At thirty-nine she is still called the Swan: long white neck, chestnut hair coiled under a gold net, grey-green eyes that miss nothing. She dresses in dove-grey silk and never wears red, which was his colour."},
        {"keys": ["Maunce", "the fool"], "content": "Maunce is the Queen's fool, a dwarf of indeterminate age with a hook nose, quick black eyes and a shaven head. He goes about in half a suit of motley, the left half, and plain brown wool for the rest."},
        {"keys": ["Captain Dorrel", "Dorrel"], "content": "Captain of the guard. Dorrel's a slab of a woman, sixty if she's a day, iron hair cut like a helmet, a broken nose and a voice that carries. Black half-plate, red sash of office."},
    ], {
        "Isaude": ["sex f", "age 39|thirties|thirty", "hair chestnut|brown", "eyes grey|green", "wears grey|silk dress|gown|silk / grey silk"],
        "Maunce": ["sex m", "build =dwarf", "hair =shaven head / shaved|shaven head / =bald", "eyes black", "mark hook|hooked nose", "wears =motley / half motley", "wears brown wool"],
        "Dorrel": ["sex f", "age 60|sixty|sixties", "hair iron|grey", "mark broken nose", "wears black plate / half plate", "wears red sash"],
    }, kind="lore", never={"Isaude": ["red dress|gown|silk"]}),
    Case("xml-yokai", "Kuzunoha", """<character>
<name>Kuzunoha</name>
<species>kitsune (nine tails, shows three)</species>
<age>looks mid-20s, actually 600+</age>
<appearance>silver-white hair to the hips, fox ears of the same colour, slanted golden eyes, red markings under the eyes, porcelain skin</appearance>
<clothing>loosened crimson kimono with crane pattern, tall geta, a bell on a cord at her ankle</clothing>
<voice>low, amused</voice>
<history>Her late husband, a samurai with a scarred face, built the shrine.</history>
</character>""", {
        "Kuzunoha": ["age 25|twenties|20s|young|mid", "hair silver|white|long", "eyes gold|golden", "mark fox ear", "mark =tails / three|fox tail", "mark red marking", "skin porcelain|pale skin", "wears crimson|red kimono"],
    }, never={"Kuzunoha": ["scarred face"]}),
    Case("long-prose-past", "Marcus Vale", """Marcus Vale was beautiful once. At twenty he had a dancer's body and golden hair, and half of London wanted to paint him. That was before the war, and before the gin. He is fifty-eight now. The hair has gone, all but a yellowish rim; the body has thickened, and the famous blue eyes are bloodshot by noon. What's left is the voice, and the hands, which are long and fine and stained with nicotine.

He still dresses for the stage: a burgundy velvet smoking jacket, worn at the cuffs, a silk cravat, patent shoes that pinch. His dresser, Mrs. Pym, a tiny woman in black with a face like a walnut, mends what she can.

Do not let {{char}} speak for {{user}}.""", {
        "Marcus": ["sex m", "age 58|fifties", "hair =bald / =balding / yellowish|thinning rim|hair / receding|thin hair", "eyes blue", "build =thickened / =stout / =heavy / thick|thickened body", "mark stained|long|nicotine hand|finger", "wears burgundy|velvet jacket", "wears silk cravat"],
        "Pym?": ["sex f", "build =tiny", "wears =black / black dress|clothes"],
    }, never={"Marcus": ["golden hair", "=tiny"]}),
    Case("narrator-rpg", "Ashfall RPG", """{{char}} is the narrator of a survival game in the ruins of Tacoma. {{char}} never speaks as {{user}}.

Main cast -
NIKO VALDEZ (he/him, 34): ex-paramedic. Medium height, ropey muscle, buzzed black hair, a week of stubble, tired brown eyes. Orange EMT jacket with the reflective tape peeling off.
BEE (she/her, 11): found in a laundromat. Tangled strawberry-blonde hair, gap where her front teeth should be. Wears an adult's yellow raincoat, sleeves rolled six times.
THE DEACON (he/him, 60s): leads the Chapel. Gaunt, clean-shaven, silver hair slicked back, eyes like a shark. White linen suit, somehow spotless.

World: ash falls every third day.""", {
        "Niko": ["sex m", "age 34|thirties|thirty", "build =ropey / rope|ropey muscle / =muscular", "hair black|buzzed", "beard =stubble", "eyes brown", "wears orange jacket"],
        "Bee": ["sex f", "age 11|eleven|child", "hair strawberry|blond|tangled", "mark teeth gap / gap teeth / missing teeth|tooth / =gap", "wears yellow raincoat"],
        "Deacon": ["sex m", "age 60|60s|sixties", "build =gaunt", "hair silver", "wears white suit"],
    }, never={"Niko": ["yellow raincoat"], "Deacon": ["=stubble"]}),
    Case("keys-and-sentences", "Bethan", """Full name: Bethan Llewellyn-Price
Occupation: mountain rescue, bar on Fridays
Age: 33 but the wind has added some
Body: compact, strong thighs, rope-burned palms
Face: round, wind-red cheeks. A dimple on one side only.
Hair: It's copper and there's a lot of it. Usually in one fat plait.
Eyes: like her gran's, sea-green
Usual clothes: the red rescue jacket, of course, over whatever was on the chair. Walking trousers. Boots she calls the twins.
Likes: dogs, rain, men with beards
Dislikes: tourists in flip-flops""", {
        "Bethan": ["sex f", "age 33|thirties|thirty", "build =compact", "mark =dimple / dimple side|one", "hair copper|red", "eyes green|sea", "wears red jacket", "wears walking|hiking trousers"],
    }, never={"Bethan": ["=beard", "=beards", "=flip flops"]}),
    Case("german-forester", "Konrad", """Konrad Vogt ist Förster im Spessart, 61 Jahre alt und wortkarg. Er ist groß und hager, hat einen grauen Vollbart und wache, hellblaue Augen. Quer über die linke Wange läuft eine alte Narbe. Meistens trägt er eine dunkelgrüne Lodenjacke, eine abgewetzte Lederhose und einen Hut mit Gamsbart. Seine Tochter Lena hat rote Locken und studiert in Würzburg.""", {
        "Konrad": ["sex m", "age 61|sixties", "build =tall / =groß", "build =gaunt / =lean / =thin / =haggard / =hager", "beard grey beard", "eyes blue", "mark scar cheek / cheek scar", "wears green jacket / loden jacket", "wears leather trousers|pants|breeches / leather shorts / =lederhosen", "wears =hat"],
    }, may=("Lena",), never={"Konrad": ["red curls|hair"]}),
    Case("french-cafe", "Solène", """Nom : Solène Maréchal
Âge : 26 ans
Cheveux : châtains, coupés au carré, frange
Yeux : noisette
Peau : claire, taches de rousseur
Silhouette : menue, 1m58
Tenue : marinière, jupe noire plissée, ballerines rouges
Signe particulier : un grain de beauté au-dessus de la lèvre
Caractère : rêveuse, têtue, gourmande""", {
        "Solène": ["sex f", "age 26|twenties|young", "hair brown|chestnut", "eyes hazel", "mark =freckles / =freckle / =freckled", "build =petite / =small / =slight / =slim", "wears striped shirt|top / =mariniere", "wears black skirt", "wears red flats|ballerina|shoes|flat", "mark =mole / beauty mark|spot"],
    }),
    Case("spanish-pirate", "Jacinta", """Jacinta la Zurda tiene treinta y cinco años y manda un bergantín. Es una mujer alta, de piel morena y hombros anchos. Lleva el pelo negro recogido en una trenza larga, y un parche le tapa el ojo derecho; el otro es verde. Viste una casaca roja con botones de latón, camisa blanca y botas altas. Su hermano Mateo, bajo y calvo, es el cocinero.""", {
        "Jacinta": ["sex f", "age 35|thirties|thirty", "build =tall", "skin brown|dark skin", "hair black", "eyes green", "mark eye patch / =eyepatch", "wears red coat|jacket", "wears white shirt", "wears high|tall boots / =boots"],
    }, may=("Mateo",), never={"Jacinta": ["=bald", "=short"]}),
    Case("japanese-senpai", "白石 玲奈", """名前：白石 玲奈（しらいし れな）
年齢：17歳
性別：女性
身長：168cm
髪：黒髪のロングストレート、前髪ぱっつん
瞳：紫
体型：細身
服装：紺色のセーラー服、赤いスカーフ、黒いタイツ
特徴：左目の下に泣きぼくろ
性格：クールだけど甘いものに弱い""", {
        "白石": ["sex f", "age 17|seventeen|teen|young", "build =slim / =slender / =thin", "hair black|long|straight", "eyes purple|violet", "wears navy|sailor uniform / =sailor uniform", "wears red scarf", "wears black tights", "mark =mole / mole eye / beauty mark"],
    }),
    Case("chinese-swordsman", "沈砚", """沈砚，二十四岁，男，落霞派大师兄。身材修长，黑色长发用白玉簪束起，眉眼清冷，瞳色浅灰。左手腕有一道旧疤。常穿一身月白色长袍，腰间挂着一柄黑鞘长剑。他的师妹林小满十六岁，圆脸，爱穿鹅黄色的裙子。""", {
        "沈砚": ["sex m", "age 24|twenties|young", "build =slender / =slim / =tall", "hair black|long", "eyes grey", "mark =scar / wrist scar", "wears white robe / moon robe"],
    }, may=("林小满",), never={"沈砚": ["yellow dress|skirt"]}),
]  # fmt: skip
