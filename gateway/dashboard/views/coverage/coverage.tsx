import './coverage.css';
import { useQuery } from '@apollo/client/react';
import { Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Loading } from '../../parts/loading.js';
import { Page } from '../../parts/page.js';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { useAddress } from '../../parts/use-address.js';
import { coverageTexts } from '../../texts/coverage.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { Controls } from './controls.js';
import { CoverageFigures } from './coverage-figures.js';
import { CoverageIndicatorsDocument } from './indicators.generated.js';
import { readQuestion } from './read-question.js';

/** AN-1, AN-2, AN-3, AN-5, RD-8: one indicator, broken down one way, with all that is needed to judge it. */
export function Coverage() {
  const texts = useTexts(coverageTexts);
  const locale = useLocale();
  const { read } = useAddress();
  const [isDemo, setDemo] = useState(false);
  const { data, error, refetch } = useQuery(CoverageIndicatorsDocument, { variables: { locale }, fetchPolicy: 'cache-and-network' });
  if (!data?.indicators)
    return (
      <Page title={texts.title} lead={texts.lead}>
        {error ? <Problem error={error} retry={refetch} /> : <Loading lines={8} />}
      </Page>
    );
  const { indicators, regions, viewer } = data;
  // Whoever has no role gets no figures of some indicators: they are not offered to her.
  const offers = indicators.filter(({ available, audience }) => available && (audience === 'EVERYBODY' || viewer?.signedIn));
  const question = readQuestion(read, { offers, regions: regions.map(({ slug }) => slug), today: todayInOslo() });
  return (
    <Page title={texts.title} lead={texts.lead} isDemo={isDemo}>
      {question ? (
        <>
          <Controls question={question} offers={offers} regions={regions} />
          <CoverageFigures question={question} onDemo={setDemo} />
        </>
      ) : (
        <Paragraph>{texts.noIndicators}</Paragraph>
      )}
    </Page>
  );
}
