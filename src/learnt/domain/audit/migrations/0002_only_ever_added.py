from django.db import migrations

from learnt.domain.audit.immutability import DefineRefusal, OnlyEverAdded


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [DefineRefusal(), OnlyEverAdded("audit_auditevent")]
