/** So long a browser may take to begin to write the file. */
const WRITING_MS = 10_000;

/** Gives a text to the reader as a file; nobody is asked for it. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), WRITING_MS);
}
