import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { type PropsWithChildren, useEffect } from 'react';
import { shellTexts } from '../texts/shell.js';
import { useLanguage, useTexts } from '../texts/use-language.js';

/** What every view begins with. */
export interface PageProps extends PropsWithChildren {
  readonly title: string;
  /** What the view is for, in a sentence or two. */
  readonly lead?: string;
  /** Whether what is shown rests on demo data. */
  readonly isDemo?: boolean;
}

/** A view: one heading of the first level, which is also the title of the window. */
export function Page({ title, lead, isDemo = false, children }: PageProps) {
  const texts = useTexts(shellTexts);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${title} – ${texts.site}`;
    document.documentElement.lang = language;
  }, [title, texts, language]);
  return (
    <>
      <div className="view-head">
        <div className="view-title">
          <Heading level={1} data-size="lg">
            {title}
          </Heading>
          {isDemo && <Tag data-color="warning">{texts.demoLabel}</Tag>}
        </div>
        {lead && <Paragraph className="lead">{lead}</Paragraph>}
        {isDemo && <Paragraph className="demo-note">{texts.demo}</Paragraph>}
      </div>
      {children}
    </>
  );
}
