import type { ChoiceSetting } from '../settings/choice-setting.js';
import type { TextSettings } from '../settings/text-setting.js';

/** Whether anything is believed that was made on this machine. */
export const MODE_SETTING = {
  variable: 'MODE',
  choices: ['development', 'production'],
  description: '`production`: nothing is trusted that was made on this machine, and `HOP_SECRET` is needed.',
} as const satisfies ChoiceSetting;

/** Who may call. */
export const IDENTITY_SETTINGS = {
  issuer: {
    variable: 'ISSUER',
    default: '',
    description:
      'Whose access tokens are accepted (HelseID), with `AUDIENCE` and `JWKS_URL`; `https` in production. Empty: in development those of `npm run token`, in production nobody’s.',
  },
  audience: { variable: 'AUDIENCE', default: '', description: 'For whom tokens must be made out.' },
  jwksUrl: { variable: 'JWKS_URL', default: '', description: 'Where the keys of `ISSUER` are; `https` in production.' },
  hopSecret: {
    variable: 'HOP_SECRET',
    default: '',
    description:
      'Shared by the gateway and all subgraphs, 32 characters or more; several with commas: the first is sent, all are accepted. Empty: in development one is made, in `DATA_DIR`.',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    default: '',
    description:
      'Address under which clients reach the gateway, which DPoP proofs must name; needed in production with `ISSUER`. Empty: the one that a request names.',
  },
} as const satisfies TextSettings;
