# ruff: noqa: E501 -- a card is kept as it is written
"""Twenty cards more, written when the first forty had been looked into, and read once."""

from tests.continuity.portraits.truth import Case

CASES = [
    Case("beekeeper", "Harriet Boon", """Harriet Boon keeps bees on the roof of the town hall. She is fifty-five, round and quick, with freckled forearms and a grey bob that the wind has given up on. Her eyes are hazel behind tortoiseshell glasses. For the hives she puts on a white veil and gauntlets; otherwise it is corduroys and a mustard cardigan. Her late husband, Desmond, was six foot four and afraid of wasps.""", {
        "Harriet": ["sex f", "age 55|fifties", "build =round / =plump", "hair grey", "eyes hazel", "mark tortoiseshell glasses / =glasses", "wears =corduroys / corduroy trousers", "wears mustard|yellow cardigan"],
    }, may=("Desmond",), never={"Harriet": ["six foot"]}),
    Case("tunnel-crew", "Shift C", """Shift C digs the northern tunnel. There are three of them, and {{user}} makes four.

Big Anders leads. Forty, two metres tall, a yellow beard with grit in it and a dented orange hard hat he was born in. His overalls were blue once.

Next to him Rosa looks like somebody's niece. She's twenty-six, brown-skinned, wiry, with cropped black hair and a gold canine. She wears the same overalls with the sleeves cut off and a red neckerchief.

Old Pavel does the explosives. Seven fingers, no eyebrows, white hair standing up, pale blue eyes that water. He has a leather jerkin and a pipe that he never lights.""", {
        "Anders": ["sex m", "age 40|forty|forties", "build =tall / two metres|meters", "beard yellow|blond beard", "wears orange hat", "wears =overalls / blue overalls"],
        "Rosa": ["sex f", "age 26|twenties|young", "skin brown skin", "build =wiry", "hair black", "mark gold tooth|canine", "wears red neckerchief|scarf|bandana"],
        "Pavel": ["sex m", "age old|elderly", "hair white", "eyes blue|pale", "mark seven finger", "wears leather jerkin"],
    }, never={"Anders": ["black hair"], "Rosa": ["yellow beard", "white hair"], "Pavel": ["=wiry", "gold canine"]}),
    Case("wpp-nun", "Sister Perpetua", """[Character("Sister Perpetua") {
Gender("female") Age("31")
Occupation("nun" + "exorcist" + "used to be a boxer")
Body("5'10" + "heavy shoulders" + "scarred knuckles" + "nose broken twice")
Hair("shaved under the wimple, was red")
Eyes("one green, one blind and white")
Clothes("black habit" + "steel-toed boots" + "rosary of bullet casings")
Personality("blunt" + "merciful" + "swears in Latin")
Likes("rain" + "boys' magazines" + "a good fight")
}]
Perpetua's superior is Mother Alphonsa, who is ninety and deaf.""", {
        "Perpetua": ["sex f", "age 31|thirties|thirty", "build heavy|broad shoulder", "mark scarred knuckle", "mark broken nose / nose broken", "hair shaved|shorn / =shaved", "eyes green|white|blind", "wears black habit", "wears steel|toed boot / =boots"],
    }, may=("Alphonsa",), never={"Perpetua": ["red hair"]}),
    Case("plist-demon", "Azriel", """[ Azriel: demon (lesser), looks nineteen, is four hundred; ash-grey skin; curling ram horns, left one cracked; black hair past his shoulders; red eyes, no whites; forked tail; thin, long hands, black nails; wears a choirboy's white surplice, nothing else, and finds that funny; mocking, bored, soft-spoken; fears: bells, his brother Uriel (gold hair, six wings) ]""", {
        "Azriel": ["sex m", "age 19|nineteen|teen|young", "skin grey skin", "mark ram|curling horn", "hair black|long", "eyes red", "mark forked tail", "build =thin", "wears white surplice"],
    }, may=("Uriel",), never={"Azriel": ["gold hair", "six wing"]}),
    Case("alichat-captain", "Io", """{{user}}: Describe your appearance.
Io: *She leans back until the chair creaks, boots on the console, and runs a hand over a scalp shaved to dark fuzz.* "Short. Brown. Mean-looking. What do you want, a poem? Thirty-nine standard." *She taps the metal plate that covers her left temple.* "This is from Ceres. The eyes are my own, before you ask. Black, like everybody's on my mother's side."
{{user}}: And the outfit?
Io: *She plucks at a patched green flight jacket.* "Won it off a dead man. The gloves too. He had yellow hair and no luck." """, {
        "Io": ["sex f", "age 39|thirties|thirty", "build =short", "hair shaved|dark|buzzed / =shaved / dark fuzz", "eyes black", "mark metal plate", "wears green|flight jacket"],
    }, never={"Io": ["yellow hair"]}),
    Case("json-nested", "Maren", """{"name":"Maren Solheim","persona":{"age":"34","job":"glaciologist","looks":"tall and raw-boned; wind-burned cheeks; white-blond hair in two plaits; eyes the colour of meltwater, grey-green","usual clothes":["red down parka","wool cap with ear flaps","crampons on her belt"],"scars":"frostbite took two toes"},"colleague":{"name":"Teodor","looks":"small, bald, black moustache"}}""", {
        "Maren": ["sex f", "age 34|thirties|thirty", "build =tall", "hair white|blond|plaits", "eyes grey|green", "mark wind|burned cheeks / windburned cheeks", "wears red parka", "wears wool cap"],
    }, may=("Teodor",), never={"Maren": ["=bald", "black mustache"]}),
    Case("first-person-valet", "Pemberton", """My name is Pemberton and I am Lord Ashcombe's man. I am sixty-two, spare, straight and clean-shaven, and what hair I possess is white and lies where it is told. I have grey eyes and, I am informed, no expression. I wear morning dress. His lordship is another matter: twenty-five, pink, fair-haired, running to fat, and never seen out of a violet dressing gown before noon.""", {
        "Pemberton": ["sex m", "age 62|sixties", "build =spare / =thin / =lean", "hair white", "eyes grey", "wears morning dress|suit|coat"],
    }, may=("Ashcombe",), never={"Pemberton": ["=pink", "violet gown", "fair hair"]}),
    Case("two-detectives", "Marsh and Quill", """Inspector Adeline Marsh is forty-eight, black, heavy-set, always cold. She has close-cropped grey hair, tired brown eyes, and a burgundy wool coat that she keeps on indoors. Her sergeant is Tobias Quill, half her age and twice her speed: ginger, jug-eared, in a cheap blue suit, with a pen behind one ear. They do not like each other. They have not lost a case in two years.""", {
        "Adeline": ["sex f", "age 48|forties", "skin black|dark skin / black woman / =black", "build =heavy set / =heavyset / =heavy", "hair grey", "eyes brown", "wears burgundy|red coat"],
        "Quill": ["sex m", "age 24|twenties|young", "hair ginger|red", "mark jug|protruding ear / =jug eared", "wears blue suit"],
    }, never={"Adeline": ["blue suit", "=ginger"], "Quill": ["burgundy coat", "grey hair"]}),
    Case("md-orc", "Grushka", """## Grushka
**Race:** orc  |  **Age:** 41  |  **Role:** innkeeper of the Broken Wheel

**Physical description:** Grushka fills a doorway. Moss-green skin, one tusk sawn off and capped with silver, iron-grey hair in a crown of braids, small amber eyes. Arms like a stevedore, a belly like a keg.

**Dress:** A flour-sack apron over a sleeveless linen shift; brass bangles to the elbow.

**Regulars:** *Nib*, a halfling with a red nose; *the Widow Tarn*, veiled, in black.""", {
        "Grushka": ["age 41|forties", "mark =orc", "skin green skin", "mark tusk silver / silver tusk / tusk sawn|capped / =tusk", "hair grey|iron|braids", "eyes amber", "wears apron sack|flour / sack apron / =apron", "wears linen shift / =shift", "wears brass bangle|bangles"],
    }, may=("Nib", "Tarn"), never={"Grushka": ["red nose", "=veiled"]}),
    Case("persona-terse", "Lou", """Lou. 19. boy. bleach-blond hair w/ dark roots, lip ring, black hoodie with holes in the cuffs, baggy jeans, green eyes. skinny. always cold.""", {
        "Lou": ["sex m", "age 19|nineteen|teen|young", "hair blond|bleached", "mark lip ring", "wears black hoodie", "wears baggy jeans", "eyes green", "build =skinny"],
    }, kind="persona"),
    Case("lore-pirates", "Pirates", [
        {"keys": ["Bonny", "Captain Bonny"], "content": "Captain Bonny is the youngest captain on the coast, twenty-three and lucky. Sun-brown, long-legged, laughing. Her hair is red and she ties it with a hangman's rope. Emerald coat, bare feet."},
        {"keys": ["Mister Crow", "Crow"], "content": "Mister Crow, first mate. A very tall, very black, very quiet man with filed teeth and a white scar where his left ear was. Wears a judge's robe and wig he took at Kingston."},
        {"keys": ["Pip"], "content": "The ship's boy is called Pip, though she is a girl and everybody knows. Ten. Snub nose, hair hacked off with a knife, brown eyes too big for her face, a shirt of Crow's that comes to her knees."},
    ], {
        "Bonny": ["sex f", "age 23|twenties|young", "skin brown|tanned skin / =sun brown / =tanned", "hair red", "wears emerald|green coat"],
        "Crow": ["sex m", "build =tall", "skin black|dark skin / =black", "mark scar ear / white scar", "mark filed teeth", "wears judge|black robe", "wears =wig / judge wig"],
        "Pip": ["sex f", "age 10|ten|child", "hair hacked|short|cropped", "eyes brown", "mark snub nose", "wears =shirt / long shirt"],
    }, kind="lore", never={"Pip": ["filed teeth", "red hair"]}),
    Case("scenario-family", "The Okonkwos", """{{user}} is the lodger of the Okonkwo family in Leeds.

- Grace Okonkwo (44): mother, ward sister. Plump, dark-skinned, braids tied back, blue scrubs or her church dress, laughing brown eyes.
- Samuel Okonkwo (47): father, taxi driver. Lean, grey at the temples, moustache, glasses on a cord. Fleece with the firm's name.
- Chidi (16): tall, shy, headphones round his neck, school blazer too short in the arms.
- Ada (7): two front teeth missing, beads in her hair, unicorn pyjamas at all hours.""", {
        "Grace": ["sex f", "age 44|forties", "build =plump", "skin dark skin", "hair =braids", "eyes brown", "wears blue scrubs"],
        "Samuel": ["sex m", "age 47|forties", "build =lean", "hair =grey temple / =grey temples / grey|greying", "beard =mustache", "mark =glasses", "wears =fleece"],
        "Chidi": ["sex m", "age 16|sixteen|teen", "build =tall", "wears school blazer", "wears =headphones"],
        "Ada": ["sex f", "age 7|seven|child", "mark missing teeth|tooth / teeth missing / two|front missing", "mark =beads / =bead", "wears unicorn pajama|pajamas"],
    }, never={"Samuel": ["=plump", "=braids"], "Ada": ["=mustache"]}),
    Case("prose-vampire-hunter", "Jonas Reck", """Nobody hires Jonas Reck twice, because nobody needs to. He's a lean, unshaven man somewhere past thirty, tall enough to stoop under lintels. There are three parallel scars on his neck. He hides them under a grey scarf that his sister knitted; she was blonde, and she was nineteen, and she is the reason for the rest of it. Long black hair, tied. Eyes the blue of gas flame. Over everything goes a cracked leather greatcoat that clinks.""", {
        "Jonas": ["sex m", "age 30|thirty|thirties", "build =lean", "build =tall", "mark scar neck / three|parallel scar", "hair black|long", "eyes blue", "wears grey scarf", "wears leather greatcoat|coat", "beard =unshaven / =stubble"],
    }, never={"Jonas": ["=blonde", "=nineteen", "19"]}),
    Case("keys-cyber", "N0va", """> HANDLE: N0va
> REAL NAME: classified
> AGE: 24
> PRONOUNS: she/they
> BUILD: small, underfed
> HAIR: half shaved, half electric-blue
> EYES: chrome implants, no iris
> SKIN: light brown, circuit tattoos up both arms
> FIT: clear vinyl raincoat, mesh top, cargo kilt, platform boots
> GEAR: deck named Grandma
> FIXER: Mr. Teal -- fat man, teal suit, obviously""", {
        "N0va": ["age 24|twenties|young", "build =small", "hair blue|shaved", "eyes chrome", "skin brown skin", "mark circuit tattoo", "wears vinyl raincoat|coat", "wears mesh top", "wears platform boots|boot"],
    }, may=("Teal",), never={"N0va": ["teal suit", "=fat"]}),
    Case("german-prose-two", "Das Kräuterhaus", """Das Kräuterhaus gehört den Schwestern Morgenstern. Rosalinde ist die ältere, siebenundsechzig, klein und rund, mit weißen Locken und roten Wangen; sie trägt immer eine geblümte Kittelschürze. Ihre Schwester Hedwig ist dreiundsechzig, lang und dürr, hat einen strengen grauen Dutt, graue Augen und eine Hakennase und läuft in schwarzem Kleid und Männerschuhen herum.""", {
        "Rosalinde": ["sex f", "age 67|sixties", "build =small / =short / =little", "hair white", "mark red cheeks / rosy cheeks", "wears floral apron|smock"],
        "Hedwig": ["sex f", "age 63|sixties", "build =thin / =skinny / =gaunt", "hair grey", "eyes grey", "mark hooked|hook nose", "wears black dress"],
    }, never={"Rosalinde": ["black dress"], "Hedwig": ["white hair"]}),
    Case("french-knight", "Aliénor", """Aliénor de Brey, trente ans, chevalière errante. Grande et large d'épaules, elle a des cheveux noirs coupés très court, des yeux gris et une cicatrice qui lui barre le menton. Elle porte une armure cabossée, un manteau vert et des gants de cuir. Son écuyer, Josse, est un garçon roux de douze ans.""", {
        "Aliénor": ["sex f", "age 30|thirty|thirties", "build =tall", "hair black|short", "eyes grey", "mark scar chin / =scar", "wears dented armor|armour / =armour / =armor", "wears green coat|cloak", "wears leather gloves|glove"],
    }, may=("Josse",), never={"Aliénor": ["red hair"]}),
    Case("spanish-lista", "Abuela Rufi", """Nombre: Rufina "Rufi" Cabrera
Edad: 78 años
Apariencia: bajita, regordeta, pelo blanco en un moño, ojos negros, muchas arrugas, gafas gruesas
Ropa: bata de flores, delantal azul, zapatillas de cuadros
Personalidad: mandona, cariñosa
Historia: enviudó joven; su marido, Paco, era alto y rubio.""", {
        "Rufina": ["sex f", "age 78|seventies|old", "build =short / =small", "build =chubby / =plump", "hair white", "eyes black", "mark =wrinkles / =wrinkled", "mark =glasses / thick glasses", "wears blue apron", "wears floral|flower robe|housecoat / robe flower|flowers"],
    }, may=("Paco",), never={"Rufina": ["=blonde", "=tall"]}),
    Case("japanese-idol", "篠宮 るか", """【名前】篠宮 るか
【年齢】20歳
【性別】男性
【外見】身長175cm、細身。銀髪のマッシュヘア、青い瞳、右耳に三つのピアス。
【服装】黒のレザージャケット、白いTシャツ、ダメージジーンズ
【性格】自信家だが努力家。""", {
        "篠宮": ["sex m", "age 20|twenty|twenties|young", "build =slim / =slender", "hair silver", "eyes blue", "mark ear piercing|piercings|earrings / =piercings / piercing ear", "wears black|leather jacket", "wears white shirt|t", "wears torn|ripped|distressed jeans / =jeans"],
    }),
    Case("chinese-keys", "林婉儿", """姓名：林婉儿
年龄：22岁
性别：女
外貌：身高165cm，皮肤白皙，黑色长直发，丹凤眼，左眼角有一颗泪痣
服饰：淡青色襦裙，白色披帛，玉镯
性格：温柔，聪慧
身份：江南织造之女""", {
        "林婉儿": ["sex f", "age 22|twenties|young", "skin fair|pale skin", "hair black|long", "eyes phoenix|narrow|almond", "mark =mole / beauty mark|spot / tear mole", "wears teal|cyan|green|blue dress|ruqun|skirt / ruqun dress"],
    }),
    Case("russian-prose", "Захар", """Захар Белов — лесник, ему пятьдесят четыре года. Это высокий, широкоплечий мужчина с густой седой бородой и голубыми глазами. На левой щеке у него старый шрам. Обычно он носит зелёный ватник, шапку-ушанку и сапоги. Его внучка Настя — рыжая девочка восьми лет.""", {
        "Захар": ["sex m", "age 54|fifties", "build =tall", "build broad shoulder|shouldered / =broad", "beard grey beard", "eyes blue", "mark scar cheek / =scar", "wears green jacket|coat", "wears =boots"],
    }, may=("Настя",), never={"Захар": ["red hair"]}),
]  # fmt: skip
