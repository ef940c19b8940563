"""More Spanish words of looks, beings, dress, things carried and trades, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

WORDS: Mapping[str, str] = table("""
cabeza-rapada=shaved_head cabeza-afeitada=shaved_head pendientes-de-aro=hoop_earrings
aretes-de-aro=hoop_earrings nombre=name este=this esta=this cada=each casi=almost algo=slightly bastante=
demasiado=too aproximadamente= unos= unas= normalmente=usually habitualmente=usually suele=usually vestir=wear
llevar=wear jamás=never falta=missing faltan=missing perdido=lost perdida=lost cuelga=hangs colgado=hangs
colgada=hangs colgando=hangs posado=sits cubierto=covered cubierta=covered llega=reaches cae=falls hasta=to
hecho=made hecha=made sostiene=holds carga=carries porta=carries consigo=with_her encima= femenina=female
masculina=male hembra=female macho=male neutro=neutral crío=boy muchachito=boy señorita=young_woman
anciana=old_woman adulta=adult adulto=adult niñita=girl desconocida=unknown desconocido=unknown elfo=elf
elfa=elf_woman semielfa=half-elf_woman semielfo=half-elf enano=dwarf enana=dwarf_woman orco=orc duende=goblin
demonio=demon demonia=demon_woman diablo=devil ángel=angel vampiro=vampire vampira=vampire_woman lobo=wolf
hada=fairy bruja=witch brujo=warlock mago=mage maga=female_mage sirena=mermaid dragón=dragon humano=human
humana=human androide=android robot=robot fantasma=ghost gigante=giant zorro=fox mediana=medium cabellera=hair
crines=mane rizo=curl bucles=ringlets tirabuzones=ringlets trenzado=braided trenzada=braided trenzas=braids
coletas=pigtails coleta=ponytail moños=buns tonsura=tonsure calvicie=balding cresta=mohawk afro=afro
rastas=dreadlocks rapada=shaved rapados=shaved rapado=shaved afeitado=shaved afeitada=shaved afeitados=shaved
rubios=blonde rubias=blonde castaños=brown castañas=brown pelirroja=red-haired canas=grey_hair canoso=greying
entrecano=salt-and-pepper platino=platinum plateada=silver plateados=silver dorada=golden dorados=golden
cobriza=copper caoba=mahogany azabache=jet-black negros=black negras=black negra=black blancas=white
blancos=white blanca=white teñida=dyed teñidos=dyed decolorado=bleached despeinada=messy despeinados=messy
alborotado=tousled alborotada=tousled revuelto=tousled revuelta=tousled enmarañado=tangled grasiento=greasy
sedoso=silky sedosa=silky ralo=thinning escaso=thinning engominado=slicked-back peinado=combed atado=tied
atada=tied recogida=tied larga=long largos=long largas=long corta=short cortos=short cortas=short
lisa=straight lisos=straight ondulados=wavy rizados=curly rizadas=curly media-melena=shoulder-length_hair
melena=hair perilla=goatee bigotudo=moustached barbudo=bearded tupida=bushy tupido=bushy tupidas=bushy
pobladas=bushy lampiño=beardless almendrados=almond-shaped rasgados=almond-shaped
ojeras=dark_circles_under_the_eyes pupilas=pupils pupila=pupil verticales=vertical rasgadas=slit
esmeraldas=emerald ámbar=amber saltones=bulging hundidos=deep-set ciego=blind ciega=blind penetrantes=piercing
turquesa=turquoise zafiro=sapphire acero=steel pardos=brown pardo=brown celestes=sky-blue tez=skin
porcelana=porcelain marfil=ivory bronce=bronze aceituna=olive canela=cinnamon tostada=tanned rosada=rosy
cetrina=sallow lechosa=milky escamas=scales oscuros=dark oscuras=dark claros=light claras=light pálidos=pale
pálidas=pale rojas=red rojos=red roja=red verdes=green azules=blue amarilla=yellow amarillos=yellow
amarillas=yellow moradas=purple morada=purple violetas=violet rosas=pink marrones=brown naranjas=orange
burdeos=burgundy carmesí=crimson escarlata=scarlet púrpura=purple mostaza=mustard ocre=ochre oliva=olive
caqui=khaki arena=sand perla=pearl plomo=lead índigo=indigo marino=navy lavanda=lavender salmón=salmon
multicolor=multicoloured rechoncho=chubby rollizo=plump rolliza=plump robusta=sturdy corpulenta=stout
fornida=stocky musculosa=muscular nervuda=wiry nervudo=wiry enjuto=lean enjuta=lean demacrado=gaunt
demacrada=gaunt huesudo=bony huesuda=bony frágil=frail jorobado=hunchbacked alta=tall altos=high baja=short
media=medium mediano=medium curvilínea=curvy curvas=curves ágil=agile atlética=athletic pequeña=small
delgados=thin grueso=thick gruesa=thick espesa=thick embarazada=pregnant desgarbado=lanky desgarbada=lanky
labio=lip párpado=eyelid párpados=eyelids sien=temple sienes=temples mandíbula=jaw garganta=throat nuca=nape
clavícula=collarbone antebrazo=forearm antebrazos=forearms codo=elbow muñeca=wrist muñecas=wrists pulgar=thumb
índice=index_finger meñique=little_finger anular=ring_finger corazón=heart uñas=nails cadera=hip caderas=hips
muslo=thigh rodilla=knee rodillas=knees pantorrilla=calf tobillo=ankle pie=foot costillas=ribs
omóplato=shoulder_blade cabeza=head colmillos=fangs colmillo=fang incisivo=front_tooth aguileña=aquiline
chata=snub respingona=upturned ganchuda=hooked torcida=crooked puntiagudas=pointed puntiagudos=pointed
puntiagudo=pointed puntiaguda=pointed cuadrado=square cuadrada=square redondo=round redonda=round ovalado=oval
alargado=long quemadura=burn quemaduras=burns verruga=wart mancha=mark prótesis=prosthesis garfio=hook
muñón=stump tatuado=tattooed tatuada=tattooed piercing=piercing piercings=piercings aro=hoop
aros=hoop_earrings alas=wings cuernos=horns cuerno=horn garras=claws pezuñas=hooves cola=tail escamosa=scaly
vendaje=bandage vendas=bandages venda=bandage tirita=plaster parche=eyepatch anteojos=glasses lentes=glasses
monóculo=monocle maquillaje=make-up gato=cat conejo=rabbit serpiente=snake hiedra=ivy ancla=anchor
golondrina=swallow cuervo=crow águila=eagle estrella=star estrellas=stars luna=moon sol=sun cruz=cross
calavera=skull mariposa=butterfly araña=spider runas=runes pájaro=bird león=lion tigre=tiger bota=boot
zapato=shoe botines=ankle_boots pantuflas=slippers chanclas=flip-flops sandalia=sandal descalzo=barefoot
descalza=barefoot polainas=gaiters calzones=breeches tirantes=suspenders bermuda=shorts enagua=petticoat
enaguas=petticoats camisón=nightgown albornoz=bathrobe bañador=swimsuit malla=leotard chándal=tracksuit
jersey-de-cuello-alto=turtleneck cuello-alto=turtleneck rebeca=cardigan cárdigan=cardigan parka=parka
anorak=anorak plumífero=down_jacket sobretodo=overcoat capote=cloak manto=cloak pieles=fur
piel-de-lobo=wolf_fur túnica=tunic toga=toga jubón=doublet corpiño=bodice top=top chaquetilla=short_jacket
hábito=habit sotana=cassock librea=livery peto-de-acero=breastplate coraza=breastplate cota-de-malla=chainmail
yelmo=helmet casco=helmet grebas=greaves brazales=bracers guanteletes=gauntlets harapos=rags cofia=bonnet
chistera=top_hat bombín=bowler_hat tricornio=tricorn turbante=turban corona=crown tiara=tiara capucha=hood
cinta=ribbon cintas=ribbons lazo=bow lazos=bows máscara=mask antifaz=eye_mask mascarilla=face_mask
guante=glove mitones=fingerless_gloves pajarita=bow_tie corbatín=bow_tie fular=scarf mantilla=mantilla
cuello=neck faja=sash colgante=pendant relicario=locket medallón=medallion cadena=chain pulseras=bracelets
alianza=wedding_ring anillos=rings broche=brooch arete=earring aretes=earrings zarcillos=earrings
reloj-de-bolsillo=pocket_watch amuleto=amulet insignia=badge placa=badge raso=satin satén=satin
franela=flannel fieltro=felt tul=tulle cachemira=cashmere ante=suede plumas=feathers pluma=feather metal=metal
hierro=iron vidrio=glass cristal=glass oro=gold plata=silver cobre=copper madera=wood piedra=stone hueso=bone
goma=rubber caucho=rubber lona=canvas paja=straw estampada=patterned estampado=patterned bordada=embroidered
bordado=embroidered bordados=embroidered ceñido=tight ceñida=tight ajustada=tight ancho=wide holgada=loose
gastada=worn gastado=worn gastadas=worn rotas=torn rotos=ripped desgarrado=torn desgastada=worn
raído=threadbare raída=threadbare descolorido=faded descolorida=faded remendado=patched remendada=patched
arrugado=crumpled arrugada=crumpled sucio=dirty sucia=dirty elegante=elegant sencillo=plain sencilla=plain
nuevo=new nueva=new plisada=pleated plisado=pleated acolchada=quilted acolchado=quilted floreada=floral
manchado=stained manchada=stained deshilachado=frayed deshilachada=frayed llave=key llaves=keys
manojo-de-llaves=bunch_of_keys manojo=bunch llave-inglesa=wrench linterna=torch farol=lantern lámpara=lamp
paraguas=umbrella sombrilla=parasol bastón=cane vara=staff varita=wand pipa=pipe cigarrillo=cigarette
cigarro=cigar rosario=rosary libro=book libreta=notebook cuaderno=notebook biblia=bible periódico=newspaper
mapa=map carta=letter bolígrafo=pen lápiz=pencil pincel=brush cámara=camera teléfono=phone móvil=phone
lupa=magnifying_glass prismáticos=binoculars catalejo=spyglass brújula=compass silbato=whistle campanilla=bell
cascabel=bell cuchillo=knife navaja=pocket_knife daga=dagger puñal=dagger espada=sword sable=sabre hacha=axe
martillo=hammer maza=mace lanza=spear arco=bow ballesta=crossbow carcaj=quiver pistola=pistol
revólver=revolver fusil=rifle escopeta=shotgun guadaña=scythe látigo=whip cuerda=rope red=net cesta=basket
mochila=backpack bolso=handbag bolsa=bag zurrón=satchel morral=satchel maletín=briefcase maleta=suitcase
caja-de-herramientas=toolbox destornillador=screwdriver tijeras=scissors guitarra=guitar violín=violin
flauta=flute armónica=harmonica acordeón=accordion tambor=drum laúd=lute oso-de-peluche=teddy_bear
peluche=stuffed_toy muñeca-de-trapo=rag_doll abanico=fan espejo=mirror loro=parrot perro=dog rata=rat búho=owl
halcón=falcon mono-titi=monkey escoba=broom cubo=bucket bandeja=tray termo=thermos cantimplora=canteen
petaca=hip_flask botella=bottle taza=cup moneda=coin dados=dice naipes=cards fonendoscopio=stethoscope
estetoscopio=stethoscope auriculares=headphones bolsillo=pocket crucifijo=crucifix herrero=blacksmith
herrera=female_blacksmith médico=doctor médica=female_doctor doctora=female_doctor enfermera=nurse
enfermero=male_nurse comadrona=midwife farmacéutico=pharmacist farmacéutica=female_pharmacist
profesor=male_teacher profesora=female_teacher maestro=male_teacher maestra=female_teacher estudiante=student
alumna=schoolgirl alumno=schoolboy relojero=watchmaker relojera=female_watchmaker barquero=ferryman
pescador=fisherman pescadora=female_fisher marinero=sailor marinera=female_sailor capitán=captain
capitana=female_captain panadero=male_baker panadera=female_baker carnicero=male_butcher
carnicera=female_butcher cocinero=male_cook cocinera=female_cook posadero=innkeeper posadera=female_innkeeper
tabernero=innkeeper tabernera=female_innkeeper camarero=waiter camarera=waitress molinero=miller
molinera=female_miller granjero=farmer granjera=female_farmer pastor=shepherd pastora=shepherdess
cazador=hunter cazadora=jacket jardinero=gardener jardinera=female_gardener sastre=tailor costurera=seamstress
modista=seamstress tejedora=female_weaver zapatero=cobbler carpintero=carpenter carpintera=female_carpenter
encuadernador=bookbinder librero=bookseller librera=female_bookseller bibliotecario=librarian
bibliotecaria=female_librarian pintor=painter pintora=female_painter escultor=sculptor músico=male_musician
cantante=singer bailarín=dancer bailarina=female_dancer actor=actor actriz=actress mercader=merchant
comerciante=merchant vendedor=seller vendedora=female_seller cartero=postman cartera=postwoman
policía=police_officer comisario=inspector comisaria=female_inspector detective=detective juez=judge
jueza=female_judge abogado=lawyer abogada=female_lawyer soldado=soldier caballero=knight mercenario=mercenary
mercenaria=female_mercenary guardia=guard guerrero=male_warrior guerrera=female_warrior rey=king reina=queen
príncipe=prince princesa=princess conde=count condesa=countess monje=monk monja=nun sacerdote=priest
cura=priest ladrón=thief ladrona=female_thief pirata=pirate mayordomo=butler criado=servant criada=maid
sirvienta=maid doncella=maid minero=miner minera=female_miner mecánico=male_mechanic mecánica=female_mechanic
ingeniero=engineer ingeniera=female_engineer piloto=pilot barbero=barber peluquera=hairdresser
curandero=healer curandera=female_healer alquimista=alchemist aprendiz=apprentice farero=lighthouse_keeper
color-vino=wine-red color-miel=honey-coloured toca=wimple volantes=ruffles peineta=hair_comb
chubasquero=raincoat impermeable=raincoat botas-de-agua=rubber_boots junto-a=beside en-lugar-de=instead_of
en-vez-de=instead_of azul-marino=navy escolar=school forma=shape de-tacón=high-heeled tacón=heel
mechero=lighter encendedor=lighter toalla=towel plano=flat plana=flat planas=flat planos=flat cojo=limping
manco=one-armed tuerto=one-eyed tuerta=one-eyed sobre=over skateboard=skateboard monopatín=skateboard
punta=tip
""")
