import { ACTIONS } from './script-actions';
import { FIGURES } from './script-figures';
import { WORDS } from './script-words';

/**
 * What the page does: in plain JavaScript, as text, because it runs in the browser and is sent as it stands here. All
 * that it shows is set as text, never as markup.
 */
export const SCRIPT = `'use strict';
(() => {
${WORDS}
${FIGURES}
${ACTIONS}
})();
`;
