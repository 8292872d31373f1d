// The Amplify simulator's template class as a peer of the comparison; lines as of engine_peer.cpp.
//
//   node simulator_peer.js MODULES TEMPLATE CONTEXT cached|parse
//
// The class reads the printed JSON itself, so `output` answers with that value written as JSON again, and the second
// number of a measurement counts rounds.
'use strict';
const { open } = require('./simulator_class.js');

const [, , modules, templatePath, contextPath, mode] = process.argv;
const { parse, render } = open(modules, templatePath, contextPath);
const parsed = mode === 'cached' ? parse() : null;
const round = () => render(parsed || parse());

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'output') {
    console.log(JSON.stringify(JSON.stringify(round())));
    return;
  }
  const count = Number(line);
  let done = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) if (round() !== undefined) done++;
  console.log(`${process.hrtime.bigint() - start} ${done}`);
});
