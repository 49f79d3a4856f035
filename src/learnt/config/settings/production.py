"""A real service behind HTTPS: every secret and address comes from the environment."""

import os

from learnt.config.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = os.environ["LEARNT_SECRET_KEY"]
ALLOWED_HOSTS = os.environ["LEARNT_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
