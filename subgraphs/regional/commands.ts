import { grantRole, revokeRole } from '../../shared/sector/grant/grant.commands.js';
import type { RegionalCommand } from './change/regional-work.js';
import { addAgreement, updateAgreement } from './governance/agreement.commands.js';
import { updateBody } from './governance/body.commands.js';
import { appointBody, endBodyTerm } from './governance/body-term.commands.js';
import { addDocument, updateDocument } from './governance/document.commands.js';
import { addDocumentEdition, endDocumentEdition } from './governance/document-edition.commands.js';
import { recordEvaluation, withdrawEvaluation } from './governance/evaluation.commands.js';
import { endSeatTerm, setSeatHolder } from './governance/seat.commands.js';
import { preferObservation } from './observation/prefer-observation.command.js';
import { revisePlanItem } from './plan/revise-plan-item.command.js';
import { registerWebhook, removeWebhook, updateWebhook } from './webhook/webhook.commands.js';
import { resendDeadLetters, rotateWebhookSecret } from './webhook/webhook-delivery.commands.js';

/** All commands of `regional`: each becomes a mutation `<verb><Noun>`. */
export const REGIONAL_COMMANDS: readonly RegionalCommand[] = [
  grantRole,
  revokeRole,
  preferObservation,
  updateBody,
  appointBody,
  endBodyTerm,
  recordEvaluation,
  withdrawEvaluation,
  setSeatHolder,
  endSeatTerm,
  addAgreement,
  updateAgreement,
  addDocument,
  updateDocument,
  addDocumentEdition,
  endDocumentEdition,
  revisePlanItem,
  registerWebhook,
  updateWebhook,
  rotateWebhookSecret,
  removeWebhook,
  resendDeadLetters,
];
