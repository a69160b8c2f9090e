import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, ErrorSummary, Paragraph } from '@digdir/designsystemet-react';
import { useContext, useEffect, useRef } from 'react';
import { LATER_CODES } from '../../../graph/later-codes.js';
import { useSignIn } from '../../../session/use-sign-in.js';
import { changeTexts } from '../../../texts/change.js';
import { useTexts } from '../../../texts/use-language.js';
import { FormContext } from './change-context.js';
import type { Outcome } from './use-change.js';

/** Why a change was not done; takes the focus, so that nobody misses it. */
export function OutcomeReport({ outcome, onReload }: { readonly outcome: Outcome; readonly onReload: () => void }) {
  const texts = useTexts(changeTexts);
  const client = useApolloClient();
  const { signIn } = useSignIn();
  const { id, refusals } = useContext(FormContext);
  const report = useRef<HTMLElement>(null);
  useEffect(() => report.current?.focus(), []);
  const take = (element: HTMLElement | null) => {
    report.current = element;
  };
  if (outcome.kind === 'DONE') return null;
  if (outcome.kind === 'UNKNOWN')
    return (
      <Alert ref={take} tabIndex={-1} data-color="danger" role="alert">
        <Paragraph>{explain(outcome.error, texts)}</Paragraph>
        {codeOf(outcome.error) === 'UNAUTHENTICATED' && (
          <Button type="button" variant="secondary" onClick={signIn}>
            {texts.signIn}
          </Button>
        )}
      </Alert>
    );
  if (refusals.some(({ code }) => code === 'STALE_VERSION'))
    return (
      <Alert ref={take} tabIndex={-1} data-color="warning" role="alert">
        <Paragraph>{texts.stale}</Paragraph>
        <Button type="button" variant="secondary" onClick={() => client.refetchQueries({ include: 'active' }).then(onReload)}>
          {texts.reload}
        </Button>
      </Alert>
    );
  return (
    <ErrorSummary ref={take}>
      <ErrorSummary.Heading>{texts.refused}</ErrorSummary.Heading>
      <ErrorSummary.List>
        {refusals.map(({ field, message }) => (
          <ErrorSummary.Item key={`${field} ${message}`}>
            {document.getElementById(`${id}-${field}`) ? (
              <ErrorSummary.Link href={`#${id}-${field}`}>{message}</ErrorSummary.Link>
            ) : (
              message
            )}
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}

function explain(error: Error, texts: typeof changeTexts.nb): string {
  const code = codeOf(error);
  if (code === 'UNAUTHENTICATED') return texts.signedOut;
  if (code === 'FORBIDDEN') return texts.forbidden;
  if (LATER_CODES.has(code)) return texts.later;
  if (code === 'BAD_USER_INPUT') return firstOf(error)?.message ?? texts.unanswered;
  return texts.unanswered;
}

const firstOf = (error: Error) => (CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined);
const codeOf = (error: Error): unknown => firstOf(error)?.extensions?.code;
