"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.keyShapes = void 0;
const key_text_1 = require("./key-text");
/** These bounds keep what is remembered at about a megabyte, whatever the callers' objects look like. */
const MOST_SHAPES = 512;
const MOST_KEYS = 64;
const LONGEST_NAMES = 500;
/**
 * Remembers the sorted order of the shapes that were seen: sorting twenty names costs more than the rest of their
 * object's key. It changes how fast a key is made and never what it says, so one memory serves the whole process.
 */
class KeyShapes {
    constructor() {
        /** The shapes by their number of keys, then by the last one: the first is `id` too often. */
        this.groups = Array.from({ length: MOST_KEYS + 1 }, newGroup);
        this.count = 0;
    }
    /** Answers undefined where the names alone are longer than `room`. */
    shapeOf(keys, room) {
        const candidates = this.groups[keys.length]?.get(keys[keys.length - 1] ?? '');
        if (candidates) {
            for (const shape of candidates)
                if (haveSameKeys(shape.keys, keys))
                    return shape;
        }
        const length = lengthOf(keys);
        if (length > room)
            return undefined;
        const shape = makeShape(keys);
        if (length <= LONGEST_NAMES)
            this.remember(shape);
        return shape;
    }
    remember(shape) {
        const group = this.groups[shape.keys.length];
        if (group === undefined)
            return;
        if (this.count++ >= MOST_SHAPES)
            this.forgetAll();
        const last = shape.keys.at(-1) ?? '';
        group.set(last, [...(group.get(last) ?? []), shape]);
    }
    forgetAll() {
        for (const group of this.groups)
            group.clear();
        this.count = 1;
    }
}
exports.keyShapes = new KeyShapes();
function newGroup() {
    return new Map();
}
function makeShape(keys) {
    const order = keys.map((_, index) => index);
    // By code units: the order must be the same in every process, whatever its locale.
    order.sort((left, right) => (keys[left] < keys[right] ? -1 : 1));
    const labels = order.map((index, place) => `${place === 0 ? '' : ','}${(0, key_text_1.quote)(keys[index])}:`);
    let end = 1;
    const labelEnds = labels.map((label) => (end += label.length));
    const bytes = new TextEncoder().encode(`{${labels.join('')}   `);
    return {
        keys,
        order,
        labels,
        labelBytes: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        labelEnds,
    };
}
function haveSameKeys(left, right) {
    if (left.length !== right.length)
        return false;
    for (let index = 0; index < left.length; index++)
        if (left[index] !== right[index])
            return false;
    return true;
}
function lengthOf(keys) {
    let length = 0;
    for (const key of keys)
        length += key.length;
    return length;
}
//# sourceMappingURL=key-shapes.js.map