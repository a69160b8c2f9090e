import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { readAreas } from '../shared/areas.js';
import { buildSectorSchema } from '../shared/sector/create-sector-subgraph.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { buildRegionalSchema } from '../subgraphs/regional/create-regional-subgraph.js';
import { compose } from './compose.js';
import { generateDocuments } from './dashboard-documents.js';
import { collectAccess, writeAccess } from './reference/field-access.js';
import { describeSettings } from './settings/describe-settings.js';

/**
 * Writes the generated files: the SDL of each subgraph, the supergraph composed of them, the list of settings, and what the
 * dashboard knows of the graph. With `--check`,
 * compares them instead and ends with code 1 if one has drifted.
 */
const isCheck = process.argv.includes('--check');
const sectors = await Promise.all(REGISTRY.sectors.map(async (sector) => ({ name: sector.slug, ...(await buildSectorSchema(sector)) })));
const subgraphs = [...sectors, { name: 'regional', ...(await buildRegionalSchema(REGISTRY, readAreas())) }];
const composition = compose(subgraphs);
if ('problems' in composition) {
  process.stderr.write(`The subgraphs do not compose:\n${composition.problems.map((problem) => `- ${problem}`).join('\n')}\n`);
  process.exit(1);
}
const publicSchema = Supergraph.build(composition.supergraph).apiSchema().toGraphQLJSSchema();
const files = [
  ...subgraphs.map(({ name, sdl }) => ({ path: projectPath('subgraphs', name, 'schema.graphql'), text: sdl })),
  { path: projectPath('gateway', 'supergraph.graphql'), text: composition.supergraph },
  { path: projectPath('docs', 'settings.md'), text: describeSettings() },
  { path: projectPath('gateway', 'reference', 'access.json'), text: writeAccess(collectAccess(subgraphs, publicSchema)) },
  ...(await generateDocuments(publicSchema)),
];
const drifted = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
if (!isCheck) for (const { path, text } of drifted) writeFileSync(path, text);
for (const { path } of drifted) process.stdout.write(`${isCheck ? 'drifted' : 'written'}: ${relative(projectPath(), path)}\n`);
if (isCheck && drifted.length > 0) {
  process.stderr.write('Run `npm run generate` and commit the result.\n');
  process.exit(1);
}
