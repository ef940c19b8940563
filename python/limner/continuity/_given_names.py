"""
Given names that nearly only women, or nearly only men, bear.

A name is the weakest word of what somebody is: it says whom a pronoun may mean, and what a painter is told,
only where no text, no pronoun and no prompt says it. Names that both bear are in neither list.
"""

from collections.abc import Iterable
from types import MappingProxyType

from limner.continuity._text import bag

FEMALE = bag("""
hana akiko emi haruka kaori kiko kyoko michiko mika miki mio misaki miyu natsuki noriko reiko rena rika
rina saki shiori suzume yui yuka yukiko asuka hitomi kasumi kanako soojin hyejin eunji jisoo yejin seoyeon
meilin xiaoli xiaomei yanyan lanlan zahra nour samira zainab maryam hiba rania dalia ananya anjali divya
indira kavita kavya lata nisha pooja sunita uma usha galina ekaterina dasha sonya ewa halina runa linnea
maja tuva fiorella alessia paola paloma rocio xochitl guadalupe esperanza luz estrella amelie aurelie
clemence manon margaux oceane solene chiamaka chioma ngozi nneka temi yewande zola abena akosua efua
thandiwe nandi zanele wanjiru makena saoirse ciara grainne eilidh catrin carys bronwen seren
sophonisba elissa priya honoria hilary ottoline
roxy tilly lexi lexie gracie katy cindy debby vicky becca bex liz pippa milly dotty dot mimi fifi gigi
mitzi trudie josy lotty romy tammy patsy imani amara yusra noor zuri nia amina babette eloise maeve orla
abby abigail ada adaeze addie adela adele adriana agatha agnes agnieszka agrippina aiko aileen ailsa
aisha akemi alana alba alessandra alexandra alice alicia alina alix allison alma althea alva alys amabel
amalia amanda amaya amelia amina amira amy ana anahita anastasia andrea andromeda angela angelica angie
anita anja anke ann anna annabel anne annette annie annika anouk antoinette antonia anya aoife aphra
arabella araminta ariadne ariana artemisia asha aspasia asta astrid atalanta athena audrey aurelia
aurora ava avis ayaka ayesha ayla azra barbara beata beatrice beatrix becky bella belle bernadette
bernice bertha beryl bess bessie beth bethany betsy bettina betty bianca birgit bonnie brenda bridget
bridie brigitte briony britta bronwyn brunhilde brynhild caitlin calla calliope calpurnia camila camille
candace carina carla carlotta carmela carmen carol caroline carrie cassandra catarina caterina catherine
catriona cecilia celeste celia chandra charlene charlotte chiara chidi chiyo chizuru chloe chloé
christina christine clara clarissa claudia clementine cleo cleopatra clio clotilde colette connie
constance cora cordelia corinne cornelia cosima cressida cynthia cyra dagmar dagny daiyu damaris danica
daniela danielle daphne darya dawn debbie deborah deepa deirdre delia delilah delphine demelza denise
desdemona despina devi diana dilys dinah dolly dolores domitilla donna dora dorcas doreen doris dorothea
dorothy drusa drusilla ebba edda edie edith edna effie eileen eira elaine eleanor elektra elena eleni
eleonora elfriede elin elisa elisabeth elise eliza elizabeth elke ella ellen ellie elodie elsa elsbeth
elspeth elva elvira emilia emily emma emmeline enid erika erin ernestine esme esmeralda estelle esther
ethel etta eugenia eunice euphemia eurydice eva evangeline evelyn evie evita fanny farah fatima fay faye
felicia felicitas fenella fenna ffion fiona flavia fleur flora florence flossie frances francesca
françoise freya freyja frida frieda fulvia fumi fumiko gabriela gabrielle gaia gaynor genevieve
geneviève georgia geraldine gerda gertie gertrude gilda gillian ginevra gisela giulia gladys glenda
gloria greta gretchen gudrun guinevere gunhild gwen gwendolyn gwyneth hadiza hanako hanna hannah harriet
harumi hatshepsut hatsue hattie hazel hecate hedda hedwig heidi helen helena helga heloise henrietta
henrike hera hermia hermione hester hetty hilda hildegard hinata hippolyta hulda ianthe ida idun iga
ileana ilse imani imogen ines inga inge ingrid inès irena irene irina iris irma irmgard isabel isabella
isabelle isadora isla ismene isolde ivana ivy izabela jacqueline jadwiga jana jane janet janina jasmin
jasmine jean jeanne jemima jennifer jenny jessica jill joan joanna joanne jocasta johanna jolene
josefine josephine josie joyce juanita judith julia juliana julie juliet juliette juno justine kaguya
kaia kamala kamila karen karin karina kasia katarina kate katherine kathleen kathy katie katja katya
kaya keiko kerstin kezia khadija kirsten kirsty klara kristina kumiko lakshmi lara larissa latifa laura
laurel lavender lavinia layla lea leah leda leela leila leilani lena lenore leocadia leonie leonora
leticia lettice lettie letty libby lidia lieselotte liesl ligeia lihua lila lilian liliana lilias lilith
lillian lily lina linda liv livia livilla liza lizzie lois lola lonnie lorelei loretta lorraine lotte
lottie lou-ann louella louisa louise luana lucasta lucia lucilla lucille lucinda lucretia lucy ludmila
luisa lulu lupe lydia lynette lysistrata mabel madeleine mafalda magda magdalena maggie mai maia maisie
maisy malena malin malwina mamie mandy mara marcella marcia margaret margarete margarita margery margot
marguerite maria mariam mariana marianne maribel marie mariko marilla marina marion marisol marjorie
marlene marta martha martina marusya mary masha mathilda matilda matilde maud maude maureen mavis maxine
maya meera meg megan mehr mei meiling melanie melinda melissa melody melpomene mercedes meredith meret
merete messalina mette mia michelle midori mila mildred milena millicent millie mina minerva minnie mira
mirabel miranda mireille miriam mitsuko moira moll molly mona monica morag morgan-le-fay morgana
morwenna muriel myra myrna myrtle nadia nadja nan nancy nanette naomi nasrin nastya natalia natalie
natasha nausicaa nefertari nell nellie nerissa nessa netta nettie nia niamh nicole nike nina ninon nita
noemi nokomis nonia nora norma nuala octavia oddny odette odile ofelia okaru okiku oksana olga olivia
oona opal ophelia orla orsolya otilia otsu ottilie ottoline pamela pansy parthenope parvati patience
patricia patty paula pauline peg peggy pelagia penelope penny persephone petra petronella petunia
philippa philomena phoebe phyllis pilar polly poppaea poppy portia primrose prisca priscilla priya
prudence psyche rachel rada radha rahel ramona rani rapunzel raquel rebecca regina renata rhea rhiannon
rhoda rita roberta roisin ronja rosa rosalba rosalie rosalind rosalinda rosamond rosamund rosanna rose
rosemary rosetta rosie roswitha rowena roxana roxanne ruby rusalka ruth ruthie sabine sabrina sadako
sadie saga sakura sally salma salome samantha sandra sanna sappho sara sarah saskia sayuri selena selma
septima seraphina serena shanti sharon sheila shirin shirley sian sibyl signe sigrid sigrun silvia
simone siobhan sita sofia solveig sonia sonja sophia sophie sophy stasia steffi stella stephanie sukie
sunniva susan susanna susie suzanne suzette svea svetlana sybil sylvaine sylvia sylvie tabatha tabitha
taissa takako tallulah tamara tamsin tania tanja tanya tara tarja tatiana tatjana teresa tess tessa
thalia thea theda thelma theodora theodosia theresa thomasina thora thyra tilda tina titania tomoe
tomoko tove trina trixie trudy ulla ulrike ume umeko una undine urraca ursula uta valentina valeria
valerie valkyrie vanessa vashti vasilisa vendela vera verena verity veronica vesna victoria vigdis vilma
viola violetta viorica virginia vita vivian viviane vivien vivienne wanda wendy wenna wilhelmina wilma
winifred xanthe xenia xiaolian ximena xiulan yael yara yasmin yasmine yelena yevgenia ygraine yoko
yolanda yoshiko ysabeau yseult ysolde yuelan yuki yumi yuna yvette yvonne zara zelda zenobia zeynep
zhanna zinaida zita zoe zofia zora zoya zsofia zuleika zuzana
""")
MALE = bag("""
hiro daichi daiki eiji fumio goro haruki hayato hideki jiro junichi keita kenta kiyoshi koji masao minoru
noboru renji riku ryo ryuji saburo satoru shigeru shota sota souta susumu taichi takashi takeo tetsuo toru
tsuyoshi yasuo yusuke yuta minho jihoon taehyung seojun hyunwoo dongwook jianguo zhiwei haoran amir hamza
hasan hussein imran karim nabil osman samir tariq zayd aarav aditya ajay amit anand ashok deepak gopal
manoj mohan nikhil prakash pranav rakesh rohan sunil suresh vijay vivek gennady kirill konstantin stepan
zbigniew bartek jacek janusz maciej pawel stanislaw gunnar knut ragnar thorstein dario davide federico
gianni stefano vincenzo andres cristobal enrique francisco guillermo julio vicente bastien benoit bertrand
christophe fabrice florent gauthier gilles herve luc mathieu thibault adebayo babatunde chinedu emeka femi
ikenna kelechi kunle oluwaseun segun tunde kwesi sipho thabo themba kamau mwangi diarmuid eoin finnian
niall oisin padraig ronan ruairi tadhg ewan emrys
jonty mago hanno gus armand gerry monty barty toby cole
wil ketil magnus idris hakim lucien theo otto tobias hugo ravi
aaron abdul abe abel abraham absalom achilles adalbert adam adolf adrian aeneas agrippa ahab ahmed aidan
ajax akira alan alaric alasdair albert alberto aldo alec alejandro aleksander aleksandr aleksei
alessandro alexander alexandre alexei alexios alfonso alfred algernon ali alistair alonso aloysius
alphonse amadeus amadou ambrose amenhotep amos anatol anatole anatoly anders andre andreas andrei andrew
andrzej andré andy angus ansel anselm anthony antoine anton antonio aramis archibald archie ares
aristotle arjun armand armando arnaud arne arno arnold arsène arthur arturo arvid arvo atticus attila
augie august augustin augustine augustus aurel aurelio axel baldwin baptiste barnabas barnaby barney
barry bart bartholomew basil bastian beau bela belisarius ben benedict benito benjamin benjy benny
beowulf bernard bert bertie bertold bertram bilal bill billy bjarne bjorn björn blaise bob bobby bogdan
boris boromir bram bran brandon brendan brock bronislaw bruce bruno bryn burt byron caesar cain caius
cal caleb callias callum calvin canute carl carlo carlos carlyle carmine casimir caspar casper cassander
cassius cato cecil cedric cesar chad charles chester chet christopher chuck cicero clarence claude claus
clement cletus cliff clifford clint clive clovis clyde colin conan connor conor conrad constantin corbin
cormac cornelius cosimo cosmo craig crispin curtis cuthbert cyrano cyril cyrus dag daisuke damian dan
daniel danilo danny dante darius darren daryl dashiell dave david davy declan denis dennis derek desmond
dev dexter dick didier diego dieter dietrich dimitri dirk dmitri dmitry domingo dominic don donal donald
donovan doug douglas drago duane dudley duncan dunstan dwight dylan eamon earnest ebenezer ed eddie
edgar edgardo edmond edmund eduardo edward edwin edwyn eero efraim egon einar eirik eldon eli elias
elijah eliot elliot elliott ellis elmer elrond elwood emeric emil emile emilio emmanuel emmett engelbert
enoch enrico enzo ephraim erasmus eric erik eriksson erling ernest ernesto ernie errol erwin esau eskil
esteban ethan etienne eugene eustace evander everett evgeny ezekiel ezio ezra fabian fabio fabrizio
faisal farid felipe felix fenton feodor ferdinand fergal fergus fernando fidel filip filippo finlay
finley finn finnegan flavius florian floyd folke francesco francis franco francois frank frankie franz
françois fred freddie freddy frederic frederick frederik friedrich fritz fyodor gabriel gaius galahad
galen galileo gandalf gareth garrett garth gary gaspard gaston gavin gawain geoff geoffrey georg george
georges georgi gerald gerard gerhard giacomo gideon gilbert giles gino giorgio giovanni giuseppe glenn
godfrey godric gonzalo gordon graham grant greg gregor gregorio gregory grigori guido guillaume gunther
gus gustav gusztav haakon hadrian hakon hal hamish hank hannibal hans hans-peter harald hari harlan
harold harry haruto harvey hassan hattori havelock hector hein heinrich heinz helmut hendrik henri
henrik henrique henry herbert hercule hercules herman hermann hernan hideo hieronymus hippolyte hiram
hiroshi hjalmar horace horatio howard hubert huck hugh hugo humbert humphrey huw iago ian ibrahim
ichabod ichiro idris ieyasu ignacio ignatius ignaz igor ike ilya imhotep imre inigo ioan ira irvin
irving isaac isaak isaiah isamu ishmael ismail istvan ivan ivar ivo ivor jabez jack jackson jacob jacopo
jacques jago jaime jake jakob jakub jamal james jan janek janos jared jarl jaroslav jason jasper javi
javier jean-luc jean-paul jean-pierre jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry
jethro jim jimmy joachim joao joaquin jock joe joel joey johan johann johannes john johnny jonah jonas
jonathan jonny jorge jörg jürgen jurgen joris jose josef joseph joshua josiah josip josé juan jud judas
jules julian julius
jupp juri justin justus jürgen kaito kane karl kaspar kazimir kazuo keith ken kenichi kenji kenneth
kenny kenshin kevin khalid kieran klaus kofi kolya konrad kostya krishna kristian kristoffer kunz kurt
kwame kyle lachlan laertes laird lambert lance lancelot larry lars lars-erik laszlo laurence laurens
laurent lawrence lazar lazarus lazlo leander leif lemuel len lenny leo leofric leon leonard leonardo
leonid leonidas leopold leroy lester lev levi liam lionel lloyd lodewijk loki lorcan lorenzo lorne
lothar louis lubomir luca lucas lucian luciano lucien lucius ludovic ludwig ludwik luigi luis lukas luke
luther lyle lysander lysias macbeth madoc magnus magnús mahmoud malachi malcolm malik manfred manny
manolo manuel marc marceau marcel marcello marcin marco marcus marek mario marius mark marlon martin
marty marvin masaru massimo mateo mateusz mats matt matteo matthew matthias matthieu maurice maurizio
mauro max maxim maximilian mehmet melchior mercutio merlin mervyn michael michał michel mick mickey
miguel mihai mikael mike mikhail mikkel miklos milan miles milo milos milton mirko mitch mohamed
mohammed monty mordecai mort mortimer moses muhammad murdoch murray musashi mustafa nate nathan
nathaniel naveen neal ned neil nero nestor neville niccolo niccolò nicholas nick nicodemus nicolai
nicolas nicolò niels nigel niklas nikola nikolai nikolas nikos niles nils nimrod noah nobu nobunaga
norbert norman obadiah oberon octavian octavius odin odo odysseus ogden olaf oleg oliver olivier olof
omar omari ondrej oren orestes orion orlando orpheus orson orville osamu osbert oscar osip oskar ossian
osvaldo oswald otis otto ottokar owain owen ozias paavo pablo paco paddy paolo pascal patrick patroclus
pau paul paulo paulus pavel pedro pepe per percival percy peregrine pericles perseus pete peter phil
phileas philip philippe phineas pierre pierrot pietro piotr pliny pompey pontius priam prospero ptolemy
quentin quincy quintus rabbie rafa rafael raffaele raffaello rahul raimund rainer raj rajesh ralph
ramesses ramon ramses randall randolph randy raoul rashid rasmus raymond raymund reggie reginald regis
reinhard reinhold remus reuben rex rhett rhys ricardo richard richie rick ricky roald rob robbie robert
roberto rocco rod roddy roderick rodney rodolfo rodrick rodrigo roger roland rolf roman romeo romulus
ron ronald rory rosencrantz ross roy ruben rudi rudolf rudy rufus rupert ruslan russ russell rutger ryan
ryota said salim salman salomon salvatore samson samuel sander sandor sanjay santiago sasuke satoshi
saul scipio scott seamus sean sebastian seneca septimus serge sergei sergio seth severin severus seymour
shane shaun shinji shiro sholto sid siegfried siegmund sigmund sigurd silas silvanus silvester silvio
simeon simon sinbad sindbad slavomir snorri solomon soren spartacus spiros stan stanislav stanley
stavros steen stefan stellan sten stephan stephen steve steven stewart stig stuart sulla sven sylvester
séan sören tadeusz takeshi takumi tancred taras tarek taro tarquin ted teddy telemachus teodor terrence
thaddeus theo theobald theodore theophilus theseus thierry thomas thor thorin thorsten thorvald tiberius
tibor tim timo timofei timothy titus tobiah tobias tobin toby todd tom tomas tomasz tommy tomás tony
torsten toshiro travis trevor tristan troy tybalt tycho tyrone ubaldo ugo uilleam ulf ulrich uriah uther
vaclav vadim valdemar valentin valerian valerius vance varus vasily vaughn vernon vespasian victor viggo
vikram viktor vincent vinnie virgil vito vlad vladimir vlado vojtech waldemar wallace wally walt walter
walther warren wayne wenceslas wendell werner wes wesley wilbur wilfred wilfrid wilhelm will willem
willi william willy wim winston winton wojciech wolfgang wolfram wyatt wystan xander xavier xerxes
yannick yannis yorick yuri yusuf yves zacharias zachary zack zdenek zeke zeno zeus zoltan zoran
""")


_RANKS = bag("""
captain commander lieutenant sergeant colonel general major corporal private inspector detective officer
agent doctor dr professor prof constable sheriff judge president senator chief admiral marshal ambassador
doctor nurse
""")


def sex_of(names: tuple[str, ...]) -> str:
    """Return ``f`` or ``m`` where a given name says it, else nothing."""
    for name in names:
        pieces = name.lower().replace('"', " ").split()
        if len(pieces) == 2 and pieces[0].rstrip(".") in _RANKS:
            continue  # ``Captain Martin``: the family's name
        for piece in pieces:
            if piece in FEMALE or (piece in _WOMEN_TOO and _is_name(pieces, piece)):
                return "f"
            if piece in MALE or (piece in _MEN_TOO and _is_name(pieces, piece)):
                return "m"
    return ""


def belies(names: Iterable[str], sex: str) -> bool:
    """Whether a given name speaks against a sex: ``Tom is her boss. She`` is not Tom."""
    return {sex_of(tuple(names)), sex} == {"f", "m"}


def _is_name(pieces: list[str], piece: str) -> bool:
    """Whether a word is a given name by its place: alone, or before a family's."""
    return piece == pieces[0] and (len(pieces) == 1 or pieces[-1] not in _RANKS)


_WOMEN_TOO = bag("""
daisy rose lily ivy violet ruby pearl grace hope faith joy iris heather hazel rosemary poppy prudence
mercy verity constance felicity marigold primrose
""")
_MEN_TOO = bag("jack bill frank mark miles victor ernest")
"""Words that are a name where they are all of it, or its beginning."""


_TITLES = MappingProxyType(
    {
        **dict.fromkeys(
            bag("""
miss mrs ms lady madam madame mme mademoiselle mlle dame sister mother grandmother grandma granny
aunt auntie queen princess duchess countess baroness empress abbess señora señorita signora
signorina frau fräulein doña donna widow
"""),
            "f",
        ),
        **dict.fromkeys(
            bag("""
mr sir lord monsieur herr father brother grandfather grandpa uncle king prince duke count baron
emperor abbot señor signor friar prior monk monsignor don
"""),
            "m",
        ),
    }
)


def titled_sex(name: str) -> str:
    """Return the sex that a name's title says: ``Miss``, ``Sir``; nothing where it has none."""
    *front, _last = name.lower().replace(".", "").split()[:4] or [""]
    return next((sex for word in front[:2] if (sex := _TITLES.get(word))), "")
