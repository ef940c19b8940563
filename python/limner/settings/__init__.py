"""
What the user may change: one declaration for each setting, what is in force, and where Limner is on.

``controls`` are the kinds of settings, ``settings`` declares each one, ``preferences`` holds those in force
and tells who listens, ``chat_filter`` says whether the open chat is illustrated.

Nothing here draws a control or carries out what a setting says.
"""
