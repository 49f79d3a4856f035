from django.db import migrations

from learnt.domain.audit.immutability import OnlyEverAdded


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_initial"), ("audit", "0002_only_ever_added")]

    operations = [OnlyEverAdded("candidates_candidate"), OnlyEverAdded("candidates_decision")]
