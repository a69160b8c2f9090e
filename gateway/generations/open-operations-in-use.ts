import type { Logger } from 'pino';
import { readKnownDocuments } from '../http/known-documents.js';
import { readOperations } from '../operations.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { type InUseOptions, OperationsInUse } from './operations-in-use.js';

/** The operations in use of a gateway: those of the dashboard and of the examples, and what it is asked. */
export function openOperationsInUse(
  { reload, keptPlans }: Pick<GatewaySettings, 'reload' | 'keptPlans'>,
  logger: Logger,
  others?: InUseOptions['others'],
): OperationsInUse {
  const own = [...Object.values(readKnownDocuments()), ...readOperations().map(({ query }) => query)];
  return new OperationsInUse({ own, hours: reload.inUseHours, ready: keptPlans, logger, ...(others ? { others } : {}) });
}
