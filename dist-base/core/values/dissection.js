"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.dissect = dissect;
exports.checkPrimitive = checkPrimitive;
const node_util_1 = require("node:util");
const has_more_digits_1 = require("../kinds/has-more-digits");
const kind_1 = require("../kinds/kind");
const path_1 = require("../kinds/path");
const graph_1 = require("./graph");
const refusal_1 = require("./refusal");
/** Estimates of what an object costs besides its parts, and a part at least: a pointer, or a digit and a comma. */
const BYTES_PER_OBJECT = 16;
const BYTES_PER_PART = 8;
const BYTES_PER_PART_OF_TEXT = 2;
/** How often what `to` answers may hold what has a `to`: one that answers itself would never end. */
const DEEPEST_CONVERSION = 20;
/**
 * Takes an object apart, and says of one that cannot be kept where and why.
 *
 * @throws UncacheableValueError
 */
function dissect(value, limits, origin) {
    const dissection = new Dissection(limits);
    try {
        return dissection.run(value);
    }
    catch (error) {
        throw (0, refusal_1.explainRefusal)(error, { method: origin.method, path: dissection.path(origin.start) });
    }
}
/**
 * Checks what is no object, and so has nothing to take apart.
 *
 * @throws UncacheableValueError
 */
function checkPrimitive(value, maxValueBytes, { method, start }) {
    try {
        if (typeof value === 'function')
            (0, refusal_1.refuse)('a function');
        if (typeof value === 'symbol')
            (0, refusal_1.refuse)('a symbol');
        if (typeof value === 'string' && value.length > maxValueBytes)
            (0, refusal_1.refuseSize)(maxValueBytes);
        if (typeof value === 'bigint' && (0, has_more_digits_1.hasMoreDigits)(value, maxValueBytes))
            (0, refusal_1.refuseSize)(maxValueBytes);
    }
    catch (error) {
        throw (0, refusal_1.explainRefusal)(error, { method, path: start });
    }
}
/** Takes one value apart, and refuses what could not be put together again. */
class Dissection {
    /**
     * @param bytes what was counted before, where the value is part of another
     * @param conversions how many of them it is inside of
     */
    constructor(limits, bytes = 0, conversions = 0) {
        this.limits = limits;
        this.bytes = bytes;
        this.conversions = conversions;
        this.nodes = [];
        this.found = [];
        this.indexes = new Map();
        this.depths = [];
        /** For each object but the first, the one that led to it and the place among its parts. */
        this.origins = [
            undefined,
        ];
        this.isTree = true;
        this.lastIndex = 0;
        this.bytesPerPart = limits.isForText ? BYTES_PER_PART_OF_TEXT : BYTES_PER_PART;
    }
    /** @throws Refusal, or whatever the value throws while it is read. {@link path} then tells where. */
    run(value) {
        this.found.push(value);
        this.indexes.set(value, 0);
        this.depths.push(0);
        for (let index = 0; index < this.found.length; index++)
            this.takeApart(index);
        return { nodes: this.nodes, isTree: this.isTree, depth: this.depths.at(-1) ?? 0, bytes: this.bytes };
    }
    /** Names the way to what was looked at last: `result.owner.friends[3]`. */
    path(start) {
        const steps = this.lastPart === undefined ? [] : [this.stepOf(this.lastIndex, this.lastPart)];
        for (let index = this.lastIndex; index > 0;) {
            const { parent, place } = this.origins[index];
            steps.push(this.stepOf(parent, place));
            index = parent;
        }
        return (0, path_1.joinSteps)(start, steps.reverse());
    }
    stepOf(index, place) {
        const node = this.nodes[index];
        return node.species.rule.step(node.parts, place);
    }
    takeApart(index) {
        const value = this.found[index];
        this.lastIndex = index;
        this.lastPart = undefined;
        if (node_util_1.types.isProxy(value))
            (0, refusal_1.refuse)('a proxy');
        const species = (index === 0 && this.limits.species) || this.limits.table.speciesOf(value);
        if (this.limits.isForText && species.tag === undefined)
            (0, refusal_1.refuseSharedName)(value);
        // Before they are listed: what is certain to be too large must not cost the time of its size.
        this.refuseOver(BYTES_PER_OBJECT + this.leastOf(value));
        this.count(BYTES_PER_OBJECT + bytesOf(value));
        const parts = species.rule.take(value);
        this.nodes.push({ species, parts });
        if (species.rule.isConverted)
            this.convertPart(value, { species, parts });
        else if (!species.rule.isLeaf)
            this.linkParts(parts, index);
    }
    /** Takes what `to` gave apart by itself, in place, and tries whether `from` makes an instance of it again. */
    convertPart(value, { species, parts }) {
        const [kept] = parts;
        this.lastPart = 0;
        if ((0, kind_1.isObject)(kept))
            parts[0] = this.nest(kept);
        else
            this.countPrimitive(kept);
        this.lastPart = undefined;
        if (species.rule.make(species.prototype, parts) === undefined)
            (0, refusal_1.refuseConversion)(value);
    }
    nest(kept) {
        if (this.conversions >= DEEPEST_CONVERSION)
            (0, refusal_1.refuse)('what to answers with instances of its own class, over and over');
        const { table, maxValueBytes, isForText = false } = this.limits;
        const inner = new Dissection({ table, maxValueBytes, isForText }, this.bytes, this.conversions + 1);
        const graph = inner.run(kept);
        this.bytes = inner.bytes;
        return new graph_1.Nested(graph);
    }
    /** Replaces the objects among the parts by links, in place. */
    linkParts(parts, index) {
        for (let place = 0; place < parts.length; place++) {
            const part = parts[place];
            this.lastPart = place;
            if ((0, kind_1.isObject)(part))
                parts[place] = this.link(part, index, place);
            else
                this.countPrimitive(part);
        }
    }
    link(value, parent, place) {
        const known = this.indexes.get(value);
        if (known !== undefined) {
            this.isTree = false;
            return new graph_1.Link(known);
        }
        const index = this.found.push(value) - 1;
        this.indexes.set(value, index);
        this.origins[index] = { parent, place };
        this.depths.push(this.depths[parent] + 1);
        return new graph_1.Link(index);
    }
    countPrimitive(part) {
        if (typeof part === 'string')
            return this.count(Math.max(part.length, this.bytesPerPart));
        if (typeof part === 'bigint')
            return this.count(bytesOfBigInt(part, this.limits.maxValueBytes));
        if (typeof part === 'symbol')
            (0, refusal_1.refuse)('a symbol');
        if (typeof part === 'function' && !this.isListedClass(part))
            (0, refusal_1.refuse)('a function');
        this.count(this.bytesPerPart);
    }
    isListedClass(part) {
        const species = this.limits.table.speciesOfClass(part);
        return species !== undefined && (species.tag !== undefined || !this.limits.isForText);
    }
    /** What the parts will cost at least; they are counted when they are looked at. */
    leastOf(value) {
        return Array.isArray(value) ? this.leastOfItems(value) : partsOf(value) * this.bytesPerPart;
    }
    /** Texts are looked at one by one: to list the names of the items, which comes next, costs fifty times as much. */
    leastOfItems(items) {
        let bytes = items.length * this.bytesPerPart;
        for (let index = 0; index < items.length && bytes <= this.limits.maxValueBytes; index++) {
            const item = items[index];
            if (typeof item === 'string' && item.length > this.bytesPerPart)
                bytes += item.length - this.bytesPerPart;
        }
        return bytes;
    }
    count(bytes) {
        this.refuseOver(bytes);
        this.bytes += bytes;
    }
    refuseOver(bytes) {
        if (this.bytes + bytes > this.limits.maxValueBytes)
            (0, refusal_1.refuseSize)(this.limits.maxValueBytes);
    }
}
/** Counts the digits, but those of a huge one only as more than the limit: that would take long. */
function bytesOfBigInt(value, limit) {
    return (0, has_more_digits_1.hasMoreDigits)(value, limit) ? limit + 1 : value.toString(16).length;
}
/** Counts the parts of what is no array, before each of them is asked for. */
function partsOf(value) {
    if (value instanceof Map)
        return value.size * 2;
    if (value instanceof Set)
        return value.size;
    // The keys of bytes are their indexes.
    return ArrayBuffer.isView(value) ? 0 : Object.keys(value).length * 2;
}
function bytesOf(value) {
    return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
//# sourceMappingURL=dissection.js.map