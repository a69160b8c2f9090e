/** Child process: the stub subgraphs, each on a port of its own. */
import { serveJson } from './serve-json.js';
import { serveParent } from './serve-parent.js';
import { StubAnswers } from './stub-answers.js';
import { type StubShape, stubSectors } from './stub-graph.js';

await serveParent(async (shape: StubShape) => {
  const answers = new StubAnswers(shape);
  const names = [...stubSectors(shape.sectors), 'regional'];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await serveJson((body) => answers.answer(body))])));
});
