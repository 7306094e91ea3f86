"""Runs notebooks one after another in one kernel; see notebooks/run."""

import argparse
import pathlib
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError

# The kernel forgets all names there, so that no notebook leans on one before it.
RESET = "/reset"


def first_error(notebook):
    """The number of the first cell that failed, and what it said."""
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                said = f"{output.ename}: {output.evalue}"
                return number, said.splitlines()[0]
    return None


def kept(outputs, number):
    """What a reader wants of what a cell has said: without progress, and in whole lines."""
    whole = []
    for output in outputs:
        if output.output_type == "stream" and output.name == "stderr":
            continue
        if output.output_type == "stream" and whole and whole[-1].output_type == "stream":
            whole[-1].text += output.text
            continue
        if "execution_count" in output:
            output.execution_count = number
        whole.append(output)
    return whole


def code_cell(source):
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return nbformat.from_dict({**cell, "source": source})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=pathlib.Path)
    parser.add_argument("--timeout", type=int, default=300, help="seconds for a cell")
    parser.add_argument("notebooks", type=pathlib.Path, nargs="+")
    choice = parser.parse_args()
    notebooks = {path: nbformat.read(path, as_version=4) for path in choice.notebooks}
    cells = []
    for notebook in notebooks.values():
        cells.append(code_cell(RESET))
        cells.extend(notebook.cells)
    metadata = next(iter(notebooks.values())).metadata
    # The cells are those of the notebooks themselves: what they print ends up there. A cell that
    # fails is told below, with all others that do.
    everything = nbformat.from_dict(
        {"cells": [], "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}
    )
    everything.cells = cells
    client = NotebookClient(everything, timeout=choice.timeout, allow_errors=True)
    try:
        client.execute()
    except DeadKernelError as error:
        sys.exit(f"the kernel has died: {error}")
    failures = 0
    for path, notebook in notebooks.items():
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        for number, cell in enumerate(code, start=1):
            # Not where it stood among the cells of all notebooks, nor when it ran.
            cell.execution_count = number
            cell.metadata.pop("execution", None)
            cell.outputs = kept(cell.outputs, number)
        nbformat.write(notebook, choice.to / path.name if choice.to else path)
        error = first_error(notebook)
        if error:
            failures += 1
            print(f"{path.name}: cell {error[0]} failed: {error[1]}", file=sys.stderr)
    sys.exit(1 if failures else 0)


main()
