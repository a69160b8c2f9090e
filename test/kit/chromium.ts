import { existsSync } from 'node:fs';

/** Where systems keep Chromium or Chrome; the variable `CHROMIUM` names another place. */
const PLACES = [
  process.env.CHROMIUM ?? '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine; null if there is none. */
export const findChromium = (): string | null => PLACES.find((path) => existsSync(path)) ?? null;
