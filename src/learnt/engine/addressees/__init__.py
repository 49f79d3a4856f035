"""Who is asked: the bodies of the field as data, and the finding of those to whom a recommendation is addressed."""
