"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyFrame = void 0;
exports.pathThrough = pathThrough;
const path_1 = require("../kinds/path");
/** Holds an object with children, half written: what the call stack would hold if the walk were recursive. */
class KeyFrame {
    constructor(parts) {
        this.lengthOfMembers = 0;
        /** The number of children that are written. */
        this.place = 0;
        this.value = parts.value;
        this.values = parts.values;
        this.text = parts.opening;
        this.closing = parts.closing;
        this.labels = parts.labels;
        this.order = parts.order;
        this.perMember = parts.perMember;
        this.names = parts.names;
        this.recorded = parts.recorded;
    }
    get isComplete() {
        return this.place >= this.values.length;
    }
    /** The number of characters so far, the closing ones included: they will have to be written. */
    get length() {
        return this.text.length + this.lengthOfMembers + this.closing.length;
    }
    /** The index of the next child. */
    get index() {
        return this.order ? (this.order[this.place] ?? 0) : this.place;
    }
    get child() {
        return this.values[this.index];
    }
    /** What is recorded of the next child. */
    get typeOfChild() {
        if (this.recorded?.prototype === undefined)
            return this.recorded?.itemType;
        return this.recorded.typeOfField(this.names?.[this.index] ?? '');
    }
    /** Tells whether there are members to be put in an order. */
    get isSorted() {
        return this.members !== undefined && this.members.length > 1;
    }
    /** Tells whether the next child is a gap in an array: `[, 1]` is not `[undefined, 1]`. */
    get isGap() {
        return !(this.index in this.values);
    }
    write(text) {
        const place = this.place++;
        if (this.perMember)
            this.writeMember(place, text);
        else if (this.labels)
            this.text += (this.labels[place] ?? '') + text;
        else
            this.text += place === 0 ? text : `,${text}`;
    }
    close() {
        if (!this.members)
            return this.text + this.closing;
        // By code units, as is the default: the order must be the same in every process.
        return this.text + this.members.sort().join(',') + this.closing;
    }
    writeMember(place, text) {
        this.members ??= [];
        this.lengthOfMembers += text.length + 2;
        if (this.perMember === 1 || place % 2 === 0)
            this.members.push(text);
        else
            this.members.push(`${this.members.pop()}=>${text}`);
    }
}
exports.KeyFrame = KeyFrame;
/** Names the way to the child that the last frame was about to write: `[0].owner.friends[3]`. */
function pathThrough(position, frames) {
    return (0, path_1.joinSteps)(position === 'extra' ? 'extra' : `[${position}]`, frames.map(stepInto));
}
function stepInto(frame) {
    const { index, names, perMember } = frame;
    if (names)
        return (0, path_1.stepTo)(names[index] ?? '');
    if (perMember === 1)
        return `[member ${index}]`;
    if (perMember === 2)
        return `[${index % 2 === 0 ? 'key' : 'value'} ${index >> 1}]`;
    return (0, path_1.stepTo)(String(index));
}
//# sourceMappingURL=key-frame.js.map