import { Paragraph } from '@digdir/designsystemet-react';
import { planTexts } from '../../texts/plan.js';
import { useTexts } from '../../texts/use-language.js';
import type { PlanTextQuery } from './plan.generated.js';

/** What a region has in place of a strategy plan. */
export interface FunctionDescriptionsProps {
  /** Name of the region. */
  readonly region: string;
  readonly descriptions: PlanTextQuery['functionDescriptions'];
}

/** See {@link FunctionDescriptionsProps}. */
export function FunctionDescriptions({ region, descriptions }: FunctionDescriptionsProps) {
  const texts = useTexts(planTexts);
  return (
    <>
      <Paragraph>{texts.noPlan(region)}</Paragraph>
      {descriptions.map(({ slug, title, source }) => (
        <Paragraph key={slug}>
          {texts.functionDescription} {source.url ? <a href={source.url}>{title ?? source.title}</a> : (title ?? source.title)}.
        </Paragraph>
      ))}
    </>
  );
}
