"""The door for the web server: it reaches the database as the gate and the organisations, never as the owner."""

import os

from django.core.wsgi import get_wsgi_application

from gotene.access.postgresql.databases import forget_the_owner

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gotene.settings")

application = get_wsgi_application()
forget_the_owner()
