"""Moods: which words say one, and which say the same one."""

from functools import lru_cache

from limner.continuity._text import stem, words

_GROUPS = {
    "happy": """happy smile smiling joy joyful joyous cheerful laughing laugh laughter grin grinning delighted
        beaming glad merry amused gleeful elated jubilant ecstatic radiant chuckling giggling""",
    "sad": """sad sorrow sorrowful grief grieving mournful tear tearful crying cry weeping weep sobbing sob
        melancholy downcast heartbroken gloomy dejected miserable wistful forlorn lonely despairing
        nostalgic desperate hopeless""",
    "angry": """angry anger furious rage enraged irritated annoyed scowling scowl glaring glare mad livid
        indignant
        hostile snarling seething wrathful cross sulking sulky grumpy outraged jealous envious""",
    "afraid": """afraid fear fearful frightened scared terrified terror horrified dread panicked panic
        petrified hysterical frantic""",
    "surprised": """surprised shocked astonished startled amazed stunned surprise shock astonishment
        wide-eyed awe
        awed""",
    "disgusted": "disgusted disgust revolted sneering sneer contempt contemptuous scornful",
    "calm": """calm serene composed peaceful relaxed tranquil content contented thoughtful unhurried placid
        pensive dreamy""",
    "tense": """tense wary alert nervous worried anxious cautious watchful strained uneasy suspicious guarded
        apprehensive skeptical sceptical concerned restless""",
    "proud": "proud pride cocky confident triumphant haughty smug defiant bold triumph arrogant",
    "determined": "determined resolute focused concentrated concentrating intent steely",
    "shy": "shy bashful embarrassed blushing blush timid flustered awkward ashamed sheepish",
    "tired": "tired exhausted weary sleepy drained fatigued exhaustion drowsy yawning",
    "stern": "stern grim cold severe serious solemn unsmiling frowning frown impassive disapproving",
    "loving": "loving tender affectionate adoring fond longing enamoured",
    "curious": "curious intrigued interested inquisitive fascinated wondering",
    "sly": "sly mischievous playful smirking smirk teasing cunning impish wry flirty flirtatious coy",
    "hurt": "pained hurt agonized wincing grimacing suffering agony",
    "confused": "confused puzzled bewildered perplexed baffled dazed",
    "excited": "excited eager thrilled giddy enthusiastic exhilarated",
    "bored": "bored indifferent listless apathetic",
    "relieved": "relieved relief grateful thankful hopeful",
    "guilty": "guilty remorseful regretful contrite apologetic",
}
MOODS = {word: name for name, group in _GROUPS.items() for word in group.split()}


@lru_cache(maxsize=1024)
def mood_of(text: str) -> str:
    """Return the name of the mood that the words say, empty where none is known: for charts and sprites."""
    for word in words(text):
        if (found := MOODS.get(word.text) or MOODS.get(stem(word.text))) is not None:
            return found
    return ""
