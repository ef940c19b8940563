# ruff: noqa: E501 -- phrases side by side
"""German words of looks, beings, parts of the body, marks and trades, with the English ones."""

from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._tongue_words import table

WORDS: Mapping[str, str] = table("""
um-die=of_about vor=before oben=on_top unten=below andere=other anderes=other anderen=other beig=beige
zurückgekämmt=combed-back an-der-seite=at_the_side an-den-seiten=at_the_sides im-nacken=at_the_nape um=around
kurzgeschoren=cropped aus=of nebst=and wegen=for ihm=him ihn=him ihnen=them sich= eher=rather ganz=
rechtes=right rechte=right rechter=right linkes=left linke=left linker=left link=left beide=both beiden=both
beider=both jede=each jeder=each jedem=each etwa= circa= ca= rund=round ungefähr= fast=almost leicht=slightly
ziemlich= besonders= auffallend= auffällig= meist=usually stets=always ständig=always überall=always tägliche=
normalerweise=usually gewöhnlich=usually sommers=in_summer fehlt=missing fehlen=missing fehlende=missing
fehlendes=missing verloren=lost amputiert=missing hängt=hangs hängen=hang baumelt=hangs steckt=hangs
sitzt=sits thront=sits klemmt=hangs prangt=is verläuft=runs zieht=runs ziert=is bedeckt=covered reicht=reaches
reichen=reach fällt=falls fallen=fall bis=to wirkt= scheint= sieht= aussehend= gekleidet=dressed
bekleidet=dressed barfuß=barefoot barfüßig=barefoot unbekleidet=naked nackt=naked dabei= mit-sich= bei=at beim=at denselben=the dieselbe=the dasselbe=the seit=since krieg=war arbeit=work dienst=duty
backstube=bakery werkstatt=workshop laden=shop
stammt=comes weiblich=female männlich=male divers=non-binary nichtbinär=non-binary kerl=man bub=boy
bursche=boy knabe=boy greis=old_man greisin=old_woman herrschaft=lady jugendliche=teenage_girl
jugendlicher=teenage_boy teenager=teenager teenagerin=teenage_girl weib=woman göre=girl säugling=baby
blutjung=young uralt=very_old alterslos=ageless unbekannt=unknown mittelalt=middle-aged fee=fairy elf=elf
elfe=elf elfin=elf_woman elb=elf elbin=elf_woman halbelf=half-elf halbelfe=half-elf halbelfin=half-elf_woman
dunkelelf=dark_elf dunkelelfe=dark_elf dunkelelfin=dark_elf_woman zwerg=dwarf zwergin=dwarf_woman ork=orc
orkin=orc_woman halbork=half-orc goblin=goblin kobold=kobold halbling=halfling gnom=gnome troll=troll
riese=giant riesin=giantess oger=ogre dämon=demon dämonin=demon_woman teufel=devil teufelin=devil_woman
engel=angel vampir=vampire vampirin=vampire_woman werwolf=werewolf werwölfin=werewolf geist=ghost
gespenst=ghost hexe=witch hexer=warlock zauberer=wizard zauberin=sorceress magier=mage magierin=female_mage
nixe=mermaid meerjungfrau=mermaid drache=dragon drachin=dragon katzenmensch=catfolk katzenmädchen=cat_girl
fuchsmädchen=fox_girl mensch=human menschlich=human menschenfrau=human_woman androide=android
androidin=female_android roboter=robot cyborg=cyborg echsenmensch=lizardfolk tiefling=tiefling mähne=mane
pagenschnitt=bob bubikopf=bob lockenkopf=curls lockenmähne=curly_mane locke=curl löckchen=curls
ringellocken=ringlets rastalocken=dreadlocks rastas=dreadlocks cornrows=cornrows rattenschwänze=pigtails
flechtzopf=braid flechtzöpfe=braids seitenzopf=side_braid bauernzopf=french_braid kranz=crown
flechtkranz=braided_crown haarkranz=fringe_of_hair tonsur=tonsure halbglatze=balding igelschnitt=crew-cut
bürstenschnitt=crew-cut stoppelhaar=cropped_hair stoppelhaare=cropped_hair stoppelschnitt=crew-cut
topfschnitt=bowl_cut pixie=pixie_cut stufenschnitt=layered_hair langhaarschnitt=long_hair vokuhila=mullet
hochsteckfrisur=updo haarknoten=bun haarnadel=hairpin haarnadeln=hairpins haarspange=hair_clip
haarspangen=hair_clips haarschleife=hair_bow schleife=bow schleifen=bows ponyfransen=fringe
stirnfransen=fringe strähne=streak scheitel=parting gescheitelt=parted zurückgebunden=tied_back
zurückgegelt=slicked-back gekämmt=combed gelockt=curly gewellt=wavy gekräuselt=frizzy gekräuselte=frizzy
gesträhnt=streaked glänzend=shiny seidig=silky strähnig=stringy fettig=greasy schütter=thinning
struppig=shaggy zottelig=shaggy zottig=shaggy verfilzt=matted ungekämmt=uncombed ungepflegt=unkempt
wuschelig=tousled verwuschelt=tousled verstrubbelt=tousled widerspenstig=unruly wild=wild
kurzgeschnitten=short geschoren=cropped kahlgeschoren=shaved kahlrasiert=shaved bartlos=beardless
glattrasiert=clean-shaven unrasiert=unshaven stoppelig=stubbly bartstoppeln=stubble meliert=streaked
graumeliert=salt-and-pepper ergraut=greying angegraut=greying ergrauend=greying rasta=dreadlocks schopf=hair
haarschopf=hair haarpracht=hair glatt-zurückgekämmt=slicked-back taillenlang=waist-length
brustlang=chest-length ohrlang=ear-length knielang=knee-length bodenlang=floor-length knöchellang=ankle-length
rückenlang=back-length halblang=medium-length mittellang=medium-length nackenlang=nape-length
schulterfreies=off-shoulder kinnlanges=chin-length blick=gaze pupille=pupil pupillen=pupils geschlitzt=slit
schlitzpupillen=slit_pupils mandelförmig=almond-shaped mandelaugen=almond_eyes schlupflider=hooded_eyes
verschiedenfarbig=odd-coloured iris=iris strahlend=bright leuchtend=glowing stechend=sharp wach=alert
müde=tired traurig=sad sanft=gentle warm= warme= warmen= trüb=cloudy blind=blind milchig=milky
tiefliegend=deep-set glasauge=glass_eye kulleraugen=big_round_eyes glubschaugen=bulging_eyes
augenringe=dark_circles_under_the_eyes schielend=cross-eyed ringe=rings augenlid=eyelid teint=skin
hautton=skin alabaster=alabaster rosig=rosy sonnenverbrannt=sunburnt sonnenbrand=sunburn fahl=sallow
kreidebleich=chalk-white leichenblass=deathly_pale milchweiß=milk-white schneeweiß=snow-white olivfarben=olive
olivbraun=olive-brown milchkaffeebraun=light_brown karamell=caramel karamellfarben=caramel bronzefarben=bronze
bronze=bronze ebenholzfarben=ebony kaffeebraun=coffee-brown goldbraun=golden-brown schuppig=scaly
schuppen=scales pelzig=furry durchscheinend=translucent honigfarben=honey-coloured silbrig=silvery
silberweiß=silver-white silbergrau=silver-grey goldblond=golden_blonde dunkelblond=dark_blonde
hellblond=light_blonde mittelblond=medium_blonde aschblond=ash_blonde platinblond=platinum_blonde
strohblond=straw-blonde weizenblond=wheat-blonde honigblond=honey_blonde rotbraun=red-brown
kupferrot=copper-red kupfern=copper kupferfarben=copper kupfer=copper feuerrot=fiery_red
karottenrot=carrot-red fuchsrot=fox-red rostrot=rust-red rostbraun=rust-brown rost=rust purpurrot=crimson
scharlachrot=scarlet karmesinrot=crimson blutrot=blood-red kirschrot=cherry-red knallrot=bright_red
ziegelrot=brick-red weinrot=wine-red bordeaurot=burgundy bordeau=burgundy burgunderrot=burgundy purpur=purple
purpurn=purple magenta=magenta pink=pink altrosa=dusty_pink rosarot=pink lachsfarben=salmon apricot=apricot
ocker=ochre ockerfarben=ochre senfgelb=mustard-yellow senffarben=mustard zitronengelb=lemon-yellow
neongelb=neon_yellow neongrün=neon_green giftgrün=bright_green moosgrün=moss-green waldgrün=forest-green
tannengrün=dark_green flaschengrün=bottle-green grasgrün=grass-green jadegrün=jade-green jade=jade
mintgrün=mint-green oliv=olive khaki=khaki khakifarben=khaki petrol=teal türkisblau=turquoise
meeresgrün=sea-green seegrün=sea-green meerblau=sea-blue wasserblau=pale_blue eisblau=ice-blue
stahlgrau=steel-grey königsblau=royal_blue kornblumenblau=cornflower-blue nachtblau=midnight-blue
tiefblau=deep_blue taubenblau=dove-blue indigo=indigo indigoblau=indigo azurblau=azure
veilchenblau=violet-blue fliederfarben=lilac flieder=lilac lavendel=lavender rauchgrau=smoky_grey
rauchblau=smoky_blue aschgrau=ash-grey mausgrau=mouse-grey taubengrau=dove-grey schiefergrau=slate-grey
anthrazit=charcoal anthrazitfarben=charcoal anthrazitgrau=charcoal perlgrau=pearl-grey sturmgrau=storm-grey
rabenschwarz=raven-black pechschwarz=jet-black kohlschwarz=coal-black tiefschwarz=deep_black ebenholz=ebony
schokoladenbraun=chocolate-brown schokobraun=chocolate-brown nussbraun=nut-brown haselnuss=hazel
rehbraun=fawn-brown kastanie=chestnut mahagoni=mahogany erdbraun=earth-brown sandfarben=sand-coloured
sandbraun=sandy elfenbeinfarben=ivory cremeweiß=cream-white creme=cream naturfarben=undyed farblos=colourless
goldfarben=golden goldgelb=golden_yellow gold=gold messing=brass grellbunt=brightly_coloured
regenbogenfarben=rainbow-coloured bernstein=amber grauäugig=grey-eyed grünäugig=green-eyed
braunäugig=brown-eyed dunkeläugig=dark-eyed dunkelhaarig=dark-haired hellhaarig=fair-haired
braunhaarig=brown-haired blondhaarig=blonde-haired langhaarig=long-haired kurzhaarig=short-haired
hellhäutig=fair-skinned blond=blonde blondes=blonde schmächtig=slight feingliedrig=delicate zart=delicate
untersetzt=stocky bullig=burly massig=massive hünenhaft=giant hünen=giant rundlich=plump füllig=plump
pummelig=chubby dicklich=chubby vollschlank=curvy kurvig=curvy üppig=curvy drall=buom fettleibig=fat
beleibt=stout dürr=skinny ausgemergelt=emaciated abgemagert=emaciated knochig=bony sehnig=sinewy
durchtrainiert=toned trainiert=toned athletisch=athletic stark=strong vierschrötig=burly breitbeinig=
aufrecht=upright krumm=crooked gebückt=stooped kleinwüchsig=dwarfish hochaufgeschossen=lanky
langbeinig=long-legged schmalschultrig=narrow-shouldered normal=average durchschnittlich=average mittel=medium
zwergenhaft=tiny riesig=huge kompakt=stocky schwanger=pregnant augapfel=eyeball lid=eyelid lider=eyelids
lippe=lip oberlippe=upper_lip unterlippe=lower_lip nasenrücken=nose nasenflügel=nostril nasenspitze=nose
ohrläppchen=earlobe ohrmuschel=ear kiefer=jaw unterkiefer=jaw kehle=throat gurgel=throat nacken=nape
schulter=shoulder schlüsselbein=collarbone oberarm=upper_arm oberarme=upper_arms oberarmen=upper_arms
unterarm=forearm unterarme=forearms unterarmen=forearms ellbogen=elbow handgelenk=wrist handgelenke=wrists
handrücken=back_of_the_hand knöchel=knuckles daumen=thumb zeigefinger=index_finger mittelfinger=middle_finger
ringfinger=ring_finger kleinfinger=little_finger fingernägel=fingernails nägel=nails hüfte=hip hüften=hips
taille=waist oberschenkel=thigh unterschenkel=lower_leg wade=calf waden=calves knie=knee knien=knees fuß=foot
fußgelenk=ankle zeh=toe zehen=toes schienbein=shin rippen=ribs schulterblatt=shoulder_blade
schulterblättern=shoulder_blades schneidezahn=front_tooth schneidezähne=front_teeth vorderzahn=front_tooth
eckzahn=canine eckzähne=fangs reißzähne=fangs fangzähne=fangs hauer=tusks goldzähne=gold_teeth
zahnspange=braces kopf=head schädel=skull gesichtshälfte=side_of_the_face körper=body haupt=head
handfläche=palm brandnarben=burn_scars schnittnarbe=scar messernarbe=knife_scar säbelnarbe=sabre_scar
schmiss=duelling_scar schmarre=scar pockennarben=pockmarks pockennarbig=pockmarked aknenarben=acne_scars
schusswunde=bullet_wound schramme=scratch kratzer=scratch brandmal=brand verbrennung=burn verbrennungen=burns
feuermal=port-wine_stain geburtsmal=birthmark schönheitsfleck=beauty_mark leberflecken=moles muttermale=moles
warze=wart holzbein=wooden_leg holzfuß=wooden_foot holzarm=wooden_arm stelzbein=peg_leg prothese=prosthesis
beinprothese=prosthetic_leg armprothese=prosthetic_arm handprothese=prosthetic_hand haken=hook
hakenhand=hook_hand metallarm=metal_arm metallhand=metal_hand stumpf=stump tattoo=tattoo tattoos=tattoos
tätowiert=tattooed septum=septum_piercing nasenpiercing=nose_piercing augenbrauenpiercing=eyebrow_piercing
zungenpiercing=tongue_piercing ohrpiercing=ear_piercing katzenohren=cat_ears katzenschwanz=cat_tail
fuchsohren=fox_ears fuchsschwanz=fox_tail wolfsohren=wolf_ears hasenohren=rabbit_ears hundeohren=dog_ears
spitzohren=pointed_ears segelohren=protruding_ears elfenohren=elf_ears widderhörner=ram_horns
ziegenhörner=goat_horns teufelshörner=devil_horns horn=horn geweih=antlers flügeln=wings
engelsflügel=angel_wings fledermausflügel=bat_wings drachenflügel=dragon_wings libellenflügel=dragonfly_wings
schweif=tail heiligenschein=halo krallen=claws klauen=claws hufe=hooves kiemen=gills pfoten=paws
stupsnase=snub_nose knollennase=bulbous_nose boxernase=broken_nose gebrochen=broken krummnase=crooked_nose
schief=crooked gebogen=curved ledrig=leathery gefiedert=feathered gewunden=twisted spitz=pointed
stumpfnase=snub_nose pflaster=plaster verband=bandage verbände=bandages gips=plaster_cast augenbinde=blindfold
schminke=make-up lippenstift=lipstick lidstrich=eyeliner kajal=kohl geschminkt=made-up aufgeschürft=scraped
schwielig=calloused rau=rough rissig=chapped oval=oval kantig=angular herzförmig=heart-shaped eckig=square
rundgesichtig=round-faced hohlwangig=hollow-cheeked rose=rose schlange=snake drachen=dragon anker=anchor
schwalbe=swallow rabe=raven adler=eagle wolf=wolf totenkopf=skull totenschädel=skull stern=star sterne=stars
mond=moon sonne=sun kreuz=cross herz=heart kompass=compass schmetterling=butterfly spinne=spider efeu=ivy
ranken=vines ranke=vine runen=runes rune=rune spinnennetz=spider_web barcode=barcode pfau=peacock koi=koi
blume=flower blumen=flowers vogel=bird löwe=lion tiger=tiger fuchs=fox randlos=rimless
nickelbrille=wire-rimmed_glasses rundbrille=round_glasses metallbrille=metal-rimmed_glasses
fliegerbrille=aviator_goggles schutzbrille=goggles schweißerbrille=welding_goggles
pilotenbrille=aviator_sunglasses hornbrille=horn-rimmed_glasses lesebrille=reading_glasses kneifer=pince-nez
goldrandbrille=gold-rimmed_glasses drahtbrille=wire-rimmed_glasses brillengläser=lenses brille=glasses
armen=arms beinen=legs händen=hands füßen=feet fingern=fingers hörnern=horns zähnen=teeth
goldgerahmt=gold-rimmed silbergerahmt=silver-rimmed schwarzgerahmt=black-rimmed dünngerahmt=thin-rimmed
krallenspuren=claw_marks kratzspuren=scratch_marks bissspuren=bite_marks stoppelbart=stubble spuren=marks
abgebrochen=broken eingerissen=torn abgeschnitten=cut_off verstümmelt=mutilated hörgerät=hearing_aid
wässrig=watery hinterm=behind meter=metres zwei=two drei=three statt=instead_of anstelle=instead_of
anstatt=instead_of nase=nose wie= moos=moss zweihändig=two-handed verschmitzt= freundlich= heiter=
schielt=cross-eyed hinkt=limps humpelt=limps einarmig=one-armed einbeinig=one-legged stumm=mute
kniehoh=knee-high knöchelhoch=ankle-high hüfthoch=hip-high eingefallen=hollow karminrot=crimson
skateboard=skateboard beginn= hohläugig=hollow-eyed
""")
TRADES: Mapping[str, str] = table("""
schmied=blacksmith schmiedin=female_blacksmith arzt=doctor ärztin=female_doctor krankenschwester=nurse
pfleger=male_nurse krankenpfleger=male_nurse hebamme=midwife apotheker=pharmacist
apothekerin=female_pharmacist lehrer=teacher lehrerin=female_teacher schüler=schoolboy schülerin=schoolgirl
student=male_student studentin=female_student professor=male_professor professorin=female_professor
uhrmacher=watchmaker uhrmacherin=female_watchmaker fährmann=ferryman fischer=fisherman fischerin=female_fisher
matrose=sailor kapitän=captain kapitänin=female_captain steuermann=helmsman leuchtturmwärter=lighthouse_keeper
leuchtturmwärterin=female_lighthouse_keeper bäcker=male_baker bäckerin=female_baker metzger=male_butcher
metzgerin=female_butcher koch=male_cook köchin=female_cook wirt=landlord wirtin=landlady kellner=waiter
kellnerin=waitress barkeeper=bartender barkeeperin=female_bartender müller=miller müllerin=female_miller
bauer=farmer bäuerin=farmer's_wife hirte=shepherd hirtin=shepherdess schäfer=shepherd jäger=hunter
jägerin=huntress förster=forester försterin=female_forester gärtner=gardener gärtnerin=female_gardener
schneider=tailor schneiderin=seamstress näherin=seamstress weberin=female_weaver schuster=cobbler
tischler=carpenter tischlerin=female_carpenter schreiner=carpenter zimmermann=carpenter maurer=mason
buchbinder=bookbinder buchbinderin=female_bookbinder buchhändler=bookseller buchhändlerin=female_bookseller
bibliothekar=librarian bibliothekarin=female_librarian drucker=printer maler=painter malerin=female_painter
bildhauer=sculptor bildhauerin=female_sculptor musiker=musician musikerin=female_musician sänger=singer
sängerin=female_singer tänzer=dancer tänzerin=female_dancer schauspieler=actor schauspielerin=actress
händler=merchant händlerin=female_merchant kaufmann=merchant bote=messenger botin=female_messenger
postbote=postman briefträger=postman briefträgerin=postwoman polizist=policeman polizistin=policewoman
kommissar=inspector kommissarin=female_inspector detektiv=detective detektivin=female_detective
inspektor=inspector richter=judge richterin=female_judge anwalt=lawyer anwältin=female_lawyer soldat=soldier
soldatin=female_soldier ritter=knight ritterin=female_knight söldner=mercenary söldnerin=female_mercenary
wache=guard wächter=guard wächterin=female_guard kriegerin=female_warrior krieger=male_warrior könig=king
königin=queen prinz=prince prinzessin=princess graf=count gräfin=countess baron=baron baronin=baroness
mönch=monk nonne=nun priester=priest priesterin=priestess pfarrer=priest pfarrerin=female_priest dieb=thief
diebin=female_thief pirat=pirate piratin=female_pirate butler=butler diener=servant dienerin=maid magd=maid
knecht=farmhand zofe=maid dienstmädchen=maid haushälterin=housekeeper köhler=charcoal_burner bergmann=miner
mechaniker=mechanic mechanikerin=female_mechanic ingenieur=engineer ingenieurin=female_engineer pilot=pilot
pilotin=female_pilot fahrer=driver fahrerin=female_driver schaffner=conductor schaffnerin=female_conductor
hausmeister=caretaker hausmeisterin=female_caretaker friseur=barber friseurin=hairdresser alchemist=alchemist
alchemistin=female_alchemist heiler=healer heilerin=female_healer gaukler=juggler gauklerin=female_juggler
lehrling=apprentice geselle=journeyman meister=master meisterin=female_master
wissenschaftlerin=female_scientist wissenschaftler=scientist forscherin=female_researcher
sekretärin=female_secretary journalist=journalist journalistin=female_journalist krankenpflegerin=nurse
wandrer=wanderer bettler=beggar bettlerin=female_beggar witwe=widow witwer=widower konditor=pastry_cook
konditorin=female_pastry_cook kurier=courier kurierin=female_courier sanitäter=paramedic
sanitäterin=female_paramedic wirtschafterin=housekeeper kassiererin=female_cashier verkäufer=salesman
verkäuferin=saleswoman putzfrau=cleaning_woman tierarzt=vet tierärztin=female_vet zahnärztin=female_dentist
architektin=female_architect anführerin=female_leader archäologin=female_archaeologist
""")
FRONTS: Mapping[str, str] = table("""
berg=mountain wander=hiking regen=rain winter=winter sommer=summer sport=sports arbeit=work reise=travelling
reit=riding ski=ski jagd=hunting jäger=hunter's fischer=fisherman's matrosen=sailor's seemann=sailor's
militär=military motorrad=motorcycle piloten=pilot's flieger=aviator braut=bridal fest=festive
hochzeit=wedding filz=felt strick=knitted kapuzen=hooded woll=wool fell=fur schnür=lace-up knie=knee
pluder=baggy pump=wide bund=knee bauern=peasant mönch=monk's koch=chef's bäcker=baker's küchen=kitchen
garten=garden gärtner=gardener's schul=school schutz=protective kampf=combat schaffell=sheepskin
schlapp=floppy zipfel=pointed bommel=bobble pelz=fur biker=biker stroh=straw taschen=pocket haus=house
training=track jogging=jogging bade=bathing schwimm=swimming spitzen=lace samt=velvet seiden=silk leinen=linen
baumwoll=cotton leder=leather jeans=denim cord=corduroy karo=checked streifen=striped nadelstreifen=pinstriped
stoff=cloth flanell=flannel netz=fishnet holzfäller=lumberjack ball=ball trauer=mourning bleistift=pencil
stepp=quilted daunen=down taucher=diving raum=space warn=high-visibility schulter=shoulder polo=polo
cargo=cargo cocktail=cocktail kniebund=knee seide=silk kord=corduroy loden=loden gummi=rubber holz=wooden
metall=metal eisen=iron stahl=steel silber=silver gold=gold messing=brass kupfer=copper bronze=bronze
glas=glass knochen=bone horn=horn perlen=pearl diamant=diamond rubin=ruby smaragd=emerald bernstein=amber
korallen=coral jade=jade federn=feather feder=feather blumen=flower rosen=rose papier=paper plastik=plastic
häkel=crocheted streif=striped ringel=striped blümchen=flowered punkte=polka-dot tüll=tulle satin=satin
brokat=brocade wild=suede lack=patent_leather fleece=fleece frottee=terrycloth kaschmir=cashmere
segeltuch=canvas leinwand=canvas abend=evening nacht=night morgen=morning tages=day sonntags=sunday
werktags=work alltags=everyday schlaf=sleep turn=gym tennis=tennis fußball=football segel=sailing
angel=fishing tauch=diving kletter=climbing fahrrad=bicycle polizei=police feuerwehr=firefighter's post=postal
soldaten=soldier's offiziers=officer's kapitäns=captain's seemanns=sailor's piraten=pirate's ritter=knight's
magier=mage's zauber=magic hexen=witch's priester=priest's mönchs=monk's nonnen=nun's richter=judge's
arzt=doctor's ärzte=doctor's metzger=butcher's schmiede=blacksmith's maler=painter's mechaniker=mechanic's
arbeiter=worker's arbeits=work bergmanns=miner's förster=forester's hirten=shepherd's cowboy=cowboy
dienst=service dienstmädchen=maid's kinder=children's damen=lady's herren=men's baby=baby mädchen=girl's
jungen=boy's frühlings=spring herbst=autumn sonnen=sun schnee=snow wind=wind rüschen=ruffled fransen=fringed
rollkragen=turtleneck knopf=buttoned nieten=studded gürtel=belt schnallen=buckled schaft=high plateau=platform
absatz=heeled halb=half- ober=upper unter=lower hals=neck hand=hand arm=arm bein=leg fuß=ankle kopf=head
stirn=forehead nasen=nose ohr=ear lippen=lip augen=eye augenbrauen=eyebrow brust=chest rücken=back hüft=hip
brand=burn schnitt=cut messer=knife stich=stab katzen=cat fuchs=fox wolfs=wolf hunde=dog hasen=rabbit
teufels=devil drachen=dragon engels=angel fledermaus=bat elfen=elf widder=ram ziegen=goat stier=bull
hirsch=deer löwen=lion tiger=tiger schlangen=snake echsen=lizard fisch=fish raben=raven vogel=bird
spinnen=spider schmetterlings=butterfly kamera=camera stern=star mond=moon herz=heart kreuz=cross anker=anchor
totenkopf=skull runen=rune kriegs=war lang=long kurz=short groß=big klein=small breit=wide schmal=narrow
spitz=pointed rund=round flach=flat hoch=high doppel=double dreifach=triple alt=old neu=new
trachten=traditional werkzeug=tool arznei=medicine geld=money brief=letter buch=book noten=music
gitarren=guitar geigen=violin öl=oil petroleum=kerosene gas=gas kerzen=candle wasser=water wein=wine bier=beer
schnaps=liquor milch=milk brot=bread wickel=wrap träger=strappy steh=high umhänge=shoulder bauch=belt
weiden=wicker henkel=handled bambus=bamboo kaninchen=rabbit nerz=mink zobel=sable bären=bear schnabel=pointed
springer=combat stulpen=cuffed röhren=skinny schlag=flared bügel=ironed
""")
"""What the first part of a compound says of a thing, where it is no word of looks by itself."""
PHRASES = MappingProxyType(
    {
        "spitze Ohren": "spitzohren", "spitzen Ohren": "spitzohren", "spitzer Ohren": "spitzohren",
        "glatt zurückgekämmt": "glatt-zurückgekämmt", "nach hinten gekämmt": "zurückgekämmt",
        "nach hinten gebunden": "zurückgebunden", "viel zu groß": "übergroß", "zu groß": "übergroß",
        "grau meliert": "graumeliert", "kurz geschnitten": "kurzgeschnitten", "kurz geschoren": "kurzgeschoren",
        "kahl rasiert": "kahlrasiert", "hoch gewachsen": "hochgewachsen", "glatt rasiert": "glattrasiert",
        "aus dem Gesicht": "", "eng anliegend": "hauteng", "bei sich": "dabei", "mit sich": "dabei",
        "rund um": "um", "um die": "um-die", "an der Seite": "an-der-seite", "an den Seiten": "an-den-seiten",
        "bis zu den": "bis", "bis zur": "bis", "bis zum": "bis", "bis auf den": "bis", "bis auf die": "bis",
        "bis in den": "bis", "bis an die": "bis", "mit der Zeit": "", "von Kopf bis Fuß": "", "zum Teil": "", "im Nacken": "im-nacken",
    }
)  # fmt: skip
"""What several words mean together, as the one that the tables have, nothing for what says nothing."""
