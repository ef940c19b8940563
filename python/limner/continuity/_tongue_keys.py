# ruff: noqa: E501 -- keys side by side
"""
The keys of cards in other languages, put into English before a card is read.

English cards need none of them, so they stand in a module that only other cards load. Keys that the
reader knows already (``_card_keys``) are not here.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._patterns import late

_KEYS: Mapping[str, str] = MappingProxyType(
    {
        key.strip(): english
        for english, keys in {
            "Name": """
                voller name, vollständiger name, nom complet, nombre completo, полное имя, 角色, 角色名, 角色名称, 全名,
                本名, フルネーム, 氏名, キャラクター名
            """,
            "Nickname": """
                rufname, kosename, deckname, spitzname, genannt, auch genannt, diminutif, sobrenombre, mote,
                кличка, позывной, 绰号, 外号, 愛称, 通称, あだ名, ニックネーム, 昵称
            """,
            "Sex": """
                geschl., biologisches geschlecht, sexe biologique, pol, 角色性别
            """,
            "Age": """
                lebensalter, alter in jahren, scheinbares alter, âge apparent, edad aparente, 年纪, 年紀, 年岁,
                外表年龄, 外貌年龄, 见た目年齢, 外見年齢, 見た目の年齢, 实际年龄, возраст на вид
            """,
            "Hair": """
                haarschnitt, haarlänge, haarstil, haarfarbe, haarfarbe und frisur, haare und frisur,
                haupthaar, haartracht, frisur, chevelure, coupe, coupe de cheveux, couleur des cheveux,
                couleur de cheveux, longueur des cheveux, melena, peinado, color de pelo, color de cabello,
                color del pelo, color del cabello, corte de pelo, цвет волос, причёска, прическа, стрижка,
                длина волос, 发长, 髮長, 头发颜色, 发式, 髪の毛, 髪の色, 髪の長さ, ヘア, ヘアスタイル, ヘアカラー, 頭髪, 髪色・髪型
            """,
            "Eyes": """
                auge, farbe der augen, œil, couleur des yeux, regard, ojo, color de ojos, color de los ojos,
                mirada, цвет глаз, взгляд, 目の色, 瞳の色, 眼色, 眸, 眸色, 双眼, 眼瞳, 瞳孔, 眼睛颜色, 眼の色, 両目, 眼眸, 眼神
            """,
            "Skin": """
                hautton, hauttyp, farbe der haut, carnation, teint, couleur de peau, couleur de la peau, tez,
                color de piel, tono de piel, цвет кожи, 肌色, 肌の色, 肌膚, 肌肤, 皮肤颜色
            """,
            "Build": """
                gestalt, körper, körpertyp, wuchs, statur und größe, constitution, carrure, physionomie,
                morphologie, corpulencia, contextura, constitución, tipo de cuerpo, сложение, комплекция, 体形,
                体態, 體格, 体态, 体つき, スタイル, 身形, 身板
            """,
            "Face": """
                gesichtszüge, gesichtsform, traits du visage, facciones, черты лица, 顔立ち, 面容, 脸型, 五官, 长相, 面孔
            """,
            "Nose": """
                nase, nez, nariz, нос, 鼻子, 鼻
            """,
            "Lips": """
                lippen, mund, lèvres, bouche, labios, boca, губы, 嘴唇, 唇
            """,
            "Beard": """
                bartwuchs, gesichtsbehaarung, moustache, schnurrbart, bigote, pilosité faciale, vello facial,
                усы, борода, 胡子, 鬍子, 胡须, ひげ, 髭
            """,
            "Height": """
                körpergröße, körpergrösse, grösse, estatura, 背丈, 身の丈
            """,
            "Features": """
                merkmal, besonderes merkmal, besondere merkmale, besonderes kennzeichen,
                besondere kennzeichen, kennzeichen, besonderheit, auffälligkeit, auffälligkeiten,
                auffälliges, erkennungszeichen, erkennungsmerkmal, erkennungsmerkmale, markantes,
                markante merkmale, unverkennbar, signe particulier, signes particuliers, signe distinctif,
                signes distinctifs, particularité, particularités, traits distinctifs, traits particuliers,
                traits, marque, marques, señal, señales, señas, señas particulares, seña particular,
                señal particular, rasgo, rasgos distintivos, rasgos particulares, características, detalle,
                detalles, marca, примета, особая примета, особые приметы, особенность, отличительные черты,
                черты, 标志, 標誌, 特点, 特點, 标记, 显著特征, 外貌特征, 身体特征, 特色, 身体的特徴, 外見の特徴, チャームポイント
            """,
            "Scars": """
                verletzungen, cicatrice, cicatrices, cicatriz, шрам, шрамы, 疤痕, 伤疤, 傷, 傷跡, 傷痕
            """,
            "Tattoos": """
                tätowierung, tätowierungen, tatouage, tatuaje, татуировка, татуировки, 纹身, 刺青, 入れ墨, タトゥー
            """,
            "Ears": """
                ohren, oreilles, orejas, уши, 耳朵, 耳
            """,
            "Horns": """
                hörner, cornes, cuernos, рога, 角
            """,
            "Wings": """
                flügel, ailes, alas, крылья, 翅膀, 翼
            """,
            "Tail": """
                schwanz, schweif, queue, cola, хвост, 尾巴, 尻尾, しっぽ
            """,
            "Glasses": """
                brille, lunettes, gafas, anteojos, очки, 眼镜, 眼鏡, メガネ
            """,
            "Always": """
                trägt immer, trägt immer bei sich, trägt stets, trägt stets bei sich, immer dabei,
                hat immer dabei, hat stets dabei, stets dabei, immer bei sich, immer, stets, bei sich,
                nie ohne, niemals ohne, trägt bei sich, führt mit sich, führt immer mit sich, mitgeführt,
                gegenstände, gegenstand, besitz, in der hand, lieblingsgegenstand, immer in der hand,
                hat bei sich, toujours, toujours sur elle, toujours sur lui, toujours avec elle,
                toujours avec lui, toujours sur soi, ne sort jamais sans, jamais sans, porte toujours, objet,
                objets, objet fétiche, siempre, siempre lleva, siempre con, siempre consigo,
                siempre lleva consigo, lleva siempre, lleva consigo, siempre lleva encima, nunca sin,
                nunca sale sin, objeto, objetos, всегда, всегда с собой, при себе, всегда при себе,
                носит с собой, всегда носит, всегда носит с собой, всегда при нём, всегда при ней, с собой,
                предметы, предмет, 随身物品, 隨身物品, 随身, 携带, 随身携带, 常带, 常带物品, 物品, 道具, 总是带着, 必带, 携帯品, 持ち物, 所持品, 必携,
                いつも持っているもの, 持っているもの, 愛用品, 小物, 常に携帯, 道具・持ち物
            """,
            "Wears": """
                bekleidung, garderobe, klamotten, tracht, alltagskleidung, trägt, trägt meist,
                trägt meistens, rüstung, schuhe, schuhwerk, kopfbedeckung, arbeitskleidung, oberteil,
                unterteil, kleidungsstil, übliche kleidung, vêtement, habillement, porte, chaussures, armure,
                tenue vestimentaire, tenue habituelle, style vestimentaire, atuendo, indumentaria, prendas,
                viste, lleva, lleva puesto, calzado, armadura, uniforme, ropa habitual, одет, одета, носит,
                костюм, обувь, доспехи, броня, форма, 穿戴, 穿着打扮, 鞋子, 鞋, 衣物, 衣裳, 服饰打扮, 衣着打扮, 常服, 着装风格, 着衣, 装い,
                靴, 格好, 身なり, 防具, 普段着
            """,
            "Accessories": """
                schmuck, accessoires, accessoire, zubehör, bijoux, accesorios, joyas, joyería, complementos,
                украшения, аксессуары, 饰品, 飾品, 配饰, 配飾, 首饰, 佩饰, アクセサリー, 装飾品, 装身具
            """,
            "Appearance": """
                äußerlichkeiten, beschreibung, kurzbeschreibung, äußere erscheinung, äußere merkmale,
                das äußere, description physique, apparence physique, descripción, descripción física,
                aspecto físico, apariencia física, físico, описание, внешний вид, 容貌, 样貌, 外观, 外貌描写, 外貌描述, 形象,
                見た目, 外観, ルックス, 容姿・外見, 外見特徴
            """,
            "Species": """
                volk, art, gattung, peuple, народ, 种类, 人种, 物种, 種別, 種族名
            """,
            "Occupation": """
                charakter, wesen, eigenschaften, vorgeschichte, geschichte, tätigkeit, rolle, stimme,
                sprache, gewicht, waffe, waffen, bewaffnung, ausrüstung, herkunft, nationalität, wohnort,
                geburtstag, beruf, stand, fähigkeiten, stärken, schwächen, auftreten, verhalten, métier,
                profession, emploi, rôle, caractère, passé, poids, armes, arme, origine, compétences,
                équipement, profesión, oficio, trabajo, ocupación, carácter, rol, trasfondo, peso, arma,
                armas, origen, equipo, pasado, habilidades, profesiones, профессия, занятие, роль, прошлое,
                история, вес, оружие, снаряжение, род занятий, происхождение, 职业, 職業, 身份, 背景, 经历, 设定, 能力, 体重,
                體重, 武器, 仕事, 口調, 話し方, 一人称, 役職, 経歴, 国籍, 出身, 生日, 誕生日, 技能, 故事背景, 背景故事, 世界观
            """,
            "Likes": """
                mag, mag nicht, liebt, hasst, hobbys, abneigungen, aime, n'aime pas, loisirs, passions,
                le gusta, no le gusta, odia, aficiones, gustos, disgustos, ненавидит, хобби, не любит, 爱好,
                喜好, 兴趣, 讨厌, 厌恶, 趣味, 好物, 苦手, 好きなもの, 嫌いなもの, 好きな食べ物, 特技
            """,
            "Sister": """
                schwester, tochter, mutter, ehefrau, sœur, soeur, hermana, hija, esposa, сестра, дочь
            """,
            "Brother": """
                bruder, sohn, vater, ehemann, frère, mari, hermano, hijo, esposo, брат, сын
            """,
        }.items()
        for key in keys.split(",")
    }
)

_KEY = late(
    r"(?m)((?:^|[\n.;,|\"(\[{【*+})/><])[ \t*_#>•–-]{0,8})([^\W\d_][^\W\d_ '’・.-]{0,24}(?:[ -][^\W\d_'’.]{1,14}){0,4})"
    r"(?=[ \t]?\*{0,2}[ \t]?(?:[:：=】]|\(\"))"
)


_CHARACTER = frozenset(
    ("charakter", "personnage", "personaje", "персонаж", "角色", "キャラクター", "figur", "person")
)


def keys_in_english(text: str) -> str:
    """Return a card's text with its keys of other languages in English: ``Merkmal:`` is ``Features:``."""
    return _KEY.sub(_known, text)


def _known(found: "re.Match[str]") -> str:
    key = found[2].lower()
    if key in _CHARACTER and found[1].endswith("["):
        return f"{found[1]}Character"  # ``[Charakter("Yuki"){``
    english = _KEYS.get(key)
    return f"{found[1]}{english}" if english else found[0]
