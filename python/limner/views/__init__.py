"""State in, HTML out: views keep nothing and ask nothing; the page morphs itself to what they return."""
