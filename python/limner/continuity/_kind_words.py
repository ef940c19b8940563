"""Animals and other beings that somebody of a story may be, each set one string that is split once."""

from types import MappingProxyType

from limner.continuity._plain_words import word_set

FEMALE = word_set("""
vixen lioness tigress mare doe ewe hen sow cow bitch leopardess peahen nanny-goat jenny she-wolf she-bear
mermaid nymph dryad harpy succubus valkyrie gorgon naiad nereid siren
""")
MALE = word_set("""
tomcat stallion stag buck ram rooster cockerel boar bull drake gander tom billy-goat peacock gelding merman
incubus satyr faun minotaur centaur
""")
ANIMALS = (FEMALE | MALE | word_set("""
fox badger hedgehog stoat weasel ermine otter mole mouse rat rabbit hare squirrel raccoon racoon tanuki
skunk beaver marten mink ferret polecat cat kitten dog puppy hound corgi terrier poodle spaniel collie
dachshund retriever labrador dalmatian husky bulldog greyhound wolfhound sheepdog mastiff pug wolf wolfdog
coyote jackal dingo hyena lion lion-cub tiger leopard panther cheetah lynx bobcat cougar puma jaguar
ocelot bear cub panda koala sloth kangaroo wallaby wombat platypus opossum possum deer fawn reindeer elk
moose goat kid-goat sheep lamb pig piglet horse pony foal donkey mule zebra giraffe camel llama alpaca
elephant rhinoceros rhino hippopotamus hippo monkey ape gorilla chimpanzee orangutan baboon lemur bat
hamster guinea-pig gerbil chinchilla capybara porcupine armadillo mongrel mutt doberman rottweiler chihuahua
beagle whippet shrew vole dormouse chipmunk marmot
seal walrus dolphin whale orca shark octopus squid crab lobster fish trout salmon pike frog toad newt
salamander axolotl turtle tortoise lizard gecko iguana chameleon crocodile alligator snake cobra viper
owl raven crow rook jackdaw magpie jay robin wren sparrow finch canary swallow swift heron stork crane
swan goose duck duckling chicken chick turkey pigeon dove parrot parakeet cockatoo cuckoo kingfisher
woodpecker eagle hawk falcon kestrel buzzard vulture condor penguin puffin gull seagull albatross pelican
flamingo ostrich emu spider ant bee wasp beetle cricket grasshopper mantis moth butterfly dragonfly snail
mongoose meerkat civet caracal serval fennec okapi antelope gazelle bison buffalo yak tapir
""")) - word_set(
    "mermaid nymph dryad harpy succubus valkyrie gorgon naiad nereid siren merman incubus satyr faun "
    "minotaur centaur"
)  # fmt: skip
BEINGS = (FEMALE | MALE) - ANIMALS | word_set("""
elf half-elf dwarf gnome halfling hobbit orc half-orc goblin hobgoblin troll ogre giant giantess
half-giant vampire dhampir werewolf werecat lycan demon demoness half-demon devil imp tiefling angel
half-angel nephilim fairy faerie fae pixie sprite dragon half-dragon dragonborn wyvern kobold lizardfolk
lizardman catfolk tabaxi kitsune nekomata oni tengu yokai kappa ghost spirit wraith zombie skeleton lich
ghoul golem gargoyle robot android gynoid cyborg alien djinn genie naga lamia mer merfolk selkie slime
homunculus changeling aasimar genasi centauress unicorn phoenix griffin gryphon sphinx elemental treant
kraken leviathan hydra basilisk yeti behemoth chimera manticore pegasus hippogriff ent drow dryad
catgirl foxgirl wolfgirl
""")
KINDS = ANIMALS | BEINGS
SEXES = MappingProxyType({**dict.fromkeys(FEMALE, "f"), **dict.fromkeys(MALE, "m")})

MADE_HUMAN = word_set("anthro anthropomorphic humanoid furry talking anthropomorph")
PERSONS = MappingProxyType(
    {
        **dict.fromkeys(
            word_set("woman lady girl maiden queen princess duchess countess witch hag female"), "f"
        ),
        **dict.fromkeys(
            word_set("man boy lad king prince duke count wizard lord knight male gentleman"), "m"
        ),
        **dict.fromkeys(word_set("person child kid warrior mage monk priest pirate"), ""),
    }
)
"""Nouns behind a kind that say what else somebody is: ``a hedgehog boy``, ``a stoat queen``."""
