"""More Chinese words of looks, beings, dress, things carried and trades, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

WORDS: Mapping[str, str] = table("""
女孩=girl 女孩子=girl 男孩=boy 男孩子=boy 小女孩=girl 小男孩=boy 女生=girl 男生=boy 姑娘=young_woman
小姑娘=girl 老婆婆=old_woman 老太太=old_woman 老奶奶=old_woman 老爷爷=old_man 老头=old_man 老汉=old_man
大叔=middle-aged_man 妇人=woman 少妇=young_woman 美人=woman 汉子=man 大汉=big_man 小伙子=young_man
女郎=young_woman 女人=woman 男人=man 女士=woman 先生=man 小姐=young_woman 公子=young_man 女性角色=woman
男性角色=man 雄性=male 雌性=female 无性别=genderless 精灵=elf 半精灵=half-elf 暗精灵=dark_elf 矮人=dwarf
兽人=orc 半兽人=half-orc 猫娘=cat_girl 猫族=cat_person 狐妖=fox_spirit 狐狸精=fox_spirit 蛇妖=snake_spirit
妖精=fairy 妖怪=demon 恶魔=demon 魔族=demon 魅魔=succubus 天使=angel 吸血鬼=vampire 狼人=werewolf
龙族=dragonkin 龙人=dragonkin 人鱼=mermaid 人类=human 机器人=robot 仿生人=android 鬼魂=ghost 僵尸=zombie
仙女=fairy 仙人=immortal 花白=grey 斑白=greying 灰白=grey 银白=silver-white 银灰=silver-grey 雪白=snow-white
乌黑=jet-black 漆黑=jet-black 墨黑=jet-black 漆黑色=jet-black 栗色=chestnut 亚麻色=flaxen 酒红色=wine-red
酒红=wine-red 火红=fiery_red 火红色=fiery_red 血红=blood-red 血红色=blood-red 暗红=dark_red 暗红色=dark_red
粉红=pink 粉红色=pink 碧绿=emerald_green 碧绿色=emerald_green 翠绿=emerald_green 翠绿色=emerald_green
碧蓝=azure 湛蓝=azure 湛蓝色=azure 天蓝色=sky-blue 冰蓝=ice-blue 冰蓝色=ice-blue 海蓝色=sea-blue 藏青=navy
藏青色=navy 藏蓝=navy 藏蓝色=navy 宝蓝=royal_blue 宝蓝色=royal_blue 靛蓝=indigo 靛青=indigo 靛蓝色=indigo
湖蓝=turquoise 湖蓝色=turquoise 水蓝色=light_blue 茶色=brown 咖啡色=coffee-brown 卡其色=khaki 米色=beige
米白=off-white 米白色=off-white 奶白=cream 象牙色=ivory 杏色=apricot 驼色=camel 土黄=ochre 土黄色=ochre
金黄=golden_yellow 金黄色=golden_yellow 橘色=orange 橘红=orange-red 橘红色=orange-red 玫红=rose-red
绯红=crimson 绯红色=crimson 猩红=scarlet 大红=bright_red 大红色=bright_red 玄黑=black 素白=white
月白=moon-white 青灰=bluish_grey 青绿=teal 紫罗兰色=violet 薰衣草色=lavender 异色瞳=odd-coloured_eyes
异瞳=odd-coloured_eyes 彩色=colourful 五彩=colourful 透明=transparent 小麦色=tan 麦色=tan 蜜色=honey
象牙白=ivory 蜡黄=sallow 红润=rosy 粉嫩=rosy 晒黑=tanned 病态=sickly 高马尾=high_ponytail 低马尾=low_ponytail
侧马尾=side_ponytail 单马尾=ponytail 丸子=bun 双丸子头=double_buns 双丸子=double_buns 双髻=double_buns
双辫=two_braids 双麻花辫=two_braids 长辫子=long_braid 大辫子=long_braid 小辫=braid 脏辫=dreadlocks 发辫=braid
波波头=bob 齐耳短发=ear-length_bob 学生头=bob 妹妹头=bob 齐刘海=blunt_bangs 斜刘海=side_swept_bangs
空气刘海=wispy_bangs 中分=middle_parting 偏分=side_parting 背头=slicked-back_hair 大背头=slicked-back_hair
莫西干头=mohawk 爆炸头=afro 锅盖头=bowl_cut 板寸=buzzcut 狼尾=wolf_cut 狼尾头=wolf_cut
中长发=medium-length_hair 披肩发=shoulder-length_hair 披肩长发=shoulder-length_hair 大波浪=big_waves
大波浪卷发=big_wavy_hair 波浪=wavy 微卷=slightly_wavy 自然卷=wavy 蓬松=fluffy 凌乱=messy 蓬乱=tousled
乱糟糟=messy 柔顺=silky 顺滑=silky 及腰=waist-length 齐腰=waist-length 及臀=hip-length 及地=floor-length
齐肩=shoulder-length 及肩=shoulder-length 过肩=past-shoulder-length 齐耳=ear-length 及膝=knee-length
挑染=streaked_ 秃顶=balding 谢顶=balding 发白=whitening 稀疏=thinning 扎成= 扎着= 扎= 梳着= 梳成= 束成= 束着=
盘成= 盘着= 盘起=pinned_up 绑成= 绑着= 编成= 编着= 挽成= 挽着= 披着= 披散=loose 散着=loose 留着= 留= 蓄着=
染成= 染着= 高高束起=tied_up_high 束起=tied_up 高束=tied_up_high 束发=tied_hair 发冠=hair_crown
玉冠=jade_hair_crown 白发苍苍=white_hair 满头白发=white_hair 一头= 浓眉=thick_eyebrows
剑眉=sword-shaped_eyebrows 柳叶眉=thin_arched_eyebrows 细眉=thin_eyebrows 大眼睛=big_eyes 大眼=big_eyes
小眼睛=small_eyes 细长=long_and_thin 狭长=narrow 凤眼=phoenix_eyes 吊梢眼=upturned_eyes 竖瞳=slit_pupils
独眼=one-eyed 盲眼=blind_eyes 失明=blind 明亮=bright 清澈=clear 锐利=sharp 深邃=deep 浑浊=cloudy
长睫毛=long_eyelashes 睫毛=eyelashes 黑眼圈=dark_circles_under_the_eyes 高鼻梁=high_nose_bridge
鹰钩鼻=hooked_nose 塌鼻子=flat_nose 薄唇=thin_lips 厚唇=full_lips 红唇=red_lips 樱唇=cherry_lips 虎牙=fangs
小虎牙=little_fangs 尖牙=fangs 门牙=front_tooth 金牙=gold_tooth 鹅蛋脸=oval_face 娃娃脸=baby_face
长脸=long_face 脸庞= 面容= 五官= 长胡子=long_beard 白胡子=white_beard 大胡子=big_beard 长须=long_beard
短须=short_beard 胡渣=stubble 络腮胡子=full_beard 小胡子=moustache 胡=beard 左脸=left_cheek 右脸=right_cheek
左脸颊=left_cheek 右脸颊=right_cheek 左颊=left_cheek 右颊=right_cheek 左手臂=left_arm 右手臂=right_arm
左臂=left_arm 右臂=right_arm 左手=left_hand 右手=right_hand 左肩=left_shoulder 右肩=right_shoulder
左腿=left_leg 右腿=right_leg 左脚=left_foot 右脚=right_foot 左耳=left_ear 右耳=right_ear 左眉=left_eyebrow
右眉=right_eyebrow 左手背=back_of_the_left_hand 右手背=back_of_the_right_hand 手背=back_of_the_hand 手腕=wrist
左手腕=left_wrist 右手腕=right_wrist 左眼=left_eye 右眼=right_eye 锁骨=collarbone 颈间=neck 颈部=neck
脖颈=neck 后颈=nape 后背=back 背部=back 背后=back 背上=back 身后= 头上= 头顶= 腰间=waist 腰上=waist 脸上=face
额前=forehead 额间=forehead 眉心=forehead 眉间=forehead 太阳穴=temple 鼻梁=nose 鼻尖=nose
唇角=corner_of_the_mouth 嘴边=mouth 耳垂=earlobe 指甲=nails 大腿=thigh 小腿=calf 脚踝=ankle 膝盖=knee
胸前=chest 身上= 手上=hand 手中= 手里= 刀伤=scar 伤痕=scar 烧伤=burn 烧伤疤痕=burn_scar 烫伤=burn_scar
烧痕=burn_scar 美人痣=beauty_mark 黑痣=mole 小痣=mole 朱砂痣=cinnabar_mole 印记=mark 花钿=forehead_ornament
纹路=markings 鳞片=scales 蛇纹身=snake_tattoo 龙纹身=dragon_tattoo 玫瑰纹身=rose_tattoo 绷带=bandages
创可贴=plaster 假肢=prosthesis 义肢=prosthesis 机械臂=mechanical_arm 机械手=mechanical_hand
机械义肢=mechanical_prosthesis 木腿=wooden_leg 铁钩=iron_hook 独臂=one-armed 跛脚=limping 驼背=hunchbacked
兽耳=animal_ears 狼耳=wolf_ears 兔耳=rabbit_ears 犬耳=dog_ears 猫尾=cat_tail 狐尾=fox_tail 狼尾巴=wolf_tail
龙角=dragon_horns 羊角=ram_horns 鹿角=antlers 蝙蝠翅膀=bat_wings 黑翼=black_wings 羽翼=feathered_wings
光环=halo 尖耳朵=pointed_ears 猫耳朵=cat_ears 爪子=claws 利爪=claws 黑框眼镜=black-framed_glasses
圆框眼镜=round_glasses 圆眼镜=round_glasses 金丝眼镜=gold-rimmed_glasses 金边眼镜=gold-rimmed_glasses
银框眼镜=silver-rimmed_glasses 细框眼镜=thin-rimmed_glasses 无框眼镜=rimless_glasses 墨镜=sunglasses
护目镜=goggles 单片眼镜=monocle 老花镜=reading_glasses 单边眼镜=monocle 耳钉=ear_studs 耳坠=drop_earrings
耳机=headphones 唇钉=lip_piercing 鼻环=nose_ring 鼻钉=nose_stud 项圈=choker 颈环=choker 铃铛=bell 吊坠=pendant
挂坠=pendant 珍珠项链=pearl_necklace 手链=bracelet 脚链=anklet 臂环=arm_ring 发夹=hair_clip 发卡=hair_clip
发箍=headband 头饰=hair_ornament 蝴蝶结=bow 丝带=ribbon 红绳=red_cord 头带=headband 头巾=headscarf 皇冠=crown
王冠=crown 花环=flower_wreath 怀表=pocket_watch 手表=wristwatch 胸针=brooch 护腕=bracers 护身符=amulet
玉坠=jade_pendant 步摇=dangling_hairpin 银簪=silver_hairpin 木簪=wooden_hairpin 金簪=gold_hairpin
白大褂=white_coat 百褶裙=pleated_skirt 格子裙=checked_skirt 格子衬衫=checked_shirt 条纹衬衫=striped_shirt
条纹=striped 格子=checked 碎花=floral 碎花裙=floral_dress 碎花连衣裙=floral_dress 波点=polka-dot
包臀裙=pencil_skirt 迷你裙=miniskirt 半身裙=skirt 吊带裙=slip_dress 吊带=camisole 晚礼服=evening_gown
礼服=formal_dress 婚纱=wedding_dress 洛丽塔裙=lolita_dress 哥特裙=gothic_dress 女仆装=maid_dress
女仆服=maid_dress 水手服=sailor_uniform 护士服=nurse_uniform 警服=police_uniform 军服=military_uniform
军大衣=military_greatcoat 工装=work_clothes 工装裤=cargo_trousers 背带裤=dungarees 连体裤=jumpsuit
运动裤=sweatpants 破洞牛仔裤=ripped_jeans 皮裤=leather_trousers 喇叭裤=flared_trousers 西裤=suit_trousers
长裤=trousers 灯笼裤=baggy_trousers 背心=vest 马甲=vest 马褂=magua_jacket 坎肩=sleeveless_jacket
棉袄=padded_jacket 棉衣=padded_jacket 羽绒服=down_jacket 皮夹克=leather_jacket 牛仔外套=denim_jacket
牛仔夹克=denim_jacket 牛仔衣=denim_jacket 皮草=fur_coat 皮袄=fur_coat 雨衣=raincoat 睡衣=pajamas
睡袍=dressing_gown 浴袍=bathrobe 和服=kimono 浴衣=yukata 巫女服=shrine_maiden_robes 僧袍=monk's_robe
袈裟=kasaya_robe 官服=official's_robe 龙袍=dragon_robe 锦袍=brocade_robe 锦衣=brocade_robe 长衣=long_robe
青衫=teal_robe 白袍=white_robe 黑袍=black_robe 红袍=red_robe 灰袍=grey_robe 红衣=red_clothes 青衣=teal_clothes
白裙=white_dress 黑裙=black_dress 红裙=red_dress 罗裙=silk_skirt 纱裙=gauze_skirt 马面裙=mamian_skirt
短衫=short_shirt 衫=shirt 上衣=top 背带=suspenders 夜行衣=black_night_clothes 皮甲=leather_armour
锁子甲=chainmail 轻甲=light_armour 胸甲=breastplate 头盔=helmet 护甲=armour 兜帽=hood 兜帽斗篷=hooded_cloak
连帽衫=hoodie 连帽卫衣=hoodie 毛线帽=knitted_cap 针织帽=knitted_cap 棒球帽=baseball_cap 鸭舌帽=peaked_cap
贝雷帽=beret 草帽=straw_hat 礼帽=top_hat 巫师帽=wizard's_hat 毡帽=felt_hat 皮帽=fur_hat
大檐帽=wide-brimmed_hat 丝巾=silk_scarf 领巾=neckerchief 领结=bow_tie 红领巾=red_neckerchief 披肩=shawl
腰封=waist_sash 皮带=leather_belt 皮手套=leather_gloves 露指手套=fingerless_gloves 蕾丝手套=lace_gloves
皮靴=leather_boots 长靴=long_boots 马靴=riding_boots 短靴=ankle_boots 雨靴=rubber_boots 雨鞋=rubber_boots
军靴=combat_boots 皮鞋=leather_shoes 绣花鞋=embroidered_shoes 拖鞋=slippers 凉鞋=sandals 木屐=wooden_clogs
帆布鞋=canvas_shoes 板鞋=sneakers 乐福鞋=loafers 小白鞋=white_sneakers 平底鞋=flats 马丁靴=combat_boots
赤脚=barefoot 光脚=barefoot 赤足=barefoot 长袜=stockings 丝袜=stockings 黑丝=black_stockings
白丝=white_stockings 过膝袜=thigh-high_socks 长筒袜=knee_socks 袜子=socks 短袜=socks 毛衣=sweater
高领毛衣=turtleneck 针织衫=knitted_sweater 开衫=cardigan 皮围裙=leather_apron 工作服=work_clothes 破烂=ragged
破旧=worn 旧=old 宽松=loose 紧身=tight 修身=fitted 绣花=embroidered 刺绣=embroidered 蕾丝=lace 丝绸=silk
天鹅绒=velvet 羊毛=wool 棉布=cotton 粗布=coarse 麻布=linen 亚麻=linen 皮革=leather 毛皮=fur 牛仔=denim 绣着=
领口= 袖口= 裙摆= 粗布衣=coarse_clothes 粗布衣裳=coarse_clothes 油纸伞=oil-paper_umbrella 纸伞=paper_umbrella
雨伞=umbrella 伞=umbrella 折扇=folding_fan 扇子=fan 团扇=round_fan 羽扇=feather_fan 酒葫芦=wine_gourd
葫芦=gourd 烟斗=pipe 香烟=cigarette 烟=cigarette 拐杖=walking_stick 手杖=cane 法杖=staff 禅杖=monk's_staff
木杖=wooden_staff 魔杖=wand 拂尘=horsetail_whisk 念珠=prayer_beads 佛珠=prayer_beads 古琴=guqin 琵琶=pipa
笛子=flute 玉笛=jade_flute 竹笛=bamboo_flute 二胡=erhu 吉他=guitar 小提琴=violin 长剑=long_sword
短剑=short_sword 铁剑=iron_sword 木剑=wooden_sword 佩剑=sword 剑=sword 大刀=broadsword 长刀=long_sabre
弯刀=curved_sabre 刀=sword 武士刀=katana 匕首=dagger 长枪=spear 长矛=spear 长弓=longbow 弓箭=bow_and_arrows
弓=bow 箭筒=quiver 斧头=axe 战斧=battle_axe 锤子=hammer 铁锤=iron_hammer 盾牌=shield 鞭子=whip 手枪=pistol
步枪=rifle 竹书箱=bamboo_book_box 书箱=book_box 竹篓=bamboo_basket 竹篮=bamboo_basket 竹筐=bamboo_basket
背篓=back_basket 篮子=basket 药箱=medicine_box 木箱=wooden_box 工具箱=toolbox 包袱=cloth_bundle 布包=cloth_bag
书包=schoolbag 背包=backpack 双肩包=backpack 挎包=shoulder_bag 手提包=handbag 皮包=leather_bag
公文包=briefcase 行李箱=suitcase 皮箱=suitcase 钱袋=purse 灯笼=lantern 提灯=lantern 油灯=oil_lamp 手电筒=torch
钥匙=key 一串钥匙=bunch_of_keys 笔记本=notebook 日记本=diary 书=book 古书=old_book 旧书=old_book
魔法书=spellbook 地图=map 毛笔=brush 钢笔=fountain_pen 画笔=paintbrush 画板=drawing_board 相机=camera
照相机=camera 手机=phone 望远镜=telescope 放大镜=magnifying_glass 罗盘=compass 指南针=compass 哨子=whistle
口哨=whistle 听诊器=stethoscope 保温杯=thermos 酒壶=wine_flask 茶壶=teapot 水壶=canteen 布娃娃=rag_doll
娃娃=doll 布偶=stuffed_doll 布兔子=cloth_rabbit 玩偶=doll 玩具熊=teddy_bear 泰迪熊=teddy_bear 兔子=rabbit
黑猫=black_cat 白猫=white_cat 鹦鹉=parrot 乌鸦=crow 猫头鹰=owl 鱼竿=fishing_rod 渔网=fishing_net 扫帚=broom
棒棒糖=lollipop 糖葫芦=candied_hawthorn_stick 花=flower 玫瑰=rose 镜子=mirror 铜镜=bronze_mirror 酒=wine
绳子=rope 锁链=chain 骷髅=skull 医生=doctor 大夫=doctor 护士=nurse 老师=teacher 教师=teacher 学生=student
大学生=student 铁匠=blacksmith 船夫=boatman 渔夫=fisherman 农夫=farmer 樵夫=woodcutter 车夫=driver 猎人=hunter
厨师=cook 裁缝=tailor 木匠=carpenter 钟表匠=watchmaker 书生=scholar 商人=merchant 掌柜=innkeeper
剑客=swordsman 女剑客=swordswoman 侠客=swordsman 女侠=swordswoman 刺客=assassin 道士=taoist_priest 和尚=monk
尼姑=nun 僧人=monk 将军=general 女将军=female_general 士兵=soldier 侍卫=guard 骑士=knight 女骑士=female_knight
公主=princess 王子=prince 皇帝=emperor 皇后=empress 女王=queen 国王=king 女皇=empress 魔法师=mage 法师=mage
女巫=witch 巫师=wizard 侦探=detective 警察=police_officer 警官=police_officer 记者=journalist 画家=painter
歌手=singer 舞女=female_dancer 舞者=dancer 海盗=pirate 船长=captain 机械师=mechanic 工程师=engineer 女仆=maid
管家=butler 牧师=priest 修女=nun 炼金术士=alchemist 药师=apothecary 盗贼=thief 小偷=thief 乞丐=beggar
矿工=miner 园丁=gardener 牧羊人=shepherd 图书管理员=librarian 瘦弱=frail 单薄=slight 结实=sturdy 强健=sturdy
肌肉发达=muscular 肌肉=muscular 健美=athletic 匀称=well-proportioned 微胖=plump 肥胖=fat 臃肿=fat 圆润=plump
娇小玲珑=petite 玲珑=petite 小巧=petite 中等=medium 精瘦=wiry 精壮=sturdy 挺拔=upright 佝偻=stooped
高个子=tall 小个子=short 曼妙=graceful 窈窕=slender 性感=curvy 凹凸有致=curvy 高瘦=tall_and_thin
矮胖=short_and_fat 粗壮=stout 清瘦=thin 宽肩=broad-shouldered 肩膀宽阔=broad-shouldered 肩宽=broad-shouldered
二十出头=early_twenties 三十出头=early_thirties 四十出头=early_forties 年过半百=fifties 年近六旬=late_fifties
调皮= 顽皮= 皮肤= 明显= 淡淡= 细小= 小小= 长长=long 短短=short 弯弯=curved 尖尖=pointed 毛茸茸=fluffy 蓬蓬=
巨大=big 大大=big 略= 略微= 有些= 稍微= 非常= 十分= 左右= 看起来= 看上去= 外表= 外貌= 大约= 约= 今年= 现年=
身穿= 身着= 身披= 头戴= 脚穿= 脚踩= 脚上= 穿着= 穿= 戴着= 戴= 佩戴= 佩戴着= 系着= 围着= 挂着= 别着= 腰挂=waist
常年= 总是= 经常= 平时= 通常= 喜欢穿= 一般= 一把= 一个= 一只= 一条= 一根= 一顶= 一件= 一双= 一对= 一副= 一枚=
一柄= 一支= 一本= 一朵= 一位= 一名= 一块= 一串= 一张= 一袭= 一身= 一道= 一颗= 一抹= 一缕=streak_of 一撮= 一层=
一架= 一台= 一盏= 一杆= 一壶= 一套= 两条=two 两把=two 两只=two 两个=two 两道=two 两根=two 两颗=two 三条=three
三道=three 三只=three 四条=four 五条=five 六条=six 七条=seven 八条=eight 九条=nine 九尾=nine_tails
打火机=lighter 麻子=pockmarks 毛巾=towel 白毛巾=white_towel 皱纹=wrinkles 几颗=a_few 几道=a_few 几根=a_few
拄着= 搭着= 扛着= 抱着= 提着= 拎着= 叼着= 举着= 捧着= 握着= 怀里= 木拐杖=wooden_walking_stick
银发带=silver_hair_ribbon 书卷=scroll 竹简=bamboo_slips 卷轴=scroll 算盘=abacus 剪刀=scissors
针线包=sewing_kit 吉他盒=guitar_case 琴盒=violin_case 香囊=sachet 荷包=pouch 令牌=token 面粉= 花粉= 米粉=
沾满= 明白= 白天= 空白= 坦白= 清白= 黑暗= 黑夜= 黑帮= 黑市= 黑手党= 灰尘= 灰烬= 黄昏= 银行= 青春= 青梅竹马=
红尘= 红酒= 白酒= 黄酒= 红茶= 绿茶= 金钱= 金属=metal 基金= 白雪= 蓝图= 长大= 成长= 长官= 校长= 部长= 队长=
会长= 班长= 家长= 擅长= 特长= 长期= 长年= 长辈= 生长= 高手= 高傲= 高贵= 提高= 高冷= 高端= 角色= 角落= 主角=
视角= 死角= 手下= 助手= 杀手= 对手= 选手= 手段= 手艺= 分手= 凶手= 动手= 亲手= 双手= 随手= 背景= 背叛= 背负=
短暂= 直接= 一直= 正直= 简直= 脸色= 眼神= 眼前= 眼里= 眼中= 卷入= 红着脸= 白眼= 胸怀= 心胸= 肩负= 额外= 鼻音=
疤痕=scar 裤脚= 山脚= 脚步= 脚下= 腿脚= 胖子=fat_person 瘦子=thin_person 条形码=barcode 花衬衫=flowered_shirt
紧身衣=bodysuit 相貌=
""")
