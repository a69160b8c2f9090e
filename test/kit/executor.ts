import { DEFAULT_SETTINGS, readGatewaySettings } from '../../gateway/settings/gateway-settings.js';

/** The executor that graphs of tests run on: the default one, or `EXECUTOR=apollo npm test` for the other. */
export const EXECUTOR = readGatewaySettings({ EXECUTOR: process.env.EXECUTOR }).executor;

/** Whether errors of rows are at their rows: the other executor lets them end at the list, and names the rows in `extensions.ids`. */
export const hasExactRows = EXECUTOR === DEFAULT_SETTINGS.executor;
