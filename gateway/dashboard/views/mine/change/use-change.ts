import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { Owner } from '../owner.js';

/** Why a change was refused; `field` is the input's. */
export interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** What became of a change: done, refused with reasons, or not known, since no answer came. */
export type Outcome =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'REFUSED'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'UNKNOWN'; readonly error: Error };

/** Every owner's own mutation for one kind of change. */
export type Action<Input> = Readonly<
  Record<
    Owner,
    {
      readonly field: string;
      readonly document: TypedDocumentNode<
        { readonly changed: { readonly userErrors: readonly Refusal[] } | null },
        { readonly input: Input }
      >;
    }
  >
>;

/** An input as a form gives it. */
export type WithoutKey<Input> = Omit<Input, 'idempotencyKey'>;

/**
 * Sends changes. The same change that is sent again after its answer was lost has the same key, so that it is done once; what is shown is fetched
 * anew when it is done.
 */
export function useChange<Input extends { readonly idempotencyKey: string }>(action: Action<Input>) {
  const client = useApolloClient();
  const [isSending, setSending] = useState(false);
  const unanswered = useRef<{ readonly content: string; readonly key: string } | null>(null);

  async function send(owner: Owner, input: WithoutKey<Input>): Promise<Outcome> {
    const { document } = action[owner];
    const content = JSON.stringify([owner, input]);
    if (unanswered.current?.content !== content) unanswered.current = { content, key: crypto.randomUUID() };
    const whole = { ...input, idempotencyKey: unanswered.current.key } as unknown as Input;
    const { data, error } = await client
      .mutate({ mutation: document, variables: { input: whole }, fetchPolicy: 'no-cache' })
      .catch((reason: Error) => ({ data: undefined, error: reason }));
    if (!data?.changed) return { kind: 'UNKNOWN', error: error ?? new Error('the answer is empty') };
    unanswered.current = null;
    if (data.changed.userErrors.length > 0) return { kind: 'REFUSED', refusals: data.changed.userErrors };
    await client.refetchQueries({ include: 'active' });
    return { kind: 'DONE' };
  }

  return {
    isSending,
    send: async (owner: Owner, input: WithoutKey<Input>): Promise<Outcome> => {
      setSending(true);
      return send(owner, input).finally(() => setSending(false));
    },
  };
}
