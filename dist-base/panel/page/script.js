"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SCRIPT = void 0;
const script_actions_1 = require("./script-actions");
const script_figures_1 = require("./script-figures");
const script_words_1 = require("./script-words");
/**
 * What the page does: in plain JavaScript, as text, because it runs in the browser and is sent as it stands here. All
 * that it shows is set as text, never as markup.
 */
exports.SCRIPT = `'use strict';
(() => {
${script_words_1.WORDS}
${script_figures_1.FIGURES}
${script_actions_1.ACTIONS}
})();
`;
//# sourceMappingURL=script.js.map