"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.KeyWalk = void 0;
const kind_1 = require("../kinds/kind");
const key_frame_1 = require("./key-frame");
const key_refusal_1 = require("./key-refusal");
const key_rules_1 = require("./key-rules");
/** From this depth on, and at each doubling of it, a cycle is looked for: one that exists passes each of them. */
const FIRST_SEARCH = 16;
class CycleRefusal extends key_refusal_1.KeyRefusal {
}
/**
 * How often the room that there is may be sorted: members of Sets and Maps have no order, and so those of each are put
 * into one, at every level once more. Without a bound 64 KiB of Sets in one another take half a second.
 */
const MOST_SORTING = 16;
/**
 * Writes one argument. Iterative, because a structure may be deeper than the call stack; bounded, because every step
 * adds at least one character and the characters are counted.
 */
class KeyWalk {
    constructor(settings) {
        this.settings = settings;
        /** The values on the way to the one being written, the outermost first. */
        this.frames = [];
        /** The number of characters in all frames but the last. */
        this.spent = 0;
        /** The number of characters that were sorted. */
        this.sorted = 0;
        this.position = settings.position;
        this.room = settings.room;
    }
    /**
     * Writes the argument.
     *
     * @throws UnkeyableValue for everything that has no key, whatever the value does to us while it is read.
     */
    write(value) {
        try {
            return this.walk(value);
        }
        catch (error) {
            throw this.explain(error);
        }
    }
    walk(value) {
        let text = this.open(value);
        for (;;) {
            const frame = this.frames[this.frames.length - 1];
            if (frame === undefined)
                return text ?? '';
            if (text !== undefined)
                this.add(frame, text);
            this.writePrimitives(frame);
            text = frame.isComplete ? this.close(frame) : this.open(frame.child);
        }
    }
    /** Answers the text of a value without children, and undefined where it has begun a frame for one with. */
    open(value) {
        const room = this.room - this.spent - (this.frames.at(-1)?.length ?? 0);
        const opened = (0, kind_1.isObject)(value)
            ? (0, key_rules_1.openObject)(value, room, this.placeOfNext())
            : (0, key_rules_1.textOfPrimitive)(value, room);
        if (typeof opened !== 'object')
            return opened;
        this.push(opened);
        return undefined;
    }
    placeOfNext() {
        const { place } = this.settings;
        const frame = this.frames[this.frames.length - 1];
        const recorded = frame ? frame.typeOfChild : place.recorded;
        return recorded === place.recorded ? place : { recorded, classes: place.classes };
    }
    push(frame) {
        const depth = this.frames.length;
        if (depth >= FIRST_SEARCH && (depth & (depth - 1)) === 0) {
            if (this.frames.some((each) => each.value === frame.value))
                throw new CycleRefusal();
        }
        this.spent += this.frames[depth - 1]?.length ?? 0;
        this.frames.push(frame);
        // What opens may go on for ever: a toCacheKey that answers yet another instance.
        (0, key_refusal_1.refuseOver)(this.room - this.spent, frame.length);
    }
    close(frame) {
        this.frames.pop();
        this.spent -= this.frames[this.frames.length - 1]?.length ?? 0;
        if (frame.isSorted)
            this.sorted += frame.length;
        if (this.sorted > this.room * MOST_SORTING)
            throw new key_refusal_1.KeyRefusal('more Sets or Maps in one another than can be put in order');
        return frame.close();
    }
    add(frame, text) {
        frame.write(text);
        (0, key_refusal_1.refuseOver)(this.room - this.spent, frame.length);
    }
    /** Writes the children up to the next one that is an object. */
    writePrimitives(frame) {
        const room = this.room - this.spent;
        while (!frame.isComplete) {
            const { child } = frame;
            const text = child === undefined && frame.isGap ? 'empty' : (0, key_rules_1.textOfPrimitive)(child, room - frame.length);
            if (text === undefined)
                return;
            frame.write(text);
            (0, key_refusal_1.refuseOver)(room, frame.length);
        }
    }
    explain(error) {
        const { position } = this;
        const isEndless = error instanceof key_refusal_1.KeyTooLarge || error instanceof CycleRefusal;
        const closing = isEndless ? this.findCycle() : undefined;
        // Where exactly the limit was passed says nothing: it is the argument that is too large.
        const depth = error instanceof key_refusal_1.KeyTooLarge ? (closing ?? 0) : closing;
        const path = (0, key_frame_1.pathThrough)(position, this.frames.slice(0, depth));
        if (closing !== undefined)
            return new key_refusal_1.UnkeyableValue({ position, path, reason: 'part of a cycle' });
        if (error instanceof key_refusal_1.KeyRefusal)
            return new key_refusal_1.UnkeyableValue({ position, path, reason: error.message });
        return new key_refusal_1.UnkeyableValue({ position, path, reason: 'a value that throws when it is read' }, { cause: error });
    }
    /** Finds the depth at which the first value comes that is already on the way. */
    findCycle() {
        const seen = new Set();
        const depth = this.frames.findIndex(({ value }) => seen.size === seen.add(value).size);
        return depth < 0 ? undefined : depth;
    }
}
exports.KeyWalk = KeyWalk;
//# sourceMappingURL=key-walk.js.map