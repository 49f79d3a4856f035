"""Words with one meaning, as data: kinds of review, kinds of recommendation, regions."""
