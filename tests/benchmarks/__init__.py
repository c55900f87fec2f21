"""How quick Vigil is, as ratios within one run: `python3 dev.py bench [name …]`."""
