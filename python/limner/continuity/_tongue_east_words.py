"""Words of looks and clothes in Japanese and Chinese, with the English ones."""

from limner.continuity._tongue_words import table

MORE_JAPANESE = table("""
ロングストレート=long_straight 前髪ぱっつん=straight_bangs ぱっつん=straight_bangs 前髪=fringe
黒髪=black_hair 白髪=white_hair 銀髪=silver_hair 金髪=blonde_hair 茶髪=brown_hair 赤毛=red_hair
赤髪=red_hair 青髪=blue_hair 緑髪=green_hair ピンク髪=pink_hair 紫髪=purple_hair 灰色=grey 水色=light_blue
藍色=indigo 紺色=navy 桃色=pink 黄色=yellow 茶色=brown 緑色=green 紫色=purple 赤色=red 青色=blue 白色=white
黒色=black 金色=golden 銀色=silver 琥珀色=amber 空色=sky-blue 深紅=crimson 真紅=crimson 瑠璃色=lapis_blue
翠=green 碧=blue 鳶色=brown 亜麻色=flaxen 黄=yellow 藍=indigo 淡い=pale 濃い=deep 明るい=bright 暗い=dark
深い=deep 鋭い=sharp 大きな=big 大きい=big 切れ長=narrow つり目=upturned_eyes 垂れ目=droopy_eyes 長い=long
短い=short 腰まで=waist-length 肩まで=shoulder-length サイドテール=side_ponytail お団子=buns シニヨン=bun
坊主=shaved_head 坊主頭=shaved_head スキンヘッド=bald 禿げ=bald オールバック=slicked-back_hair アフロ=afro
ウルフカット=wolf-cut_hair 無精ひげ=stubble 無精髭=stubble ひげ=beard 髭=beard 口ひげ=moustache
顎ひげ=goatee あごひげ=goatee 大柄=big 小柄=petite 細身=slim 痩せ=thin 痩せ型=thin やせ=thin 太め=plump
ぽっちゃり=plump 筋肉質=muscular がっしりした=sturdy がっしり=sturdy 長身=tall 華奢=slender 体格=build
体型=build スレンダー=slender 背が高い=tall 背が低い=short すらりとした=slender 色白=pale_skin
白い肌=pale_skin 褐色肌=brown_skin 褐色=brown 日焼け=tanned 肌=skin スカーフ=scarf タイツ=tights
黒タイツ=black_tights ニーソックス=knee_socks 靴下=socks ソックス=socks ストッキング=stockings
ブレザー=blazer カーディガン=cardigan ブラウス=blouse ベスト=vest ネクタイ=tie ネックレス=necklace
イヤリング=earrings ピアス=piercings 手袋=gloves マント=cloak ローブ=robe フード=hood エプロン=apron
前掛け=apron 作務衣=samue 法被=happi_coat 羽織=haori 甚平=jinbei 巫女服=shrine_maiden_robes
巫女装束=shrine_maiden_robes 軍服=military_uniform 学ラン=gakuran 体操服=gym_clothes 水着=swimsuit
ジャージ=tracksuit Tシャツ=t-shirt タンクトップ=tank_top ショートパンツ=shorts ハイヒール=heels
スニーカー=sneakers サンダル=sandals 下駄=geta 草履=zori 革靴=leather_shoes 革ジャン=leather_jacket 帯=obi
簪=hairpin かんざし=hairpin 髪飾り=hair_ornament 首輪=collar 眼帯=eyepatch 包帯=bandages
サングラス=sunglasses キャップ=cap ニット=knitted フリル=frilled レース=lace ミニスカート=miniskirt
プリーツスカート=pleated_skirt ドレス=dress 割烹着=apron 泣きぼくろ=mole_under_the_eye ほくろ=mole 黒子=mole
八重歯=fangs 牙=fangs 角=horns 翼=wings 羽=wings 狐耳=fox_ears 獣耳=animal_ears エルフ耳=elf_ears
尖った耳=pointed_ears 入れ墨=tattoo 刺青=tattoo タトゥー=tattoo えくぼ=dimples しわ=wrinkles 皺=wrinkles
傷痕=scar 古傷=old_scar 火傷=burn 左=left 右=right 眉=eyebrow 頬=cheek 顎=chin 額=forehead 首=neck 腕=arm
手=hand 足=leg 胸=chest 背中=back 肩=shoulder 指=finger 鼻=nose 口=mouth 唇=lips 耳=ear 顔=face 手首=wrist
の下=under_the 下= 上= 周り= 左目=left_eye 右目=right_eye 十代=teens 二十代=twenties 三十代=thirties
四十代=forties 五十代=fifties 六十代=sixties 七十代=seventies 八十代=eighties 20代=twenties 30代=thirties
40代=forties 50代=fifties 60代=sixties 老人=old_man 老婆=old_woman 中年=middle-aged 若い=young 男性=man
女性=woman 青年=young_man 娘=girl 少女=girl 少年=boy 美女=woman 美少女=girl ダメージジーンズ=ripped_jeans
マッシュヘア=mushroom_cut_hair マッシュ=mushroom_cut レザージャケット=leather_jacket デニム=denim
ロングコート=long_coat トレンチコート=trench_coat 三つ=three 二つ=two 一つ=one 丸顔=round_face
面長=long_face 桃割れ=bun 小袖=kosode_kimono 鼻緒= 町娘=girl 村娘=girl 娘=girl いつも= 常に= 普段=
""")
CHINESE = table("""
黑发=black_hair 黑髮=black_hair 白发=white_hair 白髮=white_hair 银发=silver_hair 銀髮=silver_hair
金发=blonde_hair 金髮=blonde_hair 红发=red_hair 紅髮=red_hair 棕发=brown_hair 褐发=brown_hair 蓝发=blue_hair
长发=long_hair 長髮=long_hair 短发=short_hair 短髮=short_hair 卷发=curly_hair 直发=straight_hair
马尾=ponytail 馬尾=ponytail 双马尾=twintails 雙馬尾=twintails 辫子=braid 辮子=braid 麻花辫=braid 发髻=bun
髮髻=bun 丸子头=buns 刘海=fringe 瀏海=fringe 光头=bald 秃头=bald 平头=buzzcut 寸头=buzzcut 头发=hair
頭髮=hair 发=hair 髮=hair 长=long 長=long 短=short 卷=curly 直=straight 黑色=black 白色=white 红色=red
紅色=red 蓝色=blue 藍色=blue 绿色=green 綠色=green 黄色=yellow 紫色=purple 粉色=pink 灰色=grey 棕色=brown
褐色=brown 金色=golden 银色=silver 橙色=orange 青色=teal 深色=dark 浅色=light 黑=black 白=white 红=red
紅=red 蓝=blue 藍=blue 绿=green 綠=green 黄=yellow 紫=purple 粉=pink 灰=grey 棕=brown 褐=brown 银=silver
銀=silver 青=teal 乌黑=black 雪白=snow-white 月白色=moon-white 月白=moon-white 鹅黄色=pale_yellow
鹅黄=pale_yellow 浅灰=light_grey 深蓝=dark_blue 浅蓝=light_blue 墨绿=dark_green 琥珀色=amber 琥珀=amber
赤红=crimson 朱红=vermilion 玄色=black 天蓝=sky-blue 酒红=burgundy 眼睛=eyes 双眼=eyes 眼眸=eyes 瞳色=eyes
瞳孔=eyes 眸子=eyes 眼=eyes 瞳=eyes 眸=eyes 丹凤眼=phoenix_eyes 桃花眼=almond_eyes 皮肤=skin 皮膚=skin
肤色=skin 肌肤=skin 白皙=fair_skin 白净=fair_skin 黝黑=dark_skin 古铜色=bronze_skin 苍白=pale_skin
身材=figure 修长=slender 高挑=tall_and_slim 高大=tall 瘦高=tall_and_thin 瘦削=thin 消瘦=thin
瘦小=small_and_thin 瘦=thin 娇小=petite 苗条=slim 纤细=slender 健壮=sturdy 强壮=strong 魁梧=burly 壮硕=burly
矮小=short 矮=short 胖=plump 丰满=curvy 圆脸=round_face 眉眼= 瓜子脸=oval_face 方脸=square_face
国字脸=square_face 身高=height 高中生= 高中= 高兴= 高级= 高等=
高=tall 疤痕=scar 伤疤=scar 刀疤=scar 旧疤=old_scar 疤=scar 胎记=birthmark
痣=mole 泪痣=mole_under_the_eye 雀斑=freckles 酒窝=dimples 纹身=tattoo 刺青=tattoo 皱纹=wrinkles 胡子=beard
胡须=beard 络腮胡=full_beard 山羊胡=goatee 八字胡=moustache 胡茬=stubble 眼镜=glasses 眼罩=eyepatch
獠牙=fangs 尖耳=pointed_ears 狐耳=fox_ears 猫耳=cat_ears 尾巴=tail 角=horns 翅膀=wings 左=left 右=right
手腕=wrist 手臂=arm 手=hand 脸颊=cheek 脸=face 眉=eyebrow 眉毛=eyebrows 额头=forehead 下巴=chin 脖子=neck
胸口=chest 胸=chest 背=back 肩=shoulder 腰=waist 腿=leg 鼻子=nose 嘴唇=lips 耳朵=ear 眼角=corner_of_the_eye
长袍=robe 長袍=robe 道袍=taoist_robe 袍子=robe 袍=robe 白衣=white_robe 黑衣=black_clothes 长衫=changshan
旗袍=qipao 汉服=hanfu 襦裙=ruqun_dress 裙子=dress 长裙=long_dress 短裙=short_skirt 连衣裙=dress 衬衫=shirt
襯衫=shirt T恤=t-shirt 毛衣=sweater 外套=coat 大衣=coat 风衣=trench_coat 夹克=jacket 皮衣=leather_jacket
西装=suit 西裝=suit 校服=school_uniform 制服=uniform 军装=military_uniform 牛仔裤=jeans 裤子=trousers
短裤=shorts 裤=trousers 卫衣=hoodie 运动服=tracksuit 围巾=scarf 圍巾=scarf 帽子=hat 斗笠=conical_hat
斗篷=cloak 披风=cloak 靴子=boots 靴=boots 鞋=shoes 布鞋=cloth_shoes 高跟鞋=heels 运动鞋=sneakers 手套=gloves
腰带=belt 领带=tie 围裙=apron 盔甲=armour 铠甲=armour 面具=mask 面纱=veil 发簪=hairpin 玉簪=jade_hairpin
白玉簪=white_jade_hairpin 发带=hair_ribbon 耳环=earrings 项链=necklace 手镯=bracelet 戒指=ring
玉佩=jade_pendant 衬衣=shirt 男性=man 女性=woman 男子=man 女子=woman 男人=man 女人=woman 男=man 女=woman
少年=boy 少女=girl 青年=young_man 老人=old_man 老者=old_man 中年=middle-aged 年轻=young 姑娘=girl
岁=years_old 岁。=years_old 歲=years_old 泪痣=mole_under_the_eye 襦裙=ruqun_dress 淡青色=pale_teal
淡青=pale_teal 披帛=shawl 玉镯=jade_bracelet 左眼角=left_eye_corner 右眼角=right_eye_corner 一颗=
短打=short_jacket 牛皮=leather 布带=cloth_band 劲装=tight_jacket 布衣=plain_clothes 蓑衣=straw_cape
草鞋=straw_sandals 腰系= 脚蹬= 满脸= 披肩=shawl 杏眼=almond_eyes 嘴角=mouth 老板娘=woman 一身= 一袭= 一道=
一件= 一条= 一双= 一头= 一张= 一对= 一柄= 的= 色= 很= 常= 总= 总是=
""")
