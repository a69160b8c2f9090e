/** What leaders acknowledge (kvittere) of the agreements that networks rest on, and of the function description. */
export type GoverningKind = 'AGREEMENT' | 'FUNCTION_DESCRIPTION';

/**
 * Slugs of the documents and agreements of which receipts are counted for an indicator. They are `regional`'s, whom no owner may ask
 * while it counts; its content is tested against this list. One that an editor adds later counts from the day when it is added here.
 */
export const GOVERNING_DOCUMENTS: Readonly<Record<GoverningKind, readonly string[]>> = {
  AGREEMENT: [
    'vestre-viken-cooperation-agreement-document',
    'vestre-viken-network-agreement',
    'vestre-viken-cooperation-agreements',
    'drammen-overall-cooperation-agreement',
    'oslo-cooperation-agreement',
    'oslo-network-agreement',
  ],
  FUNCTION_DESCRIPTION: ['oslo-function-description', 'vestre-viken-function-description', 'drammen-function-description-reference'],
};
