"""Coming from another illustrator, and going away: each on a press, each with a way back."""
