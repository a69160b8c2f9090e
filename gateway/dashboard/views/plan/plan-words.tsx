import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { planTexts } from '../../texts/plan.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { foreign, type PlanText, subGoalsOf } from './plan-parts.js';
import { planYears } from './plan-years.js';

/** What the plan is: title, period, purpose, source, and the documents that govern it. */
export function PlanWords({ plan }: { readonly plan: PlanText }) {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  const years = planYears(plan);
  // The plan is translated as a whole.
  const lang = foreign(subGoalsOf(plan)[0]?.item.shownIn ?? locale, locale);
  const { title, url, publisher } = plan.source;
  return (
    <section aria-labelledby="words">
      <Heading level={2} id="words" data-size="md" lang={lang}>
        {plan.title}
      </Heading>
      <Paragraph>{texts.period(String(years[0]), String(years.at(-1)))}</Paragraph>
      <Details>
        <Details.Summary>{texts.purpose}</Details.Summary>
        <Details.Content>
          <Paragraph lang={lang}>{plan.purpose}</Paragraph>
        </Details.Content>
      </Details>
      <Details>
        <Details.Summary>{texts.documents}</Details.Summary>
        <Details.Content>
          <ul>
            {plan.documents.map((document) => (
              <li key={document.slug}>
                <span lang="nb">{document.url ? <a href={document.url}>{document.title}</a> : document.title}</span>
                <DocumentState {...document} />
              </li>
            ))}
          </ul>
        </Details.Content>
      </Details>
      <Paragraph className="quiet">
        {texts.source}: {url ? <a href={url}>{title}</a> : <span lang="nb">{title}</span>}
        {publisher && `, ${publisher}`}
      </Paragraph>
    </section>
  );
}

function DocumentState({ status, expired }: Pick<PlanText['documents'][number], 'status' | 'expired'>) {
  const texts = useTexts(planTexts);
  if (expired) return <strong> ({texts.expired})</strong>;
  return status === 'UNDER_REVISION' ? <strong> ({texts.underRevision})</strong> : null;
}
