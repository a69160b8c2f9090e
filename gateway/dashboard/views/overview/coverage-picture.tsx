import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { IntervalPlot } from '../../parts/interval-plot.js';
import { Loading } from '../../parts/loading.js';
import { PictureDownload } from '../../parts/picture-download.js';
import { overviewTexts } from '../../texts/overview.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { OverviewCoverageQuery, OverviewQuery } from './overview.generated.js';

/** Coverage with intervals as a picture; its table is the one of the networks. */
export interface CoveragePictureProps {
  readonly statistics: OverviewCoverageQuery['statistics'] | null;
  readonly networks: OverviewQuery['networks'];
}

/** See {@link CoveragePictureProps}. */
export function CoveragePicture({ statistics, networks }: CoveragePictureProps) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const frame = useRef<HTMLElement>(null);
  const nameOf = (slug: string) => networks.find((network) => network.slug === slug)?.name ?? slug;
  const rows = (statistics?.rows ?? []).map(({ group, value, interval, state }) => ({
    key: group.key,
    label: nameOf(group.key),
    value: state === 'VALUE' ? value : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    note: texts.silent,
  }));
  const sorted = rows.filter(({ value }) => value !== null).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const share = (value: number | null | undefined) => (value == null ? '–' : format.percent(value));
  const missing = rows.filter(({ value }) => value === null).map(({ label }) => label);
  const figures = texts.pictureSummary(
    share(lowest?.value),
    lowest?.label ?? '–',
    share(highest?.value),
    highest?.label ?? '–',
    share(statistics?.total.value),
  );
  // What is said of all is then said of those who answer.
  const summary = missing.length === 0 ? figures : `${figures} ${texts.without(missing.join(', '))}`;
  return (
    <section ref={frame} aria-labelledby="coverage">
      <Heading level={2} id="coverage" data-size="md">
        {texts.picture}
      </Heading>
      <Paragraph>{texts.pictureNote}</Paragraph>
      {statistics ? (
        <>
          <Paragraph>{summary}</Paragraph>
          <IntervalPlot
            rows={rows}
            label={summary}
            write={(value) => format.percent(value, 0)}
            max={1}
            {...(statistics.total.value === null
              ? {}
              : { reference: { value: statistics.total.value, label: missing.length === 0 ? texts.total : texts.totalOfAnswered } })}
          />
          <PictureDownload within={frame} title={texts.picture} summary={summary} />
        </>
      ) : (
        <Loading lines={4} />
      )}
    </section>
  );
}
