import { Paragraph } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { IntervalPlot } from '../../parts/interval-plot.js';
import { PictureDownload } from '../../parts/picture-download.js';
import { silentOwners } from '../../parts/silent-owners.js';
import { overviewTexts } from '../../texts/overview.js';
import { partsTexts } from '../../texts/parts.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { OverviewCoverageQuery, OverviewQuery } from './overview.generated.js';
import { hasNoUnits, useCoverageSummary } from './use-coverage-summary.js';

/** Coverage with intervals as a picture; its table is the one of the networks. */
export interface CoveragePictureProps {
  readonly statistics: OverviewCoverageQuery['statistics'];
  readonly networks: OverviewQuery['networks'];
}

/** See {@link CoveragePictureProps}. */
export function CoveragePicture({ statistics: { rows, total }, networks }: CoveragePictureProps) {
  const texts = useTexts(overviewTexts);
  const parts = useTexts(partsTexts);
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const nameOf = (slug: string) => networks.find((network) => network.slug === slug)?.name ?? slug;
  const summary = useCoverageSummary({ rows, total }, nameOf);
  const noteOf = (row: (typeof rows)[number]) => {
    if (silentOwners(row).length > 0) return texts.silent;
    if (hasNoUnits(row)) return texts.noUnits;
    return row.state === 'SUPPRESSED' ? parts.suppressed : parts.missing;
  };
  const dots = rows.map((row) => ({
    key: row.group.key,
    label: nameOf(row.group.key),
    value: row.value,
    low: row.interval?.low ?? null,
    high: row.interval?.high ?? null,
    note: noteOf(row),
  }));
  const reference =
    total.value === null
      ? {}
      : { reference: { value: total.value, label: silentOwners(total).length > 0 ? texts.totalOfAnswered : texts.total } };
  return (
    <div ref={frame}>
      <Paragraph>{summary}</Paragraph>
      <IntervalPlot rows={dots} label={summary} write={(value) => format.percent(value, 0)} max={1} {...reference} />
      <PictureDownload within={frame} title={texts.picture} summary={summary} />
    </div>
  );
}
