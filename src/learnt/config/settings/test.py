"""The test suite: quick password hashing, files in a folder of their own."""

import atexit
import os
import shutil
import sys
import tempfile

from learnt.config import database, home
from learnt.config.settings.base import *  # noqa: F403

NAME = os.environ.get("LEARNT_TEST_DATABASE", "")  # so that two runs on one machine do not meet
if "pytest" in sys.modules:  # not when types are checked
    DATABASES = {
        "default": database.settings_from(database.ensure(cluster=home.root_folder() / "test" / "postgres"))
        | ({"TEST": {"NAME": NAME}} if NAME else {})
    }
if "LEARNT_TEST_PAPERS" not in os.environ:  # one folder for a run, its workers and the processes that they start
    os.environ["LEARNT_TEST_PAPERS"] = tempfile.mkdtemp(prefix="learnt-test-papers-")
    atexit.register(shutil.rmtree, os.environ["LEARNT_TEST_PAPERS"], ignore_errors=True)

SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": os.environ["LEARNT_TEST_PAPERS"], "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
INVENTED_DATA = True
WHITENOISE_AUTOREFRESH = True
