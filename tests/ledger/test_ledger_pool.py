from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import light_stages
import pytest

from verbale.errors import ModelError
from verbale.ledger.pool import Job, read_all
from verbale.record import Failure, Reading


def jobs(*texts: str) -> list[Job]:
    return [Job(light_stages.report(text, f"{number}.txt"), "") for number, text in enumerate(texts)]


LONG = "Nothing happened. " * 2000


def test_few_small_reports_are_read_without_a_second_process() -> None:
    results = list(read_all(jobs("one", "two"), light_stages.read_report, workers=2))
    assert [job.report.text for job, _ in results] == ["one", "two"]
    assert not multiprocessing.active_children()


def test_many_reports_are_each_read_once_by_several_processes() -> None:
    texts = [f"{number} {LONG}" for number in range(20)]
    results = list(read_all(jobs(*texts), light_stages.read_report, workers=2))
    assert sorted(result.report.text for _, result in results if isinstance(result, Reading)) == sorted(texts)
    assert not multiprocessing.active_children()


def test_no_more_reports_are_drawn_than_the_workers_can_chew() -> None:
    drawn = 0

    def counted():
        nonlocal drawn
        for job in jobs(*[f"{number} {LONG}" for number in range(40)]):
            drawn += 1
            yield job

    results = read_all(counted(), light_stages.read_report, workers=2)
    next(results)
    assert drawn <= 8
    results.close()


def test_a_report_that_kills_its_process_fails_alone() -> None:
    texts = [f"{number} {LONG}" for number in range(6)] + ["BREAK " + LONG]
    results = list(read_all(jobs(*texts), light_stages.read_report, workers=2))
    failed = [(job.report.text[:5], result) for job, result in results if isinstance(result, Failure)]
    assert len(results) == 7
    assert [text for text, _ in failed] == ["BREAK"]
    assert "ended the process" in failed[0][1].reason


def test_a_damaged_model_is_told_by_a_worker_too() -> None:
    with pytest.raises(ModelError):
        list(read_all(jobs("MODEL " + LONG, LONG), light_stages.read_report, workers=2))


def test_workers_end_with_a_parent_that_was_killed() -> None:
    script = f"""
import sys; sys.path[:0] = {[str(Path(light_stages.__file__).parent)]!r}
import light_stages, multiprocessing, os, signal
from verbale.ledger.pool import Job, read_all
texts = [str(number) + "Nothing happened. " * 2000 for number in range(9)]
results = read_all([Job(light_stages.report(text), "") for text in texts], light_stages.read_report, 2)
next(results)
print(*[child.pid for child in multiprocessing.active_children()], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    pids = done.stdout.split()
    assert len(pids) == 2  # and the pipe of standard output closed: nobody holds it any more
    assert done.returncode == -9


def test_a_script_needs_no_guard_around_its_reading(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"""
import sys; sys.path[:0] = {[str(Path(light_stages.__file__).parent)]!r}
import light_stages
from verbale.ledger.pool import Job, read_all
texts = [str(number) + "Nothing happened. " * 2000 for number in range(9)]
print(len(list(read_all([Job(light_stages.report(text), "") for text in texts], light_stages.read_report, 2))))
""")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("9\n", "")
