import type { SectorDeclaration } from '../../../shared/sectors.js';
import { today } from '../../../shared/subgraph/date.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { RegionalContext } from '../regional-context.js';
import { codesWithin } from './check-question.js';
import { type Group, madeOf, networksWithin } from './groups.js';
import { Places } from './places.js';
import { type Population, type PopulationContext, populationOfArea, populationOfNetworks } from './population.js';
import type { StatisticQuestion } from './statistic-question.js';

/**
 * The inhabitants of the year of the question.
 * @throws BAD_USER_INPUT that lists the years of which there are any
 */
export async function readPopulation(
  { areas, registry, loaders }: RegionalContext,
  question: StatisticQuestion,
  places: Places,
): Promise<PopulationContext> {
  const year = Number(question.day.slice(0, 4));
  const years = await loaders.populationYears();
  if (years === null || year < years.first || year > years.last)
    throw badUserInput(
      'year',
      years === null
        ? 'There is no population, so no rate can be told.'
        : `There is no population of ${year}. Rates can be told of ${years.first} to ${years.last}.`,
    );
  const placesNow = new Places(areas, registry, await loaders.affiliations(), today());
  return { areas, places, placesNow, inhabitants: await loaders.populations.load({ year, ageGroup: question.ageGroup }) };
}

/** The inhabitants that the rate of a group is told of: of owners that answered, so that numerator and denominator are of the same. */
export function denominatorOf(
  group: Group,
  question: StatisticQuestion,
  {
    context,
    rate,
    silent,
  }: { readonly context: RegionalContext; readonly rate: PopulationContext; readonly silent: readonly SectorDeclaration[] },
): Population {
  const { areas, registry } = context;
  const code = group.shown.area?.code;
  if (code !== undefined)
    return populationOfArea(code, madeOf(question, rate.places, code), networksWithin(question.within, registry), rate);
  const without = new Set(silent.flatMap(({ networks }) => networks.map(({ slug }) => slug)));
  const networks = new Set([...(group.networks ?? [])].filter((slug) => !without.has(slug)));
  const codes = codesWithin(question.within, areas);
  const made = codes && new Set(codes.flatMap((one) => madeOf(question, rate.places, one)));
  return populationOfNetworks(networks, rate, (part) => made === null || made.has(part));
}
