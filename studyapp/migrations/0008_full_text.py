from django.db import migrations

from studyapp.searching.index import drop_index, make_index


class Migration(migrations.Migration):

    dependencies = [
        ('studyapp', '0007_steps_and_scores'),
    ]

    operations = [
        migrations.RunPython(make_index, drop_index),
    ]
