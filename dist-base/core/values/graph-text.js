"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeGraph = writeGraph;
exports.readGraph = readGraph;
exports.writePart = writePart;
exports.readPart = readPart;
const graph_1 = require("./graph");
/**
 * Writes values that JSON cannot hold as JSON: a list of nodes, each `[tag, ...parts]`, the value itself first.
 *
 * A part is a string, a number, a boolean or null as it is, and otherwise an array: `[3]` is the node with that index,
 * `["n", "-0"]` a number that JSON does not know, `["i", "12"]` a BigInt, `["u"]` undefined, `["b", "aGk="]` bytes,
 * `["c", "Decimal"]` a listed class itself, `["k", [...]]` the nodes of what a class with `to` is kept as.
 *
 * Why not a library, measured in November 2026 on a value with dates, a Set, a Map and twenty rows. devalue 6 (decode
 * 0.8 of ours, size 1.3) and superjson 2 are ES modules only, which Jest on Node 20 cannot require. msgpackr 2
 * (decode 0.4, size 0.45) is not text, compiles functions while it decodes, and keeps an instance of any class as a
 * plain object. seroval 1 (1.7 and 2.4) and @ungap/structured-clone 1 (1.4 and 1.5) lose symbol-keyed and hidden
 * fields without a word and take an own `__proto__`; all but msgpackr make a Uint8Array of a Buffer. So each of them
 * would need the check that stands in dissection.ts, and a second table of what may come back; over the table that
 * the copies in memory use as well, the text is these few functions.
 */
function writeGraph(graph, table) {
    return JSON.stringify(writeNodes(graph, table));
}
function writeNodes({ nodes }, table) {
    return nodes.map(({ species, parts }) => [species.tag, ...parts.map((part) => writePart(part, table))]);
}
/** Reads what {@link writeGraph} wrote; answers undefined, or throws a SyntaxError, where the text is none of ours. */
function readGraph(text, table) {
    return readNodes(JSON.parse(text), table);
}
function readNodes(lists, table) {
    if (!isList(lists) || lists.length === 0)
        return undefined;
    const nodes = [];
    for (const list of lists) {
        const node = isList(list) ? readNode(list, table, lists.length) : undefined;
        if (node === undefined)
            return undefined;
        nodes.push(node);
    }
    return nodes;
}
function isList(value) {
    return Array.isArray(value);
}
function readNode(list, table, count) {
    const species = table.speciesOfTag(list[0]);
    if (species === undefined)
        return undefined;
    const parts = [];
    for (let index = 1; index < list.length; index++) {
        const part = readPart(list[index], table);
        if (part === NO_PART || (part instanceof graph_1.Link && part.index >= count))
            return undefined;
        if (part instanceof graph_1.Nested && !species.rule.isConverted)
            return undefined;
        parts.push(part);
    }
    return { species, parts };
}
/** Writes one part as JSON. */
function writePart(part, table) {
    switch (typeof part) {
        case 'number':
            return Number.isFinite(part) && !Object.is(part, -0)
                ? part
                : ['n', Object.is(part, -0) ? '-0' : String(part)];
        case 'bigint':
            return ['i', textOfBigInt(part)];
        case 'undefined':
            return ['u'];
        case 'function':
            return ['c', table.speciesOfClass(part)?.tag];
        case 'object':
            return part === null ? null : writeObject(part, table);
        default:
            return part;
    }
}
function writeObject(part, table) {
    if (part instanceof graph_1.Nested)
        return ['k', writeNodes(part.graph, table)];
    if (part instanceof graph_1.Link)
        return [part.index];
    const { buffer, byteOffset, byteLength } = part; // the bytes of a bytesRule, the only other object
    return ['b', Buffer.from(buffer, byteOffset, byteLength).toString('base64')];
}
/** Is answered by {@link readPart} for what is none of ours. */
const NO_PART = Symbol('no part');
/** Reads one part. */
function readPart(slot, table) {
    if (!isList(slot))
        return typeof slot === 'object' && slot !== null ? NO_PART : slot;
    const [mark, text] = slot;
    if (slot.length === 1)
        return mark === 'u' ? undefined : readLink(mark);
    if (slot.length !== 2)
        return NO_PART;
    if (mark === 'k')
        return readNested(text, table);
    return typeof text === 'string' ? readMarked(mark, text, table) : NO_PART;
}
function readNested(lists, table) {
    const nodes = readNodes(lists, table);
    return nodes ? new graph_1.Nested({ nodes, isTree: false, depth: 0, bytes: 0 }) : NO_PART;
}
function readLink(mark) {
    return typeof mark === 'number' && Number.isInteger(mark) && mark >= 0 ? new graph_1.Link(mark) : NO_PART;
}
const NUMBERS = new Map([
    ['-0', -0],
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
]);
function readMarked(mark, text, table) {
    switch (mark) {
        case 'n':
            return NUMBERS.get(text) ?? NO_PART;
        case 'i':
            return readBigInt(text);
        case 'b':
            return readBytes(text);
        case 'c':
            return table.classOfTag(text) ?? NO_PART;
        default:
            return NO_PART;
    }
}
const LARGEST_DECIMAL = 2n ** 64n;
const BIGINT = /^(-?)(\d{1,20}|0x[0-9a-f]+)$/;
/** Writes a long one in hexadecimal: decimal digits take quadratic time in both directions. */
function textOfBigInt(value) {
    const size = value < 0n ? -value : value;
    return size < LARGEST_DECIMAL ? String(value) : `${value < 0n ? '-' : ''}0x${size.toString(16)}`;
}
function readBigInt(text) {
    const match = BIGINT.exec(text);
    if (!match?.[2])
        return NO_PART;
    const size = BigInt(match[2]);
    return match[1] === '-' ? -size : size;
}
/** Reads base64. `Buffer.from` skips what is none, so what it made is compared with what was there. */
function readBytes(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text ? bytes : NO_PART;
}
//# sourceMappingURL=graph-text.js.map