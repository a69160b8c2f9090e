import type { ChoiceSetting } from '../../shared/settings/choice-setting.js';

/** What the gateway can do in one way or another. */
export const CHOICE_SETTINGS = {
  executor: {
    variable: 'EXECUTOR',
    choices: ['own', 'apollo'],
    description: 'What runs the plans: `own`, or `apollo` for the executor of @apollo/gateway, which is slower and has less exact errors.',
  },
  introspection: {
    variable: 'INTROSPECTION',
    choices: ['on', 'off'],
    description: '`off` refuses `__schema` and `__type`; `__typename` stays.',
  },
} as const satisfies Readonly<Record<string, ChoiceSetting>>;
