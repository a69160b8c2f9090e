import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { overviewTexts } from '../../texts/overview.js';
import { useTexts } from '../../texts/use-language.js';
import { CoveragePicture, type CoveragePictureProps } from './coverage-picture.js';

/** Coverage, as far as it is known: it is asked for apart from the networks, and may fail alone. */
export interface CoverageSectionProps extends Pick<CoveragePictureProps, 'networks'> {
  readonly statistics: CoveragePictureProps['statistics'] | null;
  readonly error: Error | undefined;
  readonly retry: () => unknown;
}

/** See {@link CoverageSectionProps}. */
export function CoverageSection({ statistics, networks, error, retry }: CoverageSectionProps) {
  const texts = useTexts(overviewTexts);
  return (
    <section aria-labelledby="coverage">
      <Heading level={2} id="coverage" data-size="md">
        {texts.picture}
      </Heading>
      <Paragraph>{texts.pictureNote}</Paragraph>
      {statistics && <CoveragePicture statistics={statistics} networks={networks} />}
      {!statistics && (error ? <Problem error={error} retry={retry} /> : <Loading lines={4} />)}
    </section>
  );
}
