"""
Continuity: the same people, in the same clothes, in the right place.

The text is the log: tags stay in the messages, and what they say of people, clothes, place and mood is folded
anew each time. StoryState is stored nowhere, so it follows swipes, edits, deletes and branches by itself.
"""
