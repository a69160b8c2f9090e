import { afterEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type GatewaySettings } from '../gateway/settings/gateway-settings.js';
import { type PlainGateway, startPlainGateway } from './kit/plain-gateway.js';

let gateway: PlainGateway;
afterEach(() => gateway.close());

const SCHEMA = ['/schema.graphql', '/docs', '/docs/docs.css', '/embed-example'];
const PAGES = ['/', '/dekning', '/innlogging', '/explore', '/oidc-settings.json'];

/** Which of some addresses answer at all. Pages that were not built are there, and say so. */
async function there(settings: Partial<GatewaySettings>, paths: readonly string[]): Promise<readonly string[]> {
  gateway = await startPlainGateway({ settings: { ...DEFAULT_SETTINGS, ...settings } });
  const answers = await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(`${gateway.url}${path}`);
      return { path, isThere: response.status === 200 || !(await response.text()).includes('There is nothing here.') };
    }),
  );
  return answers.flatMap(({ path, isThere }) => (isThere ? [path] : []));
}

it('a gateway serves what people look at', async () => {
  const all = [...SCHEMA, ...PAGES, '/embed.js'];
  expect(await there({}, all)).toEqual(all);
});

it('without introspection it gives the schema nowhere', async () => {
  expect(await there({ introspection: false }, [...SCHEMA, ...PAGES, '/embed.js'])).toEqual([...PAGES, '/embed.js']);
});

it('with PAGES=off there is none of it, and refusals do not name it; queries and health are there', async () => {
  const rest = ['/health/live', '/graphql?query=%7Bhello%7D'];
  expect(await there({ pages: false }, [...SCHEMA, ...PAGES, '/embed.js', ...rest])).toEqual(rest);
  expect(await (await fetch(`${gateway.url}/explore`)).text()).not.toContain('/explore has');
});
