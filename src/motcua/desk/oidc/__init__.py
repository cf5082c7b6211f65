"""Sign-in by the identity provider of a province (OpenID Connect); off unless settings name one."""
