// Lints the OpenAPI document on stdin with Redocly's recommended rules; prints the problems as JSON.
// A process of its own, because the linter is an ES module and jest's `require` takes none.
import { text } from 'node:stream/consumers';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended'] });
const problems = await lintFromString({ source: await text(process.stdin), absoluteRef: 'openapi.json', config });
const told = problems.map(({ severity, ruleId, message, location }) => ({ severity, ruleId, message, at: location[0]?.pointer ?? '' }));
process.stdout.write(JSON.stringify(told));
