"""
Given names that nearly only women, or nearly only men, bear.

A name says only whom a pronoun may mean, where nothing else does: what somebody is is never told by it.
"""

from limner.continuity._text import bag

FEMALE = bag("""
ada adaeze adela adele adriana agatha agnes agnieszka aiko aisha akemi alba alexandra alice alicia alina
alma amalia amanda amelia amina amy ana anastasia andrea angela angelica anita anja ann anna annabel anne
annika antonia anya aoife ariadne astrid aurora ava ayaka ayesha barbara beatrice beatrix bella
bernadette bertha bettina bianca bridget brigitte brunhilde camila camille carla carmen carol caroline
cassandra catarina catherine cecilia celeste charlotte chiara chiyo chloe christina christine clara
clarissa claudia clementine colette constance cora cordelia cornelia cynthia dagmar dagny daniela daphne
deborah deirdre delia delilah diana dolores dora dorothea dorothy edith eileen elaine eleanor elena
eleonora elfriede elin elisa elisabeth elise eliza elizabeth ella ellen elsa elsbeth elvira emilia emily
emma erika esme esmeralda esther eugenia eva evelyn fatima fiona flora florence frances francesca freya
frida frieda gabriela gabrielle genevieve georgia gerda gertrude ginevra giulia gloria greta gretchen
gudrun guinevere gwen gwendolyn hanako hanna hannah harriet harumi hedwig heidi helen helena helga
henrietta hermione hilda hildegard hinata ida ilse imogen ines ingrid irena irene iris irina irma isabel
isabella isadora isolde ivana jacqueline jana jane janet jasmine jean jeanne jennifer jessica joan joanna
johanna josefine josephine juanita judith julia juliana julie juliet juliette justine karen karin
katarina kate katherine katja katya keiko kirsten klara kristina larissa laura lavinia leah leila lena
leonora leticia lidia lila lilian lilith liliana lina linda liv liza lorraine louisa louise lucia lucille
lucinda lucy ludmila luisa lydia mabel madeleine magda magdalena maia maisie malena mara marcella
margaret margarete margarita margot maria mariam marianne marie marina marion marisol marta martha mary
mathilda matilda maud maude mei melanie melissa mercedes meredith mia michelle midori mila mildred
millicent mina minerva miranda mireille miriam moira mona monica morgana myrtle nadia nancy naomi natalia
natalie natasha nell nia nicole nina noemi nora octavia odette olga olivia ophelia ottilie pamela
patricia paula pauline penelope petra phoebe portia priscilla rachel raquel rebecca regina renata
rhiannon rita roberta rosa rosalie rosalind rosalinda rosamund rosemary rowena roxana ruth sabine sabrina
sakura salome samantha sandra sarah saskia selena selma seraphina serena sheila sibyl sigrid silvia
simone sofia solveig sonia sonja sophia sophie stella stephanie susan susanna suzanne svetlana sybil
sylvia sylvie tabitha tamara tamsin tanya tatiana teresa thea thelma theodora theresa tilda tina trudy
ulrike una ursula valentina valeria vanessa vera veronica vesna victoria viola violetta virginia vivian
viviane wanda wilhelmina winifred yasmin yolanda yuki yuna yvette yvonne zelda zoe zoya
""")
MALE = bag("""
aaron abdul abel abraham adam adrian ahmed akira alan alaric albert alberto aldo alec alejandro
aleksander alessandro alexander alfred alistair ambrose anders andreas andrew andrzej angus anthony anton
antonio archibald aristotle arjun arnold arthur august augustin augustus axel baldwin barnabas
bartholomew basil benedict benjamin bernard bertram björn boris brendan bruno caleb callum carl carlo
carlos casimir caspar cedric charles christopher claude clement colin conrad constantin cormac cornelius
crispin cyrus daisuke damian daniel dante david declan desmond diego dieter dimitri dominic donald
douglas duncan edgar edmund eduardo edward edwin egon einar elias elijah emil enrico enzo eric erik
ernesto esteban ethan eugene evander ezekiel ezra felix ferdinand fergus fernando filip finn florian
francesco francis franz frederick friedrich fritz gabriel gareth gaspard gavin geoffrey george gerald
gerard gideon gilbert giorgio giovanni godfrey gregor gregory guido gunther gustav hamish hans harald
haruto harold harry hassan hector heinrich helmut henrik henry herbert herman hiroshi horace hugh hugo
humphrey ian ibrahim ignacio igor isaac isaiah ivan jacob jacques jakob james jan jared javier jens
jeremiah jeremy jerome johan johannes john jonas jonathan jorge jose josef joseph joshua juan julian
julius karl kazimir keith kenji kenneth kevin klaus konrad kurt lachlan lars laurence lawrence lazlo leif
leo leon leonard leonardo leopold lorenzo lothar louis luca lucas lucian luciano ludwig luis lukas luke
luther magnus malachi malcolm manfred manuel marcel marco marcus mario marius martin mateo matthew
matthias maurice max maximilian michael miguel mikhail milo mohammed mordecai nathan nathaniel neil
nicholas nicolas nigel nikolai nils noah norman oliver olaf omar orlando oscar oskar oswald otto owen
pablo patrick paul pavel pedro percival peter philip pierre quentin rafael ralph ramon raoul rashid
raymond reginald reinhard ricardo richard robert roberto roderick rodrigo roger roland rolf ronald rudolf
rufus rupert ryan salvatore samuel santiago satoshi sebastian sergei seth siegfried sigmund silas simon
stanislav stefan stephen sven takeshi terrence thaddeus theodore thomas thorsten tiberius timothy tobias
tristan ulf ulrich vadim valentin vasily viktor victor vincent vladimir walter werner wilhelm william
winston wolfgang xavier yusuf zachary
""")


def sex_of(names: tuple[str, ...]) -> str:
    """Return ``f`` or ``m`` where a given name says it, else nothing."""
    for name in names:
        for piece in name.lower().replace('"', " ").split():
            if piece in FEMALE:
                return "f"
            if piece in MALE:
                return "m"
    return ""
