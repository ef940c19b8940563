# ruff: noqa: E501 -- signs are wide
"""
Where and when a scenario or greeting in Chinese or Japanese is set.

The place is the last noun of a phrase (``医院的急诊室`` is the emergency room), a room or house before a wide one
(``山中的一家客栈`` is an inn). What is spoken says nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._patterns import late
from limner.continuity._tongue_words import table

_CHINESE = table("""
龙宫=underwater_palace 事务所=office 侦探社=detective_agency 楼道=stairwell 船坞=shipyard 学堂=schoolhouse
客栈=inn 客棧=inn 旅店=inn 旅馆=inn 旅館=inn 酒馆=tavern 酒館=tavern 酒肆=tavern 酒楼=tavern
茶馆=teahouse 茶楼=teahouse 茶室=teahouse 酒吧=bar 咖啡馆=café 咖啡厅=café 咖啡店=café
餐厅=restaurant 餐馆=restaurant 饭馆=restaurant 饭店=restaurant 面馆=noodle_shop
食堂=canteen 厨房=kitchen 客厅=living_room 卧室=bedroom 书房=study 浴室=bathroom 阳台=balcony
阁楼=attic 地下室=basement 地窖=cellar 走廊=corridor 楼梯间=stairwell 天台=rooftop 屋顶=rooftop
楼顶=rooftop 院子=courtyard 庭院=courtyard 后院=backyard 花园=garden 公寓=apartment
宿舍=dormitory 房间=room 大厅=hall 大堂=lobby 大殿=great_hall 教室=classroom 办公室=office
会议室=meeting_room 教务处=office 图书馆=library 图书室=library 藏书阁=library 书店=bookshop
体育馆=gymnasium 操场=schoolyard 实验室=laboratory 学校=school 学院=academy 大学=university
医务室=infirmary 保健室=infirmary 急诊室=emergency_room 病房=hospital_room
手术室=operating_room 诊所=clinic 医院=hospital 药铺=apothecary 药店=pharmacy
警察局=police_station 派出所=police_station 审讯室=interrogation_room 监狱=prison
牢房=prison_cell 地牢=dungeon 法庭=courtroom 银行=bank 邮局=post_office 车站=station
火车站=railway_station 地铁站=subway_station 候车室=waiting_room 站台=platform
车厢=train_carriage 火车=train 列车=train 地铁=subway 公交车=bus 巴士=bus 汽车=car 马车=carriage
机场=airport 飞机=aeroplane 码头=dock 渡口=ferry_landing 港口=harbour 甲板=deck
船舱=ship's_cabin 渔船=fishing_boat 海盗船=pirate_ship 飞船=spaceship 太空船=spaceship
飞艇=airship 空间站=space_station 驾驶舱=cockpit 舰桥=bridge 机舱=engine_room 灯塔=lighthouse
船上=ship 铁匠铺=forge 铁匠铺里=forge 工坊=workshop 作坊=workshop 车间=workshop 工厂=factory
仓库=warehouse 当铺=pawnshop 杂货店=grocery 便利店=convenience_store 超市=supermarket
商店=shop 店铺=shop 花店=flower_shop 面包店=bakery 裁缝铺=tailor's_shop 古董店=antique_shop
集市=market 市场=market 夜市=night_market 商场=shopping_mall 寺庙=temple 古庙=old_temple
破庙=ruined_temple 神庙=temple 道观=taoist_temple 神社=shrine 教堂=church 修道院=monastery
墓地=cemetery 墓园=cemetery 王宫=palace 皇宫=palace 宫殿=palace 城堡=castle 王座厅=throne_room
御花园=imperial_garden 御书房=imperial_study 塔=tower 高塔=tower 府邸=mansion 豪宅=mansion
别墅=villa 庄园=manor 小屋=cabin 木屋=cabin 茅屋=hut 山洞=cave 洞穴=cave 帐篷=tent 营地=camp
军营=military_camp 博物馆=museum 美术馆=art_gallery 剧院=theatre 电影院=cinema 后台=backstage
舞台=stage 化妆间=dressing_room 游乐园=amusement_park 酒店=hotel 温泉=hot_spring
澡堂=bathhouse 健身房=gym 泳池=swimming_pool 公园=park 桥=bridge 桥上=bridge 竹林=bamboo_grove
亭子=pavilion 凉亭=pavilion 画室=studio 录音棚=recording_studio 网吧=internet_café
加油站=petrol_station 停车场=parking_lot 小巷=alley 巷子=alley 演武场=training_ground
练武场=training_ground 街头=street 街道=street 街上=street
""")
_WIDE_CHINESE = table("""
山中=mountains 山上=mountain 雪山=snowy_mountain 山谷=valley 森林=forest 树林=forest
密林=forest 沙漠=desert 草原=grassland 海边=seaside 海滩=beach 沙滩=beach 江边=riverside
河边=riverbank 湖边=lakeside 湖上=lake 海上=sea 岛上=island 小岛=island 村庄=village
村子=village 小镇=small_town 镇上=town 城里=city 城市=city 都市=city 田野=field 废墟=ruins
战场=battlefield
""")
_JAPANESE = table("""
終電=train 車内=train
宿屋=inn 旅館=inn 宿=inn 酒場=tavern 居酒屋=izakaya_pub バー=bar 喫茶店=café カフェ=café
レストラン=restaurant 食堂=canteen 茶屋=teahouse ラーメン屋=ramen_shop 屋台=food_stall
台所=kitchen キッチン=kitchen 厨房=kitchen 居間=living_room リビング=living_room 寝室=bedroom
書斎=study 風呂場=bathroom 浴室=bathroom ベランダ=balcony 屋根裏=attic 屋根裏部屋=attic
地下室=basement 廊下=corridor 階段=stairs 屋上=rooftop 中庭=courtyard 庭=garden 庭園=garden
アパート=apartment マンション=apartment 寮=dormitory 部屋=room 大広間=great_hall 教室=classroom
音楽室=music_room 美術室=art_room 理科室=science_room 保健室=infirmary 医務室=infirmary
部室=clubroom 生徒会室=student_council_room 職員室=staff_room 図書室=library 図書館=library
書庫=archive 本屋=bookshop 書店=bookshop 古本屋=second-hand_bookshop 体育館=gymnasium
校庭=schoolyard 学校=school 校舎裏=school_yard 大学=university 研究室=laboratory
実験室=laboratory オフィス=office 事務所=office 会議室=meeting_room 病院=hospital
病室=hospital_room 診療所=clinic 救急室=emergency_room 薬局=pharmacy 警察署=police_station
取調室=interrogation_room 交番=police_box 牢屋=prison_cell 牢獄=dungeon 地下牢=dungeon
裁判所=courtroom 銀行=bank 郵便局=post_office 駅=station 待合室=waiting_room ホーム=platform
電車=train 列車=train 夜行列車=night_train 地下鉄=subway バス停=bus_stop バス=bus 馬車=carriage
空港=airport 飛行機=aeroplane 港=harbour 波止場=dock 桟橋=pier 甲板=deck 船室=ship's_cabin
船=ship 宇宙船=spaceship 飛空艇=airship 宇宙ステーション=space_station ブリッジ=bridge
コックピット=cockpit 機関室=engine_room 灯台=lighthouse 鍛冶場=forge 鍛冶屋=forge 工房=workshop
作業場=workshop 工場=factory 倉庫=warehouse 店=shop 花屋=flower_shop パン屋=bakery
コンビニ=convenience_store スーパー=supermarket 市場=market 商店街=shopping_street
骨董屋=antique_shop 神社=shrine 寺=temple お寺=temple 神殿=temple 教会=church 礼拝堂=chapel
修道院=monastery 墓地=cemetery 王宮=palace 宮殿=palace 城=castle 古城=old_castle
玉座の間=throne_room 塔=tower 屋敷=mansion 館=mansion 洋館=mansion 小屋=cabin
山小屋=mountain_hut 洞窟=cave テント=tent 博物館=museum 美術館=art_gallery 劇場=theatre
映画館=cinema 舞台=stage 楽屋=dressing_room ステージ=stage 遊園地=amusement_park ホテル=hotel
温泉=hot_spring 露天風呂=open-air_bath 銭湯=bathhouse プール=swimming_pool 公園=park 橋=bridge
路地裏=back_alley 路地=alley 駐車場=parking_lot ガソリンスタンド=petrol_station アトリエ=studio
スタジオ=studio 道場=dojo ギルド=guild_hall 縁側=veranda 竹林=bamboo_grove ダンジョン=dungeon
通り=street
""")
_WIDE_JAPANESE = table("""
山奥=mountains 雪山=snowy_mountain 森=forest 砂漠=desert 草原=grassland 海辺=seaside
浜辺=beach 砂浜=beach 海岸=coast 川辺=riverbank 河原=riverbank 湖畔=lakeside 島=island
村=village 町=town 街=town 都会=city 廃墟=ruins 戦場=battlefield
""")
_TIMES = MappingProxyType(
    {
        "chinese": table("""
            清晨=morning 早晨=morning 早上=morning 上午=morning 中午=noon 正午=noon 下午=afternoon 午后=afternoon 傍晚=evening
            黄昏=dusk 晚上=evening 夜晚=night 深夜=night 半夜=night 午夜=midnight 凌晨=night 雨夜=night 雪夜=night 月夜=night
            夜里=night 今夜=night 夜色=night 黎明=dawn 日出=sunrise 日落=sunset 放学后=afternoon 夜=night
        """),
        "japanese": table("""
            早朝=morning 朝=morning 昼休み=noon 正午=noon 昼下がり=afternoon 午後=afternoon 放課後=afternoon 夕方=evening
            夕暮れ=dusk 黄昏=dusk 深夜=night 真夜中=midnight 夜中=night 夜明け=dawn 明け方=dawn 日没=sunset 今夜=night 月夜=night
            夜=night 未明=night
        """),
    }
)
_WORDS: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = MappingProxyType(
    {"chinese": (_CHINESE, _WIDE_CHINESE), "japanese": (_JAPANESE, _WIDE_JAPANESE)}
)
_SPOKEN = late(r"[「『“\"][^「『“」』”\"\n]{0,400}[」』”\"]")
_CLAUSE = late(r"[，,。、；;！!？?\n：:]")
_READ = 1200
_SHORT = 120
"""Characters of a text that has no room for anything but where it is set."""
_AT = late(r"在|走进|走進|来到|推开|里|中|内|上|で|に|へ|から|を訪")


def set_in_east(text: str, tongue: str) -> str:
    """Return where and when a text is set as English sentences, nothing where it says neither."""
    near, wide = _WORDS[tongue]
    told = _SPOKEN.sub("。", text[:_READ])
    place = far = time = ""
    for clause in _CLAUSE.split(told):
        time = time or _last(clause, _TIMES[tongue])
        if len(told) > _SHORT and not _AT.search(clause):
            continue
        place = place or _last(clause, near)
        far = far or _last(clause, wide)
    said = f"In the {place or far}. " if place or far else ""
    return said + (f"It is {time}. " if time else "")


def _last(clause: str, words: Mapping[str, str]) -> str:
    """Return the word that ends the last of those known, the longest of them."""
    best = (-1, 0, "")
    for word, said in words.items():
        at = clause.rfind(word)
        if at >= 0:
            best = max(best, (at + len(word), len(word), said))
    return best[2]
