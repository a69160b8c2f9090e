import { NetworkActivity } from './network-activity.js';
import { NetworkContact } from './network-contact.js';

/** The tags that a page can use once it has loaded `embed.js`; loading it twice does no harm. */
const ELEMENTS = { 'network-activity': NetworkActivity, 'network-contact': NetworkContact };

for (const [tag, element] of Object.entries(ELEMENTS)) if (!customElements.get(tag)) customElements.define(tag, element);
