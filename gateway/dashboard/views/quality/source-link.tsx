import type { QualityDiscrepanciesQuery } from './quality.generated.js';

/** A figure as published. */
export type Observation = QualityDiscrepanciesQuery['discrepancies']['items'][number]['observations'][number];

/** Where it was published, and the place in it. */
export function SourceLink({ source: { title, url, locator } }: { readonly source: Observation['source'] }) {
  return (
    <>
      <span lang="nb">{url ? <a href={url}>{title}</a> : title}</span>
      {locator && (
        <small className="quiet block" lang="en">
          {locator}
        </small>
      )}
    </>
  );
}
