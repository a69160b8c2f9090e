import type { NetworkDeclaration, SectorDeclaration } from '../../../shared/sectors.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import type { AlertFacts, Evidence, Finding, RecordedOperator, Rule } from './alert-facts.js';
import { networkOfArea } from './concerned.js';
import { cite, oneDay } from './evidence.js';
import { dayInWords } from './span.js';

/** A network of which its owner records that a place of its operator is vacant. */
export const operatorVacant: Rule = (facts) =>
  eachNetwork(facts, ({ sector, network, operators }) => {
    const vacant = operators.filter(({ name }) => name === null);
    const [since] = vacant.map(({ validFrom }) => validFrom).toSorted();
    if (since === undefined) return [];
    const { nb, en } = dayInWords(since);
    const others = operators.flatMap(({ name }) => name ?? []).join(', ');
    return finding(network, {
      since,
      title: {
        nb: `Plassen som nettverksdrifter i ${network.name} har vært ubesatt siden ${nb}; ${others === '' ? 'ingen driver nettverket' : `nettverket drives av ${others}`}.`,
        en: `A place of operator of the network ${network.name} has been vacant since ${en}; ${others === '' ? 'nobody runs the network' : `it is run by ${others}`}.`,
      },
      evidence: vacant.map(({ validFrom, validTo, demo }) => recordOf(sector, { from: validFrom, to: validTo }, demo)),
    });
  });

/** A network of which its owner has recorded nobody, neither an operator nor a vacancy. What sources say stands beside it. */
export const operatorUnknown: Rule = (facts, today) =>
  eachNetwork(facts, ({ sector, network, operators }) => {
    if (operators.length > 0) return [];
    const published = facts.publishedOperators.filter(
      (row) =>
        containsDay(row, today) &&
        (row.areaCode === null ? row.region === sector.region : networkOfArea(facts, row.areaCode) === network.slug),
    );
    return finding(network, {
      since: null,
      title: {
        nb: `Hvem som driver nettverket ${network.name}, er ikke registrert av dataeieren.`,
        en: `Who runs the network ${network.name} is not recorded by its data owner.`,
      },
      evidence: [recordOf(sector, oneDay(today), false), ...published.map((row) => cite(facts, row, row.verbatim))],
    });
  });

/** A network whose owner answered, with what it has recorded for today. */
interface NetworkOfToday {
  readonly sector: SectorDeclaration;
  readonly network: NetworkDeclaration;
  readonly operators: readonly RecordedOperator[];
}

const eachNetwork = ({ registry, operators }: AlertFacts, find: (network: NetworkOfToday) => Finding | readonly Finding[]): Finding[] =>
  registry.sectors.flatMap((sector) =>
    sector.networks.flatMap((network) => {
      const recorded = operators.get(network.slug);
      return recorded ? find({ sector, network, operators: recorded }) : [];
    }),
  );

const recordOf = ({ slug }: SectorDeclaration, period: Evidence['period'], demo: boolean): Evidence => ({
  verbatim: null,
  period,
  source: null,
  locator: null,
  owner: slug,
  demo,
});

const finding = ({ slug, name }: NetworkDeclaration, rest: Pick<Finding, 'since' | 'title' | 'evidence'>): Finding => ({
  subject: { kind: 'NETWORK', key: slug, label: name },
  networks: [slug],
  ...rest,
});
