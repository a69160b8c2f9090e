import { useQuery } from '@apollo/client/react';
import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { REGISTRY } from '../../../../shared/sectors.js';
import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { Loading } from '../../parts/loading.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { sourceOf } from '../../parts/sources.js';
import { useAddress } from '../../parts/use-address.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { Discrepancy } from './discrepancy.js';
import { QualityDiscrepanciesDocument } from './quality.generated.js';

/** The seven networks by slug, as the registry has them. */
const NETWORKS = REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug, name }) => [slug, name] as const));

/** Where sources do not agree, all or those of one network. */
export function Discrepancies() {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  const locale = useLocale();
  const { read, write } = useAddress();
  const network = NETWORKS.find(([slug]) => slug === read('nettverk'))?.[0] ?? '';
  const { data, error, refetch } = useQuery(QualityDiscrepanciesDocument, {
    variables: { network: network || null, locale },
    fetchPolicy: 'no-cache',
  });
  const found = data?.discrepancies;
  const at = useInstantOf(found);
  return (
    <section aria-labelledby="discrepancies">
      <Heading level={2} id="discrepancies" data-size="md">
        {texts.discrepancies}
      </Heading>
      <Paragraph>{texts.discrepanciesNote}</Paragraph>
      <Choices label={texts.discrepancies}>
        <Choice
          label={texts.network}
          value={network}
          options={NETWORKS}
          none={texts.allNetworks}
          onChoose={(value) => write({ nettverk: value })}
        />
      </Choices>
      {found ? (
        <PictureSourceContext
          value={{ about: null, sources: found.sources.map(sourceOf), at, isDemo: found.items.some(({ demo }) => demo) }}
        >
          {!found.complete && (
            <Alert data-color="warning" role="status">
              {texts.incomplete}
            </Alert>
          )}
          <Paragraph aria-live="polite">
            {found.items.length === 0 ? texts.noDiscrepancies : texts.found(format.number(found.items.length))}
          </Paragraph>
          {found.items.map((item) => (
            <Discrepancy key={item.key} discrepancy={item} />
          ))}
        </PictureSourceContext>
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Loading lines={8} />
      )}
    </section>
  );
}
