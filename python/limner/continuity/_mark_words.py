"""Words for marks, limbs, ears and the body; each set is one string that is split once."""

from limner.continuity._plain_words import word_set

MARK_HEADS = word_set("""
        bandage bandages
scar scars burn burns tattoo tattoos freckles mole moles birthmark birthmarks glasses spectacles
eyeglasses bifocals lorgnette
monocle eyepatch eye-patch pince-nez horns horn antlers antler tusk fang tail tails wings fangs tusks hooves
halo piercing piercings beauty-mark scarring stitches prosthesis prosthetic gills claws talons muzzle
snout beak antennae whisker vitiligo dimple pockmarks brand hump peg-leg hook tentacles freckle bindi
warpaint handprints handprint runes sigils glyphs whorls sunglasses third-eye patch septum henna
mark wart warts barcode overbite underbite monobrow unibrow pimples rosacea labret strawberry-mark
cauliflower-ear faceplate carapace mandibles snaggletooth nose-ring lip-ring
""")
MARK_MODS = word_set("""
left right cybernetic mechanical prosthetic wooden artificial missing robotic bionic metal clockwork
iron glass
""")
LIMBS = word_set("arm arms leg legs hand hands eye finger fingers limb limbs foot tooth ear")
EARS = word_set("""
fox cat wolf dog rabbit bunny elf elven pointed pointy long jug large big animal horse cow mouse bear
tiger lion furry fluffy floppy notched torn bat pig goat deer sheep squirrel raccoon tanuki cauliflower
elvish kitsune feline canine vulpine lupine protruding sticking-out round black white orange brown grey
tufted triangular pierced donkey leaf-shaped
""")

BODY = word_set("""
cheek cheeks face brow forehead eye eyes nose chin jaw lip lips mouth neck throat shoulder shoulders arm
arms forearm forearms wrist wrists hand hands palm palms finger fingers chest back waist hip hips thigh
thighs knee knees leg legs shin calf ankle ankles foot feet temple temples ear ears eyebrow eyebrows
nape head collarbone collarbones belly stomach side ribs breast breasts spine scalp crown knuckles body
torso bicep biceps elbow elbows thumb skin hairline butt bottom cheekbone cheekbones eyelid sternum
abdomen tail-bone hipbone
""")
