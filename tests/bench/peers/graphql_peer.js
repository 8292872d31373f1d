// graphql-js as a peer of the comparison; lines as of engine_peer.cpp.
//
//   node graphql_peer.js MODULES SCHEMA QUERY DATA|-
//
// With data a round executes the query and writes the answer as JSON; without it a round parses and validates the
// query, and `output` answers with the number of errors.
'use strict';
const fs = require('fs');
const path = require('path');

const [, , modules, schemaPath, queryPath, dataPath] = process.argv;
const { buildSchema, parse, validate, execute } = require(path.join(path.resolve(modules), 'graphql'));
const schema = buildSchema(fs.readFileSync(schemaPath, 'utf8'));
const query = fs.readFileSync(queryPath, 'utf8');

let round;
if (dataPath === '-') {
  round = () => String(validate(schema, parse(query)).length);
} else {
  const rootValue = JSON.parse(fs.readFileSync(dataPath, 'utf8'));
  const document = parse(query);
  round = () => JSON.stringify(execute({ schema, document, rootValue }));
}

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'output') {
    console.log(JSON.stringify(round()));
    return;
  }
  const count = Number(line);
  let bytes = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) bytes += round().length;
  console.log(`${process.hrtime.bigint() - start} ${bytes}`);
});
