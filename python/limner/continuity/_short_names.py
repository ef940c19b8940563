"""Common English short forms of first names, read when a tag calls somebody by a name that nobody bears."""

_FORMS = """
abigail abby abbie gail; adelaide addie ada heidi; agnes aggie nessa; albert al bert bertie; alexander alex
alec sandy sasha xander lex; alexandra alex lexi lexie sandra sasha alix; alfred al alf alfie fred; alice
allie ali; alison allie ali; amanda mandy; andrew andy drew; angela angie; ann anne anna annie nan nancy;
anthony tony ant; arthur art artie; augustus gus; augusta gussie; barbara barb babs barbie; bartholomew bart
barty; beatrice beatrix bea bee trixie; benjamin ben benny benji; bernard bernie; bridget biddy bridie;
caroline carolyn carrie caro; cassandra cass cassie sandra; catherine katherine kathryn katharine kate katie
kathy cathy kat kit kitty kay; cecilia cecily cissy celia; charles charlie chuck chas chip; charlotte charlie
lottie lotte char; christine christina chris chrissie tina; christopher chris kit topher; clarence clare;
clementine clem; constance connie; cordelia delia cordy; cornelius neil; cynthia cindy; daniel dan danny;
danielle dani; david dave davy davey; deborah debbie deb; dolores dot lola dolly; dominic dom nick; donald
don donnie; dorothy dorothea dot dottie dolly dora thea; douglas doug; edmund ed eddie ned ted; edward ed
eddie ned ted teddy; edwin ed eddie; eleanor elinor ellie nell nellie nora lenny; elizabeth liz lizzie beth
betty bess bessie betsy eliza lisa libby elsie ellie lilibet; emily em emmy millie; emma em; ernest ernie;
esther essie; eugene gene; evelyn evie eve; ezekiel zeke; florence flo florrie flossie; frances fran frankie
fanny; francis frank frankie; franklin frank; frederick fred freddie rick; frederica freddie; gabriel gabe;
gabrielle gabby elle; geoffrey jeffrey geoff jeff; george georgie; georgina georgia georgie gina; gerald
gerry jerry; gertrude trudy gert gertie; gilbert gil bert; grace gracie; gregory greg; gwendolyn gwen wendy;
hannah annie; harold harry hal; harriet hattie harry; helen helena nell nellie lena; henry harry hal hank;
henrietta hettie hetty etta; herbert herb bert; hezekiah hez; hubert hugh bert; isabel isabella isobel izzy
bella belle bel ibby; isaac ike zac; jacob jake; jacqueline jackie; james jim jimmy jamie jem; jane janey
jenny; janet jan jenny; jason jay; jebediah jed jeb; jedediah jed; jennifer jen jenny jenn; jeremiah jerry
jem; jeremy jerry jem; jessica jess jessie; joan joanie; joanna jo joanie; john jack johnny jock; jonathan
jon jonny; joseph joe joey; josephine jo josie; joshua josh; judith judy jude; julia julie jules; juliet
jules; julian jules; katarina kat katya; kenneth ken kenny; kimberly kim; laura laurie lolly; lawrence larry
laurie; leonard len lenny leo; leonora nora leo; leopold leo; leroy roy; lillian lilian lily lil lillie;
louis lou lewis; louisa louise lou lulu; lucille lucy lu; lucinda lucy cindy; lydia liddy; mabel mab;
madeline madeleine maddie maddy; magdalena maggie lena magda; malcolm mal; marcus marc mark; margaret maggie
meg peg peggy madge marge margie greta daisy rita margo; margarita rita; maria mary mia ria; marianne mari
annie; marjorie marge margie; martha mattie patty marty; martin marty; mary molly polly mae may mamie;
mathilda matilda tilly mattie maud; matthew matt matty; maximilian max; melanie mel; melissa mel lissa missy;
mervyn merv; michael mike mick mickey mikey; michelle shelly; mildred millie; millicent millie; miranda randy
mira; montgomery monty; mortimer mort; nathan nate nat; nathaniel nate nat nathan; natalie nat nattie;
natasha tasha nat; nicholas nick nicky nico klaus; nicole nicky nikki; oliver ollie; olivia liv livvy ollie;
oscar oz; oswald oz ozzie; pamela pam; patricia pat patty tricia trish paddy; patrick pat paddy rick;
penelope penny; percival percy; peter pete; philip phil pip; philippa pippa pip; phoebe bee; priscilla cilla
prissy; prudence prue; rachel rae; randolph randy; raphael raff rafe; raymond ray; rebecca becky becca;
reginald reg reggie; richard dick rick ricky richie rich dickie; robert bob bobby rob robbie bert; roberta
bobbie; roderick rod roddy rick; roger rodge; roland rollo; ronald ron ronnie; rosalind rosalie rosamund
rosemary rose rosie roz; rudolph rudy; rupert rupe; samantha sam sammy; samuel sam sammy; sarah sally sadie;
sebastian seb bas; seraphina sera fina; sidney sid; simon si; solomon sol; sophia sophie soph; stanley stan;
stephanie steph stevie; stephen steven steve stevie; susan susannah susanna sue susie suzy sukey; sylvester
sly; sylvia syl; tabitha tabby; tamara tammy; terence terry; teresa theresa terry tess tessa tracy; thaddeus
tad thad; theodora theo dora teddy; theodore theo ted teddy; thomas tom tommy; timothy tim timmy; tobias
toby; ursula ulla; valentina val tina; valentine val; valerie val; vanessa nessa van; veronica ronnie vera;
victor vic; victoria vicky tori vic; vincent vin vince vinnie; violet vi; virginia ginny ginger; vivian viv;
walter walt wally; wendell wen; wilfred wilf fred; wilhelmina mina billie minnie; william bill billy will
willy liam; winifred win winnie freda; zachariah zach zack; zachary zach zack; aleksander alek sasha; dmitri
dima mitya; ekaterina katya; ivan vanya; mikhail misha; nikolai kolya; anastasia nastya stacy ana; francisco
paco pancho; ignacio nacho; jose pepe; guadalupe lupe; consuelo chelo; giuseppe beppe; johannes hans;
giovanni gianni
"""
_GROUPS: dict[str, set[int]] = {}
for _number, _group in enumerate(_FORMS.split(";")):
    for _name in _group.split():
        _GROUPS.setdefault(_name, set()).add(_number)
_FIRM = 3


def has_forms(name: str) -> bool:
    """Whether a name in lower case is listed with its other forms, which may begin otherwise: ``bob``."""
    return name in _GROUPS


def alike(short: str, full: str) -> bool:
    """Whether two first names in lower case are likely one's: ``abby`` and ``abigail``."""
    groups = _GROUPS.get(short)
    if groups is not None and not groups.isdisjoint(_GROUPS.get(full, ())):
        return True
    if short[:1] != full[:1]:
        return False
    stem = _stem(short)
    return len(stem) >= _FIRM and len(full) > len(stem) + 1 and full.startswith(stem)


def _stem(short: str) -> str:
    """Return what a short form has of its name: ``dan`` of ``danny``; empty where it has no such ending."""
    ending = next((each for each in ("ie", "y", "i") if short.endswith(each)), "")
    stem = short[: len(short) - len(ending)]
    if ending and len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return stem[:-1]
    return stem if ending == "ie" and len(short) > _FIRM + 1 else ""
