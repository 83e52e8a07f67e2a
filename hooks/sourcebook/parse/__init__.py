"""In: what authors wrote becomes nouns of the model. Nothing here raises for bad input."""
