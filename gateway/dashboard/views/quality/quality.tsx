import './quality.css';
import { useQuery } from '@apollo/client/react';
import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { recentYears } from '../../parts/recent-years.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useAddress } from '../../parts/use-address.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { qualityTexts } from '../../texts/quality.js';
import { useTexts } from '../../texts/use-language.js';
import { Completeness } from './completeness.js';
import { Discrepancies } from './discrepancies.js';
import { QualityDocument } from './quality.generated.js';
import { Registers } from './registers.js';
import { Reporting } from './reporting.js';
import { StaleRecords } from './stale-records.js';
import { Unallocated } from './unallocated.js';

/** RD-5 and AN-7: whether the data are complete and fresh, and where sources do not agree. */
export function Quality() {
  const texts = useTexts(qualityTexts);
  const { read, write } = useAddress();
  const years = recentYears(5);
  // Without a year, the graph takes the newest one whose reports are all due.
  const wanted = years.find((one) => String(one) === read('ar')) ?? null;
  const query = useQuery(QualityDocument, { variables: { year: wanted }, fetchPolicy: 'no-cache' });
  const quality = (query.data ?? (query.error ? undefined : query.previousData))?.dataQuality;
  const at = useInstantOf(quality);
  const sources = (quality?.sources ?? []).map(sourceOf);
  const isDemo = quality?.total.demo ?? false;
  const source = { sources, at, isDemo };
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={isDemo}>
      <Choices label={texts.choices}>
        <Choice
          label={texts.year}
          value={String(wanted ?? quality?.year ?? '')}
          options={years.map((one) => [String(one), String(one)] as const)}
          onChoose={(value) => write({ ar: value })}
        />
      </Choices>
      {quality ? (
        <PictureSourceContext value={{ ...source, about: `${texts.year} ${quality.year}` }}>
          <Sources sources={sources} at={at} retry={query.refetch} />
          <Reporting quality={quality} />
          <Completeness quality={quality} />
          <StaleRecords quality={quality} />
          <Registers registers={quality.registers} />
        </PictureSourceContext>
      ) : query.error ? (
        <Problem error={query.error} retry={query.refetch} />
      ) : (
        <Loading lines={10} />
      )}
      <Discrepancies />
      {quality && (
        <PictureSourceContext value={{ ...source, about: null }}>
          <Unallocated shares={quality.unallocated} />
        </PictureSourceContext>
      )}
    </Page>
  );
}
