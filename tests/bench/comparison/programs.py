"""Where the peers are and how they are started. A peer that cannot run is named with the reason."""
import pathlib
import shutil
import subprocess

BENCH = pathlib.Path(__file__).resolve().parents[1]
DATA = BENCH / "data"
TEMPLATES = ["query", "auth", "list1000"]

JARS = pathlib.Path("/usr/share/java")
JAR_NAMES = ["velocity-1.7.jar", "commons-collections3.jar", "commons-lang.jar",
             "jackson-databind.jar", "jackson-core.jar", "jackson-annotations.jar"]
# As quick as this JVM gets: its best compiler, and the collector with the least overhead on one
# thread.
JAVA_OPTIONS = ["-XX:+UseSerialGC", "-Xss4m", "-Xms512m", "-Xmx512m"]


def template(name):
    return [DATA / f"{name}.vtl", DATA / f"{name}.json"]


class Programs:
    """`build` is the build's folder; what peers need beside it is made in build/bench."""

    def __init__(self, build, modules=None):
        self.build = pathlib.Path(build)
        self.work = self.build / "bench"
        self.work.mkdir(parents=True, exist_ok=True)
        self.engine = self.work / "vtlsim_bench_peer"
        self.process = self.work / "vtlsim_bench_process"
        self.benchmarks = self.work / "vtlsim_benchmarks"
        self.vtlsim = self.build / "vtlsim"
        self.missing = {}  # peer -> reason
        self.class_path = self._prepare_java()
        self.modules = self._prepare_node(modules)

    def _prepare_java(self):
        jars = [JARS / name for name in JAR_NAMES]
        absent = [jar.name for jar in jars if not jar.exists()]
        if shutil.which("javac") is None:
            absent.append("javac")
        if absent:
            self.missing["java"] = "not found: " + ", ".join(absent)
            return None
        classes = self.work / "java"
        path = ":".join(str(part) for part in [classes, *jars])
        built = subprocess.run(["javac", "-nowarn", "-d", classes, "-cp", path,
                                BENCH / "peers" / "VelocityPeer.java"],
                               capture_output=True, text=True)
        if built.returncode != 0:
            self.missing["java"] = "javac failed: " + built.stderr.strip()[-300:]
            return None
        return path

    def _prepare_node(self, modules):
        if shutil.which("node") is None:
            self.missing["simulator"] = "not found: node"
            return None
        if modules is not None:
            return pathlib.Path(modules)
        folder = self.work / "npm"
        folder.mkdir(exist_ok=True)
        installed = folder / "node_modules"
        lock = (BENCH / "peers" / "package-lock.json").read_text(encoding="utf-8")
        done = folder / "installed"
        if done.exists() and done.read_text(encoding="utf-8") == lock:
            return installed
        if shutil.which("npm") is None:
            self.missing["simulator"] = "not found: npm"
            return None
        print("npm: installing the Amplify simulator (about 320 MB)", flush=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(BENCH / "peers" / name, folder / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        try:
            outcome = subprocess.run(command, cwd=folder, capture_output=True, text=True,
                                     timeout=600)
        except subprocess.TimeoutExpired:
            self.missing["simulator"] = "npm ci did not end within ten minutes"
            return None
        if outcome.returncode != 0:
            self.missing["simulator"] = "npm ci failed: " + outcome.stderr.strip()[-300:]
            return None
        done.write_text(lock, encoding="utf-8")
        return installed

    def engine_command(self, name, mode):
        return [self.engine, *template(name), mode]

    def java_command(self, name, mode):
        return ["java", *JAVA_OPTIONS, "-cp", self.class_path, "VelocityPeer", *template(name),
                mode]

    def simulator_command(self, name, mode):
        return ["node", BENCH / "peers" / "simulator_peer.js", self.modules, *template(name), mode]
