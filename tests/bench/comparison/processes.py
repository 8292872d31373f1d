"""What is measured once per process: the first compilation, a cold render, its memory."""
import json
import subprocess

from comparison.programs import template
from comparison.throughput import numbers_as_the_service


def first_compile(programs, name, runs):
    """Seconds of the first compilation in each of `runs` processes."""
    times = []
    for _ in range(runs):
        answer = subprocess.run(programs.engine_command(name, "first"), check=True,
                                capture_output=True, text=True).stdout
        times.append(min(int(number) for number in answer.split()) / 1e9)
    return times


def cold_commands(programs, name):
    text, context = template(name)
    commands = {"engine": [programs.vtlsim, "render", text, "--context", context]}
    if programs.modules:
        commands["simulator"] = ["node", text.parents[1] / "peers" / "simulator_cold.js",
                                 programs.modules, text, context]
    return commands


def cold_render(programs, name, runs):
    """{"engine" | "simulator": ([wall seconds], [processor seconds], [peak resident MiB])}, the
    processes in turns."""
    commands = cold_commands(programs, name)
    printed = [numbers_as_the_service(json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout))
               for command in commands.values()]
    if any(value != printed[0] for value in printed):
        raise RuntimeError(f"the cold renders of {name} do not print the same JSON")
    results = {key: ([], [], []) for key in commands}
    for _ in range(runs):
        for key, command in commands.items():
            answer = subprocess.run([programs.process, *command], check=True, capture_output=True,
                                    text=True).stdout
            wall, processor, kibibytes = (int(number) for number in answer.split())
            for series, number in zip(results[key],
                                      (wall / 1e9, processor / 1e9, kibibytes / 1024)):
                series.append(number)
    return results
