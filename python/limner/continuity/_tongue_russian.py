"""More Russian words of looks, dress, things carried and trades by their stems, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

WORDS: Mapping[str, str] = table("""
до-пояса=waist-length до-плеч=shoulder-length до-лопаток=back-length до-талии=waist-length
до-колен=knee-length до-пят=floor-length среднего=medium роста=height примерно= около= слегка=slightly
чуть=slightly немного=slightly почти=almost нет=missing отсутствует=missing отсутствуют=missing лев=left
прав=right левая=left правая=right левой=left правой=right левом=left правом=right левый=left правый=right
левую=left правую=right висит=hangs висят=hangs сидит=sits обут=wears через=across вокруг=around возле=near
за=behind перед=before между=between хватает=missing не-хватает=missing без=without деревян=wooden железн=iron
стальн=steel золот=golden серебрян=silver латунн=brass медн=copper бронзов=bronze стеклян=glass каменн=stone
костян=bone женщина=woman мужчина=man мужчины=man девушка=girl девушкой=woman парень=young_man юноша=young_man
юнош=young_man старик=old_man старух=old_woman старушк=old_woman мальчишк=boy девчонк=girl ребёнок=child
дедушка=grandfather подросток=teenager эльф=elf эльфийк=elf_woman полуэльф=half-elf гном=dwarf
гномк=dwarf_woman орк=orc гоблин=goblin демон=demon демонесс=demon_woman ангел=angel вампир=vampire
вампирш=vampire_woman оборот=werewolf ведьм=witch колдун=warlock маг=mage русалк=mermaid человек=human
андроид=android дракон=dragon призрак=ghost лис=fox кошк=cat волк=wolf фе=fairy чёлка=fringe косичк=braids
косы=braids косами=braids коса=braid косу=braid хвостик=pigtails кудряш=curls локон=curls каре=bob
ёжик=crew-cut ирокез=mohawk дреды=dreadlocks залысин=balding борода=beard бородк=goatee бакенбард=sideburns
усы=moustache усами=moustache щетина=stubble небрит=unshaven бритый=shaved брит=shaved выбрит=shaved
стрижк=cut пепельн=ash пшеничн=wheat-blonde льнян=flaxen платинов=platinum рыжеволос=red-haired
темноволос=dark-haired седовлас=grey-haired черноволос=black-haired золотоволос=golden-haired
растрёпанн=tousled растрепанн=tousled спутанн=tangled жидк=thinning редк=thinning распущен=loose
распущенн=loose зачёсан=combed зачесан=combed назад=back уложен=combed седеющ=greying проседь=grey_streaks
проседью=grey_streaks изумрудн=emerald карий=brown карие=brown карих=brown карими=brown бирюзов=turquoise
раскос=almond-shaped миндалевидн=almond-shaped зрачк=pupils зрачок=pupil слеп=blind взгляд=gaze
круги=dark_circles веко=eyelid ресниц=eyelashes оливков=olive фарфоров=porcelain веснушчат=freckled
обветрен=weathered румян=rosy морщин=wrinkles ямочк=dimples тёмно=dark темно=dark светло=light ярко=bright
багров=crimson алый=scarlet алая=scarlet алое=scarlet ал=scarlet бордов=burgundy малинов=crimson сиренев=lilac
лилов=purple оранжев=orange бежев=beige пурпурн=purple песочн=sand вишнёв=cherry-red вишнев=cherry-red
лазурн=azure болотн=dark_green хаки=khaki пёстр=multicoloured пестр=multicoloured серебр=silver полноват=plump
пухл=chubby тощ=skinny тучн=stout плечист=broad-shouldered жилист=wiry подтянут=fit накачанн=muscular
миниатюрн=petite рослый=tall рослая=tall рослого=tall долговяз=lanky горбат=hunchbacked грузн=heavy
поджар=lean губа=lip губе=lip губой=lip губу=lip висок=temple виск=temple челюст=jaw горл=throat запяст=wrist
локт=elbow ладон=palm мизинец=little_finger мизинц=little_finger указательн=index палец=finger пальца=finger
колен=knee ступн=foot бедр=thigh голов=head ногт=nails лопатк=shoulder_blade переносиц=nose клык=fangs
зубы=teeth зуба=tooth бровью=eyebrow глазом=eye глаза=eyes глаз=eye глазу=eye ключиц=collarbone
предплечь=forearm ожог=burn ожога=burn родимое=birth пятно=mark протез=prosthesis крюк=hook татуировки=tattoos
татуировка=tattoo пирсинг=piercing рог=horns рога=horns рогами=horns крыл=wings крыль=wings хвоста=tail
когт=claws копыт=hooves чешу=scales заострённ=pointed заостренн=pointed остр=pointed пластыр=plaster
бинт=bandage бинты=bandages монокл=monocle пенсне=pince-nez зме=snake роз=rose якор=anchor ласточк=swallow
ворон=raven звезд=star череп=skull крест=cross сердц=heart бабочк=butterfly паук=spider джинсы=jeans
шорты=shorts шорт=shorts кеды=sneakers кед=sneakers тапк=slippers тапочк=slippers валенки=felt_boots
берц=combat_boots лаптях=bast_shoes босиком=barefoot босая=barefoot босой=barefoot чулк=stockings носк=socks
гольф=knee_socks колготк=tights рубаха=shirt косоворотк=kosovorotka сорочк=shirt водолазк=turtleneck
худи=hoodie пиджак=jacket жакет=jacket кардиган=cardigan пуховик=down_jacket дублёнк=sheepskin_coat
дубленк=sheepskin_coat шуб=fur_coat кафтан=kaftan армяк=coat телогрейк=padded_jacket косух=leather_jacket
ветровк=windbreaker дождевик=raincoat накидк=cape мантия=robe манти=robe балахон=robe туник=tunic
сарафан=sarafan корсет=corset передник=apron комбинезон=overalls спецовк=work_overalls гимнастёрк=tunic
кольчуг=chainmail шлем=helmet латы=plate_armour нагрудник=breastplate лохмоть=rags пижам=pajamas
ночнушк=nightgown купальник=swimsuit берет=beret цилиндр=top_hat котелок=bowler_hat капюшон=hood
капюшоном=hood кокошник=kokoshnik венок=wreath корон=crown диадем=tiara маск=mask лент=ribbon бант=bow
бантом=bow бантами=bows варежк=mittens рукавиц=mittens бабочка=bow_tie ожерель=necklace бусы=beads бус=beads
цепочк=chain цепь=chain кулон=pendant медальон=locket браслет=bracelet брошь=brooch перстень=signet_ring
перстн=signet_ring амулет=amulet значок=badge часы=watch рван=ripped потёрт=worn потерт=worn поношен=worn
старый=old нов=new вышит=embroidered вязан=knitted стёган=quilted клетчат=checked полосат=striped широк=wide
узк=tight грязн=dirty заплатан=patched мехов=fur джинсов=denim резинов=rubber суконн=cloth хлопков=cotton
замшев=suede соломенн=straw брезентов=canvas холщов=canvas кружевн=lace горошек=polka_dots цветочек=flowers
клетку=checks полоску=stripes ключ=key ключи=keys ключей=keys связка=bunch связк=bunch фонар=lantern
фонарик=torch лампа=lamp ламп=lamp керосинов=kerosene зонт=umbrella зонтик=umbrella трость=cane посох=staff
трубк=pipe сигарет=cigarette сигар=cigar чётки=rosary книг=book блокнот=notebook тетрад=notebook
газет=newspaper карт=map письм=letter ручк=pen карандаш=pencil кисть=brush фотоаппарат=camera телефон=phone
лупа=magnifying_glass лупу=magnifying_glass бинокль=binoculars компас=compass свисток=whistle колокольчик=bell
нож=knife ножом=knife кинжал=dagger меч=sword мечом=sword сабл=sabre шпаг=rapier топор=axe молот=hammer
копь=spear лук=bow арбалет=crossbow щит=shield пистолет=pistol револьвер=revolver винтовк=rifle ружь=rifle
верёвк=rope веревк=rope корзин=basket рюкзак=backpack сумк=bag сумочк=handbag портфел=briefcase
чемодан=suitcase мешок=sack кошель=purse гитар=guitar скрипк=violin гармон=accordion гармошк=harmonica
балалайк=balalaika флейт=flute кукл=doll мишк=teddy_bear плюшев=plush веер=fan зеркал=mirror попугай=parrot
кот=cat собак=dog крыс=rat сов=owl сокол=falcon метл=broom ведр=bucket термос=thermos фляг=flask фляжк=flask
бутылк=bottle наушник=headphones стетоскоп=stethoscope кузнец=blacksmith врач=doctor медсестр=nurse
учитель=male_teacher учительниц=female_teacher студент=male_student студентк=female_student школьник=schoolboy
школьниц=schoolgirl часовщик=watchmaker рыбак=fisherman матрос=sailor моряк=sailor капитан=captain
пекарь=baker повар=cook повариха=female_cook трактирщик=innkeeper официантк=waitress мельник=miller
крестьянин=peasant крестьянк=peasant_woman пастух=shepherd охотник=hunter охотниц=huntress садовник=gardener
портной=tailor портних=seamstress сапожник=cobbler плотник=carpenter библиотекар=librarian художник=painter
художниц=female_painter певиц=female_singer танцовщиц=female_dancer актрис=actress актёр=actor купец=merchant
торговк=female_merchant почтальон=postman полицейск=police_officer следовател=inspector детектив=detective
судья=judge солдат=soldier рыцар=knight наёмник=mercenary наёмниц=female_mercenary стражник=guard воин=warrior
корол=king королев=queen принц=prince принцесс=princess монах=monk монахин=nun священник=priest вор=thief
воровк=female_thief пират=pirate дворецк=butler служанк=maid горничн=maid механик=mechanic инженер=engineer
пилот=pilot парикмахер=barber целительниц=female_healer алхимик=alchemist лесник=forester семидесяти=seventy
восьмидесяти=eighty девяноста=ninety десяти=ten сгорбленн=stooped крючковат=hooked бородавк=wart
цветаст=flowered клюк=walking_stick зажигалк=lighter полотенц=towel орлин=aquiline курнос=snub вздёрнут=snub
солнцезащитн=sun солнечн=sun родинка=mole семнадцат=seventeen шестнадцат=sixteen восемнадцат=eighteen
девятнадцат=nineteen двенадцат=twelve пятнадцат=fifteen тринадцат=thirteen четырнадцат=fourteen
одиннадцат=eleven кирзов=tarpaulin передн=front школьн=school цел=whole густобров=bushy-browed меховой=fur
рубашонк=shirt
""")
