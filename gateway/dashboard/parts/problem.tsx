import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { LATER_CODES } from '../graph/later-codes.js';
import { partsTexts } from '../texts/parts.js';
import { useTexts } from '../texts/use-language.js';

/** What can be said of an error of the graph, or of the way to it. */
export interface ProblemProps {
  readonly error: Error;
  readonly retry?: () => unknown;
}

/** In place of what could not be fetched: what went wrong, and what to do. */
export function Problem({ error, retry }: ProblemProps) {
  const texts = useTexts(partsTexts);
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="xs">
        {texts.problem}
      </Heading>
      <Paragraph>{explain(error, texts)}</Paragraph>
      {retry && (
        <Button variant="secondary" onClick={() => retry()}>
          {texts.retry}
        </Button>
      )}
    </Alert>
  );
}

function explain(error: Error, texts: typeof partsTexts.nb): string {
  if (!CombinedGraphQLErrors.is(error)) return texts.offline;
  const [first] = error.errors;
  const { code, requestId } = first?.extensions ?? {};
  if (code === 'UNAUTHENTICATED') return texts.signIn;
  if (code === 'FORBIDDEN') return texts.forbidden;
  if (code === 'BAD_USER_INPUT') return first?.message ?? '';
  if (LATER_CODES.has(code)) return texts.busy;
  return texts.unexpected(String(requestId ?? ''));
}
