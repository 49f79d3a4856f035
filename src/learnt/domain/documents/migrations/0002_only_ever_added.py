from django.db import migrations

from learnt.domain.audit.immutability import OnlyEverAdded


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("audit", "0002_only_ever_added")]

    operations = [OnlyEverAdded("documents_reading"), OnlyEverAdded("documents_transcriptpage")]
