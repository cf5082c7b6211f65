"""Citizens' pages: what anybody may open without signing in."""
