import { isIntrospectionType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../gateway/operations.js';
import { VIEW_PATHS } from '../gateway/pages/view-paths.js';
import { buildSite } from '../gateway/reference/build-site.js';
import { readPublicSchema } from './kit/public-schema.js';

/** Addresses of the gateway beside the documentation's own. */
const OTHERS: readonly string[] = ['/explore', '/schema.graphql', '/docs/docs.css', ...Object.values(VIEW_PATHS)];
const schema = readPublicSchema();
let site: ReadonlyMap<string, string>;

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);
const idsOf = (address: string) => all(site.get(address) ?? '', / id="([^"]+)"/g);

beforeAll(async () => {
  site = await buildSite(schema);
});

describe('/docs', () => {
  it('has links that all lead somewhere, on this host or on the one that they name', () => {
    const ids = new Map([...site.keys()].map((address) => [address, new Set(idsOf(address))]));
    const broken = [...site].flatMap(([address, html]) =>
      all(html, / href="([^"]+)"/g)
        .filter((href) => !/^(https:|data:)/.test(href))
        .filter((href) => {
          const [path = '', anchor] = href.split('#');
          const target = path === '' ? address : path;
          if (OTHERS.includes(target)) return false;
          return !ids.has(target) || (anchor !== undefined && !ids.get(target)?.has(anchor));
        })
        .map((href) => `${address}: ${href}`),
    );
    expect(broken).toEqual([]);
  });

  it('has no anchor twice on a page', () => {
    for (const address of site.keys()) expect(idsOf(address), address).toHaveLength(new Set(idsOf(address)).size);
  });

  it('names every public type exactly once, every field, argument and value with its description', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
    const headings = [...site].flatMap(([address, html]) =>
      address.startsWith('/docs/reference/') ? all(html, /<h2 id="(\w+)"><code>/g) : [],
    );
    expect(headings.toSorted()).toEqual(types.map(({ name }) => name).toSorted());
    const text = [...site].filter(([address]) => address.startsWith('/docs/reference/')).map(([, html]) => html);
    for (const type of types) {
      if (!('getFields' in type)) continue;
      const inherited = 'getInterfaces' in type ? type.getInterfaces().flatMap((one) => Object.keys(one.getFields())) : [];
      for (const name of Object.keys(type.getFields())) {
        const found = text.filter((html) => html.includes(`<dt id="${type.name}.${name}">`)).length;
        expect([type.name, name, found]).toEqual([type.name, name, inherited.includes(name) ? 0 : 1]);
      }
    }
  });

  it('says which fields take a role, and of how many owners an interface is', () => {
    const interfaces = site.get('/docs/reference/interfaces') ?? '';
    const entry = (id: string) => interfaces.split(`<dt id="${id}">`)[1]?.split('<dt ')[0] ?? '';
    expect(entry('Nurse.competence')).toMatch(/class="access">(NETWORK|RESTRICTED)/);
    expect(entry('Nurse.name')).not.toContain('class="access"');
    expect(interfaces).toContain('href="/docs/reference/objects#OusNurse"');
  });

  it('has a guide that names each mutation as it is called, and every example query', () => {
    const unknown = [...site].flatMap(([, html]) =>
      all(html, /(?<!">)<code>([a-z]+(?:Ous|VestreViken|Lovisenberg|Diakonhjemmet)\w+)<\/code>/g),
    );
    expect(unknown).toEqual([]);
    expect(idsOf('/docs/examples')).toEqual(['main', ...readOperations().map(({ name }) => name)]);
  });

  it('shows HTML in texts as text, and needs no script', () => {
    for (const [address, html] of site) expect([address, /<script|<style| style=| on\w+="/.exec(html)]).toEqual([address, null]);
  });
});
