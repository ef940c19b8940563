"""Plain words of places and times of day in German, French and Spanish, which scenarios and greetings say."""

from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._plain_words import word_set
from limner.continuity._tongue_words import table

GERMAN: Mapping[str, str] = table("""
bücherei=library notaufnahme=emergency_room theke=bar_counter tresen=bar_counter backstube=bakery
hinterzimmer=back_room gastzimmer=inn_room wartezimmer=waiting_room wartesaal=waiting_room
klassenzimmer=classroom lehrerzimmer=staff_room kinderzimmer=nursery arbeitszimmer=study
esszimmer=dining_room speisesaal=dining_hall speisewagen=dining_car schlafwagen=sleeping_car
bordrestaurant=dining_car zimmer=room raum=room saal=hall halle=hall haus=house wohnhaus=house
bauernhaus=farmhouse pfarrhaus=vicarage rathaus=town_hall gewächshaus=greenhouse forsthaus=forester's_lodge
landhaus=country_house hochhaus=tower_block kaffeehaus=coffeehouse teehaus=teahouse
warenhaus=department_store kaufhaus=department_store lagerhaus=warehouse opernhaus=opera_house
bootshaus=boathouse badehaus=bathhouse gefängnis=prison zelle=cell gericht=courtroom gerichtssaal=courtroom
polizeiwache=police_station polizeirevier=police_station wache=guardroom postamt=post_office
post=post_office bank=bank sparkasse=bank buchladen=bookshop buchhandlung=bookshop blumenladen=flower_shop
spielzeugladen=toy_shop antiquariat=antiquarian_bookshop kiosk=kiosk metzgerei=butcher's_shop
fleischerei=butcher's_shop schneiderei=tailor's_shop schusterei=shoemaker's_shop
uhrmacherei=watchmaker's_shop tischlerei=carpenter's_workshop schreinerei=carpenter's_workshop
schmiede=forge gärtnerei=plant_nursery friseursalon=hair_salon salon=salon wäscherei=laundry
waschsalon=laundromat druckerei=printing_house brauerei=brewery molkerei=dairy fabrik=factory
ziegelei=brickworks sägewerk=sawmill zeche=coal_mine bergwerk=mine stollen=mine_tunnel grube=mine
restaurant=restaurant gaststube=taproom wirtsstube=taproom schankraum=taproom gaststätte=pub kantine=canteen
mensa=canteen imbiss=snack_bar bar=bar nachtclub=nightclub club=club diskothek=nightclub hotel=hotel
hotelzimmer=hotel_room pension=guesthouse herberge=hostel jugendherberge=hostel empfangshalle=lobby
lobby=lobby foyer=foyer aula=assembly_hall turnhalle=gymnasium sporthalle=gymnasium schwimmbad=swimming_pool
hallenbad=swimming_pool freibad=outdoor_pool sauna=sauna universität=university hörsaal=lecture_hall
labor=laboratory sternwarte=observatory archiv=archive galerie=gallery atelier=studio studio=studio
bühne=stage garderobe=dressing_room oper=opera zirkus=circus zirkuszelt=circus_tent manege=circus_ring
jahrmarkt=funfair rummelplatz=funfair klinik=hospital praxis=doctor's_office arztpraxis=doctor's_office
lazarett=field_hospital krankenzimmer=hospital_room kapelle=chapel dom=cathedral kathedrale=cathedral
münster=cathedral krypta=crypt gruft=crypt tempel=temple synagoge=synagogue moschee=mosque
turmzimmer=tower_room thronsaal=throne_room verlies=dungeon kerker=dungeon festung=fortress palast=palace
villa=villa gutshof=manor bauernhof=farm hofladen=farm_shop kuhstall=cowshed pferdestall=stable
heuboden=hayloft speicher=attic diele=hallway veranda=veranda terrasse=terrace dach=roof treppe=stairs
innenhof=courtyard garage=garage tankstelle=petrol_station raststätte=roadside_diner parkplatz=parking_lot
bahnsteig=platform bushaltestelle=bus_stop u-bahn=subway straßenbahn=tram bus=bus wagen=car auto=car
lastwagen=truck führerhaus=truck_cab flugzeug=aeroplane flughafen=airport cockpit=cockpit
raumschiff=spaceship raumstation=space_station brückendeck=bridge frachter=freighter dampfer=steamer
segelschiff=sailing_ship boot=boat kutter=cutter fähre=ferry kahn=barge kajüte=ship's_cabin kabine=cabin
kombüse=galley maschinenraum=engine_room deck=deck werft=shipyard kai=quay mole=pier steg=jetty insel=island
küste=coast ufer=shore see=lake meer=sea fluss=river kanal=canal bach=stream wasserfall=waterfall
berg=mountain alm=mountain_pasture gipfel=summit schlucht=gorge höhle=cave lichtung=clearing wiese=meadow
feld=field acker=field heide=heath moor=moor sumpf=swamp wüste=desert dschungel=jungle oase=oasis
weinberg=vineyard weingut=winery obstgarten=orchard stadt=town großstadt=city kleinstadt=small_town
altstadt=old_town gasse=alley hinterhof=backyard allee=avenue kreuzung=crossroads tunnel=tunnel
bunker=bunker kaserne=barracks schützengraben=trench lager=camp zelt=tent lagerfeuer=campfire
weihnachtsmarkt=christmas_market flohmarkt=flea_market markthalle=market_hall kasino=casino
spielhalle=arcade bibliothekssaal=library lesesaal=reading_room berghütte=mountain_hut skihütte=ski_hut
almhütte=alpine_hut waldhütte=forest_hut jagdhütte=hunting_lodge hauses=house namens=called genannt=called
heißt=called neben=beside bei=near vor=before durch=through während=during zwischen=between nach=after
winter=winter sommer=summer herbst=autumn frühling=spring frühjahr=spring uhr=o'clock mitternacht=midnight
morgengrauen=dawn sonnenaufgang=sunrise sonnenuntergang=sunset nachmittags=afternoon mittags=noon
vormittag=morning dunkel=dark klein=small alt=old verlassen=abandoned leer=empty jemand=somebody safe=safe
kasse=till findet=finds wartet=waits sitzt=sits steht=stands arbeitet=works kommt=comes betritt=enters
wacht=wakes trifft=meets treffen=meet wo=where wohin=where ins=in ans=at beim=at unterm=under überm=over
zur=to vom=from unweit=near dort=there draußen=outside
""")
FRENCH: Mapping[str, str] = table("""
chambre=room pièce=room salle=room salle-à-manger=dining_room salle-de-bain=bathroom
salle-d'attente=waiting_room maison=house appartement=apartment immeuble=apartment_building grenier=attic
escalier=stairs couloir=corridor terrasse=terrace balcon=balcony toit=roof cour=courtyard café=café
restaurant=restaurant bistrot=bistro bistro=bistro brasserie=brasserie bar=bar taverne=tavern auberge=inn
hôtel=hotel cabaret=cabaret boutique=shop magasin=shop librairie=bookshop pharmacie=pharmacy
fournil=bakery boulangerie-pâtisserie=bakery échoppe=shop cuisine=kitchen cuisines=kitchen
boucherie=butcher's_shop fromagerie=cheese_shop pâtisserie=pastry_shop épicerie=grocery atelier=workshop
forge=forge usine=factory moulin=mill ferme=farm grange=barn étable=stable écurie=stable phare=lighthouse
quai=quay jetée=pier bateau=boat navire=ship péniche=barge cabine=cabin pont=bridge hôpital=hospital
clinique=clinic lycée=school collège=school université=university classe=classroom laboratoire=laboratory
musée=museum galerie=gallery théâtre=theatre loge=dressing_room scène=stage opéra=opera cinéma=cinema
cirque=circus chapiteau=circus_tent prison=prison cellule=cell tribunal=courtroom
commissariat=police_station poste=post_office banque=bank mairie=town_hall chapelle=chapel
cathédrale=cathedral monastère=monastery couvent=convent abbaye=abbey cimetière=cemetery crypte=crypt
palais=palace manoir=manor tour=tower donjon=keep cachot=dungeon ville=town village=village place=square
ruelle=alley champ=field vignoble=vineyard verger=orchard colline=hill montagne=mountain refuge=mountain_hut
cabane=hut grotte=cave île=island côte=coast rivière=river fleuve=river lac=lake mer=sea canal=canal
désert=desert jungle=jungle marais=marsh clairière=clearing train=train wagon=carriage
compartiment=compartment métro=subway station=station aéroport=airport avion=aeroplane camion=truck
voiture=car garage=garage tunnel=tunnel vaisseau=spaceship serre=greenhouse dans=in chez=at sous=under
devant=before derrière=behind près=near au=at aux=at appelé=called appelée=called nommé=called nommée=called
hiver=winter été=summer automne=autumn printemps=spring minuit=midnight arrière-boutique=back_room
arrière-salle=back_room sacristie=sacristy presbytère=rectory bibliothèque=library petite=small grande=large
vieux=old vieille=old où=where attend=waits
""")
SPANISH: Mapping[str, str] = table("""
habitación=room cuarto=room sala=room casa=house piso=apartment apartamento=apartment desván=attic
escalera=stairs pasillo=corridor terraza=terrace balcón=balcony azotea=rooftop patio=courtyard café=café
cafetería=café restaurante=restaurant bar=bar taberna=tavern cantina=cantina posada=inn hostal=hostel
hotel=hotel tienda=shop librería=bookshop farmacia=pharmacy carnicería=butcher's_shop pastelería=pastry_shop
taller=workshop herrería=forge fragua=forge fábrica=factory molino=mill granja=farm finca=estate
hacienda=hacienda establo=stable granero=barn faro=lighthouse muelle=pier barco=ship barca=boat bote=boat
camarote=cabin cabina=cabin hospital=hospital clínica=clinic colegio=school instituto=school
universidad=university aula=classroom laboratorio=laboratory museo=museum galería=gallery teatro=theatre
camerino=dressing_room escenario=stage ópera=opera cine=cinema circo=circus carpa=circus_tent prisión=prison
cárcel=prison celda=cell tribunal=courtroom juzgado=courtroom comisaría=police_station correos=post_office
banco=bank ayuntamiento=town_hall capilla=chapel catedral=cathedral monasterio=monastery convento=convent
cementerio=cemetery cripta=crypt palacio=palace torre=tower mazmorra=dungeon ciudad=city pueblo=village
aldea=village plaza=square callejón=alley campo=field viñedo=vineyard bodega=wine_cellar colina=hill
montaña=mountain refugio=mountain_hut cabaña=cabin choza=hut cueva=cave isla=island costa=coast río=river
lago=lake mar=sea canal=canal desierto=desert selva=jungle pantano=swamp claro=clearing tren=train
vagón=carriage compartimento=compartment metro=subway aeropuerto=airport avión=aeroplane camión=truck
coche=car garaje=garage túnel=tunnel nave=spaceship invernadero=greenhouse trastienda=back_room
sacristía=sacristy biblioteca=library mercado=market al=at junto=near bajo=under tras=behind detrás=behind
frente=before dentro=inside llamado=called llamada=called invierno=winter verano=summer otoño=autumn
primavera=spring medianoche=midnight madrugada=night pequeña=small grande=large viejo=old vieja=old
donde=where espera=waits desde=from
""")
_TABLES = MappingProxyType({"german": GERMAN, "french": FRENCH, "spanish": SPANISH})
_TAILS: Mapping[str, str] = table("""
zimmer=room raum=room haus=house stube=room laden=shop geschäft=shop halle=hall saal=hall küche=kitchen
keller=cellar werkstatt=workshop markt=market platz=square hof=yard garten=garden hütte=hut kneipe=pub
bar=bar café=café kirche=church kapelle=chapel brücke=bridge straße=street gasse=alley turm=tower
schiff=ship boot=boat station=station bahnhof=station schule=school wald=forest feld=field fabrik=factory
lager=camp deck=deck theater=theatre museum=museum hotel=hotel wagen=carriage kabine=cabin wohnung=apartment
bibliothek=library
""")
"""The last parts of German nouns of places; what stands before them says which, and is left out."""
_NOT_PLACES = word_set("vorraum zeitraum traum krankenhaus gesichtsfeld bordüre barbar umfeld hofstaat")


def places_of(tongue: str) -> Mapping[str, str]:
    """Return the words of places of a language, nothing for one that has none here."""
    return _TABLES.get(tongue, {})


def place_compound(word: str) -> str | None:
    """Return the place that a German compound ends in: ``Teppichladen`` is a shop."""
    for cut in range(3, len(word) - 2):
        tails = (word[cut:].removesuffix(end) for end in ("", "s", "es", "n", "e"))
        if (
            found := next((_TAILS[tail] for tail in tails if tail in _TAILS), "")
        ) and word not in _NOT_PLACES:
            return found
    return None
