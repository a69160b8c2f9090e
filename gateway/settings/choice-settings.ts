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
    description:
      '`off` refuses `__schema` and `__type`; `__typename` stays. What tells the same is not there either: `/schema.graphql` and the reference at `/docs`.',
  },
  pages: {
    variable: 'PAGES',
    choices: ['on', 'off'],
    description:
      '`off` for a gateway that programs alone ask: `/` and the other views, `/explore`, `/docs`, `/schema.graphql` and `/embed.js` are not there, nor is anything for signing in. Feeds and exports stay.',
  },
  breakingChanges: {
    variable: 'BREAKING_CHANGES',
    choices: ['refuse', 'allow'],
    description:
      'What becomes of a supergraph that would break operations in use: `refuse` goes on with the one before, at a start too, and names the operations in the log; `allow` serves it.',
  },
} as const satisfies Readonly<Record<string, ChoiceSetting>>;
