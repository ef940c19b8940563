"""More Japanese words of looks, beings, dress, things carried and trades, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

WORDS: Mapping[str, str] = table("""
女子=woman 男子=man 少年=boy 青年=young_man 老婆=old_woman 老女=old_woman 老爺=old_man
中年男性=middle-aged_man 中年女性=middle-aged_woman おじさん=middle-aged_man おばさん=middle-aged_woman
お爺さん=old_man お婆さん=old_woman 幼女=little_girl 幼い=young 女子高生=high_school_girl
男子高生=high_school_boy 女子高校生=high_school_girl 男子高校生=high_school_boy 女子大生=female_student
女学生=schoolgirl 女剣士=swordswoman 剣士=swordsman 女騎士=female_knight 騎士=knight 職人=craftsman
鍛冶職人=male_blacksmith 鍛冶師=male_blacksmith 鍛冶屋=male_blacksmith 医者=doctor 女医=female_doctor
医師=doctor 看護師=nurse 教師=teacher 先生=teacher 刑事=detective 探偵=detective 警察官=police_officer
警官=police_officer 漁師=fisherman 船長=captain 猟師=hunter 狩人=hunter 料理人=cook 大工=carpenter
時計職人=watchmaker 商人=merchant 僧侶=monk 坊さん=monk 神父=priest シスター=nun 巫女=shrine_maiden 忍者=ninja
くノ一=kunoichi 侍=samurai 浪人=ronin 武士=samurai 魔女=witch 魔法使い=mage 魔術師=mage 王女=princess
姫=princess 王子=prince 女王=queen 国王=king 王=king 兵士=soldier 傭兵=mercenary 盗賊=thief 海賊=pirate
執事=butler メイド=maid 画家=painter 歌手=singer 記者=journalist 司書=librarian 店主=shopkeeper 女将=landlady
舞妓=maiko 芸者=geisha 整備士=mechanic 技師=engineer 錬金術師=alchemist 吟遊詩人=bard 農夫=farmer
羊飼い=shepherd エルフ=elf ダークエルフ=dark_elf ハーフエルフ=half-elf ドワーフ=dwarf オーク=orc
ゴブリン=goblin 獣人=beastfolk 猫耳族=cat_person 猫族=cat_person 狐族=fox_person 狼族=wolf_person
猫獣人=cat_person 犬獣人=dog_person 妖狐=fox_spirit 妖精=fairy 悪魔=demon 魔族=demon 鬼=oni
サキュバス=succubus 天使=angel 吸血鬼=vampire ヴァンパイア=vampire 人狼=werewolf 竜人=dragonkin 龍人=dragonkin
人魚=mermaid 人間=human アンドロイド=android ロボット=robot サイボーグ=cyborg 幽霊=ghost
ホムンクルス=homunculus オレンジ色=orange ピンク色=pink 銀灰色=silver-grey 白銀=silver-white
銀白色=silver-white 漆黒=jet-black 黒茶色=dark_brown こげ茶=dark_brown 焦げ茶=dark_brown 焦茶色=dark_brown
栗色=chestnut 赤茶色=reddish_brown 赤褐色=reddish_brown 蜂蜜色=honey 小麦色=tan はしばみ色=hazel
ヘーゼル=hazel 翡翠色=jade_green 翡翠=jade_green エメラルド=emerald エメラルドグリーン=emerald_green
若草色=fresh_green 深緑=dark_green 深緑色=dark_green 黄緑=yellow-green 群青=ultramarine 群青色=ultramarine
紺=navy 濃紺=navy 青緑=teal 薄紫=pale_purple 薄紫色=pale_purple 藤色=lilac 菫色=violet すみれ色=violet
薄茶色=light_brown 薄茶=light_brown 薄い=pale 薄桃色=pale_pink 桜色=cherry-blossom_pink 緋色=scarlet
朱色=vermilion 臙脂=dark_red えんじ色=dark_red ワインレッド=wine-red 山吹色=golden_yellow 生成り=off-white
ベージュ=beige カーキ=khaki 象牙色=ivory クリーム色=cream 灰=grey 鼠色=grey 鉛色=lead-grey 金茶=golden_brown
プラチナブロンド=platinum_blonde ブロンド=blonde オッドアイ=odd-coloured_eyes 白髪まじり=greying
白髪混じり=greying ごま塩頭=salt-and-pepper_hair グレイヘア=grey_hair ネイビー=navy ブラック=black
ホワイト=white レッド=red グリーン=green パープル=purple ゴールド=golden シルバー=silver 栗毛=chestnut_hair
亜麻色=flaxen ぼさぼさ=messy ボサボサ=messy さらさら=silky サラサラ=silky ふわふわ=fluffy もじゃもじゃ=bushy
ウェーブ=wavy ゆるふわ=softly_wavy 天然パーマ=naturally_curly 縦ロール=ringlets ドリル=drill_curls
ハーフアップ=half-up_hair 編み込み=braided ドレッド=dreadlocks モヒカン=mohawk ツーブロック=undercut
角刈り=crew-cut 五分刈り=crew-cut 短髪=short_hair 長髪=long_hair 短い髪=short_hair 長い髪=long_hair
おかっぱ=bob おかっぱ頭=bob 姫カット=hime_cut パッツン=blunt_bangs センター分け=middle_parting
七三分け=side_parting ひとつ結び=ponytail 一つ結び=ponytail 二つ結び=pigtails お下げ=braids おさげ髪=braids
団子頭=buns お団子頭=buns お団子ヘア=buns アップ=pinned_up 結い上げた=pinned_up 結い= 束ねた=tied 束ね=tied
結んだ=tied 結び=tied 編んだ=braided 後ろで= 後ろに= 腰まである=waist-length 腰までの=waist-length
腰まで伸びた=waist-length 肩までの=shoulder-length 肩まで伸びた=shoulder-length 背中まで=back-length
肩につく=shoulder-length 口髭=moustache 顎髭=goatee 髭面=bearded_face 無造作=tousled アホ毛=ahoge
メッシュ=streaked 切れ長の目=narrow_eyes 鋭い目=sharp_eyes 吊り目=upturned_eyes ツリ目=upturned_eyes
たれ目=droopy_eyes タレ目=droopy_eyes 糸目=narrow_slit_eyes 目つき=eyes 眼光=eyes 大きな目=big_eyes
三白眼=sanpaku_eyes 縦長の瞳孔=slit_pupils 隈=dark_circles_under_the_eyes くま=dark_circles_under_the_eyes
長い睫毛=long_eyelashes まつ毛=eyelashes 太い眉=thick_eyebrows 太眉=thick_eyebrows 丸い=round
日焼けした=tanned 日に焼けた=tanned 褐色の肌=brown_skin 浅黒い=dark 青白い=pale 雪のように白い=snow-white
色黒=dark_skin 白い=white そばかす顔=freckled_face 皺だらけ=wrinkled 丸顔=round_face 小太り=plump 太った=fat
肥満=fat 中肉中背=medium_build 大男=big_man 巨漢=giant 背の高い=tall 背の低い=short 背は高い=tall
背は低い=short 高身長=tall 低身長=short 引き締まった=toned 鍛えられた=muscular 逞しい=sturdy たくましい=sturdy
ひょろりとした=lanky ひょろ長い=lanky 痩せた=thin 痩身=thin ほっそりした=slender すらっとした=slender
豊満=curvy グラマー=curvy 幼児体型=childlike 猫背=stooped 肩幅が広い=broad-shouldered 小さな=small
小さい=small 体つき=build 左頬=left_cheek 右頬=right_cheek 左腕=left_arm 右腕=right_arm 左手=left_hand
右手=right_hand 左足=left_leg 右足=right_leg 左耳=left_ear 右耳=right_ear 左肩=left_shoulder
右肩=right_shoulder 左眉=left_eyebrow 右眉=right_eyebrow 左手首=left_wrist 右手首=right_wrist 首筋=neck
首元=neck うなじ=nape 鎖骨=collarbone 口元=mouth 目元=eye 手の甲=back_of_the_hand 太もも=thigh 足首=ankle
胸元=chest 額=forehead 腰=waist 頭=head 膝=knee 傷=scar 切り傷=scar 刀傷=sword_scar 火傷の跡=burn_scar
火傷痕=burn_scar やけど=burn やけどの跡=burn_scar 痣=birthmark あざ=birthmark 紋章=crest 紋様=markings
泣き黒子=mole_under_the_eye 絆創膏=plaster ばんそうこう=plaster 義手=prosthetic_arm 義足=prosthetic_leg
機械の腕=mechanical_arm 隻眼=one-eyed 隻腕=one-armed 片眼鏡=monocle 丸眼鏡=round_glasses
丸メガネ=round_glasses 黒縁眼鏡=black-rimmed_glasses 黒縁メガネ=black-rimmed_glasses
銀縁眼鏡=silver-rimmed_glasses 縁なし眼鏡=rimless_glasses 老眼鏡=reading_glasses ゴーグル=goggles
狐の耳=fox_ears 狐の尻尾=fox_tail 猫の耳=cat_ears 猫の尻尾=cat_tail 猫尻尾=cat_tail 狼耳=wolf_ears
狼の耳=wolf_ears 犬耳=dog_ears うさ耳=rabbit_ears 兎耳=rabbit_ears 長い耳=long_ears 尖り耳=pointed_ears
とがった耳=pointed_ears 尖った=pointed しっぽ=tail 二本の角=two_horns 一本角=single_horn 羊の角=ram_horns
羊角=ram_horns 巻き角=curled_horns 竜の角=dragon_horns 鹿の角=antlers 蝙蝠の羽=bat_wings
コウモリの羽=bat_wings 天使の羽=angel_wings 天使の輪=halo 鱗=scales 爪=claws 鋭い爪=sharp_claws 二本=two
三本=three 九本=nine 九つ=nine 一本= ローファー=loafers 黒ローファー=black_loafers ロングブーツ=long_boots
ショートブーツ=ankle_boots 編み上げブーツ=lace-up_boots 革ブーツ=leather_boots 長靴=rubber_boots
革のブーツ=leather_boots 運動靴=sneakers 上履き=indoor_shoes 足袋=tabi_socks わらじ=straw_sandals
雪駄=setta_sandals スリッパ=slippers パンプス=pumps 裸足=barefoot 素足=barefoot ハイソックス=knee_socks
ルーズソックス=loose_socks サイハイソックス=thigh-high_socks 網タイツ=fishnet_tights ストッキング=stockings
ゴシックドレス=gothic_dress ゴスロリ=gothic_lolita_dress ロリータ服=lolita_dress イブニングドレス=evening_gown
ウェディングドレス=wedding_dress チャイナドレス=qipao サマードレス=sundress 修道服=nun's_habit
神官服=priest's_robe 法衣=priest's_robe 司祭服=cassock 騎士の鎧=knight's_armour 革鎧=leather_armour
軽鎧=light_armour 胸当て=breastplate 甲冑=armour 鎖帷子=chainmail 兜=helmet 籠手=gauntlets 手甲=gauntlets
外套=cloak フード付きマント=hooded_cloak フード付き=hooded フード付きローブ=hooded_robe ケープ=cape
ポンチョ=poncho レインコート=raincoat 雨合羽=raincoat ダッフルコート=duffle_coat ピーコート=pea_coat
ダウンジャケット=down_jacket スカジャン=sukajan_jacket デニムジャケット=denim_jacket 作業着=work_clothes
つなぎ=overalls ツナギ=overalls オーバーオール=dungarees 飛行服=flight_suit 宇宙服=spacesuit
ナース服=nurse_uniform 警察の制服=police_uniform 執事服=butler's_suit 燕尾服=tailcoat タキシード=tuxedo
ワイシャツ=dress_shirt Yシャツ=dress_shirt ポロシャツ=polo_shirt チェックのシャツ=checked_shirt
チェックシャツ=checked_shirt チェック=checked チェック柄=checked ストライプ=striped 縞模様=striped 縞=striped
水玉=polka-dot 花柄=floral 無地=plain 刺繍=embroidered ニットセーター=knitted_sweater
タートルネック=turtleneck トレーナー=sweatshirt キャミソール=camisole ノースリーブ=sleeveless
オフショルダー=off-shoulder デニムスカート=denim_skirt ロングスカート=long_skirt
チェックスカート=checked_skirt 短パン=shorts 半ズボン=shorts カーゴパンツ=cargo_trousers スラックス=slacks
レギンス=leggings 革のズボン=leather_trousers サスペンダー=suspenders ベルト=belt 革ベルト=leather_belt
腰帯=sash 蝶ネクタイ=bow_tie チョーカー=choker 鈴=bell 鈴のついたチョーカー=choker_with_a_bell 指輪=ring
ブレスレット=bracelet 腕輪=bracelet ペンダント=pendant ロケット=locket 勾玉=magatama 腕時計=wristwatch
懐中時計=pocket_watch ブローチ=brooch ティアラ=tiara 王冠=crown 花冠=flower_crown カチューシャ=headband
ヘアバンド=headband ヘアピン=hairpin ヘッドドレス=headdress ヘッドホン=headphones イヤホン=earphones
バンダナ=bandana 鉢巻=headband はちまき=headband 手ぬぐい=hand_towel ベレー帽=beret ハンチング=flat_cap
ハンチング帽=flat_cap 麦わら帽子=straw_hat 三角帽子=pointed_hat とんがり帽子=pointed_hat 軍帽=military_cap
学生帽=school_cap 笠=straw_hat ニット帽=knitted_cap シルクハット=top_hat ヴェール=veil ベール=veil 仮面=mask
マスク=mask 狐面=fox_mask 狐の面=fox_mask ミトン=mittens 革手袋=leather_gloves 指なし手袋=fingerless_gloves
ストール=stole ショール=shawl 上着=jacket 下着=underwear ボロボロ=ragged ぼろぼろ=ragged くたびれた=shabby
古びた=old 古い=old 緩めた= 革=leather 革の=leather 毛皮=fur 絹=silk 麻=linen 木綿=cotton ベルベット=velvet
厚手=thick 着流し=kimono 振袖=furisode_kimono 黒ずくめ=black_clothes 傘=umbrella 和傘=paper_umbrella
日傘=parasol 扇子=folding_fan 扇=fan 杖=staff 刀=katana 日本刀=katana 太刀=long_katana 短刀=dagger
脇差=short_sword 剣=sword 大剣=greatsword 長剣=longsword 細剣=rapier レイピア=rapier 短剣=dagger ナイフ=knife
槍=spear 弓=bow 長弓=longbow 弓矢=bow_and_arrows 矢筒=quiver 斧=axe 戦斧=battle_axe 鎌=scythe 大鎌=scythe
ハンマー=hammer 盾=shield 鞭=whip 拳銃=pistol 銃=gun ライフル=rifle 煙管=pipe キセル=pipe パイプ=pipe
煙草=cigarette タバコ=cigarette たばこ=cigarette 葉巻=cigar 数珠=prayer_beads ロザリオ=rosary 聖書=bible
本=book 古い本=old_book 魔導書=spellbook 手帳=notebook ノート=notebook スケッチブック=sketchbook 日記=diary
地図=map 手紙=letter 万年筆=fountain_pen 筆=brush カメラ=camera スマホ=smartphone 携帯=phone
ノートパソコン=laptop 懐中電灯=torch ランタン=lantern 提灯=paper_lantern ランプ=lamp 鍵=key 鍵束=bunch_of_keys
笛=flute 横笛=flute 三味線=shamisen ギター=guitar ギターケース=guitar_case バイオリン=violin
ヴァイオリン=violin 竪琴=harp リュート=lute 太鼓=drum 鞄=bag カバン=bag かばん=bag 学生鞄=school_bag
通学鞄=school_bag リュック=backpack リュックサック=backpack ランドセル=school_backpack 革鞄=leather_bag
トランク=suitcase スーツケース=suitcase 籠=basket かご=basket 工具箱=toolbox 工具=tools スパナ=wrench
風呂敷=cloth_bundle 風呂敷包み=cloth_bundle 巾着=pouch 水筒=flask 瓢箪=gourd 酒瓶=sake_bottle
聴診器=stethoscope 虫眼鏡=magnifying_glass 双眼鏡=binoculars 望遠鏡=telescope ホイッスル=whistle 人形=doll
ぬいぐるみ=stuffed_toy クマのぬいぐるみ=teddy_bear くまのぬいぐるみ=teddy_bear
うさぎのぬいぐるみ=stuffed_rabbit 釣竿=fishing_rod ほうき=broom 箒=broom 黒猫=black_cat 猫=cat 犬=dog 鴉=crow
カラス=crow フクロウ=owl オウム=parrot 鷹=hawk 飴=candy 花束=bouquet 薔薇=rose 水晶玉=crystal_ball いつも=
普段は= 着ている= 着て= 身につけ= 身に着け= 被っている= かぶっている= 履いている= 巻いている= している=
穿いている= 光輪=halo 頭上= バーコード=barcode 虫取り網=butterfly_net 虫かご=insect_cage 刈り上げ=shaved_side
片側=one_side べっ甲=tortoiseshell 挿している= 差している= 結い上げ=pinned_up 結い上げて=pinned_up
ライター=lighter タオル=towel 緩い=loose ゆるい=loose しわの多い=wrinkled 皺の多い=wrinkled 細い=narrow
太い=thick 大きな=big 薄汚れた=dirty 煤けた=sooty 三毛猫=calico_cat 目をした=eyes 目をして=eyes 髪をした=hair
髪を=hair 瞳を=eyes 一房=streak 緩んだ= 薄くなった=thinning 弓使い=archer 手下= 手伝= 背景= 足り= 口調= 口数=
口癖= 手術= 相手= 苦手= 上手= 下手= 勝手= 角を曲= 街角= 目的= 目標= 目立= 面白= 告白= 空白= 真っ白=white
真っ黒=black 真っ赤=red 頭痛= 頭が良= 首都= 首領= 胸を張= 腕前= 腕利き= 耳を傾= 鼻歌= 顔を出= 高い=high 高級=
最高= 長年= 長男= 長女= 社長= 部長= 会長= 隊長= 成長= 身長= 青春= 赤ん坊=baby 赤字= 黒幕= 金属=metal 金持ち=
お金= 料金= 銀行= 白状= 灰皿= 茶道= 紅茶= お茶= 水曜= 桃源= 紫外=
""")
