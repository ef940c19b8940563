"""More plain words of looks and clothes in French, Spanish, German and Russian, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

MORE_GERMAN: Mapping[str, str] = table("""
schlapphut=floppy_hat dreiteiler=three-piece_suit stulpen=leg_warmers ohrstecker=ear_studs amulett=amulet
siegelring=signet_ring ehering=wedding_ring armreif=bangle monokel=monocle koteletten=sideburns
haarband=headband
haarreif=headband stirnband=headband harnisch=breastplate robe=robe kutte=monk's_habit gewand=robe talar=robe
soutane=cassock südwester=sou'wester friesennerz=yellow_oilskin_jacket bikini=bikini
fehlend=missing waffenrock=tabard gestutzt=trimmed brandnarbe=burn_scar kettenhemd=chainmail_shirt
narbengesicht=scarred_face hinter=behind hakennase=hooked_nose stupsnase=snub_nose adlernase=aquiline_nose
männerschuhe=men's_shoes männerschuhen=men's_shoes herum= ältere=elder jüngere=younger streng=severe
strengen=severe über= läuft=runs mittelgroß=medium_height kapuzenshirt=hoodie kapuzenshirts=hoodie
sweatshirt=sweatshirt jogginghose=jogging_trousers trainingsanzug=tracksuit trainingsjacke=track_jacket
wollpullover=wool_sweater rahmen=frames gestell=frames bomberjacke=bomber_jacket cargohose=cargo_trousers
shorts=shorts top=top bh=bra unterwäsche=underwear schulterfrei=off-shoulder ärmellos=sleeveless
lederstiefel=leather_boots hemdkragen=collar kurzhaarschnitt=short_hair bob=bob undercut=undercut
dreadlocks=dreadlocks afro=afro irokese=mohawk piercing=piercing piercings=piercings
lippenpiercing=lip_piercing augenringe=dark_circles fältchen=wrinkles lachfalten=laugh_lines
doppelkinn=double_chin bierbauch=beer_belly bauch=belly schultern=shoulders hände=hands finger=fingers
füße=feet beine=legs arme=arms brust=chest rücken=back schläfe=temple schläfen=temples nacken=nape
dürr=skinny rothaarig=red-haired blauäugig=blue-eyed grauhaarig=grey-haired weißhaarig=white-haired
schwarzhaarig=black-haired blondine=blonde_woman brünett=brunette jugendlich=teenage erwachsen=adult
alternd=ageing sonnengebräunt=tanned oliv=olive elfenbein=ivory porzellan=porcelain holzbein=wooden_leg
augenklappe=eyepatch klappe=eyepatch zahn=tooth goldzahn=gold_tooth bandana=bandana halstuch=neckerchief
weinrote=burgundy marineblau=navy himmelblau=sky-blue smaragdgrün=emerald olivgrün=olive_green
sandfarben=sandy
cremefarben=cream backe=cheek backen=cheeks apfelbacken=red_cheeks bäckchen=cheeks pausbacken=chubby_cheeks
punkte=polka_dots punkten=polka_dots tupfen=polka_dots karos=checks streifen=stripes rüschen=frills
blumenmuster=flower_pattern darüber= drüber= darunter= drunter= obendrüber= davor= pagenkopf=bob
leberfleck=mole
dunkle=dark dunkler=dark dunkles=dark dunklen=dark dunklem=dark schnauzbart=moustache schmal=narrow
buschig=bushy filzhut=felt_hat knöpfe=buttons knöpfen=buttons messingknöpfe=brass_buttons
messingknöpfen=brass_buttons goldknöpfen=gold_buttons silberknöpfen=silver_buttons bäckerjacke=baker's_jacket
kochjacke=chef's_jacket kochmütze=chef's_hat arbeitshose=work_trousers arbeitsjacke=work_jacket schal=scarf
matrosenmütze=sailor's_cap öljacke=oilskin_jacket ölzeug=oilskins schürzenkleid=pinafore_dress
reitstiefel=riding_boots arztkittel=white_coat schwesternkittel=nurse's_smock nickelbrille=wire-rimmed_glasses
zwicker=pince-nez backenbart=side_whiskers ziegenbart=goatee spitzbart=goatee kinnbart=goatee
mit-pomade-nach-hinten-gekämmt=slicked_back_with_pomade mit-gel-nach-hinten-gekämmt=slicked_back_with_gel
mit-gel-nach-hinten=slicked_back_with_gel mit-pomade-nach-hinten=slicked_back_with_pomade
nach-hinten-gekämmt=combed_back nach-hinten-gegelt=gelled_back gezwirbelt=twirled gewachst=waxed
gepflegt=well-kept vollbart=full_beard mittelscheitel=middle_parting seitenscheitel=side_parting
dreitagebart=stubble latzhose=dungarees arbeitskittel=work_smock frack=tailcoat
voller=covered_in farbflecken=paint_stains tintenflecken=ink_stains fettflecken=grease_stains flecken=stains
ölflecken=oil_stains mehl=flour farbe=paint staub=dust schlamm=mud ruß=soot
schmalgesichtig=narrow-faced rotwangig=red-cheeked rotbackig=red-cheeked pausbäckig=chubby-cheeked
""")
MORE_FRENCH: Mapping[str, str] = table("""
châle=shawl en-or=gold en-argent=silver anneau=ring ciré=oilskin tricot=jersey paille=straw
à-l-oreille-gauche=on_the_left_ear à-l-oreille-droite=on_the_right_ear à-l-oreille=on_the_ear
pont-de-navire=deck
barbe-de-trois-jours=stubble barbe-de-quelques-jours=stubble coupés-au-carré=in_a_bob coupé-au-carré=in_a_bob
coupée-au-carré=in_a_bob au-carré=in_a_bob à-pois=with_polka_dots coupés-court=cut_short coupés-ras=cropped
en-brosse=in_a_crew-cut jusque= jusqu= tailleur=suit autour-du-cou=around_the_neck
on-la-voit-en=she_wears_a on-le-voit-en=he_wears_a la-voit-toujours-en=she_wears_a
le-voit-toujours-en=he_wears_a
blouse=smock sur-la-tête=on_the_head dans-les-cheveux=in_the_hair
marinière=striped_shirt plissée=pleated plissé=pleated ballerine=ballerina_shoes ballerines=ballerina_shoes
escarpins=pumps talons=heels mocassins=loafers sabots=clogs bottines=ankle_boots espadrilles=espadrilles
débardeur=tank_top tee-shirt=t-shirt t-shirt=t-shirt sweat=sweatshirt cardigan=cardigan blouson=jacket
trench=trench_coat salopette=dungarees combinaison=jumpsuit bleu-de-travail=blue_overalls short=shorts
collants=tights bas=stockings chaussettes=socks béret=beret bonnet=beanie collier=necklace bague=ring
boucle-d-oreille=earring boucles-d-oreilles=earrings montre=watch sac=bag noeud=bow nœud=bow papillon=bow
soutane=cassock kimono=kimono corset=corset jupon=petticoat chemisette=short-sleeved_shirt polo=polo
cuissardes=thigh-high_boots lin=linen soie=silk velours=velvet coton=cotton dentelle=lace denim=denim
tweed=tweed taché=stained tachée=stained usé=worn usée=worn déchiré=torn rayé=striped rayée=striped
fleuri=floral carreaux=checks rousseur= grain-de-beauté=beauty_mark taches-de-rousseur=freckles
queue-de-cheval=ponytail tache-de-naissance=birthmark dessus=above fossettes=dimples fossette=dimple
ride=wrinkle rides=wrinkles menton=chin front=forehead cou=neck oreilles=ears oreille=ear
pommettes=cheekbones sourcils=eyebrows cils=lashes dents=teeth dent=tooth bouche=mouth joues=cheeks
épaules=shoulders épaule=shoulder poitrine=chest dos=back mains=hands doigts=fingers doigt=finger jambe=leg
jambes=legs pieds=feet ventre=belly bouc=goatee favoris=sideburns mèche=streak mèches=streaks carré=bob
coupe=cut coupé=cut coupés=cut ras=short épaisse=thick poivre=pepper sel=salt teint=dyed teints=dyed
décoloré=bleached mi-longs=shoulder-length longs=long courts=short raides=straight bouclés=curly
ondulés=wavy crépus=kinky emmêlés=tangled lâchés=loose châtains=chestnut noirs=black blonds=blonde
bruns=brown verts=green bleus=blue gris=grey marrons=brown tanné=tanned tannée=tanned hâlé=tanned
ébène=ebony basané=swarthy claire=fair mate=olive menue=petite ronde=plump mince=slim musclée=muscular
élancée=slender svelte=slender costaud=burly corpulent=stout voûté=stooped voûtée=stooped chétif=frail
maigrichon=skinny carrure=build silhouette=figure taille= trapue=stocky vêtu=dressed vêtue=dressed
habillé=dressed habillée=dressed tenue= chauve=bald barbu=bearded borgne=one-eyed cache-oeil=eyepatch
bandeau=headband canne=cane vingtaine=twenties trentaine=thirties quarantaine=forties cinquantaine=fifties
soixantaine=sixties adolescent=teenage adolescente=teenage gamin=boy gamine=girl dame=lady
monsieur=gentleman jeune-fille=girl sa-femme=wife veuve=widow veuf=widower mariée=bride
grand-mère=grandmother grand-père=grandfather nièce=niece neveu=nephew copain=boyfriend copine=girlfriend
vareuse=jacket sec=lean sèche=lean brûlée=sunburnt manque=missing oreille=ear redingote=frock_coat
brodé=embroidered brodée=embroidered aquilin=aquiline crochu=hooked retroussé=snub nez=nose pommeau=knob
argent=silver perçants=piercing tirés=pulled arrière=back cabossée=dented cabossé=dented armure=armour
épaules=shoulders barre=across bordeaux=burgundy beige=beige turquoise=turquoise mauve=mauve kaki=khaki
crème=cream orange=orange pois=polka_dots par-dessus= par-dessous= dessous= rouges=red roses=pink
bleu-marine=navy bleu-ciel=sky-blue caoutchouc=rubber toile=canvas
joue=cheek bouclettes=curls poignets=wrists
""")
MORE_SPANISH: Mapping[str, str] = table("""
chal=shawl mantón=shawl rebozo=shawl de-ala-ancha=wide-brimmed grande=big grandes=big
barba-de-tres-días=stubble barba-de-varios-días=stubble de-lunares=polka-dot
casaca=coat botones=buttons latón=brass vaquera=denim vaquero=denim camiseta=t-shirt sudadera=hoodie
cazadora=jacket americana=blazer gabardina=trench_coat chaquetón=coat poncho=poncho bata=robe pijama=pajamas
mallas=leggings leotardos=tights medias=stockings calcetines=socks tacones=heels deportivas=sneakers
alpargatas=espadrilles mocasines=loafers zuecos=clogs boina=beret gorro=beanie velo=veil collar=necklace
pendientes=earrings pendiente=earring anillo=ring pulsera=bracelet reloj=watch diadema=headband
mono=jumpsuit peto=dungarees pantaloncillos=shorts bermudas=shorts minifalda=miniskirt corsé=corset
kimono=kimono terciopelo=velvet seda=silk lino=linen algodón=cotton encaje=lace mezclilla=denim
vaqueras=denim desgastado=worn roto=torn rota=torn rayas=stripes cuadros=checks floreado=floral
ajustado=tight holgado=loose parche=eyepatch tapa= otro= golondrina=swallow rosa=rose dragón=dragon
serpiente=snake hombro=shoulder hombros=shoulders por=to pecho=chest espalda=back cuello=neck barbilla=chin
mentón=chin frente=forehead mejillas=cheeks pómulos=cheekbones dientes=teeth diente=tooth boca=mouth
orejas=ears oreja=ear cejas=eyebrows pestañas=eyelashes manos=hands dedos=fingers dedo=finger piernas=legs
pies=feet brazos=arms barriga=belly cintura=waist lunar=mole lunares=moles arrugas=wrinkles hoyuelos=dimples
hoyuelo=dimple perilla=goatee patillas=sideburns canas=grey_hair canoso=grey canosa=grey teñido=dyed
desordenado=messy despeinado=messy suelto=loose recogida=tied rizada=curly ondulada=wavy melena=mane
pálida=pale morena=brown bronceada=tanned oscura=dark clara=fair aceitunada=olive trigueña=olive negra=black
rubia=blonde pelirroja=red-haired castaña=brown calva=bald alta=tall baja=short delgada=slim gorda=fat
esbelta=slender menuda=petite fornida=stocky corpulento=stout corpulenta=stout rechoncho=chubby
rechoncha=chubby musculosa=muscular atlética=athletic flaca=thin encorvado=stooped encorvada=stooped
ancha=broad anchos=broad cabeza=head mandil=apron curtida=weathered curtido=weathered seca=lean seco=lean
faltan=missing falta=missing mozo=boy trabajo=work farera=keeper pecoso=freckled pecosa=freckled ella=she
bajita=short bajito=short regordeta=chubby regordete=chubby gordita=chubby gordito=chubby delgadita=slim
flores=flowers flor=flower cuadros=checks gruesas=thick gruesos=thick redondas=round redondos=round dos=two
tres=three cuatro=four estatura=height mediana=medium complexión=build figura=figure contextura=build
veintena=twenties treintena=thirties cuarentena=forties cincuentena=fifties sesentena=sixties
adolescente=teenage muchacha=girl muchacho=boy señora=lady señor=gentleman dama=lady caballero=gentleman
viuda=widow viudo=widower novia=girlfriend novio=boyfriend sobrina=niece sobrino=nephew nieta=granddaughter
nieto=grandson vestida=dressed vestido-de=dressed granate=burgundy beige=beige turquesa=turquoise lila=lilac
celeste=sky-blue crema=cream naranja=orange esmeralda=emerald cobre=copper cobrizo=copper ceniza=ash
encima= debajo= pana=corduroy sonrosadas=rosy rojas=red viejas=old viejos=old
coloradas=red
""")
RUSSIAN: Mapping[str, str] = table("""
и=and или=or но=but с=with со=with без=without в=in на=on у= под=under над=over по= из=of от=of к=to он=he
она=she его=his её=her ее=her я=I мой=my моя=my есть=has носит=wears носил=wore одет=dressed одета=dressed
ходит= это= всегда=always обычно=usually часто=often очень=very слегка=slightly не=not нет=no никогда=never
раньше=formerly бывш=former рубах=shirt взъерошен=tousled светятся=glowing светящ=glowing лапт=bast_shoes
лапти=bast_shoes верёвочн=rope до=to поясн=waist двадцать=twenty тридцать=thirty сорок=forty пятьдесят=fifty
шестьдесят=sixty семьдесят=seventy восемьдесят=eighty один=one два=two две=two три=three четыре=four
пять=five шесть=six семь=seven восемь=eight девять=nine десять=ten двадцати=twenty тридцати=thirty
сорока=forty пятидесяти=fifty шестидесяти=sixty восьми=eight ему=he ей=she него=him неё=her нее=her
ватник=padded_jacket ушанк=ushanka шапк-ушанк=ushanka шапка-ушанка=ushanka шапку-ушанку=ushanka
тулуп=sheepskin_coat валенк=felt_boots внук=grandson внучк=granddaughter лет=years_old год=years_old
года=years_old возраст=age стар=old пожил=elderly молод=young юн=young мужчин=man женщин=woman девушк=girl
девочк=girl парен=boy парн=boy мальчик=boy женск=female мужск=male мать=mother матер=mother отец=father
сестр=sister брат=brother дочь=daughter сын=son жена=wife жен=wife муж=husband друг=friend подруг=friend
бабушк=grandmother дедушк=grandfather дяд=uncle тёт=aunt волос=hair глаз=eyes кож=skin лиц=face бород=beard
ус=moustache щетин=stubble кудр=curls кос=braid хвост=ponytail пучок=bun пучк=bun чёлк=fringe челк=fringe
очк=glasses шрам=scar веснушк=freckles родинк=mole татуировк=tattoo нос=nose губ=lips щек=cheek щёк=cheek
бров=eyebrow подбород=chin подбородк=chin лоб=forehead лбу=forehead ше=neck рук=hand ног=leg пальц=fingers
плеч=shoulders плеча=shoulders груд=chest спин=back ух=ear уш=ears зуб=teeth рыж=red красн=red
русы=light_brown русоволос=light-brown-haired рус=light_brown каштанов=chestnut чёрн=black черн=black
бел=white белокур=blonde светл=light блондин=blonde тёмн=dark темн=dark сед=grey сер=grey зелён=green
зелен=green син=blue голуб=blue кар=brown коричнев=brown жёлт=yellow желт=yellow фиолетов=violet розов=pink
серебрист=silver золотист=golden янтарн=amber медн=copper пепельн=ash бледн=pale смугл=swarthy
загорел=tanned длинн=long коротк=short коротко=short стрижен=cropped прям=straight вьющ=wavy кудряв=curly
волнист=wavy густ=thick растрёпан=messy растрепан=messy лыс=bald бритоголов=shaven-headed собран=tied
заплетён=braided высок=tall низк=short невысок=short маленьк=small худ=thin худощав=lean стройн=slim
полн=plump толст=fat коренаст=stocky крепк=sturdy мускулист=muscular хрупк=petite
широкоплеч=broad-shouldered сутул=stooped спортивн=athletic телосложен=build рост=height средн=medium
рубашк=shirt блузк=blouse брюк=trousers штан=trousers джинс=jeans юбк=skirt плать=dress куртк=jacket
пальто=coat плащ=cloak шинел=greatcoat бушлат=pea_coat тельняшк=striped_shirt свитер=sweater кофт=cardigan
толстовк=hoodie футболк=t-shirt майк=tank_top жилет=vest костюм=suit фартук=apron сапог=boots сапоги=boots
ботин=boots ботинк=boots туфл=shoes кроссовк=sneakers сандали=sandals шляп=hat шапк=cap кепк=cap фуражк=cap
платок=headscarf платк=headscarf шарф=scarf пояс=belt ремен=belt перчатк=gloves галстук=tie мундир=uniform
форм=uniform халат=robe ряс=cassock доспех=armour кожан=leather шерстян=wool шёлков=silk шелков=silk
бархатн=velvet льнян=linen кольц=ring серьг=earring серёжк=earring повязк=eyepatch трост=cane кухн=kitchen
комнат=room спальн=bedroom сад=garden улиц=street лес=forest берег=shore школ=school церк=church
замок=castle рынок=market порт=harbour мост=bridge утр=morning вечер=evening ноч=night
""")
