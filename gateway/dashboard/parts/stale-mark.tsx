import { Alert } from '@digdir/designsystemet-react';
import { useSyncExternalStore } from 'react';
import type { StaleSources } from '../graph/stale-sources.js';
import { partsTexts } from '../texts/parts.js';
import { useFormat } from '../texts/use-format.js';
import { useTexts } from '../texts/use-language.js';
import { sectorName } from './sector-name.js';

/** Says which data owners do not answer now, and of when what is shown of theirs is; nothing where all answer. */
export function StaleMark({ sources }: { readonly sources: StaleSources }) {
  const texts = useTexts(partsTexts);
  const format = useFormat();
  const stale = useSyncExternalStore(sources.subscribe, sources.current);
  const oldest = new Map<string, string>();
  for (const { sector, asOf } of stale) if ((oldest.get(sector) ?? '~') > asOf) oldest.set(sector, asOf);
  if (oldest.size === 0) return null;
  return (
    <Alert data-color="warning" role="status" className="stale-mark">
      {[...oldest].map(([sector, asOf]) => (
        <p key={sector}>{texts.stale(sectorName(sector), format.instant(asOf))}</p>
      ))}
    </Alert>
  );
}
