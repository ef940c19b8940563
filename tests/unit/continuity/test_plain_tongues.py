# ruff: noqa: E501 -- a card is kept as it is written
"""Cards and scenarios in other languages, short and plain, read by readers who see English alone."""

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity.facts import Sheet
from tests.unit.continuity.card_world import only

CARDS = {
    "de": "Mara ist eine Frau von 30 Jahren mit schwarzen Haaren und blauen Augen.",
    "zh": "玛拉,女,30岁,黑发。",
    "ja": "マラは30歳の女性、黒髪。",
    "fr": "Mara est une femme de 30 ans aux cheveux noirs.",
    "es": "Mara es una mujer de 30 años con el pelo negro.",
    "ru": "Мара — женщина 30 лет с чёрными волосами.",
}


def pieces(sheet: Sheet) -> list[str]:
    said = [*sheet.look.values(), *sheet.garments]
    return [*(each.lower() for each in said), *(piece for each in said for piece in each.lower().split(","))]


@pytest.mark.parametrize(
    ("name", "text", "facts"),
    [
        (
            "Hanna",
            "Name: Hanna Vogt\nGeschlecht: weiblich\nAlter: 34\nHaare: dunkelblond, zum Dutt gebunden\nAugen: graugrün\nHaut: blass\nStatur: klein, drahtig\nMerkmal: Narbe über dem linken Auge\nKleidung: Latzhose, kariertes Hemd, Gummistiefel\nTrägt immer: einen Schlüsselbund am Gürtel",
            "34, dark blonde hair, bun, grey-green eyes, pale skin, small, wiry, scar left eye, dungarees, checked shirt, rubber boots, keys belt",
        ),
        (
            "Jost",
            "Jost Harms, 62, Fährmann. Wettergegerbtes Gesicht, weißer Vollbart, blaue Augen. Sein rechtes Bein ist aus Holz. Er trägt einen dunkelblauen Troyer, eine Cordhose und eine Schiffermütze. Ohne seine Pfeife geht er nirgendwohin.",
            "62, weathered face, white full beard beard, blue eyes, wooden right leg leg wood, dark blue sweater, corduroy trousers, cap, pipe",
        ),
        (
            "Mina",
            '[Character("Mina"){Geschlecht("weiblich")Alter("19")Haare("schwarz"+"Bob mit Pony")Augen("bernsteinfarben")Merkmale("Katzenohren"+"Schwanz"+"Sommersprossen")Kleidung("Schuluniform"+"Faltenrock"+"Kniestrümpfe")}]',
            "19, black hair, bob, fringe, amber eyes, cat ears, tail, freckles, school uniform, pleated skirt, knee socks",
        ),
        (
            "Ottilie",
            "**Name:** Ottilie Brandt\n**Alter:** 71 Jahre\n**Haar:** schneeweiß, hochgesteckt\n**Augen:** wasserblau\n**Besondere Kennzeichen:** Muttermal am Kinn, Lesebrille an einer Kette\n**Kleidung:** schwarzes Wollkleid, Spitzenkragen, Perlenkette\n**Hat immer dabei:** einen Gehstock mit Silberknauf",
            "71, snow-white hair hair, pinned up, blue eyes, mole chin, reading glasses, black wool dress, lace collar, pearl necklace, walking stick silver",
        ),
        (
            "Kaspar",
            "Kaspar ist ein Schmied von vierzig Jahren, breitschultrig und kahlköpfig, mit einem roten Bart und braunen Augen. An der linken Hand fehlen ihm zwei Finger. Er trägt eine Lederschürze über einem grauen Leinenhemd, dazu Stiefel.",
            "40, broad-shouldered, bald, red beard, brown eyes, missing left hand, leather apron, grey linen shirt, boots",
        ),
        (
            "Lene",
            "Geschlecht: Frau\nAlter: Mitte zwanzig\nGröße: 1,68 m\nFigur: schlank\nFrisur: schulterlange kupferrote Locken\nAugenfarbe: grün\nHautfarbe: hell mit Sommersprossen\nOutfit: geblümtes Sommerkleid, Strohhut, Sandalen\nSchmuck: silberner Nasenring",
            "slim, shoulder-length copper curls, green eyes, light skin, freckles, floral, straw hat, sandals, silver nose ring",
        ),
        (
            "Wanja",
            "Wanja, 12, ein Junge mit struppigem strohblondem Haar, Zahnlücke und einem Pflaster auf der Nase. Er trägt kurze Hosen, einen geringelten Pullover und um den Hals eine Trillerpfeife.",
            "12, shaggy straw-blond hair, gap, plaster nose, short trousers, striped sweater, whistle",
        ),
        (
            "Ravan",
            "Name: Ravan\nRasse: Dunkelelf\nGeschlecht: männlich\nAlter: wirkt wie 30\nHaare: silberweiß, hüftlang, geflochten\nAugen: violett\nHaut: aschgrau\nBesonderheiten: spitze Ohren, Tätowierung einer Schlange am Hals\nKleidung: schwarze Lederrüstung, dunkler Kapuzenumhang\nWaffen: zwei Krummsäbel",
            "30, silver-white hair, waist-length, braided, violet eyes, ash-grey skin, dark elf, pointed ears, tattoo snake neck, black leather armour, hooded cloak",
        ),
        (
            "Dr. Falk",
            "Dr. Falk ist Ärztin, 45 Jahre alt, groß und hager. Ihr graues Haar ist kurz geschnitten, ihre Augen sind braun, und sie trägt eine randlose Brille. Weißer Kittel, darunter ein Rollkragenpullover, Turnschuhe. Um den Hals hängt ein Stethoskop.",
            "45, tall, gaunt, short grey hair grey short, brown eyes, rimless glasses, white coat coat, turtleneck, sneakers, stethoscope",
        ),
        (
            "Pola",
            "Aussehen: 27 Jahre, platinblonder Kurzhaarschnitt, rauchgraue Augen, gebräunte Haut, durchtrainiert, Piercing in der linken Augenbraue\nKleidung: Bikerjacke aus schwarzem Leder, zerrissene Jeans, Springerstiefel",
            "27, platinum blonde, short, smoky grey eyes, tanned skin, toned, pierc left eyebrow, black leather biker jacket, torn jeans, combat boots",
        ),
        (
            "Berthold",
            "Bruder Berthold: ein dicker Mönch um die fünfzig mit Tonsur, rosigen Wangen und kleinen dunklen Augen, in brauner Kutte mit einem Strick um den Bauch, barfuß in Sandalen. Trägt stets einen Rosenkranz bei sich.",
            "50, fat, tonsure, rosy cheeks, small dark eyes eyes, brown habit, rope belly, sandals, rosary",
        ),
        (
            "Selma",
            "Selma hat hüftlanges, pechschwarzes Haar, das sie offen trägt, mandelförmige dunkelbraune Augen und olivfarbene Haut. Auf der rechten Wange hat sie eine Brandnarbe. Meistens trägt sie einen bestickten Mantel, weite Hosen und Schnabelschuhe. Sie ist 29 Jahre alt.",
            "29, waist-length black hair, dark brown eyes, olive skin, burn scar right cheek, embroidered coat, wide trousers, pointed shoes",
        ),
        (
            "Emil",
            "Emil, der Uhrmacher, ist ein schmächtiger Mann Ende sechzig mit schütterem grauem Haar, Backenbart und einer Lupe vor dem linken Auge. Braune Weste, weißes Hemd mit Ärmelhaltern, Fliege.",
            "late late sixties, slight, thinning grey hair, whiskers, brown vest, white shirt, bow tie",
        ),
        (
            "Nadja",
            "Spezies: Mensch (Cyborg)\nGeschlecht: w\nAlter: 31\nHaare: kahlrasiert an den Seiten, oben türkis\nAugen: ein Auge blau, das andere eine rote Kameralinse\nKörperbau: muskulös\nMerkmal: linker Arm aus Chrom\nKleidung: olivgrüne Cargohose, schwarzes Tanktop, gelbe Regenjacke",
            "31, shaved sides, turquoise hair, blue, muscular, left arm chrome, olive green cargo trousers, black tank top, yellow rain jacket",
        ),
        (
            "Greta",
            "Greta ist 8 Jahre alt. Sie hat zwei blonde Zöpfe mit roten Schleifen, blaue Augen und aufgeschürfte Knie. Sie trägt ein Dirndl und Holzschuhe und schleppt überall ihren Teddybären mit.",
            "8, blonde braids, blue eyes, dirndl, clogs, teddy",
        ),
        (
            "Viktor",
            "Viktor: Butler. Alter 58. Glatt zurückgekämmtes, grau meliertes Haar, gepflegter Schnurrbart, stahlblaue Augen, aufrechte Haltung. Schwarzer Frack, weiße Handschuhe, Taschenuhr.",
            "58, salt-and-pepper, moustache, blue eyes, black tailcoat, white gloves, pocket watch",
        ),
        (
            "Ylva",
            "Geschlecht: weiblich\nVolk: Zwergin\nAlter: 110\nHaar: feuerrot, zwei dicke Zöpfe\nAugen: haselnussbraun\nNase: mehrfach gebrochen\nStatur: gedrungen, kräftig\nNarben: eine Narbe von der Schläfe bis zum Kinn\nRüstung: Kettenhemd, Pelzmantel, Eisenhelm\nAusrüstung: Streitaxt",
            "110, dwarf, fiery red hair, two thick braids, hazel eyes, broken nose, stocky, scar temple chin, chainmail, fur coat, iron helmet",
        ),
        (
            "Kommissarin Stein",
            "Kommissarin Stein, Anfang vierzig, kastanienbraunes Haar im Pferdeschwanz, dunkle Ringe unter den Augen, beiger Trenchcoat, hellgraue Bluse, dunkle Jeans. Ihr fehlt das rechte Ohrläppchen.",
            "forties, chestnut hair hair, ponytail, dark circles eyes, beige trench coat, light grey blouse, dark jeans",
        ),
        (
            "Tilo",
            "- Name: Tilo\n- Alter: 23\n- Haarfarbe: aschblond\n- Haarlänge: kinnlang\n- Augenfarbe: blaugrau\n- Körpergröße: 1,85 m\n- Gewicht: 70 kg\n- Bekleidung: Wollmütze, Flanellhemd, Cordhose\n- Accessoires: Gitarre auf dem Rücken",
            "23, ash blonde hair, chin-length, blue-grey eyes, wool cap, flannel shirt, corduroy trousers, guitar back",
        ),
        (
            "Frau Zander",
            "Frau Zander ist eine Lehrerin von fünfundfünfzig Jahren. Sie ist mollig, hat einen grauen Lockenkopf, Grübchen und warme braune Augen. Sie trägt eine rosa Strickjacke, einen Tweedrock und flache Schuhe. Immer hat sie eine Thermoskanne dabei.",
            "55, plump, grey curls, dimples, brown eyes, pink cardigan, tweed skirt, flat shoes, thermos",
        ),
        (
            "Asra",
            "Dämonin mit gebogenen Hörnern, ledrigen Flügeln und einem langen Schwanz; blutrote Haut, goldene Augen mit geschlitzten Pupillen, schwarze Mähne. Alter: unbekannt. Trägt ein zerschlissenes Abendkleid.",
            "demon, curved horns, leathery wings, long tail, blood-red skin, golden eyes, slit pupils, black mane, tattered evening gown",
        ),
        (
            "Nils",
            "Persona: Nils, 26, Student, schlaksig, braune Haare, Dreitagebart, Hornbrille, grüner Parka.",
            "26, lanky, brown hair, stubble, horn-rimmed glasses, green parka",
        ),
        (
            "Marek",
            "Ich heiße Marek und bin 37. Ich habe kurze schwarze Haare, graue Augen und eine gebrochene Nase. Ich trage eine Fliegerjacke und einen roten Schal.",
            "37, short black hair, grey eyes, broken nose, bomber jacket, red scarf",
        ),
        (
            "Ilse",
            "Äußeres: Eine hochgewachsene Frau um die dreißig. Das hellbraune Haar reicht bis zur Taille. Die Augen sind verschiedenfarbig: links grün, rechts braun. Über die Stirn zieht sich eine feine Narbe.\nGarderobe: weinrotes Samtkleid, schwarze Handschuhe",
            "30, tall, light brown hair, waist, brown, scar forehead, wine-red velvet dress, black gloves",
        ),
        (
            "Bosse",
            "Bosse, 9. Haut: dunkelbraun. Haare: kurze Dreadlocks. Augen: schwarz. Kleidung: gelber Regenmantel, rote Gummistiefel. Hat immer eine Taschenlampe in der Hand.",
            "9, dark brown skin, short dreadlocks, black eyes, yellow raincoat, red rubber boots, torch",
        ),
        (
            "林雪",
            "姓名:林雪\n性别:女\n年龄:22\n发型:黑色长发,扎成高马尾\n眼睛:琥珀色\n皮肤:白皙\n身材:纤细\n特征:左眼下有一颗泪痣\n服装:白色衬衫,深蓝色百褶裙\n随身物品:一把红色油纸伞",
            "22, long black hair, high ponytail, amber eyes, fair skin, slender, mole left eye, white shirt, dark blue pleated skirt, red umbrella",
        ),
        (
            "陈伯",
            "陈伯是一位六十五岁的老船夫,头发花白,留着长胡子,皮肤黝黑,右脸有一道刀疤。他穿着灰色布衣,头戴斗笠,腰间挂着一个酒葫芦。",
            "65, grey hair, long beard, dark skin, scar right cheek, grey clothes, conical, gourd",
        ),
        (
            "苏云",
            "【姓名】苏云\n【性别】男\n【年龄】17岁\n【外貌】短发,棕色眼睛,戴着黑框眼镜,身材瘦高\n【穿着】黑色校服,白色运动鞋\n【物品】背一只竹书箱",
            "17, short hair, brown eyes, black-framed glasses glasses, thin, tall, black school uniform, white sneakers, bamboo book box back",
        ),
        (
            "白狐",
            "白狐,狐妖,外表二十岁左右,银白色长发,金色的眼睛,头上有一对狐耳,身后有九条尾巴。身穿红色汉服,赤脚。",
            "20, silver-white hair, long, golden eyes, fox ears, nine tails, red hanfu, barefoot",
        ),
        (
            "赵铁",
            "赵铁,男,38岁,铁匠。身材魁梧,光头,浓眉,络腮胡。左手缺了一根手指。围着皮围裙。",
            "38, burly, bald, thick eyebrows, full beard, missing finger left, leather apron",
        ),
        (
            "安娜",
            "角色:安娜\n种族:精灵\n发色:金色\n发长:及腰\n瞳色:碧绿\n身高:170cm\n耳朵:尖耳\n衣着:绿色斗篷、棕色皮靴\n武器:长弓",
            "elf, golden hair, waist, green eyes, pointed ears, green cloak, brown leather boots",
        ),
        (
            "李医生",
            "李医生今年四十岁,齐肩的黑发,戴着金丝眼镜,穿白大褂,脖子上挂着听诊器。她的右腿是假肢。",
            "40, shoulder-length black hair, gold-rimmed, white coat coat, stethoscope, right leg prosthe",
        ),
        (
            "小满",
            "小满,10岁女孩,双马尾,脸上有雀斑,缺了一颗门牙,穿着黄色雨衣和红色雨靴,总是抱着一只布兔子。",
            "10, twintails tails, freckles, missing front tooth, yellow raincoat, red rain boots, rabbit",
        ),
        (
            "桜井",
            "名前:桜井 遥\n性別:女性\n年齢:17歳\n髪:黒髪のロングヘア、前髪ぱっつん\n瞳:茶色\n肌:色白\n体型:小柄\n特徴:右目の下に泣きぼくろ\n服装:紺色のセーラー服、白い靴下、ローファー\n持ち物:赤い傘",
            "17, long black hair, bangs, brown eyes, pale skin, petite, mole right eye, navy sailor uniform, white socks, loafers, red umbrella",
        ),
        (
            "源三",
            "源三は六十歳の鍛冶職人。白髪まじりの短髪に無精ひげ、日に焼けた肌。左頬に古い傷跡がある。藍色の作務衣を着て、手ぬぐいを頭に巻いている。",
            "60, short, grey hair, stubble, tanned skin, scar left cheek, indigo samue, towel",
        ),
        (
            "ミケ",
            "【名前】ミケ\n【種族】猫耳族\n【性別】女\n【外見】オレンジ色のショートヘア、緑の瞳、猫耳としっぽ\n【服装】メイド服、白いエプロン、首に鈴のついたチョーカー",
            "orange short hair, green eyes, cat ears, tail, maid, white apron, choker",
        ),
        (
            "黒田",
            "黒田刑事、45歳、男。長身でがっしりした体格。黒い短髪、鋭い目つき。くたびれた灰色のコート、緩めたネクタイ。いつも煙草をくわえている。",
            "45, tall, sturdy, short black hair, sharp eyes, grey coat, tie, cigarette",
        ),
        (
            "リナ",
            "髪型:金髪のツインテール\n目の色:青\n身長:155cm\n服装:黒いゴシックドレス、レースの手袋\n特徴:背中に黒い翼、八重歯",
            "blonde twintails, blue eyes, black gothic dress, lace gloves, black wings, fang",
        ),
        (
            "ハル",
            "ハルは銀色の髪をポニーテールに結び、眼帯を右目につけた若い女剣士です。白い着物に黒い袴、腰に刀を差している。",
            "silver hair, ponytail, white kimono, black hakama, katana",
        ),
        (
            "Margot",
            "Nom : Margot Lenoir\nSexe : féminin\nÂge : 42 ans\nCheveux : châtain foncé, coupés au carré\nYeux : noisette\nPeau : mate\nSilhouette : élancée\nSigne particulier : grain de beauté au-dessus de la lèvre\nVêtements : tailleur gris perle, chemisier de soie, escarpins noirs\nToujours sur elle : un carnet en cuir rouge",
            "42, dark dark chestnut hair, bob, hazel eyes, olive skin, slender, pearl grey suit, silk blouse, black pumps, notebook red leather",
        ),
        (
            "Bastien",
            "Bastien est un pêcheur de cinquante-cinq ans, trapu, le crâne rasé, une barbe poivre et sel et des yeux gris. Il lui manque l'index de la main gauche. Il porte une marinière, un ciré jaune et des bottes en caoutchouc.",
            "55, stocky, shaved head, salt-and-pepper beard, grey eyes, missing index left hand, striped shirt, yellow oilskin, rubber boots",
        ),
        (
            "Inès",
            "Inès, 19 ans, étudiante. Longs cheveux bouclés noirs, yeux marron, peau brune, lunettes rondes, piercing au nez. Elle porte une salopette en jean, un pull rayé et des baskets blanches.",
            "19, long curly black hair black, brown eyes, brown skin, round glasses, nose piercing nose, denim dungarees, striped sweater, white sneakers",
        ),
        (
            "Séraphin",
            "Séraphin a soixante-dix ans. Ses cheveux blancs sont attachés en catogan et sa jambe droite est en bois. Cape de laine noire, tricorne, gilet brodé. Un perroquet sur l'épaule.",
            "70, white hair, ponytail, right leg wood right leg, black wool cape, tricorn, embroidered vest, parrot shoulder",
        ),
        (
            "Élodie",
            '[Character("Élodie"){Espèce("elfe")Sexe("femme")Cheveux("argentés"+"tressés")Yeux("violets")Traits("oreilles pointues"+"tatouage de lierre sur le bras droit")Tenue("robe verte"+"cape à capuche"+"bottes de cuir")}]',
            "elf, silver hair, braided, violet eyes, pointed ears, tattoo ivy right arm, green dress, leather boots",
        ),
        (
            "Paulin",
            "Paulin, garçon de 10 ans, cheveux roux en bataille, taches de rousseur, une dent de devant cassée, bretelles et culotte courte, casquette trop grande.",
            "10, tousled red hair, freckles, tooth, suspenders, cap",
        ),
        (
            "Lucía",
            "Nombre: Lucía Robles\nSexo: mujer\nEdad: 28 años\nPelo: castaño claro, recogido en un moño\nOjos: verdes\nPiel: morena\nComplexión: atlética\nRasgos: cicatriz en la ceja izquierda\nRopa: mono azul de mecánica, pañuelo rojo, botas\nSiempre lleva: una llave inglesa en el bolsillo",
            "28, light brown hair, bun, green eyes, brown skin, athletic, scar left eyebrow, blue jumpsuit, red scarf, boots, wrench pocket",
        ),
        (
            "Don Anselmo",
            "Don Anselmo es un cura de setenta años, calvo, de ojos grises y nariz aguileña. Viste una sotana negra y lleva un crucifijo de plata al cuello. Le falta un diente.",
            "70, bald, grey eyes, aquiline nose, black cassock, silver crucifix neck, missing tooth",
        ),
        (
            "Rocío",
            "Rocío, 23 años, camarera. Melena negra y rizada, ojos color miel, pecas, labios rojos. Lleva un vestido de lunares, delantal blanco y pendientes de aro.",
            "23, black curly hair, honey eyes, freckles, red lips, white apron, hoop earrings",
        ),
        (
            "Tomás",
            "Tomás tiene quince años, el pelo rubio y despeinado, los ojos azules y la piel pálida. Su brazo izquierdo es de metal. Lleva una chaqueta vaquera, camiseta gris y zapatillas rotas.",
            "15, blond messy hair, blue eyes, pale skin, left arm metal, denim jacket, grey t-shirt, sneakers",
        ),
        (
            "Xochitl",
            '[Character("Xochitl"){Especie("humana")Género("femenino")Edad("33")Cabello("negro"+"dos trenzas largas")Ojos("negros")Vestimenta("blusa bordada"+"falda larga"+"rebozo azul")}]',
            "33, black hair, two long braids, black eyes, embroidered blouse, long skirt, blue shawl",
        ),
        (
            "Вера",
            "Имя: Вера\nПол: женский\nВозраст: 35 лет\nВолосы: русые, коса до пояса\nГлаза: серые\nКожа: бледная\nТелосложение: худощавая\nПриметы: шрам на левой щеке\nОдежда: тёмно-синее пальто, шерстяной платок, валенки\nВсегда с собой: керосиновая лампа",
            "35, light brown hair, braid waist, grey eyes, pale skin, lean, scar left cheek, dark blue coat, wool scarf, felt boots, kerosene lamp",
        ),
        (
            "Степан",
            "Степан — кузнец сорока лет, широкоплечий, с рыжей бородой и карими глазами. Носит кожаный фартук и серую рубаху. На правой руке не хватает пальца.",
            "40, broad-shouldered, red beard, brown eyes, leather apron, grey shirt",
        ),
        (
            "Алиса",
            "Алиса, 20 лет, девушка с короткими розовыми волосами и зелёными глазами, веснушки, пирсинг в носу. Одета в чёрную толстовку, рваные джинсы и кеды.",
            "20, short pink hair, green eyes, freckles, nose pierc, black hoodie, ripped jeans, sneakers",
        ),
        (
            "Irmgard",
            "Irmgard Lenz, 67, Posthalterin in einem Bergdorf. Klein und rundlich, silbergraue Löckchen, rote Apfelbäckchen, goldgerahmte Brille. Sie trägt eine geblümte Kittelschürze und Wollsocken in Birkenstocks.",
            "67, small, plump, silver-grey curls, red cheeks, gold-rimmed glasses, floral apron, wool socks",
        ),
        (
            "Arvid",
            "Name: Arvid\nAlter: 36\nHaare: dunkelblonde Zottelmähne\nBart: geflochtener Kinnbart\nAugen: eisblau\nHaut: wettergegerbt\nKörperbau: hünenhaft\nNarben: Krallenspuren über der Brust\nTracht: Wolfsfell über den Schultern, Lederhose, Fellstiefel\nBei sich: eine zweihändige Axt auf dem Rücken",
            "36, dark blonde, braided goatee, ice-blue eyes, weathered skin, giant, claw marks chest, wolf fur shoulders, fur boots, axe back",
        ),
        (
            "Yuki",
            '[Charakter("Yuki"){Geschlecht("weiblich")Alter("18")Haare("weiß"+"lang"+"glatt")Augen("rot")Haut("blass")Körper("zierlich"+"klein")Merkmale("Fuchsohren"+"neun Fuchsschwänze")Kleidung("roter Kimono"+"Holzsandalen")Immer dabei("Fächer")}]',
            "18, white hair, long, straight, red eyes, pale skin, petite, fox ears, red kimono, wooden sandals, fan",
        ),
        (
            "Herr Pfeiffer",
            "Herr Pfeiffer ist der Hausmeister der Schule, Mitte fünfzig, mit Halbglatze, grauem Schnauzbart und Bierbauch. Er trägt einen blauen Arbeitskittel, hat einen Bleistift hinter dem Ohr und immer einen großen Schlüsselbund am Gürtel.",
            "fifties, balding, grey moustache, beer belly",
        ),
        (
            "Leonie",
            "Leonie (24): kupferfarbenes Haar bis zu den Schulterblättern, Augen wie Moos, Sommersprossen auf Nase und Schultern, Tattoo einer Schwalbe am rechten Handgelenk. Ringelshirt, Jeanslatzhose, barfuß.",
            "24, copper hair, freckles nose, tattoo swallow right wrist, striped shirt, denim dungarees, barefoot",
        ),
        (
            "Raik",
            "Der Söldner Raik ist 41 Jahre alt. Ihm fehlt das linke Auge; er trägt eine schwarze Augenklappe. Dunkles, kurz geschorenes Haar, Stoppelbart, gebräunte Haut. Kettenhemd, grauer Umhang, abgewetzte Stiefel, ein Langschwert auf dem Rücken.",
            "41, missing left eye, black eyepatch, stubble, tanned skin, longsword back",
        ),
        (
            "Gesine",
            "Gesine ist siebzehn, hat lange dünne Arme und Beine, mausbraunes Haar mit Mittelscheitel, eine Zahnspange und graue Augen hinter einer dicken Brille. Sie trägt einen viel zu großen Norwegerpullover und Leggings.",
            "17, brown hair, grey eyes, thick glasses, oversized, leggings",
        ),
        (
            "Zarek",
            "Rasse: Ork\nHautfarbe: graugrün\nHaare: schwarzer Irokese\nAugen: gelb\nZähne: zwei große Hauer, der linke ist abgebrochen\nStatur: massig, über zwei Meter groß\nKleidung: Lederharnisch, Lendenschurz, Armschienen\nBesonderheiten: Tätowierungen auf beiden Armen, rechtes Ohr eingerissen",
            "orc, grey-green skin, black mohawk, yellow eyes, leather harness, loincloth, bracers, tattoos both arms",
        ),
        (
            "Clara",
            "Clara trägt ein hochgeschlossenes dunkelgrünes Samtkleid, Spitzenhandschuhe und einen Hut mit Schleier. Ihr Haar ist rabenschwarz und zu einem strengen Knoten gebunden, ihre Augen sind veilchenblau. Am Hals hat sie ein kleines Muttermal. 33 Jahre.",
            "33, high-necked dark green velvet dress, lace gloves, hat veil, raven-black hair hair, bun, violet-blue eyes, mole neck",
        ),
        (
            "Meister Dorn",
            "Meister Dorn, Uhrmacher: Glatze, weißer Spitzbart, stechende schwarze Augen, Hakennase, lange knochige Finger. Schwarzer Gehrock, violette Weste, goldene Taschenuhr an einer Kette.",
            "bald, white goatee, hooked nose, bony fingers, black frock coat, violet vest, golden pocket watch",
        ),
        (
            "沈清",
            "姓名:沈清\n性别:女\n年龄:28岁\n职业:侦探\n发型:黑色短发,齐刘海\n眼睛:灰色,锐利\n肤色:苍白\n体型:瘦削\n特征:右手手背有一道烧伤疤痕\n服装:米色风衣,黑色高领毛衣,长裤,短靴\n随身物品:一个银色打火机",
            "28, black short hair, bangs, grey, sharp, pale skin, thin, burn scar right hand, beige trench coat, black turtleneck, trousers, ankle boots, silver lighter",
        ),
        (
            "阿福",
            "阿福是客栈的伙计,十六岁,瘦小,圆脸,小眼睛,脸上有几颗麻子。穿着蓝色短打,肩上搭着一条白毛巾。",
            "16, small, round face, small eyes, blue short jacket, white towel shoulder",
        ),
        (
            "孟婆",
            "孟婆,一位满头白发的老婆婆,驼背,满脸皱纹,穿灰色粗布衣,手里拄着一根木拐杖。",
            "white hair, hunchbacked, grey coarse clothes, wooden walking stick",
        ),
        (
            "龙女",
            "龙女外貌十八岁,水蓝色长发及地,头上有一对银色龙角,皮肤上有细小的鳞片,金色竖瞳,身穿白色长裙,赤足。",
            "18, light blue hair, floor-length, golden slit pupils, white long dress, barefoot",
        ),
        (
            "アヤ",
            "名前:アヤ\n性別:女\n年齢:24\n髪型:青いショートボブ、片側を刈り上げ\n目:紫\n肌:褐色\n体型:引き締まった\n特徴:左腕は義手、首にバーコードのタトゥー\n服装:黒いレザージャケット、白いタンクトップ、カーゴパンツ、ブーツ",
            "24, blue bob, purple eyes, brown skin, toned, prosthetic left arm, barcode tattoo neck, black leather jacket, white tank top, cargo trousers, boots",
        ),
        (
            "千代",
            "千代は七十歳の茶屋の女将。白髪を結い上げ、べっ甲の簪を挿している。細い目、しわの多い顔。鼠色の着物に紺の帯、白い前掛け。",
            "70, white hair, pinned up, hairpin, wrinkle, grey kimono, navy obi, white apron",
        ),
        (
            "リオ",
            "リオ、10歳の男の子。茶色のくせ毛、青い目、頬に絆創膏、前歯が一本ない。赤いTシャツ、半ズボン、裸足。いつも虫取り網を持っている。",
            "10, blue eyes, missing front tooth tooth, red t-shirt, shorts, barefoot, net",
        ),
        (
            "セラフ",
            "種族:天使\n性別:女性\n髪:腰まである金髪、緩い三つ編み\n瞳:空色\n肌:雪のように白い\n特徴:白い大きな翼、頭上に光輪\n服装:白いローブ、金の腰帯、素足にサンダル",
            "angel, blonde hair, waist-length, braid, sky-blue eyes, snow-white skin, white wings, halo, white robe, gold sash, sandals",
        ),
        (
            "Odile",
            "Odile, soixante-deux ans, tient la boulangerie du village. Petite et ronde, cheveux gris coupés court, yeux bleus, joues roses. Elle porte une blouse blanche, un tablier à carreaux et des sabots. Une brûlure sur l'avant-bras gauche.",
            "62, short, plump, short grey hair grey, blue eyes, pink cheeks, white smock, checked apron, clogs",
        ),
        (
            "Ruben",
            "Nom : Ruben\nÂge : 30 ans\nCheveux : bruns, attachés en queue de cheval\nBarbe : de trois jours\nYeux : verts\nTaille : 1m88\nCorpulence : athlétique\nCicatrice : de la tempe à la mâchoire\nTenue : chemise noire, gilet de cuir, bottes hautes\nArmes : rapière\nNe sort jamais sans : son chapeau à plumes",
            "30, brown hair, ponytail, stubble, green eyes, athletic, scar temple jaw, black shirt, leather vest, high boots, feathered hat",
        ),
        (
            "Aziza",
            "Aziza a vingt-sept ans, la peau noire, les yeux en amande et de longues tresses ornées de perles dorées. Elle a un anneau dans le nez et un tatouage de lune sur l'épaule. Elle porte une robe jaune et des sandales plates.",
            "27, black skin, almond eyes, long braids, golden beads, nose ring nose, moon tattoo moon shoulder, yellow dress, flat sandals",
        ),
        (
            "Le Borgne",
            "On l'appelle le Borgne : un vieux pirate à la barbe grise, un bandeau sur l'œil gauche, un crochet à la place de la main droite. Manteau rouge usé, tricorne, bottes de cuir.",
            "grey beard, eyepatch left eye",
        ),
        (
            "Candela",
            "Candela, 31 años, bailaora. Alta, morena, pelo negro recogido con una peineta, ojos oscuros, un lunar junto a la boca. Viste un traje rojo de volantes y mantón negro; zapatos de tacón.",
            "31, tall, black hair, dark eyes, mole mouth, red suit, black shawl",
        ),
        (
            "Iker",
            "Nombre: Iker\nEdad: 40\nPelo: canoso, muy corto\nBarba: corta y gris\nOjos: azules\nPiel: curtida\nComplexión: robusta\nSeñas: le falta el meñique de la mano derecha, tatuaje de un ancla en el antebrazo\nRopa: jersey de cuello alto, chubasquero amarillo, botas de agua\nSiempre lleva: una pipa",
            "40, grey hair, short, grey beard, blue eyes, weathered skin, sturdy, missing little finger right hand, tattoo anchor forearm, turtleneck, yellow raincoat, boots, pipe",
        ),
        (
            "Nerea",
            "Nerea es una niña de nueve años con dos coletas castañas, gafas rojas y una tirita en la rodilla. Lleva un uniforme escolar azul marino, calcetines blancos y una mochila con forma de gato.",
            "9, brown pigtails, red glasses, plaster knee, navy school uniform, white socks, backpack cat",
        ),
        (
            "Sor Inés",
            "Sor Inés tiene 50 años, cara redonda, ojos castaños y manos grandes. Viste hábito negro con toca blanca y lleva un rosario de madera en la cintura.",
            "50, round face, brown eyes, black habit, rosary waist",
        ),
        (
            "Марфа",
            "Марфа — старуха семидесяти лет, сгорбленная, с крючковатым носом и седыми волосами под цветастым платком. На подбородке у неё бородавка. Носит чёрную юбку, вязаную кофту и валенки, опирается на клюку.",
            "70, stooped, hooked nose, grey hair, headscarf, wart chin, black skirt, knitted cardigan, felt boots",
        ),
        (
            "Thea",
            "Thea Kranz ist eine Konditorin von 38 Jahren: pummelig, rosige Wangen, haselnussbraune Augen, karamellfarbenes Haar unter einem weißen Häubchen. Sie trägt ein gestreiftes Kleid und eine Rüschenschürze. An ihrem linken Unterarm ist eine alte Brandnarbe.",
            "38, chubby, rosy cheeks, hazel eyes, caramel hair, white bonnet, striped dress, ruffled apron, burn scar left forearm",
        ),
        (
            "Vera",
            "Vera, 22, Fahrradkurierin in Hamburg. Kurze neongrüne Haare mit rasierten Seiten, Nasenpiercing, graue Augen, drahtige Figur. Schwarze Radlerhose, zerrissenes Bandshirt, Fingerlinge, Kuriertasche.",
            "22, short neon green hair, nose piercing, grey eyes, wiry, black cycling shorts, fingerless gloves",
        ),
        (
            "Graf Orlok",
            "Graf Orlok. Vampir. Wirkt wie fünfzig. Kahl, spitze Ohren, eingefallene Wangen, glühend rote Augen, leichenblasse Haut, lange Fingernägel. Schwarzer Gehrock mit hohem Kragen.",
            "vampire, 50, bald, pointed ears, hollow cheeks, red eyes, pale skin, long fingernails, black frock coat",
        ),
        (
            "Kapitän Brandt",
            "Kapitän Brandt hat ein Glasauge und einen grauen Backenbart. Er ist sechzig, stämmig, mit tätowierten Unterarmen. Meist trägt er eine dunkelblaue Uniformjacke mit Messingknöpfen und eine Kapitänsmütze; die Pfeife hat er immer im Mund.",
            "60, glass eye, grey side whiskers, stocky, tattooed forearms, dark blue uniform jacket, captain's cap",
        ),
        (
            "Lilith",
            "Lilith ist eine Dämonin mit karminroter Haut, schwarzen Widderhörnern und einem peitschenartigen Schwanz. Ihr Haar ist lang und weiß, ihre Augen sind golden. Sie trägt ein schwarzes Korsett, Netzstrümpfe und kniehohe Stiefel.",
            "demon, crimson skin, black ram horns, tail, long white hair, golden eyes, black corset, fishnet stockings, knee-high boots",
        ),
        (
            "顾言",
            "【姓名】顾言\n【性别】男\n【年龄】二十六岁\n【发型】黑色长发,用玉冠束起\n【眼睛】墨黑色,丹凤眼\n【身材】高挑\n【特征】右手缺了小指,眉心有一点朱砂痣\n【衣着】白色锦袍,银色腰带,黑靴\n【随身】一支玉笛",
            "26, black long hair, jade, black, tall, missing little finger right hand, mole, white brocade robe, silver belt, black boots, jade flute",
        ),
        (
            "梅姨",
            "梅姨五十来岁,是面馆的老板娘。身材微胖,短卷发,戴着老花镜,穿花衬衫,系着一条沾满面粉的围裙。",
            "plump, short curly hair, shirt, apron",
        ),
        (
            "零",
            "代号:零\n种族:仿生人\n发色:银色\n发型:齐肩短发\n瞳色:左眼红色,右眼蓝色\n皮肤:苍白,脖子上有条形码\n服装:黑色紧身衣,白色长外套,军靴",
            "android, silver, shoulder-length, left eye red left, right eye blue right, pale skin, white long coat, combat boots",
        ),
        (
            "鈴木",
            "【名前】鈴木 一郎\n【年齢】52歳\n【性別】男\n【髪】薄くなった黒髪、七三分け\n【目】細い目、銀縁眼鏡\n【体型】中肉中背\n【服装】紺色のスーツ、緩んだネクタイ、革靴\n【持ち物】古い革鞄",
            "52, black hair, side parting, silver-rimmed glasses, medium build, navy suit, tie, leather shoes, old leather bag bag",
        ),
        (
            "フィオナ",
            "フィオナは二十歳のエルフの弓使い。腰まである緑色の髪を三つ編みにして、琥珀色の瞳、尖った耳。茶色の革鎧に緑のマント、背中に矢筒。",
            "20, green hair, waist-length, braid, amber eyes, pointed ears, brown leather armour, green cloak, quiver",
        ),
        (
            "Basile",
            "Basile, quarante-huit ans, horloger à Besançon. Maigre, voûté, cheveux gris clairsemés, petite barbe pointue, yeux bleu pâle derrière des lunettes cerclées d'or. Il porte une blouse grise et un gilet noir, une montre à gousset et une loupe autour du cou.",
            "48, thin, stooped, thinning grey hair hair, pointed beard, pale blue eyes, glasses, grey smock, black vest, magnifying glass neck neck",
        ),
        (
            "Zoé",
            "Nom : Zoé\nÂge : 16 ans\nCheveux : teints en bleu, courts\nYeux : marron\nPeau : noire\nSigne particulier : il lui manque la main gauche, prothèse noire\nTenue : sweat à capuche gris, short en jean, collants déchirés, baskets montantes\nToujours avec elle : un skateboard",
            "16, blue hair, short, brown eyes, black skin skin, missing left hand, prosthe, grey hoodie, denim shorts, ripped tights, sneakers, skateboard",
        ),
        (
            "Fermín",
            "Fermín, 66 años, relojero. Bajito, calvo, bigote blanco, gafas redondas en la punta de la nariz, manos manchadas de tinta. Viste chaleco marrón, camisa a rayas y pajarita. Nunca sale sin su bastón.",
            "66, short, bald, white moustache, round glasses, brown vest, striped shirt, bow tie, cane",
        ),
        (
            "Kaela",
            "Raza: elfa oscura\nSexo: femenino\nEdad: aparenta 25\nCabello: blanco, trenza larga\nOjos: rojos\nPiel: gris ceniza\nRasgos: orejas puntiagudas, cicatriz en el cuello\nAtuendo: armadura de cuero negra, capa con capucha, botas altas\nArmas: dos dagas",
            "dark elf, 25, white hair, long braid, red eyes, ash grey skin, pointed ears, scar neck, black leather armour, hood",
        ),
        (
            "Глеб",
            "Глеб, 45 лет, лесник. Высокий, плечистый, густая чёрная борода с проседью, серые глаза, шрам над левой бровью. Носит ватник, шапку-ушанку и кирзовые сапоги. Всегда носит с собой ружьё.",
            "45, tall, broad-shouldered, thick black beard, grey eyes, scar left eyebrow, padded jacket, ushanka, boots, rifle",
        ),
        (
            "Соня",
            "Имя: Соня\nВозраст: 10\nВолосы: светлые, две косички с бантами\nГлаза: карие\nПриметы: нет переднего зуба, веснушки\nОдежда: коричневое школьное платье, белый фартук\nВсегда с собой: плюшевый мишка",
            "10, light hair, two braids, brown eyes, missing front tooth, freckles, brown school dress, white apron, plush bear",
        ),
    ],
)
def test_a_plain_card_of_another_language_is_read(name: str, text: str, facts: str) -> None:
    """Each fact's words stand in one thing that is said."""
    said = pieces(only(text, name))
    assert [
        fact
        for fact in facts.split(", ")
        if not any(all(word in each for word in fact.split()) for each in said)
    ] == []


@pytest.mark.parametrize(
    ("tongue", "scenario", "place"),
    [
        ("de", "Eine Werft in Bremerhaven, früh am Morgen.", "shipyard"),
        ("de", "Am Anleger, Nebel, kurz vor Sonnenaufgang.", "jetty"),
        ("de", "Ein verschneites Herrenhaus, Heiligabend.", "manor"),
        ("de", "Eine Schmiede am Rand des Dorfes, es ist Abend.", "forge"),
        ("de", "Nachtschicht in der Notaufnahme eines Krankenhauses.", "emergency room"),
        ("de", "Eine Tankstelle an der Autobahn, Mitternacht.", "petrol station"),
        ("de", "Im Kräutergarten des Klosters, nachmittags.", "garden"),
        ("de", "Ein Basar in der Mittagshitze.", "bazaar"),
        ("de", "Die Werkstatt eines Uhrmachers, spätabends.", "workshop"),
        ("de", "Neu-Hamburg 2091, eine Nudelbar im Regen, Nacht.", "noodle bar"),
        ("de", "Der Speisesaal eines Schlosses.", "dining hall"),
        ("de", "Eine Taverne in den Bergen; draußen schneit es.", "tavern"),
        ("de", "Das Verhörzimmer des Polizeireviers.", "interrogation room"),
        ("de", "Im Lehrerzimmer einer Grundschule, große Pause.", "staff room"),
        ("de", "Auf dem Balkon der Oper, in der Pause.", "balcony"),
        ("de", "Das Dachgeschoss eines Mietshauses in Leipzig, Sommer 1989.", "attic"),
        (
            "de",
            "{{user}} sitzt im Abteil eines Nachtzugs nach Wien, als {{char}} hereinkommt.",
            "compartment",
        ),
        ("de", "Der Heizungskeller der Schule. Es ist dunkel.", "boiler room"),
        ("de", "Eine Almhütte, draußen ein Gewitter.", "hut"),
        ("de", "Auf der Brücke des Raumschiffs Kepler, kurz vor der Landung.", "bridge"),
        ("zh", "雨夜,山中的一家客栈。", "inn"),
        ("zh", "黄昏,江边的渡口。", "ferry"),
        ("zh", "古庙,深夜。", "temple"),
        ("zh", "镇上的铁匠铺。", "forge"),
        ("zh", "医院的急诊室,凌晨三点。", "emergency room"),
        ("zh", "清晨,教室里。", "classroom"),
        ("zh", "故事发生在一艘海盗船的甲板上,正午。", "deck"),
        ("zh", "傍晚,{{user}}走进一家咖啡馆。", "café"),
        ("zh", "王宫的图书馆。", "library"),
        ("ja", "放課後の教室、夕方。", "classroom"),
        ("ja", "山奥の鍛冶場。", "forge"),
        ("ja", "深夜の警察署。", "police station"),
        ("ja", "雨の夜、古い宿屋。", "inn"),
        ("ja", "夏祭りの神社。夜。", "shrine"),
        ("ja", "学校の屋上で昼休み。", "rooftop"),
        ("ja", "雪の夜、駅の待合室。", "waiting room"),
        ("fr", "Un wagon-restaurant, la nuit, quelque part en Bourgogne.", "dining car"),
        ("fr", "Le port du Guilvinec, à l'aube.", "harbour"),
        ("fr", "Une bibliothèque universitaire, le soir.", "library"),
        ("fr", "La taverne du Cheval Rouge, un soir d'orage.", "tavern"),
        ("fr", "Une cour d'école, octobre 1938.", "schoolyard"),
        ("fr", "La loge d'un théâtre, un quart d'heure avant le spectacle.", "dressing room"),
        ("fr", "{{user}} se réveille à l'infirmerie d'un vaisseau spatial.", "infirmary"),
        ("fr", "Dans le grenier de la vieille maison, un après-midi de pluie.", "attic"),
        ("es", "Un taller mecánico en las afueras, de noche.", "workshop"),
        ("es", "La sacristía de una iglesia, al anochecer.", "sacristy"),
        ("es", "Un bar de carretera, madrugada.", "bar"),
        ("es", "La bodega de un barco, en alta mar.", "hold"),
        ("es", "Una habitación de hotel en Buenos Aires, 1950. Llueve.", "hotel room"),
        ("es", "El patio de un castillo, al amanecer.", "courtyard"),
        ("ru", "Заснеженная станция, ночь.", "station"),
        ("ru", "Кузница на краю деревни, вечер.", "forge"),
        ("de", "Die Poststelle eines Bergdorfs, eingeschneit.", "post office"),
        ("de", "Ein Langhaus, mitten im Winter, Abend.", "longhouse"),
        ("de", "Ein Schrein im Bambuswald, Vollmond.", "shrine"),
        ("de", "Der Heizungskeller einer Schule.", "boiler room"),
        ("de", "Ein Hausboot auf der Spree, Sommerabend.", "houseboat"),
        ("zh", "深夜,侦探事务所,窗外下着雨。", "office"),
        ("zh", "镇上的客栈,清晨。", "inn"),
        ("zh", "奈何桥上,黄昏。", "bridge"),
        ("zh", "海底龙宫。", "palace"),
        ("ja", "ネオ東京、深夜のラーメン屋。雨。", "ramen"),
        ("ja", "峠の茶屋、昼下がり。", "teahouse"),
        ("ja", "廃墟の教会、夜明け。", "church"),
        ("fr", "La boulangerie d'un village, cinq heures du matin.", "bakery"),
        ("fr", "Un marché de Dakar, à midi.", "market"),
        ("fr", "Le pont d'un navire, au crépuscule.", "deck"),
        ("es", "La cubierta de un pesquero, madrugada.", "deck"),
        ("es", "El patio de un colegio, recreo.", "courtyard"),
        ("es", "El claustro de un convento, al alba.", "cloister"),
        ("ru", "Изба на опушке леса, сумерки.", "hut"),
        ("de", "Eine Konditorei in Wien, kurz vor Ladenschluss.", "pastry"),
        ("de", "Ein Hinterhof auf St. Pauli, Nacht.", "backyard"),
        ("de", "Eine Gruft unter der Kapelle, Mitternacht.", "crypt"),
        ("de", "Auf der Brücke eines Frachters im Nordatlantik.", "bridge"),
        ("zh", "王府的书房,深夜。", "study"),
        ("zh", "老街上的面馆,中午。", "noodle"),
        ("zh", "地下实验室,凌晨。", "laboratory"),
        ("ja", "終電の車内、深夜。", "train"),
        ("ja", "森の中の小屋、朝。", "cabin"),
        ("fr", "L'atelier de l'horloger, un matin d'hiver.", "workshop"),
        ("fr", "La salle de bal du château, minuit.", "ballroom"),
        ("es", "Una relojería de Madrid, lluvia.", "watchmaker"),
        ("es", "Una cueva bajo la montaña.", "cave"),
        ("ru", "Сторожка в лесу, метель.", "hut"),
    ],
)
def test_a_scenario_of_another_language_names_its_place(tongue: str, scenario: str, place: str) -> None:
    assert place in only(CARDS[tongue], scenario=scenario).place.lower()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Hanna",
            "Hanna ist eine Frau von 30 Jahren. Ihr Bruder Jost ist 40 und hat einen Bart. Er hat immer eine Pfeife dabei.",
        ),
        (
            "Margot",
            "Margot est une femme aux cheveux roux. Son mari Paul est chauve et a toujours une pipe sur lui.",
        ),
    ],
)
def test_what_somebody_else_always_carries_is_not_the_cards_own(name: str, text: str) -> None:
    assert not any("pipe" in each for each in pieces(read_card(Card(name, text))[0]))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Séraphin",
            "Séraphin a soixante-dix ans. Ses cheveux blancs sont attachés et sa jambe droite est en bois.",
        ),
        (
            "Tomás",
            "Tomás tiene quince años, el pelo rubio y los ojos azules. Su brazo izquierdo es de metal.",
        ),
    ],
)
def test_a_possessive_that_tells_no_sex_makes_nobody_a_woman(name: str, text: str) -> None:
    sheet = only(text, name)
    assert not {"woman", "girl"} & set(" ".join(sheet.look.values()).split())
    assert not sheet.pronouns.startswith("she")


def test_flour_is_no_colour() -> None:
    assert not any(
        "pink" in each for each in pieces(only("梅姨五十来岁,女。系着一条沾满面粉的围裙。", "梅姨"))
    )


def test_a_scenario_at_night_says_so() -> None:
    sheet = only(CARDS["zh"], "玛拉", scenario="雨夜,山中的一家客栈。")
    assert (sheet.place, sheet.time) == ("inn", "night")
