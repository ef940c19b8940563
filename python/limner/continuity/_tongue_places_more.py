"""More plain words of places and times of day in German, French and Spanish, and those of Russian."""

from collections.abc import Mapping
from types import MappingProxyType

from limner.continuity._tongue_words import table

PLACES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "german": table("""
            jurte=tent schrein=shrine langhaus=longhouse hausboot=houseboat poststelle=post_office
            vollmond=night sommerabend=evening
            taverne=tavern schenke=tavern schänke=tavern spelunke=dive_bar krug=tavern basar=bazaar
            anleger=jetty anlegestelle=jetty bootssteg=jetty landungsbrücke=pier herrenhaus=manor
            anwesen=estate gut=estate dachgeschoss=attic dachkammer=attic dachstube=attic mansarde=attic
            kammer=chamber gemach=chamber gemächer=chambers verhörzimmer=interrogation_room
            verhörraum=interrogation_room besprechungszimmer=meeting_room konferenzraum=conference_room
            sitzungssaal=meeting_room heizungskeller=boiler_room waschküche=laundry_room
            weinkeller=wine_cellar kohlenkeller=coal_cellar kellergewölbe=vault gewölbe=vault
            tresorraum=vault mietshaus=apartment_building hauseingang=doorway hausflur=hallway
            eingangshalle=entrance_hall vorhalle=entrance_hall wintergarten=conservatory bad=bathroom
            toilette=restroom nudelbar=noodle_bar cocktailbar=cocktail_bar hotelbar=hotel_bar
            strandbar=beach_bar eisdiele=ice-cream_parlour konditorei=pastry_shop kräuterladen=herb_shop
            tante-emma-laden=corner_shop supermarkt=supermarket einkaufszentrum=shopping_mall
            kräutergarten=herb_garden rosengarten=rose_garden schlossgarten=palace_garden
            biergarten=beer_garden gewächshäuser=greenhouses notaufnahme=emergency_room
            operationssaal=operating_room op=operating_room intensivstation=intensive_care_unit station=ward
            krankenstation=infirmary sanitätsraum=infirmary krankenstube=infirmary hebammenhaus=clinic
            irrenhaus=asylum sanatorium=sanatorium grundschule=primary_school gymnasium=grammar_school
            internat=boarding_school akademie=academy schulhof=schoolyard pausenhof=schoolyard
            klassenraum=classroom sporthalle=gymnasium umkleide=changing_room umkleidekabine=changing_room
            waschraum=washroom bahnhofshalle=station_hall wartehalle=waiting_hall u-bahnhof=subway_station
            u-bahn-station=subway_station nachtzug=night_train zugabteil=compartment bordbistro=dining_car
            güterwagen=boxcar kutsche=carriage postkutsche=stagecoach schiffsdeck=deck oberdeck=upper_deck
            unterdeck=lower_deck laderaum=hold frachtraum=cargo_hold krähennest=crow's_nest
            segelboot=sailing_boat fischerboot=fishing_boat piratenschiff=pirate_ship luftschiff=airship
            u-boot=submarine rettungsboot=lifeboat raumschiffs=spaceship kommandobrücke=bridge hangar=hangar
            luftschleuse=airlock quartier=quarters schmiede=forge esse=forge
            alchemistenlabor=alchemist's_laboratory hexenhaus=witch's_house zaubererturm=wizard's_tower
            thronsaal=throne_room rittersaal=knights'_hall burghof=castle_courtyard wehrgang=battlements
            zinnen=battlements ruine=ruin ruinen=ruins tempelruine=temple_ruin arena=arena kolosseum=arena
            stadttor=city_gate hafenkneipe=harbour_pub hafenviertel=harbour_district fischmarkt=fish_market
            wochenmarkt=market sakristei=sacristy beichtstuhl=confessional glockenturm=bell_tower
            kreuzgang=cloister skriptorium=scriptorium klosterbibliothek=library leichenhalle=morgue
            leichenschauhaus=morgue pathologie=morgue hauptquartier=headquarters zentrale=headquarters
            wachstube=guardroom gefängniszelle=prison_cell gefängnishof=prison_yard almhütte=mountain_hut
            blockhütte=log_cabin holzhütte=wooden_hut jagdhaus=hunting_lodge ferienhaus=holiday_house
            strandhaus=beach_house baumhaus=tree_house zeltlager=camp campingplatz=campsite feldlager=camp
            waldlichtung=clearing waldrand=forest_edge steinbruch=quarry baustelle=building_site
            schrottplatz=scrapyard hinterhof=backyard dachterrasse=roof_terrace hochhausdach=rooftop
            konzertsaal=concert_hall proberaum=rehearsal_room ballsaal=ballroom tanzsaal=dance_hall
            tanzschule=dance_school tonstudio=recording_studio nähstube=sewing_room atelier=studio
            dunkelkammer=darkroom redaktion=newsroom anwaltskanzlei=law_office kanzlei=law_office
            großraumbüro=open-plan_office chefbüro=office serverraum=server_room schaltraum=control_room
            kontrollraum=control_room kindergarten=kindergarten spielplatz=playground
            freizeitpark=amusement_park zoo=zoo aquarium=aquarium botanischer-garten=botanical_garden
            eisbahn=ice_rink reitstall=riding_stable rennbahn=racetrack stadion=stadium fitnessstudio=gym
            boxhalle=boxing_gym frühmorgens=morning spätabends=evening mitternachts=midnight
            vormittags=morning heiligabend=evening sonnabend=saturday tagsüber=day abenddämmerung=dusk
            morgendämmerung=dawn mittagshitze=noon mittagspause=noon nachtschicht=night morgenrot=dawn
            verschneit=snowy verregnet=rainy nebel=fog regen=rain schnee=snow sturm=storm
            gewitter=thunderstorm
        """),
        "french": table("""
            infirmerie=infirmary wagon-restaurant=dining_car wagon-lit=sleeping_car cour-d-école=schoolyard
            cour-de-récréation=schoolyard préau=schoolyard gymnase=gymnasium cantine=canteen
            réfectoire=refectory dortoir=dormitory vestiaire=changing_room amphithéâtre=lecture_hall
            salle-de-classe=classroom salle-à-manger=dining_room salle-de-bain=bathroom
            salle-de-bal=ballroom salle-du-trône=throne_room salle-des-machines=engine_room
            salle-d-interrogatoire=interrogation_room salle-des-profs=staff_room
            salle-d-attente=waiting_room vestibule=hallway entrée=entrance_hall hall=hall véranda=veranda
            débarras=storeroom sous-sol=basement cale=hold coursive=passageway passerelle=bridge
            timonerie=wheelhouse chalutier=trawler voilier=sailing_ship bateau-pirate=pirate_ship
            dirigeable=airship vaisseau-spatial=spaceship station-spatiale=space_station sas=airlock
            quai-de-gare=platform gare=station salle-des-pas-perdus=station_hall
            station-service=petrol_station parking=parking_lot aire-de-repos=rest_area ruelle=alley
            impasse=alley pavé=street boulevard=boulevard marché-aux-puces=flea_market halles=market_hall
            supermarché=supermarket fleuriste=flower_shop quincaillerie=hardware_shop confiserie=sweet_shop
            salon-de-thé=tea_room bar-à-vin=wine_bar boîte-de-nuit=nightclub casino=casino morgue=morgue
            asile=asylum urgences=emergency_room service-des-urgences=emergency_room hospice=hospice
            pensionnat=boarding_school académie=academy chaumière=cottage chalet=chalet bergerie=sheepfold
            étable=stable pigeonnier=dovecote cellier=wine_cellar pressoir=winery remparts=battlements
            cour=courtyard forteresse=fortress ruines=ruins temple=temple sanctuaire=shrine
            clocher=bell_tower cloître=cloister scriptorium=scriptorium arène=arena campement=camp
            tente=tent clairière=clearing bois=woods sous-bois=woods falaise=cliff crique=cove grève=shore
            dune=dune étang=pond source=spring oasis=oasis volcan=volcano toits=rooftops aurore=dawn
            matinée=morning soirée=evening crépuscule=dusk coucher-du-soleil=sunset lever-du-soleil=sunrise
            après-midi=afternoon
        """),
        "spanish": table("""
            enfermería=infirmary urgencias=emergency_room sala-de-urgencias=emergency_room
            sala-de-espera=waiting_room sala-del-trono=throne_room
            sala-de-interrogatorios=interrogation_room sala-de-máquinas=engine_room
            sala-de-profesores=staff_room salón-de-baile=ballroom sala-de-estar=living_room
            comedor=dining_room baño=bathroom vestíbulo=lobby recibidor=hallway porche=porch cobertizo=shed
            sótano=basement despacho=office vestuario=changing_room gimnasio=gymnasium
            patio-de-colegio=schoolyard internado=boarding_school academia=academy cubierta=deck bodega=hold
            bodega-de-vino=wine_cellar barco-pirata=pirate_ship velero=sailing_ship puente-de-mando=bridge
            submarino=submarine nave-espacial=spaceship estación-espacial=space_station
            gasolinera=petrol_station aparcamiento=parking_lot andén=platform
            estación-de-tren=railway_station habitación-de-hotel=hotel_room vagón-restaurante=dining_car
            autobús=bus carruaje=carriage diligencia=stagecoach mesón=inn venta=inn fonda=inn
            heladería=ice-cream_parlour confitería=pastry_shop floristería=flower_shop
            supermercado=supermarket mercadillo=flea_market discoteca=nightclub casino=casino morgue=morgue
            manicomio=asylum comisaría=police_station calabozo=dungeon mansión=mansion caserón=mansion
            cortijo=farmhouse rancho=ranch corral=farmyard pajar=hayloft huerto=orchard huerta=orchard
            fortaleza=fortress murallas=battlements almena=battlements ruinas=ruins templo=temple
            santuario=shrine campanario=bell_tower claustro=cloister ermita=chapel arena=arena
            campamento=camp tienda-de-campaña=tent acantilado=cliff cala=cove orilla=shore estanque=pond
            volcán=volcano azotea=rooftop tejado=roof estudio=studio plató=studio camarín=dressing_room
            imprenta=printing_house relojería=watchmaker's_shop sastrería=tailor's_shop
            barbería=barber's_shop peluquería=hair_salon zapatería=shoe_shop alba=dawn amanecer=dawn
            anochecer=dusk ocaso=sunset mediodía=noon madrugada=night tarde=afternoon
        """),
        "russian": table("""
            сторожк=hut лачуг=hut землянк=dugout опушк=forest_edge набережн=embankment
            трактир=tavern таверн=tavern корчм=tavern кабак=tavern постоял=inn гостиниц=hotel бар=bar
            кафе=café ресторан=restaurant столов=canteen кухн=kitchen гостин=living_room спальн=bedroom
            кабинет=office ванн=bathroom чердак=attic подвал=basement погреб=cellar балкон=balcony крыш=roof
            лестниц=stairs коридор=corridor подъезд=stairwell двор=courtyard дом=house изб=hut избушк=hut
            хижин=hut квартир=apartment комнат=room общежити=dormitory класс=classroom библиотек=library
            школ=school университет=university лаборатори=laboratory больниц=hospital палат=hospital_room
            аптек=pharmacy поликлиник=clinic станци=station вокзал=railway_station перрон=platform
            поезд=train купе=compartment вагон=train_carriage метро=subway автобус=bus машин=car
            аэропорт=airport самол=aeroplane порт=harbour пристан=pier причал=pier корабл=ship палуб=deck
            кают=ship's_cabin трюм=hold лодк=boat маяк=lighthouse кузниц=forge мастерск=workshop
            завод=factory склад=warehouse гараж=garage магазин=shop лавк=shop рынок=market рынк=market
            базар=bazaar ярмарк=fair пекарн=bakery церков=church церкв=church храм=temple монастыр=monastery
            часовн=chapel кладбищ=cemetery дворец=palace дворц=palace замок=castle замк=castle
            крепост=fortress башн=tower темниц=dungeon тюрьм=prison камер=prison_cell тронн=throne зал=hall
            поместь=manor усадьб=manor пещер=cave лагер=camp палатк=tent театр=theatre музе=museum
            кинотеатр=cinema цирк=circus сцен=stage гримёрк=dressing_room отел=hotel номер=room
            бан=bathhouse парк=park мост=bridge переулок=alley переулк=alley улиц=street площад=square
            лес=forest поляна=clearing полян=clearing пол=field берег=shore остров=island деревн=village
            посёлок=village город=city гор=mountain пустын=desert озер=lake рек=river мор=sea
            космическ=space рубк=bridge отсек=compartment участок=police_station допросн=interrogation
            офис=office мельниц=mill конюшн=stable амбар=barn ферм=farm теплиц=greenhouse сад=garden
            утро=morning утром=morning полдень=noon днём=day вечер=evening вечером=evening ночь=night
            ночью=night полночь=midnight закат=sunset рассвет=dawn сумерк=dusk зима=winter лет=summer
            осень=autumn весн=spring край=edge краю=edge сидит=sits стоит=stands ждёт=waits входит=enters
            заходит=enters просыпается=wakes встречает=meets работает=works где=where возле=near рядом=near
            старый=old старая=old старой=old заброшен=abandoned заснежен=snowy
        """),
    }
)
