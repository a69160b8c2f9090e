import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Component, type PropsWithChildren } from 'react';
import { shellTexts } from '../texts/shell.js';
import { useTexts } from '../texts/use-language.js';

/** Keeps the frame when a view fails, and says what to do. */
export class CrashBoundary extends Component<PropsWithChildren, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children;
  }
}

function Crash() {
  const texts = useTexts(shellTexts);
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={1}>{texts.crash}</Heading>
      <Paragraph>{texts.crashText}</Paragraph>
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
    </Alert>
  );
}
