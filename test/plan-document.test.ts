import fc from 'fast-check';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Block } from '../gateway/plan-document/block.js';
import { layOutPlan } from '../gateway/plan-document/lay-out-plan.js';
import type { PlanPiece, PlanReport, PlanSubGoal } from '../gateway/plan-document/plan-answer.js';
import { LANGUAGES } from '../gateway/plan-document/words.js';
import { writeDocx } from '../gateway/plan-document/write-docx.js';
import { writeMarkdown } from '../gateway/plan-document/write-markdown.js';

const subGoal = (number: string, more: Partial<PlanSubGoal> = {}): PlanSubGoal => ({
  number,
  narrativeOnly: null,
  summary: [
    { status: 'ACHIEVED', networks: 1 },
    { status: 'NOT_REPORTED', networks: 1 },
    { status: 'UNAVAILABLE', networks: 1 },
  ],
  total: [
    {
      ...{ indicator: { title: 'Andel enheter' }, state: 'VALUE', value: 0.625, numerator: 5, denominator: 8, unit: 'SHARE' },
      ...{ asOf: '2026-11-22', demo: true },
    },
    {
      ...{ indicator: { title: 'Per 10 000' }, state: 'VALUE', value: 6.064, numerator: 350, denominator: 577_203, unit: 'PER_10000' },
      ...{ asOf: '2026-11-22', demo: true },
    },
    {
      ...{ indicator: { title: 'Nivå B' }, state: 'SUPPRESSED', value: null, numerator: null, denominator: null, unit: 'SHARE' },
      ...{ asOf: '2026-11-22', demo: true },
    },
  ],
  progress: [
    {
      network: { slug: 'ous', name: 'OUS' },
      status: 'ACHIEVED',
      narrative: 'Alle | har <b>svart</b>',
      authorRole: 'COORDINATOR',
      date: '2026-10-01',
      target: 62.5,
      targetUnit: 'PERCENT',
      trend: 'IMPROVED',
      source: { sector: 'ous', state: 'OK' },
      demo: true,
    },
    {
      network: { slug: 'lovisenberg', name: 'Lovisenberg' },
      status: 'UNAVAILABLE',
      narrative: null,
      authorRole: null,
      date: null,
      target: null,
      targetUnit: null,
      trend: 'UNKNOWN',
      source: { sector: 'lovisenberg', state: 'UNAVAILABLE' },
      demo: null,
    },
  ],
  ...more,
});

const piece = (kind: string, number: string, text: string): PlanPiece => ({ kind, number, text, shownIn: 'NB' });

const REPORT: PlanReport = {
  year: 2026,
  silent: ['Lovisenberg'],
  measures: [
    {
      title: 'Lage en liste',
      subGoal: '1.1',
      status: 'DONE',
      dueOn: '2026-05-31',
      responsible: 'Koordinator',
      network: { name: 'OUS' },
    },
    { title: 'Julebord', subGoal: null, status: 'PLANNED', dueOn: null, responsible: null, network: { name: 'OUS' } },
  ],
  networks: [
    { name: 'OUS', available: true, actionPlan: { status: 'DRAFT', amendment: 1, approvedAt: '2026-02-02T23:30:00.000Z', demo: true } },
    { name: 'Diakonhjemmet', available: true, actionPlan: null },
    { name: 'Lovisenberg', available: false, actionPlan: null },
  ],
  plan: {
    title: 'Strategiplan',
    region: { slug: 'oslo' },
    period: { from: '2024-01-01', to: '2029-01-01' },
    items: [
      piece('TITLE', '1', 'Strategiplan'),
      piece('INTRODUCTION', '1', 'Per februar 2024'),
      piece('HEADING', '1', 'Formål'),
      piece('PURPOSE', '1', 'Formålet'),
      piece('HEADING', '2', 'Førende dokumenter'),
      piece('HEADING', '3', 'Nettverket skal kjennetegnes av'),
      piece('CHARACTERISTIC', '1', 'Engasjement'),
      piece('CHARACTERISTIC', '2', 'Etikk'),
      piece('EXECUTION', '1', 'Utvikling skal skje'),
      piece('FOCUS_AREA_HEADING', '1', 'PASIENTER'),
      piece('GOAL', '1', 'Målet'),
      piece('LEAD_IN', '1', 'Nettverket har'),
      piece('SUB_GOAL', '1.1', 'Delmål 1.1'),
      piece('SUB_GOAL', '1.2', 'Delmål 1.2'),
      piece('TOOL', '1.2a', 'ESAS'),
      piece('TOOL', '1.2b', 'CSNAT'),
    ],
    source: { title: 'Kilden' },
    documents: [{ title: 'Forskrift', status: 'EXPIRED', url: 'https://example.no/f' }],
    focusAreas: [
      {
        number: 1,
        title: 'Pasienter',
        subGoals: [subGoal('1.1'), subGoal('1.2', { narrativeOnly: 'It cannot be counted.', total: [] })],
      },
    ],
  },
};

const markdown = (language: 'nb' | 'en', report = REPORT) =>
  writeMarkdown(layOutPlan(report, { language, words: LANGUAGES[language].words, today: '2026-11-22' }));

describe('a strategy plan as a document', () => {
  it('says what is asked, who is missing, and that demo figures are invented', () => {
    const text = markdown('nb');
    expect(text).toContain('# Strategiplan\n\nFramdrift i 2026');
    expect(text).toContain('> Ufullstendig: Lovisenberg svarte ikke');
    expect(text).toContain('> Demonstrasjon:');
    expect(text).toContain('Laget 22. november 2026');
    expect(text).toContain('| OUS | Utkast (endring 1) | 3. februar 2026 |');
    expect(text).toContain('| Diakonhjemmet | ingen plan registrert |  |');
    expect(text).toContain('| Lovisenberg | dataeieren svarer ikke |  |');
    expect(text).toContain('| Lage en liste | OUS | Gjennomført | 31. mai 2026 | Koordinator |');
    expect(text).toContain('62,5 %');
    expect(text).toContain('### 1.2 Delmål 1.2\n\n- ESAS\n- CSNAT\n\n> It cannot be counted.');
    expect(text).toContain(
      '## Førende dokumenter\n\n- Forskrift – utløpt – https://example.no/f\n\n## Nettverket skal kjennetegnes av\n\n- Eng',
    );
    expect(text).toContain('Ingen tiltak er registrert av dem som svarte.');
    expect(text).toContain(
      '## Tiltak uten delmål\n\n| Tiltak | Nettverk | Status | Frist | Ansvarlig |\n| --- | --- | --- | --- | --- |\n| Julebord |',
    );
    expect(text).toContain('Planperiode: 2024–2028');
  });

  it('has every word of the plan, in the order of the source', () => {
    const text = markdown('nb');
    const places = REPORT.plan.items.map((item) => text.indexOf(item.text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('counts networks area by area and never takes an average', () => {
    // Two sub-goals with one network each that has reached it, has not told, and is silent.
    expect(markdown('nb')).toContain('| 1. Pasienter | 2 | 0 | 0 | 2 | 0 | 2 |');
  });

  it('shows what was measured with numerator and denominator, or why it is not shown, and nothing where there is no indicator', () => {
    const figures = ['Andel enheter: 62,5 % (5 av 8)', 'Per 10 000: 6,1 (350 av 577\u00a0203)', 'Nivå B: vises bare for enkelte roller'];
    const text = markdown('nb');
    expect(text.replaceAll(/\s/g, ' ')).toContain(
      `Målt i alt 22. november 2026: ${figures.map((figure) => ` - ${figure}`).join('')}`.replaceAll(/\s/g, ' '),
    );
    expect(text.match(/Målt i alt/g)).toHaveLength(1);
    expect(markdown('en')).toContain('Andel enheter: 62.5 % (5 of 8)');
  });

  it('shows in English where a text is still Norwegian', () => {
    expect(markdown('en')).toContain('### 1.1 Delmål 1.1 (in bokmål)');
    for (const words of ['Goal: Målet (in bokmål)', 'Per februar 2024 (in bokmål)', '- Engasjement (in bokmål)'])
      expect(markdown('en')).toContain(words);
    expect(markdown('en')).toContain('Progress in 2026');
  });

  it('leaves out the warnings where nothing is missing or invented', () => {
    const [area] = REPORT.plan.focusAreas;
    const real = { ...REPORT, silent: [], networks: [], plan: { ...REPORT.plan, focusAreas: [{ ...area, subGoals: [] }] } } as PlanReport;
    expect(markdown('nb', real)).not.toMatch(/Ufullstendig|Demonstrasjon/);
  });

  it('writes what people wrote as text, never as markup', () => {
    expect(markdown('nb')).toContain('Alle \\| har \\<b\\>svart\\</b\\> (koordinator, 1. oktober 2026)');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const [line = '', ...rest] = writeMarkdown([{ kind: 'table', head: ['a'], rows: [[text], ['b']] }])
          .trimEnd()
          .split('\n')
          .slice(2);
        expect(rest).toEqual(['| b |']);
        expect(line.replaceAll(/\\[\\|]/g, '')).toMatch(/^\| [^|]* \|$/);
        const bare = line.replaceAll(/\\./g, '');
        expect(bare).not.toMatch(/[`*_[\]<>~#]/);
      }),
    );
  });

  it('has the same words as a Word file, read back by another library', async () => {
    const blocks = layOutPlan(REPORT, { language: 'nb', words: LANGUAGES.nb.words, today: '2026-11-22' });
    const buffer = await writeDocx(blocks, { title: 'Strategiplan', language: 'nb-NO' });
    const { value, messages } = await mammoth.extractRawText({ buffer });
    expect(messages).toEqual([]);
    for (const text of textsOf(blocks)) expect(value).toContain(text);
    const { value: html } = await mammoth.convertToHtml({ buffer });
    expect(html).toContain('<h1>Strategiplan</h1>');
    expect(html).toMatch(/<thead><tr><th>.*Nettverk/);
    expect(html).toContain('<li>Engasjement</li>');
  });

  it('can be a Word file whatever people wrote', async () => {
    const awkward = ['\u0000\u0008\u001f', ']]>', '\ufffe', '&amp;', '𐀀'].join(' x ');
    const buffer = await writeDocx([{ kind: 'paragraph', text: awkward }], { title: awkward, language: 'nb-NO' });
    expect((await mammoth.extractRawText({ buffer })).value.trim()).toBe('x ]]> x  x &amp; x 𐀀');
  });
});

const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items;
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text];
  });
