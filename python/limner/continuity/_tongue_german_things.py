"""German words of dress, stuffs and things carried, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

DRESS: Mapping[str, str] = table("""
troyer=fisherman's_sweater pulli=sweater strickpulli=knitted_sweater hoodie=hoodie shirt=shirt trikot=jersey
poloshirt=polo_shirt tanktop=tank_top trägertop=camisole trägerhemd=vest bustier=bustier korsett=corset
mieder=bodice leibchen=bodice wams=doublet tunika=tunic kaftan=kaftan kasack=smock poncho=poncho toga=toga
sari=sari kimono=kimono yukata=yukata hakama=hakama kutte=habit ordenstracht=nun's_habit
nonnentracht=nun's_habit habit=habit talar=cassock messgewand=vestment laken=sheet lendenschurz=loincloth
lumpen=rags fetzen=rags sackleinen=sackcloth kettenhemd=chainmail_shirt kettenpanzer=chainmail
plattenrüstung=plate_armour plattenpanzer=plate_armour brustpanzer=breastplate brustplatte=breastplate
lederrüstung=leather_armour lederpanzer=leather_armour lederharnisch=leather_harness armschienen=bracers
beinschienen=greaves schulterpanzer=pauldrons helm=helmet stahlhelm=steel_helmet schutzhelm=hard_hat
bauhelm=hard_hat motorradhelm=motorcycle_helmet visier=visor raumanzug=spacesuit blouson=jacket joppe=jacket
janker=janker_jacket trachtenjacke=traditional_jacket weste=vest gilet=vest anorak=anorak
windjacke=windbreaker windbreaker=windbreaker daunenjacke=down_jacket pelzjacke=fur_jacket
jeansjacke=denim_jacket collegejacke=varsity_jacket fliegerjacke=bomber_jacket fellweste=fur_vest
gehrock=frock_coat cutaway=morning_coat frack=tailcoat cape=cape pelerine=cape stola=stole mantille=mantilla
boa=feather_boa federboa=feather_boa
überzieher=overcoat überwurf=cloak wintermantel=winter_coat staubmantel=duster
ledermantel=leather_coat dufflecoat=duffle_coat kapuzenumhang=hooded_cloak kapuzenmantel=hooded_cloak
reisemantel=travelling_cloak uniformjacke=uniform_jacket waffenrock=tabard schlaghose=flared_trousers
schlaghosen=flared_trousers röhrenjeans=skinny_jeans stoffhose=cloth_trousers anzughose=suit_trousers
hosenrock=culottes kniebundhose=knee_breeches kniehose=knee_breeches reithose=riding_breeches
pluderhose=harem_pants pluderhosen=harem_pants jeanshose=jeans hotpants=hot_pants radlerhose=cycling_shorts
leggings=leggings legging=leggings sporthose=sports_shorts trainingshose=track_pants boxershorts=boxer_shorts
unterhose=underpants unterrock=petticoat tellerrock=circle_skirt wickelrock=wrap_skirt tüllrock=tulle_skirt
schottenrock=kilt kilt=kilt tutu=tutu bleistiftrock=pencil_skirt minikleid=minidress etuikleid=sheath_dress
ballkleid=ball_gown brautkleid=wedding_dress cocktailkleid=cocktail_dress hauskleid=house_dress
trägerkleid=pinafore_dress unterkleid=slip negligé=negligee schuluniform=school_uniform
matrosenanzug=sailor_suit matrosenkleid=sailor_dress dienstmädchenuniform=maid_uniform
zimmermädchenuniform=maid_uniform polizeiuniform=police_uniform hausmantel=dressing_gown
schlafrock=dressing_gown arztkittel=doctor's_coat kochjacke=chef's_jacket schwesterntracht=nurse's_uniform
taucheranzug=diving_suit neoprenanzug=wetsuit badeanzug=swimsuit badehose=swim_trunks bikini=bikini
jogginganzug=tracksuit loafer=loafers slipper=loafers mokassins=moccasins ballerinas=ballet_flats pumps=pumps
stöckelschuhe=high_heels absätze=heels absatzschuhe=heels highheels=high_heels plateauschuhe=platform_shoes
plateaustiefel=platform_boots schnabelschuhe=pointed_shoes lackschuhe=patent_shoes lederschuhe=leather_shoes
halbschuh=shoe schuh=shoe clogs=clogs pantinen=clogs espadrilles=espadrilles flipflops=flip-flops
badelatschen=flip-flops latschen=slippers schlappen=slippers springerstiefel=combat_boots
kampfstiefel=combat_boots militärstiefel=military_boots stulpenstiefel=cuffed_boots schaftstiefel=jackboots
überkniestiefel=thigh-high_boots cowboystiefel=cowboy_boots wanderstiefel=hiking_boots
wanderschuhe=hiking_boots arbeitsschuhe=work_boots schnürstiefel=lace-up_boots
filzstiefel=felt_boots gamaschen=gaiters sneaker=sneakers sneakers=sneakers turnschuh=sneaker
kniestrümpfe=knee_socks kniestrumpf=knee_sock overknees=thigh-high_socks netzstrümpfe=fishnet_stockings
strapse=garters strumpfband=garter ringelsocken=striped_socks ringelstrümpfe=striped_stockings stulpe=cuff
stulpenhandschuhe=gauntlets fäustlinge=mittens fausthandschuhe=mittens fingerlinge=fingerless_gloves
schiffermütze=sailor's_cap elbsegler=sailor's_cap prinz-heinrich-mütze=sailor's_cap schirmmütze=peaked_cap
baseballkappe=baseball_cap baseballcap=baseball_cap basecap=baseball_cap cap=cap kappe=cap käppi=cap
dienstmütze=peaked_cap pudelmütze=bobble_hat bommelmütze=bobble_hat zipfelmütze=pointed_cap pelzmütze=fur_hat
baskenmütze=beret haube=bonnet häubchen=bonnet krone=crown diadem=tiara tiara=tiara turban=turban fes=fez
sombrero=sombrero dreispitz=tricorn zweispitz=bicorne schlapphut=floppy_hat cowboyhut=cowboy_hat
sonnenhut=sun_hat hexenhut=witch's_hat spitzhut=pointed_hat federhut=feathered_hat kopfschmuck=headdress
stirnreif=circlet stirntuch=headband maske=mask gasmaske=gas_mask augenmaske=eye_mask schal=scarf
wollschal=wool_scarf schultertuch=shawl umschlagtuch=shawl dreieckstuch=neckerchief fichu=neckerchief
spitzenkragen=lace_collar pelzkragen=fur_collar stehkragen=high_collar kragen=collar rüschenhemd=ruffled_shirt
rüschenbluse=ruffled_blouse einstecktuch=pocket_square krawattennadel=tie_pin manschettenknöpfe=cufflinks
ärmelhalter=sleeve_garters schärpe=sash bauchbinde=cummerbund koppel=belt
werkzeuggürtel=tool_belt halfter=holster holster=holster strick=rope kordel=cord halsband=choker choker=choker
nasenstecker=nose_stud creolen=hoop_earrings kreolen=hoop_earrings ohrhänger=drop_earrings
perlenohrringe=pearl_earrings ohrclips=clip_earrings medaillon=locket anhänger=pendant kettchen=chain
armkette=bracelet armreifen=bangles armbänder=bracelets fußkettchen=anklet ring=ring ringe=rings
goldring=gold_ring silberring=silver_ring taschenuhr=pocket_watch armbanduhr=wristwatch uhr=watch
anstecker=badge abzeichen=badge orden=medals sheriffstern=sheriff's_star namensschild=name_tag
blumenkranz=flower_crown tragetuch=sling stethoskop=stethoscope kopfhörer=headphones headset=headset
ohrenschützer=earmuffs gurt=strap handschuh=glove strickmütze=knitted_cap strickschal=knitted_scarf
strickweste=knitted_vest warnweste=high-visibility_vest schwimmweste=life_jacket schutzweste=bulletproof_vest
kochmütze=chef's_hat wolle=wool woll=wool loden=loden filz=felt samt=velvet satin=satin brokat=brocade
chiffon=chiffon tüll=tulle flanell=flannel kord=corduroy wildleder=suede lackleder=patent_leather
lack=patent_leather latex=latex jeansstoff=denim denim=denim jute=burlap damast=damask musselin=muslin
krepp=crepe kaschmir=cashmere mohair=mohair nylon=nylon fleece=fleece pailletten=sequins nieten=studs
fransen=fringes federn=feathers perlen=pearls holz=wood eisen=iron stahl=steel metall=metal chrom=chrome
bronze=bronze silber=silver glas=glass knochen=bone horn=horn elfenbein=ivory stein=stone porzellan=porcelain
kupfer=copper stroh=straw gummi=rubber stoff=cloth segeltuch=canvas plastik=plastic bambus=bamboo
geringelt=striped längsgestreift=striped quergestreift=striped nadelgestreift=pinstriped getupft=polka-dot
gemustert=patterned gesteppt=quilted gefüttert=lined pelzbesetzt=fur-trimmed bodenlanges=floor-length
verziert=decorated geschlitzt=slit tailliert=fitted figurbetont=tight hauteng=skin-tight ausgebeult=baggy
ausgeleiert=stretched ausgewaschen=faded ausgebleicht=faded verblichen=faded abgetragen=worn abgenutzt=worn
zerschlissen=tattered zerlumpt=ragged zerfetzt=tattered zerknittert=crumpled zerknautscht=crumpled
löchrig=holey verschlissen=threadbare fadenscheinig=threadbare speckig=greasy schmutzig=dirty dreckig=dirty
schmuddelig=grubby staubig=dusty rußig=sooty ölverschmiert=oil-stained mehlbestäubt=floury
blutbefleckt=bloodstained nass=wet makellos=immaculate elegant=elegant vornehm=elegant fein=fine
teuer=expensive edel=fine altmodisch=old-fashioned modisch=fashionable einfach=plain grob=coarse rau=rough
warm= kariertes=checked hochgeschlossen=high-necked tiefausgeschnitten=low-cut rückenfrei=backless
kurzärmelig=short-sleeved langärmelig=long-sleeved gebügelt=ironed gestärkt=starched maßgeschneidert=tailored
übergroß=oversized weit=wide viel-zu-groß=oversized zu-groß=oversized
""")
THINGS: Mapping[str, str] = table("""
schlüsselbund=bunch_of_keys schlüssel=key taschenlampe=torch laterne=lantern öllampe=oil_lamp
petroleumlampe=kerosene_lamp thermoskanne=thermos thermosflasche=thermos flachmann=hip_flask
feldflasche=canteen wasserschlauch=waterskin regenschirm=umbrella schirm=umbrella sonnenschirm=parasol
spazierstock=walking_stick wanderstab=walking_staff stab=staff zauberstab=wand krückstock=crutch
krücken=crutches rollstuhl=wheelchair pfeife=pipe zigarette=cigarette zigarre=cigar
zigarettenspitze=cigarette_holder rosenkranz=rosary gebetbuch=prayer_book bibel=bible buch=book
notizbuch=notebook notizblock=notepad skizzenbuch=sketchbook tagebuch=diary zeitung=newspaper landkarte=map
karte=map brief=letter füller=fountain_pen bleistift=pencil stift=pen pinsel=brush kamera=camera
fotoapparat=camera handy=phone laptop=laptop tablet=tablet klemmbrett=clipboard lupe=magnifying_glass
fernglas=binoculars fernrohr=spyglass kompass=compass pfeil=arrow trillerpfeife=whistle glocke=bell
glöckchen=bell messer=knife taschenmesser=pocket_knife jagdmesser=hunting_knife dolch=dagger schwert=sword
langschwert=longsword kurzschwert=short_sword säbel=sabre krummsäbel=scimitar degen=rapier rapier=rapier
axt=axe streitaxt=battle_axe beil=hatchet hammer=hammer kriegshammer=war_hammer keule=club speer=spear
lanze=lance hellebarde=halberd bogen=bow langbogen=longbow armbrust=crossbow köcher=quiver schild=shield
pistole=pistol revolver=revolver gewehr=rifle flinte=shotgun schrotflinte=shotgun sense=scythe peitsche=whip
seil=rope lasso=lasso angel=fishing_rod angelrute=fishing_rod netz=net korb=basket henkelkorb=basket
weidenkorb=wicker_basket tasche=bag handtasche=handbag umhängetasche=shoulder_bag ledertasche=leather_bag
arzttasche=doctor's_bag aktentasche=briefcase reisetasche=travelling_bag rucksack=backpack ranzen=satchel
schulranzen=satchel koffer=suitcase beutel=pouch geldbeutel=purse gürteltasche=belt_pouch sack=sack
werkzeugkasten=toolbox werkzeugtasche=tool_bag werkzeug=tools schraubenschlüssel=wrench
schraubenzieher=screwdriver zange=pliers nadelkissen=pincushion maßband=tape_measure schere=scissors
gitarre=guitar geige=violin flöte=flute mundharmonika=harmonica laute=lute akkordeon=accordion trommel=drum
geigenkasten=violin_case gitarrenkoffer=guitar_case teddybär=teddy_bear teddybären=teddy_bear teddy=teddy_bear
kuscheltier=stuffed_toy stoffhase=stuffed_rabbit stoffpuppe=rag_doll puppe=doll ball=ball jojo=yo-yo
steinschleuder=slingshot fächer=fan handspiegel=hand_mirror spiegel=mirror papagei=parrot katze=cat kater=cat
hund=dog ratte=rat eule=owl falke=falcon krähe=crow maus=mouse frettchen=ferret äffchen=monkey besen=broom
eimer=bucket tablett=tray kanne=jug becher=mug kochlöffel=wooden_spoon zahnstocher=toothpick
kaugummi=chewing_gum münze=coin würfel=dice spielkarten=playing_cards kartenspiel=deck_of_cards amulett=amulet
talisman=talisman kristallkugel=crystal_ball phiole=vial trank=potion apfel=apple lutscher=lollipop
lolli=lollipop fahrrad=bicycle skateboard=skateboard dose=tin schachtel=box knauf=knob silberknauf=silver_knob
messingknauf=brass_knob griff=handle riemen=strap tuch=cloth fuchskopf=fox_head schnuller=pacifier
taschentuch=handkerchief fell=fur wolfsfell=wolf_fur bärenfell=bear_fur feuerzeug=lighter handtuch=towel
lederriemen=leather_strap birkenstocks=birkenstocks
""")
