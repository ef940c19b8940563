"""Plain words of looks, clothes and places in German, French, Spanish and Japanese, with the English ones."""

from collections.abc import Mapping
from types import MappingProxyType


def table(pairs: str) -> Mapping[str, str]:
    """
    Return ``wort=word`` pairs as a mapping.

    ``_`` in the English is a blank; nothing behind ``=`` drops the word.
    """
    return MappingProxyType(
        {word: said.replace("_", " ") for word, _, said in (pair.partition("=") for pair in pairs.split())}
    )


GERMAN = table("""
und=and oder=or aber=but mit=with ohne=without ein=a eine=a einen=a einem=a einer=a eines=a der=the die=the
das=the den=the dem=the des=the ist=is sind=are war=was hat=has haben=have hatte=had trägt=wears tragen=wear
trug=wore er=he sie=she ihr=her ihre=her ihren=her ihrem=her ihrer=her ihres=her sein=his seine=his
seinen=his seinem=his seiner=his ich=I mein=my meine=my meinen=my meinem=my meiner=my bin=am habe=have
trage=wear du=you dein=your deine=your bist=are hast=have in=in im=in am= an=on auf=on aus=of zu=in zum=in
von=of über=over unter=under nicht=not kein=no keine=no keinen=no sehr=very etwas=slightly immer=always
meist=usually meistens=usually gern= gerne= liebsten= oft=often denn=because weil=because wenn=when dazu=and
sowie=and auch=and
jahre=years jahr=years jahren=years alt=old alte=old alter=old altes=old alten=old jung=young mitte=mid
mann=man frau=woman mädchen=girl junge=boy jungen=boy kind=child männlich=male weiblich=female
dame=lady herr=gentleman mutter=mother vater=father schwester=sister bruder=brother großmutter=grandmother
großvater=grandfather oma=grandmother opa=grandfather freund=friend freundin=friend tochter=daughter
sohn=son
kollege=colleague kollegin=colleague partner=partner partnerin=partner chef=boss chefin=boss gatte=husband
gattin=wife ehemann=husband ehefrau=wife onkel=uncle tante=aunt cousin=cousin cousine=cousin neffe=nephew
nichte=niece eltern=parents geschwister=siblings zwilling=twin ex=ex nachbar=neighbour nachbarin=neighbour
nie=never niemals=never früher=formerly
haar=hair haare=hair haaren=hair auge=eye augen=eyes haut=skin gesicht=face bart=beard vollbart=full_beard
schnurrbart=moustache schnauzer=moustache dreitagebart=stubble stoppeln=stubble locken=curls zopf=braid
zöpfe=braids zöpfen=braids pferdeschwanz=ponytail dutt=bun knoten=bun pony=fringe glatze=bald_head
strähnen=streaks brille=glasses lesebrille=glasses sonnenbrille=sunglasses hornbrille=glasses
narbe=scar narben=scars sommersprossen=freckles muttermal=mole
tätowierung=tattoo tätowierungen=tattoos nase=nose nasenring=nose_ring lippen=lips wange=cheek
stirn=forehead
hand=hand arm=arm bein=leg rechts=right rechten=right linken=left links=left
kinn=chin hals=neck ohren=ears ohr=ear hörner=horns flügel=wings schwanz=tail fell=fur statur=build
figur=figure
rot=red blond=blonde braun=brown schwarz=black weiß=white grau=grey grün=green blau=blue gelb=yellow
lila=purple violett=violet rosa=pink orange=orange silbern=silver silber=silver golden=golden
türkis=turquoise
bernsteinfarben=amber haselnussbraun=hazel kastanienbraun=chestnut rotblond=strawberry_blonde
weinrot=burgundy beige=beige bunt=multicoloured dunkel=dark hell=light blass=pale bleich=pale
gebräunt=tanned
lang=long kurz=short schulterlang=shoulder-length kinnlang=chin-length hüftlang=waist-length glatt=straight
lockig=curly wellig=wavy kraus=frizzy dicht=thick dünn=thin offen=loose geflochten=braided
zerzaust=tousled strubbelig=messy wirr=messy gefärbt=dyed rasiert=shaved kahl=bald kahlköpfig=bald
groß=tall klein=small schlank=slim dick=fat rundlich=plump mollig=plump kräftig=sturdy stämmig=stocky
muskulös=muscular sportlich=athletic zierlich=petite schlaksig=lanky hager=gaunt breit=broad
breitschultrig=broad-shouldered drahtig=wiry
hemd=shirt bluse=blouse hose=trousers jeans=jeans rock=skirt kleid=dress jacke=jacket mantel=coat
pullover=sweater pulli=sweater strickpullover=knitted_sweater kapuzenpulli=hoodie kapuzenpullover=hoodie
weste=vest anzug=suit schürze=apron kittelschürze=apron kittel=coat arbeitskittel=coat
laborkittel=labcoat latzhose=dungarees stiefel=boots
stiefeln=boots schuhe=shoes turnschuhe=sneakers sandalen=sandals hut=hat mütze=cap schal=scarf tuch=scarf
kopftuch=headscarf gürtel=belt handschuhe=gloves krawatte=tie fliege=bow_tie uniform=uniform rüstung=armour
umhang=cloak t-shirt=t-shirt strümpfe=stockings socken=socks lederjacke=leather_jacket
regenmantel=raincoat bademantel=bathrobe leder=leather wolle=wool
küche=kitchen wohnzimmer=living_room schlafzimmer=bedroom bad=bathroom badezimmer=bathroom garten=garden
straße=street wald=forest strand=beach bahnhof=station schule=school büro=office kirche=church burg=castle
schloss=castle markt=market bibliothek=library park=park keller=cellar dachboden=attic balkon=balcony
brücke=bridge hafen=harbour kneipe=pub café=café laden=shop werkstatt=workshop bäckerei=bakery
krankenhaus=hospital samstagmorgen=morning morgen=morning morgens=morning abend=evening abends=evening
nacht=night nachts=night mittag=noon nachmittag=afternoon dämmerung=dusk
strickjacke=cardigan strumpfhose=tights pantoffeln=slippers filzpantoffeln=felt_slippers hausschuhe=slippers
stiefeletten=ankle_boots gummistiefel=rubber_boots halbschuhe=shoes holzschuhe=clogs sakko=jacket
jackett=jacket blazer=blazer frack=tailcoat smoking=tuxedo schleier=veil kette=chain halskette=necklace
perlenkette=pearl_necklace ohrringe=earrings ohrring=earring armband=bracelet brosche=brooch kapuze=hood
nachthemd=nightgown schlafanzug=pajamas morgenmantel=dressing_gown overall=overalls blaumann=blue_overalls
kostüm=suit abendkleid=evening_gown sommerkleid=sundress dirndl=dirndl tracht=costume trenchcoat=trench_coat
parka=parka steppjacke=quilted_jacket jeansjacke=denim_jacket rollkragenpullover=turtleneck
unterhemd=undershirt minirock=miniskirt faltenrock=pleated_skirt leggings=leggings strumpf=stocking
kniestrümpfe=knee_socks wollsocken=wool_socks wollmütze=wool_cap strohhut=straw_hat zylinder=top_hat
barett=beret schiebermütze=flat_cap wollmantel=wool_coat pelzmantel=fur_coat lodenmantel=loden_coat
kapitänsmütze=captain's_cap hosenträger=suspenders hosenanzug=trouser_suit tweedjacke=tweed_jacket
cordhose=corduroy_trousers lederhose=leather_shorts flach=flat kariert=checked gestreift=striped
geblümt=floral gepunktet=polka-dot gestrickt=knitted fleckig=stained zerrissen=torn geflickt=patched neu=new
eng=tight weit=loose bestickt=embroidered verwaschen=faded abgewetzt=worn schlicht=plain schwer=heavy
hoch=high rund=round seide=silk samt=velvet leinen=linen baumwolle=cotton tweed=tweed pelz=fur cord=corduroy
spitze=lace falten=wrinkles grübchen=dimples zahnlücke=gap_between_the_front_teeth wimpern=eyelashes
augenbrauen=eyebrows augenbraue=eyebrow brauen=brows wangenknochen=cheekbones wangen=cheeks mund=mouth
zähne=teeth gesteckt=pinned gebunden=tied zusammengebunden=tied hochgesteckt=pinned_up winzig=tiny
mager=skinny hochgewachsen=tall gedrungen=stocky beleibt=stout korpulent=stout stattlich=stout
bucklig=hunchbacked gebeugt=stooped faltig=wrinkled wettergegerbt=weathered sommersprossig=freckled
dunkelhäutig=dark-skinned bärtig=bearded einäugig=one-eyed zwanzig=twenty dreißig=thirty vierzig=forty
fünfzig=fifty sechzig=sixty siebzig=seventy achtzig=eighty neunzig=ninety anfang=early ende=late
zwanzigern=twenties dreißigern=thirties vierzigern=forties fünfzigern=fifties sechzigern=sixties
siebzigern=seventies apotheke=pharmacy gasthaus=inn wirtshaus=inn gasthof=inn stube=parlour
wohnung=apartment treppenhaus=stairwell flur=corridor turm=tower mühle=mill scheune=barn stall=stable
hof=yard platz=square marktplatz=market_square zug=train abteil=compartment schiff=ship
leuchtturm=lighthouse friedhof=cemetery kloster=monastery dorf=village berghütte=mountain_hut hütte=hut
theater=theatre kino=cinema museum=museum gürteltasche= stock=walking_stick gehstock=walking_stick
krücke=crutch pfeife= rote=red
ledern=leather seiden=silk wollen=wool hölzern=wooden feder=feather quer= melone=bowler_hat
""")
FRENCH = table("""
et=and ou=or mais=but avec=with sans=without un=a une=a des= le=the la=the les=the l=the de=of du=of d=of
est=is sont=are était=was a=has ont=have avait=had porte=wears portait=wore il=he elle=she son=her sa=her
ses=her je=I mon=my ma=my mes=my suis=am ai=have tu=you es=are as=have dans=in en=in sur=on aux=with au=with
à=with très=very toujours=always souvent=often pas=not ni=no
ans=years_old an=years_old âgé=aged vieux=old vieille=old jeune=young âge=age
homme=man femme=woman fille=girl garçon=boy enfant=child masculin=male féminin=female mère=mother
père=father
soeur=sister sœur=sister frère=brother mari=husband épouse=wife fils=son ami=friend amie=friend
collègue=colleague patron=boss patronne=boss oncle=uncle tante=aunt cousin=cousin cousine=cousin
parents=parents voisin=neighbour voisine=neighbour jamais=never autrefois=formerly
cheveux=hair cheveu=hair yeux=eyes œil=eye peau=skin visage=face barbe=beard moustache=moustache
boucles=curls tresse=braid tresses=braids chignon=bun queue=tail frange=fringe lunettes=glasses
cicatrice=scar
cicatrices=scars taches=freckles tatouage=tattoo tatouages=tattoos nez=nose lèvres=lips joue=cheek
main=hand bras=arm
sourcil=eyebrow droit=right droite=right gauche=left corps=body
roux=red rousse=red rouge=red blond=blonde brun=brown marron=brown châtain=chestnut noir=black blanc=white
blanche=white gris=grey vert=green bleu=blue jaune=yellow violet=violet rose=pink argenté=silver doré=golden
noisette=hazel ambre=amber auburn=auburn foncé=dark clair=light pâle=pale bronzé=tanned mat=olive
long=long longue=long court=short mi-long=shoulder-length raide=straight lisse=straight bouclé=curly
ondulé=wavy frisé=frizzy épais=thick fin=fine attaché=tied tressé=braided chauve=bald rasé=shaved
grand=tall petit=small mince=slim gros=fat grosse=fat rond=plump robuste=sturdy trapu=stocky musclé=muscular
athlétique=athletic menu=petite maigre=thin large=broad élancé=slender
chemise=shirt chemisier=blouse pantalon=trousers jean=jeans jupe=skirt robe=dress veste=jacket manteau=coat
pull=sweater gilet=vest costume=suit tablier=apron bottes=boots chaussures=shoes baskets=sneakers
sandales=sandals chapeau=hat casquette=cap écharpe=scarf foulard=scarf ceinture=belt gants=gloves
cravate=tie uniforme=uniform armure=armour cape=cape imperméable=raincoat cuir=leather laine=wool
cuisine=kitchen salon=living_room chambre=bedroom jardin=garden rue=street forêt=forest plage=beach
gare=station école=school bureau=office église=church château=castle marché=market bibliothèque=library
parc=park cave=cellar pont=bridge port=harbour boulangerie=bakery
matin=morning soir=evening nuit=night midi=noon après-midi=afternoon crépuscule=dusk aube=dawn
""")
SPANISH = table("""
y=and e=and o=or pero=but con=with sin=without un=a una=a unos= unas= el=the la=the los=the las=the de=of
del=of es=is son=are era=was tiene=has tienen=have tenía=had lleva=wears llevaba=wore viste=wears usa=wears
él=he ella=she su=her sus=her yo=I mi=my mis=my soy=am tengo=have llevo=wear tú=you eres=are tienes=have
en=in
a=in muy=very siempre=always no=no color=
años=years_old año=years_old edad=age viejo=old anciano=old joven=young
hombre=man mujer=woman chica=girl niña=girl chico=boy niño=boy masculino=male femenino=female madre=mother
padre=father hermana=sister hermano=brother hija=daughter hijo=son esposa=wife esposo=husband marido=husband
amigo=friend amiga=friend colega=colleague jefe=boss jefa=boss tío=uncle tía=aunt primo=cousin prima=cousin
abuela=grandmother abuelo=grandfather vecino=neighbour vecina=neighbour padres=parents nunca=never
antes=formerly
pelo=hair cabello=hair cabellos=hair ojos=eyes ojo=eye piel=skin cara=face rostro=face barba=beard
bigote=moustache
rizos=curls trenza=braid trenzas=braids moño=bun coleta=ponytail flequillo=fringe gafas=glasses
cicatriz=scar
cicatrices=scars pecas=freckles tatuaje=tattoo tatuajes=tattoos nariz=nose labios=lips mejilla=cheek
mano=hand brazo=arm
pierna=leg ceja=eyebrow derecho=right derecha=right izquierdo=left izquierda=left cuerpo=body fuerte=strong
rojo=red pelirrojo=red rubio=blonde castaño=brown marrón=brown marrones=brown café=brown negro=black
blanco=white
gris=grey grises=grey verde=green azul=blue azules=blue amarillo=yellow violeta=violet morado=purple
rosa=pink
plateado=silver dorado=golden miel=honey avellana=hazel ámbar=amber oscuro=dark claro=light pálido=pale
bronceado=tanned moreno=brown
largo=long corto=short liso=straight lacio=straight rizado=curly ondulado=wavy espeso=thick recogido=tied
trenzado=braided calvo=bald rapado=shaved
alto=tall bajo=short pequeño=small delgado=slim gordo=fat robusto=sturdy fornido=stocky musculoso=muscular
atlético=athletic menudo=petite flaco=thin ancho=broad esbelto=slender
camisa=shirt blusa=blouse pantalón=trousers pantalones=trousers vaqueros=jeans falda=skirt vestido=dress
chaqueta=jacket abrigo=coat jersey=sweater suéter=sweater chaleco=vest traje=suit delantal=apron botas=boots
zapatos=shoes zapatillas=sneakers sandalias=sandals sombrero=hat gorra=cap bufanda=scarf pañuelo=scarf
cinturón=belt guantes=gloves corbata=tie uniforme=uniform armadura=armour capa=cape cuero=leather lana=wool
cocina=kitchen salón=living_room dormitorio=bedroom jardín=garden calle=street bosque=forest playa=beach
estación=station escuela=school oficina=office iglesia=church castillo=castle mercado=market
biblioteca=library parque=park sótano=cellar puente=bridge puerto=harbour panadería=bakery
mañana=morning tarde=afternoon noche=night mediodía=noon atardecer=dusk amanecer=dawn
""")
JAPANESE = table("""
黒=black 白=white 銀=silver 金=golden 茶=brown 赤=red 青=blue 緑=green 紫=purple 灰=grey 桃=pink
橙=orange
水=light_blue 紺=navy 琥珀=amber 栗=chestnut 亜麻=flaxen ピンク=pink オレンジ=orange グレー=grey
ブルー=blue
ブラウン=brown 色= の= い= 髪= 瞳= 目= 眼= 長=long 短=short ロング=long ショート=short
ロングヘア=long
ショートヘア=short セミロング=medium-length ボブ=bob ストレート=straight ポニーテール=ponytail
ツインテール=twintails おさげ=braids 三つ編み=braids 巻き毛=curly くせ毛=wavy パーマ=permed
小柄=petite 細身=slim 華奢=slender 長身=tall 高校生= 高校= 高等=
高=tall 低=short 背が= 背= 普通=average 筋肉質=muscular
がっしり=sturdy
歳=years_old 才=years_old 、=,_ ・=,_ と=,_
セーラー服=sailor_uniform 制服=uniform 学生服=school_uniform 着物=kimono 浴衣=yukata 袴=hakama
メイド服=maid_dress
ワンピース=dress スカート=skirt シャツ=shirt コート=coat ジャケット=jacket ズボン=trousers
ジーンズ=jeans
パーカー=hoodie セーター=sweater ブーツ=boots 眼鏡=glasses メガネ=glasses 帽子=hat マフラー=scarf
リボン=ribbon
スーツ=suit 白衣=white_coat 鎧=armour 猫耳=cat_ears 尻尾=tail 傷=scar 傷跡=scar そばかす=freckles
女=woman 男=man 女性=woman 男性=man 女の子=girl 男の子=boy 少女=girl 少年=boy 白い=white 黒い=black
赤い=red 青い=blue
""")
