"""What bodies have, of people, beasts and machines."""

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set

ANATOMY = (
    words.BODY | words.MARK_HEADS | words.LIMBS | words.FURS
    | words.FACE_HEADS | words.HAIR_HEADS | words.BEARDS
    | word_set("""
eye eyes ear ears eyelid eyelids lids pupil pupils nostril nostrils teeth tooth tusk tusks fang nail nails
fingernails claw claws hoof hooves paw paws talon talons skull bone bones vein veins knuckle knuckles rib ribs
knee knees elbow elbows shoulder shoulders hip hips waist belly gut paunch chest back spine neck throat chin
scalp head temple temples thigh thighs calf calves ankle ankles wrist wrists palm palms thumb thumbs toe toes
crest whiskers antenna antennae tentacle tentacles gill gills fin fins shell carapace plating plates lens
antlers beak snout muzzle stump wart warts mole moles dimple dimples wrinkle wrinkles freckle tail tails skin
complexion hide stubble sideburns soot paint tan ink crow's-feet bruise bruises stitches implant implants
canine canines molar incisor incisors plate limp hunch cataracts stoop squint acne chassis faceplate
""")
)  # fmt: skip
"""Words for what a body has."""
