"""A night of Stedsvekst as tasks of Airflow, one a step, so that each is seen and tried again by itself.

Steps whose inputs have not changed end at once. Rows that are refused (exit 3) and a wrong setting
(exit 2) are not mended by trying again; an input that is absent or a store that is away (4) and a
lake that another run holds (5) may be.

Only "nightly" compares a night with the one before (ops.change) and enters what is made of what
(ops.lineage): who wants these has one task that runs it, and tries it again as a whole.
"""

import os
import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.operators.python import PythonOperator

HOME = "/opt/stedsvekst"
STEPS = [
    "land", "conform", "access", "growth", "regress", "attract", "ripple",
    "project", "indicate", "backtest", "publish", "upkeep",
]
NEVER_AGAIN = (2, 3)


def run(step):
    command = [f"{HOME}/stedsvekst", step, "--lake", "/srv/lake", "--conf", "/etc/stedsvekst.conf"]
    if step == "land":
        command += ["--landing", "/srv/landing"]
    environment = {**os.environ, "STEDSVEKST_LOG": "json", "STEDSVEKST_MEMORY": "6g"}
    ended = subprocess.run(command, cwd=HOME, env=environment, check=False)
    if ended.returncode in NEVER_AGAIN:
        raise AirflowFailException(f"{step} ended with exit {ended.returncode}")
    if ended.returncode != 0:
        raise AirflowException(f"{step} ended with exit {ended.returncode}")


with DAG(
    dag_id="stedsvekst",
    schedule="15 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
) as dag:
    tasks = [PythonOperator(task_id=step, python_callable=run, op_args=[step]) for step in STEPS]
    for before, after in zip(tasks, tasks[1:]):
        before >> after
