import type { AskSchema } from '../export/ask-schema.js';
import type { KnownUnits } from './persons.js';

const QUESTION = `query KnownUnits { networks { slug units(first: 1, filter: { covered: true }) { edges { node { id name nurses { id } } } } } }`;

interface UnitsAnswer {
  readonly networks: readonly {
    readonly slug: string;
    readonly units: { readonly edges: readonly { readonly node: AnsweredUnit | null }[] } | null;
  }[];
}

interface AnsweredUnit {
  readonly id: string;
  readonly name: string;
  readonly nurses: readonly { readonly id: string }[] | null;
}

/** A unit with a nurse for each network, as nobody in particular sees them; none of a data owner that is silent or has no roster yet. */
export async function readKnownUnits(ask: AskSchema): Promise<KnownUnits> {
  const { data } = await ask<UnitsAnswer>(QUESTION, {});
  return new Map(
    (data?.networks ?? []).flatMap(({ slug, units }) => {
      const unit = units?.edges[0]?.node;
      return unit ? [[slug, { id: unit.id, name: unit.name, nurseId: unit.nurses?.[0]?.id ?? null }] as const] : [];
    }),
  );
}
