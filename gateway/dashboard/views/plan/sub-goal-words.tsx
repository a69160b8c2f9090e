import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { planTexts } from '../../texts/plan.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { foreign, type SubGoalText } from './plan-parts.js';

/** The words of a sub-goal. */
export interface SubGoalWordsProps {
  readonly subGoal: SubGoalText;
  /** The words that it goes on from. */
  readonly leadIn: string;
}

/** See {@link SubGoalWordsProps}: as the plan has them; of a translation, the plan's own beside it. */
export function SubGoalWords({ subGoal, leadIn }: SubGoalWordsProps) {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  const { item, text, original, toolItems, narrativeOnly } = subGoal;
  const lang = foreign(item.shownIn, locale);
  return (
    <>
      <Paragraph lang={lang}>{leadIn}</Paragraph>
      <blockquote lang={lang}>{text}</blockquote>
      {text !== original && (
        <Paragraph>
          {texts.original}: <q lang="nb">{original}</q>
        </Paragraph>
      )}
      {toolItems.length > 0 && (
        <>
          <Heading level={3} data-size="xs">
            {texts.tools}
          </Heading>
          <ul>
            {toolItems.map((tool) => (
              <li key={tool.tool} lang={lang}>
                {tool.text}
              </li>
            ))}
          </ul>
        </>
      )}
      {narrativeOnly !== null && (
        <Paragraph>
          {texts.narrativeNote}: <span lang={lang}>{narrativeOnly}</span>
        </Paragraph>
      )}
      <Paragraph className="quiet">
        {item.verbatim && `${texts.wordForWord}: `}
        <span lang="nb">{item.source.title}</span>
        {item.source.locator && <span lang="en">, {item.source.locator}</span>}
      </Paragraph>
    </>
  );
}
