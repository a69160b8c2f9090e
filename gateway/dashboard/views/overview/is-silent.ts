/** Whether a network's owner has not answered: `available` goes by its last answers, and may not have noticed yet. */
export const isSilent = ({ available, nurseCount }: { readonly available: boolean; readonly nurseCount: number | null }): boolean =>
  !available || nurseCount === null;
