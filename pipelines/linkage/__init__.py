"""Who is the same organisation: identifiers, words of names, the ladder and the model of likeness."""
