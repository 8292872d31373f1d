#!/usr/bin/env python3
"""`vtlsim project` as people and hostile projects use it: where a project is found, options, links, limits, speed.

Usage: project_command_test.py VTLSIM PROJECTS
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
PROJECTS = pathlib.Path(sys.argv[2]).resolve()
# Processor time. A named error takes 0.1 s at most; sanitizers and slow machines take more.
HOSTILE_SECONDS = 2.0


def cpu_seconds():
    """Processor time of the programs that ended so far."""
    times = os.times()
    return times.children_user + times.children_system


class Scratch(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self._folder.name).resolve()

    def tearDown(self):
        self._folder.cleanup()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run_program(self, *arguments, cwd=None):
        return subprocess.run([PROGRAM, "project", *arguments], capture_output=True, timeout=60, cwd=cwd or self.root)

    def read(self, *arguments, cwd=None):
        done = self.run_program(*(arguments or (str(self.root),)), "--format", "json", cwd=cwd)
        model = json.loads(done.stdout)
        model["exit"] = done.returncode
        return model

    def codes(self, model):
        return sorted({problem["code"] for problem in model["problems"]})

    def problem(self, model, code):
        found = [problem for problem in model["problems"] if problem["code"] == code]
        self.assertTrue(found, f"no {code} among {model['problems']}")
        return found[0]


class Finding(Scratch):
    def test_nothing_is_exit_code_2(self):
        model = self.read()
        self.assertEqual(model["exit"], 2)
        self.assertEqual(self.problem(model, "PRJ015")["severity"], "error")

    def test_a_folder_that_is_not_there(self):
        self.assertEqual(self.run_program(str(self.root / "gone")).returncode, 2)

    def test_the_nearest_project_above_up_to_the_repository(self):
        shutil.copytree(PROJECTS / "serverless-v1", self.root / "repository" / "service")
        (self.root / "repository" / ".git").mkdir()
        inner = self.root / "repository" / "service" / "mapping-templates"
        model = self.read("--stage", "test", cwd=inner)
        self.assertEqual(model["kind"], "serverless-v1")
        self.assertEqual(model["root"], str(self.root / "repository" / "service"))

    def test_nothing_above_a_repository_is_looked_at(self):
        self.write("serverless.yml", "service: a\ncustom: {appSync: {name: a}}\n")
        (self.root / "repository" / ".git").mkdir(parents=True)
        self.assertEqual(self.read("--stage", "dev", cwd=self.root / "repository")["exit"], 2)

    def test_javascript_configurations_say_what_to_do(self):
        self.write("serverless.ts", "export default {}")
        model = self.read()
        self.assertIn("serverless package", self.problem(model, "PRJ007")["help"])

    def test_all_projects_below_a_folder(self):
        shutil.copytree(PROJECTS / "serverless-v1", self.root / "one")
        shutil.copytree(PROJECTS / "cdk", self.root / "deep" / "two")
        done = self.run_program(str(self.root), "--all")
        text = done.stdout.decode()
        self.assertIn("Project of kind serverless-v1", text)
        self.assertIn("Project of kind cdk", text)


class Options(Scratch):
    def setUp(self):
        super().setUp()
        shutil.copytree(PROJECTS / "serverless-v1", self.root / "p")

    def test_stage_and_values(self):
        model = self.read(str(self.root / "p"), "--stage", "prod", "--value", "RoomsTable=given", "--texts")
        self.assertEqual(model["apis"][0]["name"], "rooms-prod")
        room = [r for r in model["apis"][0]["resolvers"] if r["field"] == "room"][0]
        self.assertIn('"table": "given"', room["request"]["text"])

    def test_substitutions_given_on_the_command_line_count_more(self):
        model = self.read(str(self.root / "p"), "--substitute", "RoomsTable=mine", "--texts")
        room = [r for r in model["apis"][0]["resolvers"] if r["field"] == "room"][0]
        self.assertIn('"table": "mine"', room["request"]["text"])

    def test_wrong_values_of_options(self):
        for arguments in (["--value", "x"], ["--kind", "pulumi"], ["--format", "xml"]):
            self.assertEqual(self.run_program(str(self.root / "p"), *arguments).returncode, 2, arguments)

    def test_vtlsim_json_and_its_mistakes(self):
        self.write("p/vtlsim.json", '{// comment\n "stage": "prod", "vlaues": {}, "region": 3,\n "ignoreCodes": {"PRJ004": ["config/*"]}}')
        model = self.read(str(self.root / "p"))
        self.assertEqual(model["apis"][0]["name"], "rooms-prod")
        messages = [p["message"] for p in model["problems"] if p["code"] == "PRJ001"]
        self.assertEqual(messages, ["`vtlsim.json` has no key `vlaues`", "`region` takes a text"])
        self.assertNotIn("PRJ004", self.codes(model))
        self.assertEqual([p["help"] for p in model["problems"] if "vlaues" in p["message"]], ["did you mean `values`?"])

    def test_a_service_whose_file_lies_elsewhere(self):
        shutil.move(self.root / "p" / "serverless.yml", self.root / "p" / "config" / "service.yml")
        self.write("p/vtlsim.json", '{"kind": "serverless-v1", "config": "config/service.yml", "root": "."}')
        model = self.read(str(self.root / "p"))
        self.assertEqual(model["apis"][0]["name"], "rooms-test")


class Safety(Scratch):
    def test_links_out_of_the_project_are_not_followed(self):
        secret = self.write("outside/secret.vtl", "SECRET")
        self.write("outside/custom.yml", "appSync: {name: SECRET}")
        self.write("p/serverless.yml",
                   "service: a\nappSync:\n  name: a\n  resolvers:\n"
                   "    Query.a: {kind: UNIT, dataSource: d, request: link.vtl, response: ../outside/secret.vtl}\n"
                   "    Query.b: {kind: UNIT, dataSource: d, request: \"${file(../outside/custom.yml):appSync.name}\", response: folder/secret.vtl}\n")
        os.symlink(secret, self.root / "p" / "link.vtl")
        os.symlink(self.root / "outside", self.root / "p" / "folder")
        done = self.run_program(str(self.root / "p"), "--format", "json", "--texts")
        self.assertNotIn(b"SECRET", done.stdout)
        missing = [p["missing"] for p in json.loads(done.stdout)["problems"] if p["code"] == "PRJ002" and p["what"] == "template"]
        self.assertEqual(len(missing), 4)

    def test_links_in_circles_end(self):
        (self.root / "a").mkdir()
        os.symlink(self.root, self.root / "a" / "b")
        self.write("Query.x.req.vtl", "{}")
        self.assertEqual(self.read()["kind"], "names")

    def hostile(self, name, text, expected, *more):
        self.write(name, text)
        for other, other_text in more:
            self.write(other, other_text)
        begin = cpu_seconds()
        model = self.read()
        self.assertLess(cpu_seconds() - begin, HOSTILE_SECONDS)
        self.assertIn(expected, " ".join(problem["message"] for problem in model["problems"]))

    def test_hostile_yaml(self):
        head = "appSync:\n  name: x\n"
        bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 15))
        for text, expected in ((head + "x: " + "{" * 200_000, "a key must be a text"),
                               (head + "x: " + "{a: " * 50_000, "limit `depth`"),
                               (head + "x: " + "[" * 200_000, "limit `depth`"),
                               (head + "- " * 100_000, ""),
                               (bomb + head, "limit `nodes`"),
                               (head + "x: '" + "y" * 30_000_000, "limit `token_bytes`")):
            with self.subTest(text=text[:40]):
                self.hostile("serverless.yml", text, expected)

    def test_hostile_json(self):
        for text, expected in (('{"Type": "AWS::AppSync::X", "a": ' + "[" * 200_000, "limit `depth`"),
                               ('{"Type": "AWS::AppSync::X", "a": "' + "y" * 3_000_000, "closing quote")):
            with self.subTest(text=text[:40]):
                self.hostile("template.json", text, expected)

    def test_variables_in_circles_and_bombs(self):
        def service(custom):
            return "service: a\ncustom:\n" + custom + "appSync: {name: \"${self:custom.a0}\"}\n"
        self.hostile("serverless.yml", service("  a0: ${self:custom.a1}\n  a1: ${self:custom.a0}\n"), "limit `variable_levels`")
        self.hostile("serverless.yml", service("  a0: ${self:}\n"), "")
        chain = "".join(f"  a{i}: ${{self:custom.a{i + 1}}}\n" for i in range(20)) + "  a20: x\n"
        self.hostile("serverless.yml", service(chain), "limit `variable_levels`")
        wide = "".join(f"  a{i}: '{(f'${{self:custom.a{i + 1}}}') * 100}'\n" for i in range(9)) + "  a9: xxxxxxxxxx\n"
        self.hostile("serverless.yml", service(wide), "limit `text_bytes`")

    def test_braces_within_braces(self):
        self.hostile("serverless.yml", "service: a\ncustom: {appSync: {name: '" + "${" * 300_000 + "}" * 300_000 + "'}}\n",
                     "limit `evaluations`")
        self.hostile("serverless.yml", "service: a\ncustom: {appSync: {name: '" + "${self:x" * 30_000 + "'}}\n", "")

    def test_more_problems_than_anybody_reads(self):
        entries = "".join(f"    - {{type: Query, field: f{i}}}\n" for i in range(30_000))
        self.write("schema.graphql", "type Query { x: String }")
        self.hostile("serverless.yml", "service: a\ncustom:\n  appSync:\n    mappingTemplates:\n" +
                     entries.replace("    -", "      -"), "limit `problems`")

    def test_references_in_circles_and_bombs(self):
        resources = "".join(
            f"  R{i}: {{Type: AWS::S3::Bucket, Properties: {{BucketName: !Sub '{(f'${{R{i + 1}}}') * 20}'}}}}\n" for i in range(30))
        api = ("  Api: {Type: AWS::AppSync::GraphQLApi, Properties: {Name: !Ref R0, AuthenticationType: API_KEY}}\n")
        self.hostile("template.yaml", "Resources:\n" + api + resources + "  R30: {Type: AWS::S3::Bucket, Properties: {BucketName: xxxx}}\n",
                     "limit `text_bytes`")
        circle = "  R0: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref R1}}\n  R1: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref R0}}\n"
        self.hostile("template.yaml", "Resources:\n" + api + circle, "")
        conditions = "Conditions: {A: !Not [!Condition B], B: !Condition A}\n"
        self.hostile("template.yaml", conditions + "Resources:\n" + api.replace("GraphQLApi,", "GraphQLApi, Condition: A,"), "")

    def test_stacks_that_nest_themselves(self):
        stacks = "".join(f"  S{i}: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: template.yaml}}}}\n" for i in range(3))
        api = "  Api: {Type: AWS::AppSync::GraphQLApi, Properties: {Name: a, AuthenticationType: API_KEY}}\n"
        self.hostile("template.yaml", "Resources:\n" + api + stacks, "limit")

    def test_150_templates_are_read_in_time_that_grows_with_their_number(self):
        def project(count):
            folder = self.root / f"p{count}"
            (folder / "mapping-templates").mkdir(parents=True)
            lines = ["service: a", "custom:", "  appSync:", "    name: a", "    authenticationType: API_KEY",
                     "    substitutions: {Table: x}", "    dataSources: [{type: NONE, name: none}]", "    mappingTemplates:"]
            for i in range(count):
                lines.append(f"      - {{type: Query, field: f{i}, dataSource: none}}")
                for half in ("request", "response"):
                    (folder / "mapping-templates" / f"Query.f{i}.{half}.vtl").write_text(
                        '#set($x = 1)\n{ "table": "${Table}", "id": "$ctx.args.id" }\n' * 10)
            (folder / "serverless.yml").write_text("\n".join(lines) + "\n")
            (folder / "schema.graphql").write_text("type Query {" + " ".join(f"f{i}: String" for i in range(count)) + "}")
            return str(folder)

        def seconds(folder):
            begin = cpu_seconds()
            for _ in range(10):
                self.run_program(folder, "--format", "json")
            return (cpu_seconds() - begin) / 10

        small, large = seconds(project(75)), seconds(project(600))
        print(f"75 resolvers, 150 templates: {small * 1000:.1f} ms; 8 times as many: {large * 1000:.1f} ms")
        self.assertLess(large, small * 8 * 2.5)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:])
