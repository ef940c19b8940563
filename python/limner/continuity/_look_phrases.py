"""Phrases of looks that are no words around a part, as a table."""

TABLE = r"""
marks: beauty = \
    beauty (?:mark|spot)(?: (?:above|below|under|beneath|on|over|beside|by|near|at the corner of) \
    (?:THE )?(?:left |right |upper |lower )?[a-z]{3,9})?
face faceless: face faceless = (?:with|has|have|had|and|but) no face(?=[,.;]|$| and | or )|faceless
marks patch: patch = (?:[a-z-]{3,9} ){0,2}patch over WHOSE (?:other|missing|lost|bad)(?: eye| one)?
marks: gap = gap where WHOSE (?:two )?(?:front )?(?:teeth|tooth) (?:should be|used to be|were|was)
marks: burn = burn (?:marks?|scars?) (?:on|over|across|along) (?:THE|both) (?:left |right )?[a-z]{4,9}
face: red-cheeked rosy-cheeked apple-cheeked ruddy-cheeked pink-cheeked hollow-cheeked round-cheeked = \
    (?:red|rosy|apple|ruddy|pink|hollow|round)-cheeked
hair: whiskers = (?:(?:white|gr[ea]y|black|brown|red|ginger|blonde?) )?(?:side|mutton-chop|cat's) whiskers
hair: unshaven shadow hairline curlers rollers = \
    unshaven|five o'clock shadow|receding hairline|hair in (?:curlers|rollers)
marks: bags = bags under (?:them\b|THE eyes)
marks: line seam weal notch = \
    (?:white|pale|thin|red|silver|silvery|jagged|long) (?:line|seam|weal|notch) \
    (?:on|across|down|along|over|under|through|in) WHOSE (?:left |right )?[a-z]{3,9}
build: muscle muscles = [a-z-]{3,12} muscles?(?=[,.;]|$)
hair thinning: hair = (?:about )?half (?:of )?WHOSE hair left
hair: shaved = half (?:of )?WHOSE head (?:is )?shaved
face none: no = (?:has|have|with|and|but) no (?:eyebrows|eyelashes|nose|mouth|chin)(?=[,.;]|$| and | or )
marks none: no = (?:has|have|with|and|but) no (?:ears|feet|legs|arms|hands)(?=[,.;]|$| and | or )
marks: missing = \
    (?:one|two|three|four|half|an?) (?:[a-z]{3,6} )?(?:fingers?|tooth|teeth|ear|eye|arm|leg|hand|foot|toes?) \
    missing(?=[,.;]|$| and | from | on )
hair led: bob fringe = (?:with|has|wears) (?:a|an) (?:blunt )?(?:bob|fringe)(?=[,.;]|$| and | with | that )
marks gap: gap = gap (?:in|between) WHOSE (?:two )?(?:front )?teeth
marks: teeth tooth = \
    (?:gold|silver|golden|steel|iron|missing|chipped|broken) (?:front |eye )?(?:tooth|teeth)
build: feet foot = \
    (?:two|three|four|five|six|seven|eight|nine) (?:feet|foot)(?: [a-z-]{3,6})? (?:tall|high)
hair: cut = \
    (?:brown|black|blonde?|gr[ea]y|white|red|ginger|auburn|dark|fair|sandy) \
    (?:[a-z-]{3,14} ){1,2}cut(?=[,.;]|$| and )
hair balding: gone thinning receding left = \
    hair (?:(?:has|is) (?:all |mostly |nearly |long )?gone|(?:has )?left (?:him|her)|\
    is (?:thinning|receding|going fast))
hair bald: no not = (?:no|not a) hair(?: at all| left| on WHOSE (?:head|skull|scalp))
hair bald: no = (?:(?:has|have|had|with|and) |(?<=, )|(?<=\. ))no hair(?=[,.;]|$| and | or | - )
marks missing: lost lacks lacking = \
    (?:lost|lacks|lacking) (?:(?:an|one|two|three|four|half an?|most of an?|several) |\
    WHOSE (?:left |right )?)(?:left |right |front )?PART
marks absent: fingers toes teeth finger hand foot ear arm leg eye = \
    (?:(?:one|two|three|four|half|most) (?:fingers?|toes|teeth) (?:of|on) THE (?:left |right )?(?:hand|foot)|\
    (?:left|right) PART) (?:is|are) (?:missing|gone)
marks teeth: teeth = (?:no|few) teeth(?: left| to speak of| at all)?
marks: fingers = (?:only )?(?:two|three|four|six) fingers on (?:THE|each) (?:left hand|right hand|hand)
marks: fingers = (?:left |right )?hand with (?:only )?(?:two|three|four|six) fingers
marks: finger = hand with a finger missing
marks gone: missing gone = one PART is (?:missing|gone)
hair: fringe rim ring halo = \
    (?:[a-z]{3,8} )?(?:fringe|rim|ring|halo) of (?:[a-z-]{3,12} )?(?:beard|hair)
eyes: eye = \
    one [a-z-]{3,12} eye,? (?:and )?the other(?: one)? (?:is )?(?:(?:dark|light|pale|deep) )?[a-z-]{3,12}
eyes pair: eye = one [a-z-]{3,12} eye,? and one (?:of )?[a-z-]{3,12}(?= eye\b|[,.;]|$| and )
marks led: stick cane crutch staff = \
    (?:walks|goes|gets about|leans|leaning|limps) (?:only )?(?:with|on) (?:a|an|her|his) \
    (?:[a-z-]{2,12} ){0,2}(?:stick|cane|crutch|staff)\b\
    (?: with an? (?:[a-z-]{2,12} ){1,3}(?:head|handle|knob))?
marks: peak stain spots lip chin = \
    widow's peak|port.wine stain|(?:liver|age) spots|cleft (?:lip|chin)|double chin
marks: circles lines feet teeth hare-lip harelip = \
    dark circles(?: under THE eyes)?|laugh lines|crow's feet|buck teeth|hare-?lip
hair shaved: shaved shaven shorn buzzed clipped cropped = \
    hair (?:is |was )?(?:shaved|shaven|shorn|buzzed|clipped|cropped)(?: short| close)? \
    (?:on|at|over|along|above|up) (?:the|one|both|her|his) (?:left |right )?\
    (?:side|sides|left|right|temples?|back|ears?)
hair dyed: dyed = (?<=, )dyed [a-z-]{3,12}(?=[.,;]|$)
hair: waves = \
    (?:long |short |loose |soft |thick |glossy )?(?:platinum|blonde?|auburn|chestnut|ginger|raven|\
    brunette|honey|honey-blonde|copper|platinum-blonde|mahogany|marcelled) (?:finger )?waves
marks: cast sling splint plaster brace = \
    (?:left |right )?(?:arm|leg|hand|wrist|ankle|foot|knee) in (?:a |an )?(?:plaster |white |black )?\
    (?:cast|sling|splint|plaster|brace)
marks: wheelchair crutches = (?:in a|uses a) wheelchair|on crutches
build bent: bent = bent (?:nearly |almost |half )?(?:double|with age|with the years|by age|over|in half)
build: shoulders = \
    (?:broad|wide|narrow|square|sloping|powerful|massive|heavy|bony|rounded|stooped|thin) shoulders
build: belly paunch gut chest = \
    (?:big|large|huge|enormous|round|pot|beer|great|vast) (?:belly|paunch|gut)|(?:barrel|broad|deep) chest
build: hips waist thighs = \
    (?:wide|narrow|broad|full|generous) hips|(?:narrow|slim|thick|tiny|wasp) waist|thick thighs
hair salt: than = more salt than pepper|more (?:grey|white|silver) than [a-z]{3,9}
build: middle waist belly hips shoulders shoulder chest leg girth = \
    (?:soft|thick|heavy|round|wide|broad|thickening|slim|narrow|trim|big|long|stout|deep|padded) \
    (?:around|about|in|at|round|across|of) (?:THE )?(?:middle|waist|belly|hips|shoulders?|chest|girth|leg)
marks shaved: stained blackened inked calloused callused webbed hennaed scarred painted tattooed \
    burnt burned = \
    (?:hands?|fingers?|fingertips|forearms?|arms?|knuckles|palms?|lips|teeth|nails|fingernails) \
    (?:(?:is|are|were) )?(?:(?:always|permanently|forever|for ever) )?\
    (?:stained|blackened|inked|calloused|callused|webbed|scarred|painted|tattooed|burnt|burned)\
    (?: (?:red|black|blue|violet|purple|green|brown|yellow\
    |orange|white|indigo|dark|gold|golden|silver|pink))?\
    (?: (?:with|by|from) (?:[a-z-]{2,12} (?:and )?){1,2}?[a-z-]{3,12}(?=[,.;]|$| to ))?\
    (?: to the (?:wrists?|elbows?|bone))?
marks: hands fingers fingertips knuckles palms fingernails nails = \
    (?:[a-z]{3,8}-)?(?:stained|blackened|calloused|callused|inky|hennaed|webbed\
    |work-worn|roughened|scarred|gnarled|six-fingered) \
    (?:hands|fingers|fingertips|knuckles|palms|fingernails|nails)
marks claw: hand arm leg foot eye finger = \
    (?:left|right|one|other) (?:hand|arm|leg|foot|eye|finger) is (?:a|an|made of|all) (?:[a-z-]{2,12} ){0,2}\
    (?:claw|hook|brass|steel|wood|iron|glass|gold|silver|bronze|copper|stone|crystal|machine|prosthesis|\
    prosthetic|blade|stump|paw|talon|chrome|porcelain)
age odd: day odd rising touching crowding nearing barely pushing shy side yet going least = \
    NUM if (?:a|he's a|she's a|he is a|she is a) day|NUM-odd|\
    (?:pushing|nearing|rising|touching|crowding|just shy of|not yet|barely) \
    NUM(?=[,.;]|$| and | with )|the wrong side of NUM|\
    going on NUM(?=[,.;]|$| and )|at least NUM(?=[,.;]|$| and )|NUM,? at (?:the )?(?:very )?least(?=[,.;]|$)
age died: died turned frozen killed embraced stopped = \
    (?:died|turned|frozen|was killed|embraced|stopped ag(?:e)?ing) at (?:the age of )?NUM(?=[,.;]|$| and )
eyes two: different = eyes (?:are|of) (?:two )?different colou?rs\
    (?:[,:;] one [a-z-]{3,9},? (?:and )?(?:one|the other) [a-z-]{3,9})?
eyes two: eye = one eye is [a-z-]{3,9},? (?:and )?(?:one|the other) (?:is )?[a-z-]{3,9}
build round: round = round as (?:a|an) [a-z]{3,9}
hair mess: hair = \
    hair (?:is |hangs |falls )?(?:in |is )?(?:a |an )?(?:mess|tangle|cloud|mass|mop|riot|nest|halo|river) of \
    (?:[a-z-]{3,12} ){0,2}[a-z-]{3,12}
hair bald: hair = no hair to speak of
hair shaved: head scalp = (?:head|scalp) (?:is|was) (?:kept )?(?:shaved|shaven|bald|shorn)(?: smooth| clean)?
eyes: pupils = eyes (?:with no|without) (?:any )?pupils
eyes: eyes = eyes (?:that are |which are |are )?more [a-z-]{3,9} than [a-z-]{3,9}
eyes: eyes = eyes like (?!his|hers?\b|theirs?|mine|my )(?:a |an |two |chips of |pools of |shards of |\
    pieces of )?[a-z-]{3,12}(?: [a-z-]{3,12})?(?=[,.;]|$| and )
eyes pair: eyes = eyes,? one (?:is )?[a-z-]{3,12},? (?:and )?(?:one|the other) [a-z-]{3,12}
eyes: eyes = (?:green|yellow|amber|golden|gold|grey|blue|orange|red)? ?(?:cat's|wolf's\
    |snake's|hawk's|goat's|owl's) eyes
skin like: skin = skin (?:like|the colou?r of) (?:[a-z-]{3,12} ){0,2}[a-z-]{3,12}(?=[,.;]|$| and )
skin tan: tan = (?:a|with a|has a) (?:deep|dark|golden|permanent|farmer's|sailor's|light) tan(?=[,.;]|$| and )
build: built = built like (?:a|an) (?:[a-z-]{3,12} ){0,2}[a-z-]{2,12}(?=[,.;]|$| and | with )
build slight: slip wisp twig scrap sliver = \
    (?:slip|wisp|twig|scrap|sliver) of a (?:girl|woman|boy|man|thing|lad|lass)
build huge: mountain giant hulk bear ox tower slab barn = \
    (?:mountain|giant|hulk|bear|ox|tower|slab|barn) of a (?:man|woman|girl|boy|fellow|lad)
build thin: reed rake beanpole stick whip willow reed-thin whip-thin \
    willow-thin stick-thin pencil-thin lath-thin = \
    (?:reed|rake|beanpole|stick) of a (?:girl|woman|boy|man)\
    |(?:reed|whip|willow|stick|pencil|lath|wafer|paper)-thin
build muscle: muscle muscles = (?:knotted|corded|roped|packed|heavy|thick|ropy|all) (?:with )?muscles?
build: soft = soft and (?:rounded|round|curvy|plump|heavy|pale)
age odd: thirty-odd forty-odd fifty-odd sixty-odd seventy-odd \
    twenty-odd twenty-ish thirty-ish forty-ish fifty-ish sixty-ish seventy-ish \
    thirtyish fortyish fiftyish sixtyish seventyish twentyish = \
    (?:twenty|thirty|forty|fifty|sixty|seventy)(?:-?ish|-odd)
marks: ring stud hoop bar bone = \
    (?:(?:gold|silver|steel|black|brass|copper|bone|iron|small|thin) )?\
    (?:ring|stud|hoop|bar|bone) (?:through|in) \
    (?:THE|each|either) (?:left |right )?\
    (?:nose|lip|eyebrow|brow|ear|nostril|septum|tongue|chin|cheek|navel|lobe)
skin pale: wax chalk milk ghost snow paper death bone marble moonlight corpse sheet candle ash = \
    (?:i am|i'm|(?:she|he|skin|face|complexion)(?: is|'s)|they are) (?:still |always )?\
    as (?:pale|white) as (?:a |an )?(?:wax|chalk|milk|ghost|snow|paper|death|bone|marble|moonlight|corpse|\
    sheet|candle|ash)
marks one: fang fangs horn horns tusk tusks ear ears antler antlers wing wings claw claws tooth teeth = \
    one (?:of WHOSE (?:front |back |long |upper |lower )?)?\
    (?:fangs?|horns?|tusks?|ears?|antlers?|wings?|claws?|tooth|teeth) is (?:made of |of )?\
    (?:gold|golden|silver|steel|iron|brass|copper|glass|wood|wooden|bone|black|white|\
    broken|chipped|torn|notched|cracked|bent|crooked|filed|clipped|shorter)(?=[,.;]|$| and | but )
marks: over = \
    (?:barnacles|warts|spots|feathers|scales|moss|thorns|spikes|runes|eyes|stitches|boils|sores|bandages|\
    tattoos|scars|mushrooms|lichen) all over WHOSE (?:head|body|face|skin|back|arms|hands|shell|hide)
face broken: nose = \
    nose (?:that |which )?(?:got|was|has been|had been|is) broken(?: once| twice| too often| more than once)?\
    (?: and (?:has |was )?(?:never )?set (?:badly|crooked|crookedly|straight|wrong))?
marks: hearing braces = hearing aids?|braces on THE teeth|(?:dental|metal|steel) braces
"""
"""A phrase a line: its slot, how its value is made of it, words of which it has one, and its pattern."""
