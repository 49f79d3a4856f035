"""On one machine: the demo county and development."""

import os

from learnt.config import home
from learnt.config.settings.base import *  # noqa: F403

DEBUG = os.environ.get("LEARNT_DEBUG") == "1"
SECRET_KEY = home.secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INVENTED_DATA = os.environ.get("LEARNT_INVENTED_DATA") == "1"
