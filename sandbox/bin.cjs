#!/usr/bin/env node
'use strict';

const { runCli } = require('../dist/sandbox/index.js');

const io = {
  env: process.env,
  print: (line) => console.log(line),
  fail: (line) => console.error(line),
  onStop: (stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
};

runCli(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
