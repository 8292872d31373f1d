// One render in a new process, as `vtlsim render TEMPLATE --context CONTEXT` is one:
//   node simulator_cold.js MODULES TEMPLATE CONTEXT
'use strict';
const { open } = require('./simulator_class.js');

const { parse, render } = open(...process.argv.slice(2));
console.log(JSON.stringify(render(parse()), null, 2));
