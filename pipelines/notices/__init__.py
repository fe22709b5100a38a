"""Notices of contracts as the Open Contracting Data Standard has them: what one says, what several
of one process say together, and why one cannot be used. Pure: objects in, objects out."""
