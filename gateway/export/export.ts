import type { GraphQLSchema } from 'graphql';
import type { AskSchema } from './ask-schema.js';
import type { Language, Remark, Table } from './table.js';

/** What an export is made from. */
export interface ExportRequest {
  readonly schema: GraphQLSchema;
  readonly query: URLSearchParams;
  readonly ask: AskSchema;
  /** Parameters that are no arguments, with what they may be. */
  readonly own: Readonly<Record<string, readonly string[]>>;
  /** Language of texts: `nb`, `nn` or `en`. */
  readonly locale: string;
}

/**
 * Asks for what is needed before the first row.
 * @throws GraphQLError or ExportRefusal if there is no such table for the caller
 */
export type ReadTable = (request: ExportRequest) => Promise<Table>;

/** Words for people are in Norwegian or English; those of the API in the locale itself. */
export const languageOf = ({ locale }: Pick<ExportRequest, 'locale'>): Language => (locale === 'en' ? 'en' : 'nb');

/** Values of enums of the public schema, with their descriptions. */
export const glossaryOf = (schema: GraphQLSchema, enums: readonly string[]): Remark[] =>
  enums.flatMap((name) => {
    const type = schema.getType(name);
    return type && 'getValues' in type ? type.getValues().map((value) => ({ key: value.name, text: value.description ?? '' })) : [];
  });

/** What all files say: how a hidden and a missing number look, when it was made, what was asked. */
export const commonRemarks = (request: ExportRequest): Remark[] => {
  const asked = [...request.query].filter(([name]) => !(name in request.own)).map(([name, value]) => `${name}=${value}`);
  const isEnglish = languageOf(request) === 'en';
  return [
    { key: 'asked', text: asked.join(' ') },
    { key: 'made', text: new Date().toISOString() },
    {
      key: 'signs',
      text: isEnglish
        ? '`:` a number that is not shown; an empty cell has none, and the column `state` says why; an apostrophe before an equals, plus, minus or at sign is not part of the text'
        : '«:» et tall som ikke vises; en tom celle har ikke noe, og kolonnen «state» sier hvorfor; en apostrof foran et likhetstegn, pluss, minus eller alfakrøll hører ikke til teksten',
    },
  ];
};

/** That persons and figures are invented. */
export const demoRemark = (request: ExportRequest): Remark => ({
  key: 'demo',
  text:
    languageOf(request) === 'en'
      ? 'DEMO: the roster is invented; no person in it exists'
      : 'DEMO: oversikten er diktet opp; ingen person i den finnes',
});

/** How the owners took part, one remark each. */
export const sourceRemarks = (
  sources: readonly {
    readonly sector: string;
    readonly state: string;
    readonly dataVersion: string | null;
    readonly asOf: string | null;
  }[],
): Remark[] =>
  sources.map(({ sector, state, dataVersion, asOf }) => ({
    key: 'source',
    text: [sector, state, ...(dataVersion === null ? [] : [`version ${dataVersion}`]), ...(asOf === null ? [] : [asOf])].join(' '),
  }));
