/** Slugs of the owners whose rows are not in a figure, for they did not answer: one of an empty roster has nothing in it either. */
export const silentOwners = ({
  notes,
}: {
  readonly notes: readonly { readonly code: string; readonly subjects: readonly string[] }[];
}): readonly string[] => notes.flatMap(({ code, subjects }) => (code === 'OWNER_SILENT' ? subjects : []));
