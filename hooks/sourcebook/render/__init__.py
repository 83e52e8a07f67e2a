"""Out: notes, record pages and lists, made from the model as text."""
