import { registerEnumType } from 'type-graphql';

/** How a receiver stands. */
export const WebhookState = { ACTIVE: 'ACTIVE', DISABLED: 'DISABLED', REMOVED: 'REMOVED' } as const;
export type WebhookState = keyof typeof WebhookState;
registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'How a receiver of messages stands.',
  valuesConfig: {
    ACTIVE: { description: 'It is sent messages (aktiv).' },
    DISABLED: { description: 'It has said that it is gone (410), and is sent nothing until somebody updates it (stanset).' },
    REMOVED: { description: 'It has been removed (fjernet).' },
  },
});

/** How a message stands. */
export const DeliveryStatus = { PENDING: 'PENDING', DELIVERED: 'DELIVERED', DEAD: 'DEAD' } as const;
export type DeliveryStatus = keyof typeof DeliveryStatus;
registerEnumType(DeliveryStatus, {
  name: 'DeliveryStatus',
  description: 'How a message to a receiver stands.',
  valuesConfig: {
    PENDING: { description: 'To be sent, or to be sent again (venter).' },
    DELIVERED: { description: 'The receiver has taken it: it answered 2xx (levert).' },
    DEAD: { description: 'Given up after the last attempt; `resendDeadLetters` tries again (ikke levert).' },
  },
});

/** Why an attempt failed. */
export const DeliveryProblem = { STATUS: 'STATUS', TIMEOUT: 'TIMEOUT', ADDRESS: 'ADDRESS', CONNECTION: 'CONNECTION' } as const;
export type DeliveryProblem = keyof typeof DeliveryProblem;
registerEnumType(DeliveryProblem, {
  name: 'DeliveryProblem',
  description: 'Why an attempt to send a message failed.',
  valuesConfig: {
    STATUS: { description: 'The answer was not 2xx; redirects are not followed.' },
    TIMEOUT: { description: 'There was no answer in time.' },
    ADDRESS: { description: 'The name leads to an address that is not of the public internet, or is not known.' },
    CONNECTION: { description: 'There was no connection, it broke, or the answer was no HTTP.' },
  },
});
