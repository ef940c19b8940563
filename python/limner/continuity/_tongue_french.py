"""More French words of looks, beings, dress, things carried and trades, with the English ones."""

from collections.abc import Mapping

from limner.continuity._tongue_words import table

WORDS: Mapping[str, str] = table("""
crâne-rasé=shaved_head tête-rasée=shaved_head crâne-chauve=bald_head barbe-de-plusieurs-jours=stubble
au-dessus=above nom=name leur=their leurs=their cette=this ce=this ces=these ne= y= en=in près-de=near
chaque=each deux=two trois=three quatre=four plusieurs=several assez= plutôt= trop=too environ= vers=
presque=almost légèrement=slightly habituellement=usually d'habitude=usually généralement=usually
partout=everywhere jamais=never manque=missing manquent=missing manquant=missing manquante=missing perdu=lost
pend=hangs pendu=hangs accroché=hangs accrochée=hangs perché=sits perchée=sits couvert=covered
couverte=covered tient=holds transporte=carries emporte=carries traîne=carries vit=lives fait=made faite=made
faits=made masculine=male féminine=female mâle=male femelle=female neutre=neutral gars=boy bambin=boy
fillette=girl demoiselle=young_woman vieillard=old_man vieillarde=old_woman ado=teenage adulte=adult âgée=aged
âgés=aged inconnu=unknown elfe=elf demi-elfe=half-elf elfique=elven nain=dwarf naine=dwarf_woman orc=orc
gobelin=goblin démon=demon démone=demon_woman diable=devil ange=angel vampire=vampire loup-garou=werewolf
fée=fairy sorcière=witch sorcier=wizard mage=mage sirène=mermaid dragon=dragon humain=human humaine=human
androïde=android robot=robot fantôme=ghost géant=giant géante=giantess renarde=fox_woman kitsune=kitsune
halfelin=halfling chevelure=hair crinière=mane boucle=curl anglaises=ringlets frisettes=curls natte=braid
nattes=braids couettes=pigtails catogan=ponytail macarons=buns tonsure=tonsure calvitie=balding
dégarni=balding dégarnie=balding rousse=red roux=red rousses=red roussâtre=reddish brosse=crew-cut
crête=mohawk afro=afro dreadlocks=dreadlocks tressées=braided tressés=braided nattés=braided argentés=silver
argentée=silver argentées=silver dorés=golden dorée=golden dorées=golden cuivrés=copper cuivré=copper
cuivrée=copper acajou=mahogany platine=platinum cendré=ash cendrés=ash blonds=blonde blonde=blonde
blondes=blonde brune=brown brunes=brown grisonnant=greying grisonnants=greying grisonnante=greying
poivre-et-sel=salt-and-pepper blancs=white blanches=white décolorés=bleached colorés=dyed teinte=dyed
rasés=shaved rasée=shaved rasées=shaved crâne=skull tondu=cropped tondus=cropped ébouriffés=tousled
ébouriffé=tousled ébouriffée=tousled en-bataille=tousled hirsute=shaggy hirsutes=shaggy décoiffés=messy
décoiffé=messy soyeux=silky soyeuse=silky gras=greasy clairsemés=thinning clairsemé=thinning
gominés=slicked-back plaqués=slicked-back peignés=combed tirés=pulled relevés=pinned_up relevé=pinned_up
noués=tied attachés=tied attachée=tied remontés=pinned_up crépu=kinky crépue=kinky ondulée=wavy ondulées=wavy
lisses=straight épaisses=thick fins=fine fines=fine longue=long longues=long courte=short courtes=short
mi-longs=shoulder-length hanches=hips taille=waist ceinture=belt favoris=sideburns imberbe=beardless
barbiche=goatee barbichette=goatee pattes=sideburns moustachu=moustached broussailleux=bushy
broussailleuse=bushy rasé-de-près=clean-shaven vairons=odd-coloured amande=almond-shaped bridés=narrow
enfoncés=deep-set cernes=dark_circles_under_the_eyes pupilles=pupils pupille=pupil fendues=slit
émeraude=emerald ambrés=amber ambre=amber ambrée=amber marron=brown noisettes=hazel azur=azure
turquoise=turquoise vitreux=glassy aveugle=blind regard=gaze perçant=piercing saphir=sapphire acier=steel
violets=violet violette=violet violettes=violet teint=skin carnation=skin porcelaine=porcelain ivoire=ivory
hâlée=tanned bronzée=tanned bronzés=tanned laiteuse=milky laiteux=milky foncée=dark foncés=dark sombre=dark
sombres=dark claire=light clairs=light claires=light pâles=pale rosée=rosy rouge=red burinée=weathered
burinés=weathered écailles=scales albâtre=alabaster caramel=caramel chocolat=chocolate bleue=blue bleues=blue
verte=green vertes=green noire=black noires=black grise=grey grises=grey jaunes=yellow rouges=red rose=rose
roses=pink oranges=orange pourpre=purple écarlate=scarlet cramoisi=crimson cramoisie=crimson
vermillon=vermilion carmin=crimson grenat=garnet prune=plum lavande=lavender lilas=lilac ocre=ochre
moutarde=mustard olive=olive sable=sand écru=ecru anthracite=charcoal perle=pearl ardoise=slate indigo=indigo
cyan=cyan fauve=fawn bariolé=multicoloured bariolée=multicoloured multicolore=multicoloured
gris-perle=pearl-grey gris-souris=mouse-grey vert-bouteille=bottle-green vert-d-eau=sea-green
rouge-sang=blood-red lie-de-vin=wine-red gris-anthracite=charcoal dodu=chubby dodue=chubby potelé=chubby
potelée=chubby enrobé=plump enrobée=plump rondelet=plump rondelette=plump gracile=slender frêle=frail
chétive=frail fluet=slight fluette=slight massif=massive massive=massive imposant=imposing imposante=imposing
robuste=sturdy baraqué=burly baraquée=burly trapus=stocky sec=lean nerveux=wiry nerveuse=wiry élancés=slender
grande=tall petite=small moyenne=medium moyen=medium athlétique=athletic sportive=athletic sportif=athletic
épaules-larges=broad-shouldered décharné=gaunt décharnée=gaunt osseux=bony osseuse=bony maigre=thin
émacié=emaciated émaciée=emaciated menues=petite fin=slender bossu=hunchbacked bossue=hunchbacked
musclés=muscular enceinte=pregnant lèvre=lip paupière=eyelid paupières=eyelids tempe=temple tempes=temples
mâchoire=jaw gorge=throat nuque=nape clavicule=collarbone avant-bras=forearm coude=elbow poignet=wrist
pouce=thumb index=index_finger majeur=middle_finger annulaire=ring_finger auriculaire=little_finger
phalange=finger ongles=nails ongle=nail hanche=hip cuisse=thigh cuisses=thighs genou=knee genoux=knees
mollet=calf cheville=ankle chevilles=ankles pied=foot orteil=toe orteils=toes tibia=shin côte=rib côtes=ribs
omoplate=shoulder_blade omoplates=shoulder_blades tête=head visage=face incisive=front_tooth canine=canine
canines=fangs crocs=fangs dent-de-devant=front_tooth dents-de-devant=front_teeth aquilin=aquiline camus=snub
pointu=pointed pointue=pointed pointus=pointed pointues=pointed creuses=hollow saillantes=high
saillants=prominent carré=square carrée=square ovale=oval anguleux=angular anguleuse=angular balafre=scar
balafres=scars estafilade=scar brûlure=burn brûlures=burns naevus=mole verrue=wart prothèse=prosthesis
crochet=hook moignon=stump jambe-de-bois=wooden_leg œil-de-verre=glass_eye tatoué=tattooed tatouée=tattooed
piercing=piercing piercings=piercings anneau=ring ailes=wings aile=wing cornes=horns corne=horn griffes=claws
sabots=clogs queue=tail bois=wood écailleuse=scaly pansement=bandage pansements=bandages bandage=bandage
plâtre=plaster_cast bandeau=eyepatch lunettes=glasses monocle=monocle pince-nez=pince-nez maquillage=make-up
rouge-à-lèvres=lipstick chat=cat renard=fox loup=wolf lapin=rabbit serpent=snake lierre=ivy ancre=anchor
hirondelle=swallow corbeau=crow aigle=eagle étoile=star étoiles=stars lune=moon soleil=sun croix=cross
cœur=heart papillon=butterfly fleur=flower fleurs=flowers araignée=spider rune=rune runes=runes oiseau=bird
lion=lion tigre=tiger tête-de-mort=skull bottines=ankle_boots botte=boot chaussure=shoe soulier=shoe
souliers=shoes pantoufles=slippers chaussons=slippers tongs=flip-flops cuissardes=thigh-high_boots
brodequins=work_boots rangers=combat_boots nu-pieds=barefoot pieds-nus=barefoot guêtres=gaiters
culotte=breeches culottes=breeches bretelles=suspenders caleçon=boxer_shorts bermuda=shorts
jupe-culotte=culottes minijupe=miniskirt jupon=petticoat kilt=kilt tutu=tutu robe-de-chambre=dressing_gown
peignoir=bathrobe pyjama=pajamas chemise-de-nuit=nightgown nuisette=nightdress maillot=jersey
maillot-de-bain=swimsuit justaucorps=leotard legging=leggings leggings=leggings survêtement=tracksuit
jogging=tracksuit sweat-à-capuche=hoodie col-roulé=turtleneck pull-over=sweater chandail=sweater
gilet-de-laine=cardigan caban=pea_coat parka=parka anorak=anorak doudoune=down_jacket pardessus=overcoat
manteaux=coats trench-coat=trench_coat cache-poussière=duster pèlerine=cape houppelande=cloak pelisse=fur_coat
fourrure=fur tunique=tunic toge=toga pourpoint=doublet corsage=bodice bustier=bustier haut=top caraco=camisole
chasuble=pinafore_dress sarrau=smock tenue=outfit livrée=livery treillis=fatigues plastron=breastplate
cotte-de-mailles=chainmail casque=helmet heaume=helmet jambières=greaves brassards=bracers gantelets=gauntlets
bouclier=shield haillons=rags guenilles=rags bure=habit coule=cowl voile=veil coiffe=bonnet cornette=cornette
bonnet-de-laine=wool_cap haut-de-forme=top_hat chapeau-melon=bowler_hat melon=bowler_hat tricorne=tricorn
bicorne=bicorne canotier=boater chapeau-de-paille=straw_hat feutre=felt_hat capuche=hood capuchon=hood
turban=turban couronne=crown diadème=tiara serre-tête=headband ruban=ribbon rubans=ribbons noeuds=bows
masque=mask gant=glove mitaines=fingerless_gloves moufles=mittens manchettes=cuffs nœud-papillon=bow_tie
noeud-papillon=bow_tie lavallière=cravat fichu=neckerchief étole=stole boa=feather_boa col=collar
boutons=buttons manches=sleeves ceinturon=belt étui=holster bijou=jewel bijoux=jewels pendentif=pendant
médaillon=locket chaîne=chain bracelet=bracelet bracelets=bracelets alliance=wedding_ring
chevalière=signet_ring bagues=rings broche=brooch créoles=hoop_earrings boucles=curls perles=pearls
collier-de-perles=pearl_necklace montre-à-gousset=pocket_watch montre-gousset=pocket_watch amulette=amulet
gourmette=bracelet insigne=badge satin=satin flanelle=flannel feutrine=felt tulle=tulle mousseline=muslin
cachemire=cashmere daim=suede plumes=feathers plume=feather jean=denim métal=metal fer=iron verre=glass
or=gold cuivre=copper laiton=brass bronze=bronze pierre=stone os=bone rayures=stripes carreaux=checks
écossaise=tartan écossais=tartan ajusté=fitted ajustée=fitted moulant=tight moulante=tight ample=loose
amples=loose usés=worn usées=worn troué=holey trouée=holey troués=ripped déchirés=ripped déchirée=ripped
élimé=threadbare élimée=threadbare délavé=faded délavée=faded rapiécé=patched rapiécée=patched
froissé=crumpled froissée=crumpled sale=dirty sales=dirty élégant=elegant élégante=elegant simple=plain
simples=plain neuf=new neuve=new court=short ouvert=open ouverte=open boutonné=buttoned doublé=lined
matelassé=quilted matelassée=quilted fleurie=floral fleuries=floral étoilé=starry imprimé=patterned
imprimée=patterned pailleté=sequined pailletée=sequined clé=key clés=keys clef=key clefs=keys
trousseau-de-clés=bunch_of_keys trousseau=bunch lampe=lamp lampe-torche=torch lampe-de-poche=torch
lanterne=lantern parapluie=umbrella ombrelle=parasol canne=cane bâton=staff baguette=wand pipe=pipe
cigarette=cigarette cigare=cigar chapelet=rosary livre=book carnet=notebook bible=bible cahier=notebook
journal=newspaper carte=map lettre=letter stylo=pen crayon=pencil pinceau=brush appareil-photo=camera
téléphone=phone ordinateur=laptop loupe=magnifying_glass jumelles=binoculars longue-vue=spyglass
boussole=compass sifflet=whistle clochette=bell cloche=bell grelot=bell couteau=knife dague=dagger
poignard=dagger épée=sword sabre=sabre hache=axe marteau=hammer massue=club lance=spear arc=bow
arbalète=crossbow carquois=quiver pistolet=pistol revolver=revolver fusil=rifle faux=scythe fouet=whip
corde=rope filet=net panier=basket sac-à-dos=backpack sac-à-main=handbag sacoche=satchel cartable=satchel
mallette=briefcase valise=suitcase bourse=pouch besace=satchel boîte-à-outils=toolbox clé-à-molette=wrench
tournevis=screwdriver ciseaux=scissors guitare=guitar violon=violin flûte=flute harmonica=harmonica
accordéon=accordion tambour=drum luth=lute ours-en-peluche=teddy_bear nounours=teddy_bear peluche=stuffed_toy
poupée=doll éventail=fan miroir=mirror perroquet=parrot chien=dog chatte=cat rat=rat chouette=owl hibou=owl
faucon=falcon singe=monkey balai=broom seau=bucket plateau=tray thermos=thermos gourde=canteen flasque=flask
bouteille=bottle tasse=cup cuillère=spoon pièce=coin dés=dice cartes=cards stéthoscope=stethoscope
écouteurs=earphones casque-audio=headphones sac-en-bandoulière=shoulder_bag mouchoir=handkerchief poche=pocket
forgeron=blacksmith forgeronne=female_blacksmith médecin=doctor infirmière=nurse infirmier=male_nurse
sage-femme=midwife pharmacien=pharmacist pharmacienne=female_pharmacist professeur=teacher
professeure=female_teacher institutrice=female_teacher instituteur=schoolmaster étudiant=male_student
étudiante=female_student écolier=schoolboy écolière=schoolgirl lycéen=schoolboy lycéenne=schoolgirl
horloger=watchmaker horlogère=female_watchmaker passeur=ferryman pêcheur=fisherman pêcheuse=female_fisher
marin=sailor capitaine=captain boulanger=male_baker boulangère=female_baker boucher=male_butcher
bouchère=female_butcher cuisinier=male_cook cuisinière=female_cook aubergiste=innkeeper serveur=waiter
serveuse=waitress meunier=miller fermier=farmer fermière=farmer's_wife berger=shepherd bergère=shepherdess
chasseur=hunter chasseuse=huntress jardinier=gardener jardinière=female_gardener tailleur=suit
couturière=seamstress tisserande=female_weaver cordonnier=cobbler charpentier=carpenter menuisier=carpenter
relieur=bookbinder libraire=bookseller bibliothécaire=librarian peintre=painter sculpteur=sculptor
musicien=male_musician musicienne=female_musician chanteur=singer chanteuse=female_singer danseur=dancer
danseuse=female_dancer acteur=actor actrice=actress marchand=merchant marchande=female_merchant
facteur=postman factrice=postwoman policier=policeman policière=policewoman commissaire=inspector
détective=detective juge=judge avocat=lawyer avocate=female_lawyer soldat=soldier soldate=female_soldier
chevalier=knight mercenaire=mercenary garde=guard guerrier=male_warrior guerrière=female_warrior roi=king
reine=queen prince=prince princesse=princess comte=count comtesse=countess moine=monk nonne=nun prêtre=priest
curé=priest voleur=thief voleuse=female_thief pirate=pirate majordome=butler valet=valet servante=maid
domestique=servant gouvernante=housekeeper mineur=miner mécanicien=mechanic mécanicienne=female_mechanic
ingénieur=engineer ingénieure=female_engineer pilote=pilot coiffeur=barber coiffeuse=hairdresser
guérisseur=healer guérisseuse=female_healer alchimiste=alchemist apprenti=apprentice
apprentie=female_apprentice gardien=keeper gardienne=female_keeper camarade=comrade maître=master
vieille-dame=old_lady sabot=clog haute=high hautes=high hauts=high plat=flat plate=flat plates=flat plats=flat
en-amande=almond-shaped de-trois-jours=stubble à-la-place-de=instead_of au-lieu-de=instead_of briquet=lighter
ornées=with ornée=with orné=with au-dessus-de=above au-dessus-du=above_the en-dessous-de=under
toque=chef's_hat vernis=nail_polish serviette=towel perles-dorées=golden_beads chapeau-à-plumes=feathered_hat
foulard=scarf borgne=one-eyed boiteux=limping manchot=one-armed fleuri=floral coiffé=wearing coiffée=wearing
skateboard=skateboard
""")
