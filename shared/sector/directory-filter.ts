import { Field, InputType } from 'type-graphql';
import { type Areas, areasWithin } from '../areas.js';
import type { Registry } from '../sectors.js';
import { badUserInput } from '../subgraph/errors.js';
import { fold } from './search/fold.js';
import { ServiceType } from './unit/unit.vocabulary.js';

@InputType({ description: 'Narrows a list of persons; all parts are optional and all must hold.' })
export class NurseFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område) that she works in.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network that she works in.' })
  network?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the municipality or city district that runs her unit; `0301` means all districts of Oslo.',
  })
  area?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Service type of her unit.' })
  serviceType?: ServiceType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name, the unit (enhet), the municipality (kommune) or city district (bydel), former ones too, the network or the role; typos and missing Norwegian letters are forgiven. Names that the caller may not see are not searched. 2 to 100 characters.',
  })
  text?: string | null;
}

@InputType({ description: 'Narrows a list of units; all parts are optional and all must hold.' })
export class UnitFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the region (område).' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network.' })
  network?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the municipality or city district that runs the unit; `0301` means all districts of Oslo.',
  })
  area?: string | null;

  @Field(() => ServiceType, { nullable: true, description: 'Where the unit works.' })
  serviceType?: ServiceType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only units with a resource nurse or resource person; false: only those without.',
  })
  covered?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of the name, the municipality (kommune) or city district (bydel), former ones too, or the network; typos and missing Norwegian letters are forgiven. The best matches come first. 2 to 100 characters.',
  })
  text?: string | null;
}

/** A filter whose slugs and codes are known to exist. */
export interface CheckedFilter {
  readonly region: string | null;
  readonly network: string | null;
  readonly areas: readonly string[] | null;
  readonly serviceType: ServiceType | null;
  /** Folded words to search for. */
  readonly text: string | null;
}

/**
 * Checks the slugs, codes and text of a filter.
 * @throws BAD_USER_INPUT naming the part of the filter that is unknown
 */
export function checkFilter(
  filter: NurseFilter | null | undefined,
  { registry, areas }: { readonly registry: Registry; readonly areas: Areas },
): CheckedFilter {
  const { region = null, network = null, area = null, serviceType = null, text = null } = filter ?? {};
  checkRegion(registry, region, 'filter.region');
  checkNetwork(registry, network, 'filter.network');
  checkArea(areas, area, 'filter.area');
  return { region, network, areas: area === null ? null : areasWithin(areas, area), serviceType, text: checkText(text, 'filter.text') };
}

/** Most characters of a text to search for, and fewest letters or digits in it. */
const LONGEST_TEXT = 100;
const SHORTEST_TEXT = 2;

/**
 * Reads a text to search for; null passes.
 * @returns its folded words
 * @throws BAD_USER_INPUT if it is too long, or has too few letters to tell anything
 */
export function checkText(text: string | null, argument: string): string | null {
  if (text === null) return null;
  const folded = fold(text);
  if (text.length > LONGEST_TEXT || folded.length < SHORTEST_TEXT)
    throw badUserInput(
      argument,
      `${argument} must have ${SHORTEST_TEXT} to ${LONGEST_TEXT} characters, at least ${SHORTEST_TEXT} of them letters or digits.`,
    );
  return folded;
}

/** @throws BAD_USER_INPUT if there is no region with that slug; null passes */
export function checkRegion(registry: Registry, slug: string | null | undefined, argument: string): void {
  const known = registry.regions.map((region) => region.slug);
  if (slug !== null && slug !== undefined && !known.includes(slug))
    throw badUserInput(argument, `There is no such region. Regions are: ${known.join(', ')}.`);
}

/** @throws BAD_USER_INPUT if there is no network with that slug; null passes */
export function checkNetwork(registry: Registry, slug: string | null | undefined, argument: string): void {
  const known = registry.sectors.flatMap((sector) => sector.networks.map((network) => network.slug));
  if (slug !== null && slug !== undefined && !known.includes(slug))
    throw badUserInput(argument, `There is no such network. Networks are: ${known.join(', ')}.`);
}

/** @throws BAD_USER_INPUT if there never was an area with that code; null passes */
export function checkArea(areas: Areas, code: string | null | undefined, argument: string): void {
  if (code !== null && code !== undefined && !areas.has(code))
    throw badUserInput(argument, 'There is no area with that code. The query areas lists them.');
}
