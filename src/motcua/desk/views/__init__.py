"""Pages of the desk, one module a page: parse the request, call an api, render."""
