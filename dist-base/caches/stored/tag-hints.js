"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TagHints = exports.NO_HINT = void 0;
const tagged_frame_1 = require("./tagged-frame");
/** How many characters all keys and labels may have together. */
const MOST_CHARACTERS = 2 ** 21;
exports.NO_HINT = Object.freeze({ labels: [], text: '' });
/**
 * Which tags the outcomes carried that this process has met last, so that they can be asked for together with the outcome.
 * A hint that is wrong costs a name in a command, and one that is missing a round trip.
 */
class TagHints {
    constructor(mostCharacters = MOST_CHARACTERS) {
        this.mostCharacters = mostCharacters;
        /** By key, the one that was noted longest ago first. */
        this.hints = new Map();
        this.characters = 0;
    }
    of(key) {
        return this.hints.get(key) ?? exports.NO_HINT;
    }
    note(key, labels) {
        this.forget(key);
        if (labels.length === 0)
            return;
        this.hints.set(key, { labels, text: (0, tagged_frame_1.writeLabels)(labels) });
        this.characters += sizeOf(key, labels);
        for (const oldest of this.hints.keys()) {
            if (this.characters <= this.mostCharacters)
                return;
            this.forget(oldest);
        }
    }
    forget(key) {
        const hint = this.hints.get(key);
        if (hint === undefined)
            return;
        this.hints.delete(key);
        this.characters -= sizeOf(key, hint.labels);
    }
}
exports.TagHints = TagHints;
function sizeOf(key, labels) {
    return labels.reduce((sum, { length }) => sum + length, key.length);
}
//# sourceMappingURL=tag-hints.js.map