import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import {
  AppSyncClient,
  BadRequestException,
  EvaluateMappingTemplateCommand,
} from "@aws-sdk/client-appsync";

import { startVtlsim } from "./vtlsim.js";

let server;
let client;

before(async () => {
  server = await startVtlsim("--now", "2026-01-02T03:04:05Z");
  // The only lines that differ from tests against AWS. Region and keys mean nothing here.
  client = new AppSyncClient({
    endpoint: server.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
  });
});

after(async () => {
  client?.destroy();
  assert.equal(await server?.stop(), 0, "vtlsim serve stops cleanly");
});

function evaluate(template, context) {
  return client.send(
    new EvaluateMappingTemplateCommand({ template, context: JSON.stringify(context) }),
  );
}

const getRoom = readFileSync(new URL("resolvers/Query.getRoom.req.vtl", import.meta.url), "utf8");

test("getRoom reads the room from DynamoDB", async () => {
  const answer = await evaluate(getRoom, { arguments: { roomId: "42" } });
  assert.equal(answer.error, undefined);
  assert.deepEqual(JSON.parse(answer.evaluationResult), {
    version: "2018-05-29",
    operation: "GetItem",
    key: { roomId: { S: "42" } },
  });
});

test("getRoom refuses a blank id", async () => {
  const answer = await evaluate(getRoom, { arguments: { roomId: " " } });
  assert.equal(answer.evaluationResult, undefined);
  assert.equal(answer.error.message, "roomId must not be blank");
});

test("stash, logs and appended errors come along", async () => {
  const answer = await evaluate(
    '$util.qr($ctx.stash.put("at", $util.time.nowISO8601()))$util.log.info("hello")$util.appendError("odd")',
    {},
  );
  assert.deepEqual(JSON.parse(answer.stash), { at: "2026-01-02T03:04:05.000Z" });
  assert.deepEqual(answer.logs, ["hello"]);
  assert.equal(JSON.parse(answer.outErrors)[0].message, "odd");
});

test("a request that the service would refuse is refused", async () => {
  const tooLarge = evaluate("x".repeat(65537), {});
  await assert.rejects(tooLarge, (error) => {
    assert.ok(error instanceof BadRequestException);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.match(error.message, /at 'template' failed to satisfy constraint/);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
});

test("a hundred evaluations at once", async () => {
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  const answers = await Promise.all(
    numbers.map((number) => evaluate("$ctx.args.number", { arguments: { number } })),
  );
  assert.deepEqual(answers.map((answer) => answer.evaluationResult), numbers.map(String));
});
