/** Slug of the source of what editors of `regional` write without naming one. */
export const RECORDED_HERE = 'recorded-here';
