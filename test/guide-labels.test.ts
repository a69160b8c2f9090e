import { expect, it } from 'vitest';
import { mineTexts } from '../gateway/dashboard/texts/mine.js';
import { mineEventsTexts } from '../gateway/dashboard/texts/mine-events.js';
import { mineInsightTexts } from '../gateway/dashboard/texts/mine-insight.js';
import { mineNewsTexts } from '../gateway/dashboard/texts/mine-news.js';
import { minePeopleTexts } from '../gateway/dashboard/texts/mine-people.js';
import { minePlanTexts } from '../gateway/dashboard/texts/mine-plan.js';
import { mineRecordsTexts } from '../gateway/dashboard/texts/mine-records.js';
import { mineReportsTexts } from '../gateway/dashboard/texts/mine-reports.js';
import { mineUnitsTexts } from '../gateway/dashboard/texts/mine-units.js';
import { mineWords } from '../gateway/dashboard/texts/mine-words.js';
import { sessionTexts } from '../gateway/dashboard/texts/session.js';
import { readGuides } from '../gateway/reference/guides.js';

/** Guides whose reader presses buttons of the page. */
const PRESSING = ['coordinator', 'leader', 'resource-nurse', 'steering-group'];

const CATALOGUES = [
  ...[mineTexts, mineEventsTexts, mineInsightTexts, mineNewsTexts, minePeopleTexts, minePlanTexts],
  ...[mineRecordsTexts, mineReportsTexts, mineUnitsTexts, mineWords, sessionTexts],
];

it.each(PRESSING)('the guide %s names parts and buttons as the page does', (name) => {
  const { text } = readGuides().find((guide) => guide.name === name) ?? expect.fail('no such guide');
  const known = new Set<unknown>(CATALOGUES.flatMap(({ nb }) => Object.values(nb)));
  const named = [...text.matchAll(/_([^_`\n]+)_/g)].map(([, label]) => label);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((label) => !known.has(label))).toEqual([]);
});
