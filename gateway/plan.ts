import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { today } from '../shared/subgraph/date.js';
import { runMain, StartError } from '../shared/subgraph/errors.js';
import { askPlan } from './plan-document/ask-plan.js';
import { layOutPlan } from './plan-document/lay-out-plan.js';
import { LANGUAGES } from './plan-document/words.js';
import { writeDocx } from './plan-document/write-docx.js';
import { writeMarkdown } from './plan-document/write-markdown.js';

const USAGE = 'npm run -s plan -- <slug> --year <year> [--language nb|en] [--out plan.md|plan.docx] [--url http://127.0.0.1:4000/graphql]';

/** `npm run plan`: writes a strategy plan with its progress in a year as a document, from a gateway that runs. */
await runMain(async () => {
  const { slug, year, language, out, url } = readArguments();
  const { locale, words } = LANGUAGES[language];
  const report = await askPlan({ url, slug, year, locale });
  const blocks = layOutPlan(report, { language, words, today: today() });
  if (out === null) process.stdout.write(writeMarkdown(blocks));
  else if (out.endsWith('.docx'))
    write(out, await writeDocx(blocks, { title: report.plan.title, language: language === 'nb' ? 'nb-NO' : 'en-GB' }));
  else write(out, writeMarkdown(blocks));
});

function readArguments() {
  const text = { type: 'string' } as const;
  const { values, positionals } = parse(() =>
    parseArgs({ allowPositionals: true, options: { year: text, language: text, out: text, url: text } }),
  );
  const [slug, ...rest] = positionals;
  if (slug === undefined || rest.length > 0) throw new StartError(`name one strategy plan. Usage: ${USAGE}`);
  const { year = '', language = 'nb', out = null, url = 'http://127.0.0.1:4000/graphql' } = values;
  if (!/^\d{4}$/.test(year)) throw new StartError(`--year is "${year}", but must be a year such as 2026. Usage: ${USAGE}`);
  if (!Object.hasOwn(LANGUAGES, language)) throw new StartError(`--language is "${language}", but must be nb or en.`);
  if (out !== null && !/\.(md|docx)$/.test(out)) throw new StartError(`--out is "${out}", but must end with .md or .docx.`);
  return { slug, year: Number(year), language: language as keyof typeof LANGUAGES, out, url };
}

function parse<Values>(read: () => Values): Values {
  try {
    return read();
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}

function write(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new StartError(`${path} cannot be written: ${(error as Error).message}`);
  }
}
