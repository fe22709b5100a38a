"""Who is the same organisation: identifiers, words of names, a model of likeness."""
