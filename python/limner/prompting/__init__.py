"""
What goes into ST's prompts and what leaves them: the instructions, and the pictures of earlier messages.

``hooks`` answers the page for one prompt at a time; ``meta_prompt`` says when and in which words the model is
asked; ``_budget`` where they go and what makes room.

Only prompts that write the story are touched, and no prompt waits for long.
"""
