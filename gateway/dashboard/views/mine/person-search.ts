import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { REGISTRY } from '../../../../shared/sectors.js';
import { useSettled } from '../../parts/use-settled.js';
import { type Owner, ownerOf } from './owner.js';
import { type MinePersonFragment, MinePersonsDocument } from './persons.generated.js';

/** Persons on a page, and most of them in all: the graph gives no more. */
const STEP = 20;
const MOST = 200;
const SHORTEST_TEXT = 2;
const REST_MS = 300;

/** Persons that were found, and how the search stands. */
export interface PersonSearch {
  readonly type: (text: string) => void;
  /** Null until something is asked for, and until the answer is there. */
  readonly persons: readonly NamedPerson[] | null;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => unknown;
  /** Every part of the list was searched. */
  readonly isComplete: boolean;
  /** Shows more of them; null where these are all. */
  readonly more: (() => void) | null;
}

/** Somebody whose name the reader may see. */
export type NamedPerson = MinePersonFragment & { readonly name: string };

/** Searches the whole list of an owner as somebody types. */
export function usePersonSearch(owner: Owner): PersonSearch {
  const [typed, type] = useState('');
  const [first, setFirst] = useState(STEP);
  const text = useSettled(typed.trim(), REST_MS);
  const skip = text.length < SHORTEST_TEXT;
  const query = useQuery(MinePersonsDocument, { variables: { filter: { text, ...reachOf(owner) }, first }, skip });
  const found = skip ? undefined : (query.data ?? (query.error ? undefined : query.previousData))?.nurses;
  return {
    type: (value) => {
      type(value);
      setFirst(STEP);
    },
    persons: found ? found.edges.flatMap(({ node }) => (node && isNamed(node) && ownerOf(node.id) === owner ? [node] : [])) : null,
    isLoading: !skip && query.loading,
    error: skip ? undefined : query.error,
    retry: query.refetch,
    isComplete: found?.complete ?? true,
    more: found?.pageInfo.hasNextPage && first < MOST ? () => setFirst(first + STEP) : null,
  };
}

/** Whether her name is shown: whoever cannot be told from others cannot be chosen. */
export const isNamed = (person: MinePersonFragment): person is NamedPerson => person.name !== null;

/** How the graph is asked for the networks of one owner: by its only one, or by the region that they are in. */
function reachOf(owner: Owner): { readonly network: string } | { readonly region: string } {
  const sector = REGISTRY.sectors.find(({ slug }) => slug === owner);
  const [network, ...others] = sector?.networks ?? [];
  return network && others.length === 0 ? { network: network.slug } : { region: sector?.region ?? '' };
}
