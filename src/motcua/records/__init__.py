"""What every log of events here has in common: its chain of links, its texts, its derived rows."""
