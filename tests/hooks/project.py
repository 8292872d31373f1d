"""A git repository of its own with hooks of pre-commit, away from the settings of whoever runs the test."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile

SKIPPED = 77


class Project:
    """Runs programs with HOME, caches and git's settings inside a temporary folder."""

    def __init__(self, base, program, source):
        self.base = pathlib.Path(base)
        self.source = pathlib.Path(source)
        self.folder = self.base / "project"
        self.cache = self.base / "cache"
        self.tools = self.base / "bin"
        self.tools.mkdir()
        (self.tools / "vtlsim").symlink_to(program)
        home = self.base / "home"
        home.mkdir()
        config = home / "gitconfig"
        config.write_text("[user]\n\tname = test\n\temail = test@localhost\n[init]\n\tdefaultBranch = main\n")
        quiet = ("CI", "GITHUB_ACTIONS", "FORCE_COLOR", "CLICOLOR_FORCE", "PRE_COMMIT", "VIRTUAL_ENV")
        self.environment = {name: value for name, value in os.environ.items()
                            if name not in quiet and not name.startswith("GIT_")}
        self.environment.update(
            HOME=str(home), XDG_CACHE_HOME=str(self.cache), PRE_COMMIT_HOME=str(self.base / "pre-commit"),
            GIT_CONFIG_GLOBAL=str(config), GIT_CONFIG_NOSYSTEM="1", NO_COLOR="1", PRE_COMMIT_COLOR="never",
            PATH=f"{self.tools}:{os.environ['PATH']}")

    def run(self, *command, folder=None, **variables):
        done = subprocess.run(command, cwd=folder or self.folder, env=self.environment | variables, timeout=100,
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout

    def must(self, *command, **settings):
        code, output = self.run(*command, **settings)
        if code != 0:
            raise AssertionError(f"{' '.join(command)} ended with {code}:\n{output}")
        return output

    def make_hook_repository(self):
        """What pre-commit clones of vtlsim: the hooks, not the sources. Its folder and commit."""
        folder = self.base / "hooks"
        (folder / "cli").mkdir(parents=True)
        shutil.copytree(self.source / "cli/hooks", folder / "cli/hooks")
        for name in (".pre-commit-hooks.yaml", "CMakeLists.txt"):
            shutil.copy(self.source / name, folder / name)
        self.must("git", "init", "-q", folder=folder)
        self.must("git", "add", "-A", folder=folder)
        self.must("git", "commit", "-q", "-m", "hooks", folder=folder)
        return folder, self.must("git", "rev-parse", "HEAD", folder=folder).strip()

    def start(self, config_text=None):
        """The example as a new repository, as its README says; `config_text` replaces its hooks."""
        shutil.copytree(self.source / "examples/pre_commit_project", self.folder)
        hooks, commit = self.make_hook_repository()
        config = self.folder / ".pre-commit-config.yaml"
        text = config_text or config.read_text(encoding="utf-8")
        assert "repo: ../.." in text and "rev: HEAD" in text, text
        config.write_text(text.replace("repo: ../..", f"repo: {hooks}").replace("rev: HEAD", f"rev: {commit}"),
                          encoding="utf-8")
        self.must("git", "init", "-q")
        self.must("pre-commit", "install")

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def replace(self, name, old, new):
        text = self.read(name)
        assert old in text, f"{name} lacks {old!r}"
        self.write(name, text.replace(old, new))

    def commit(self, message, *files):
        """Exit code and output of a commit of these files (all that changed)."""
        self.must("git", "add", *(files or ["-A"]))
        return self.run("git", "commit", "-m", message)

    def head(self):
        return self.run("git", "log", "-1", "--format=%s")[1].strip()


@contextlib.contextmanager
def project(program, source):
    with tempfile.TemporaryDirectory() as base:
        yield Project(base, os.path.abspath(program), os.path.abspath(source))
