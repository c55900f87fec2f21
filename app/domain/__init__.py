"""What the organisation talks about: records, rules and vocabularies, without input or output."""
