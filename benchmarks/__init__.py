"""How fast Dragoman is, as ratios within one run: seconds of one machine mean nothing on another."""
