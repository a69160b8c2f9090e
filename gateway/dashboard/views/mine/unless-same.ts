/** What somebody says anew; null where it is what stands already, so that nothing is said of it. */
export const unlessSame = <Value>(said: Value, stands: Value): Value | null => (said === stands ? null : said);
