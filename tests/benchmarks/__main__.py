"""`make bench`: how long things take, each against a floor measured in the same run.

Everything happens in a data folder that is thrown away afterwards.
"""

import os
import sys
import tempfile


def main() -> None:
    """Run the benchmarks and print one line for each figure."""
    with tempfile.TemporaryDirectory(prefix="studyapp-bench-") as folder:
        os.environ["STUDYAPP_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studyapp.settings")
        import django  # noqa: PLC0415 - the settings read the environment above

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        from tests.benchmarks import answering, importing, pages  # noqa: PLC0415

        for benchmark in (importing, answering, pages):
            for figure in benchmark.figures():
                sys.stdout.write(f"{figure}\n")
                sys.stdout.flush()


main()
