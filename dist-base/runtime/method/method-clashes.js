"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refuseClashes = refuseClashes;
const inapplicable_option_error_1 = require("../../errors/inapplicable-option.error");
const tags_1 = require("../../options/tags");
const method_tags_1 = require("./method-tags");
/**
 * Refuses what the decorator of a method and its defaults cannot be together, whatever is added to it below: to be asked
 * as soon as a part of the defaults is known.
 *
 * @throws InapplicableOptionError
 */
function refuseClashes(method, { keyGeneratorCallable, extras, tags }) {
    const [extra] = extras;
    // The whole key is used as given, and no tenant may be left out of a key in silence.
    if (keyGeneratorCallable && extra) {
        const reason = `its key is used as given, and would leave out the extra of ${extra.source ?? 'the method'}. ` +
            `Use argsRewrite in its place: every extra is added to what it gives.`;
        throw new inapplicable_option_error_1.InapplicableOptionError({ method, option: 'keyGeneratorCallable', reason });
    }
    const { length: count } = (0, method_tags_1.fixedTagsOf)(tags);
    if (count <= tags_1.MOST_TAGS)
        return;
    const reason = `with those of its classes they are ${count}, and an outcome carries at most ${tags_1.MOST_TAGS}.`;
    throw new inapplicable_option_error_1.InapplicableOptionError({ method, option: 'tags', reason });
}
//# sourceMappingURL=method-clashes.js.map