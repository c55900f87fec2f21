"""Turns files of other programs into drafts of persons and complaints; writes nothing."""
