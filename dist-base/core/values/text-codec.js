"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TextCodec = void 0;
const outcome_1 = require("../../ports/outcome");
const kind_1 = require("../kinds/kind");
const dissection_1 = require("./dissection");
const graph_1 = require("./graph");
const graph_text_1 = require("./graph-text");
const json_check_1 = require("./json-check");
const refusal_1 = require("./refusal");
const species_table_1 = require("./species-table");
const text_signature_1 = require("./text-signature");
const NOWHERE = { keyPrefix: '', group: '' };
/** How the rest of a text is to be read: a closed list, anything else is a miss. */
const JSON_TAG = 'j';
const PRIMITIVE_TAG = 'p';
const GRAPH_TAG = 'g';
const ERROR_TAG = 'e';
const MARK_TAG = 'm';
/** The version of the format, and whether a signature follows. What another version wrote is a miss. */
const UNSIGNED = '1';
const SIGNED = '1s';
/** Is longer than version, signature and tag together. */
const LONGEST_ENVELOPE = 64;
/**
 * Writes outcomes as text, for caches that other processes read and write. The envelope is a version, a signature where
 * there is a secret, and a tag; behind the tag `j` the result stands as plain JSON. Nothing that is read is trusted.
 */
class TextCodec {
    constructor(options) {
        this.options = options;
        const { classes, errorClasses, secrets = [], signedFor = NOWHERE } = options;
        this.results = new species_table_1.SpeciesTable(classes);
        this.errors = new species_table_1.SpeciesTable([...classes, ...errorClasses]);
        const listed = [Error, ...classes.map(species_table_1.classOf), ...errorClasses];
        this.keptErrors = new Set(listed.map(species_table_1.prototypeOf).filter(isErrorPrototype));
        this.signature = secrets.length > 0 ? new text_signature_1.TextSignature(secrets, signedFor) : undefined;
    }
    encode(outcome, key) {
        const body = this.write(outcome);
        if (isOver(body, this.options.maxValueBytes))
            this.refuse(outcome, () => (0, refusal_1.refuseSize)(this.options.maxValueBytes));
        return this.signature ? SIGNED + this.signature.sign(body, key) : UNSIGNED + body;
    }
    decode(payload, key) {
        try {
            const body = this.open(payload, key);
            return body === undefined ? undefined : this.read(body);
        }
        catch {
            // Whatever is wrong with it, it is not what we wrote.
            return undefined;
        }
    }
    replay(payload, key) {
        const outcome = this.decode(payload, key);
        if (outcome === undefined)
            return undefined;
        if (outcome.kind === 'error')
            return Promise.reject(outcome.error);
        return Promise.resolve(outcome.kind === 'mark' ? true : outcome.value);
    }
    write(outcome) {
        if (outcome.kind === 'mark')
            return MARK_TAG;
        return outcome.kind === 'error' ? this.writeError(outcome) : this.writeResult(outcome.value);
    }
    writeResult(value) {
        const { method, maxValueBytes } = this.options;
        const check = new json_check_1.JsonCheck(maxValueBytes);
        const json = tryJson(value, check);
        if (json !== undefined)
            return JSON_TAG + json;
        if (check.isTooLarge)
            this.refuse({ kind: 'result', value }, () => (0, refusal_1.refuseSize)(maxValueBytes));
        const origin = { method, start: 'result' };
        if (!(0, kind_1.isObject)(value)) {
            (0, dissection_1.checkPrimitive)(value, maxValueBytes, origin);
            return PRIMITIVE_TAG + JSON.stringify((0, graph_text_1.writePart)(value, this.results));
        }
        const graph = (0, dissection_1.dissect)(value, { table: this.results, maxValueBytes, isForText: true }, origin);
        return GRAPH_TAG + (0, graph_text_1.writeGraph)(graph, this.results);
    }
    /** Only an error whose very class is known can be made again elsewhere; of the built-in ones `Error` is enough. */
    writeError(outcome) {
        const { error } = outcome;
        const { method, maxValueBytes } = this.options;
        if (!(0, kind_1.isObject)(error))
            return this.refuse(outcome, () => (0, refusal_1.refuse)('no object'));
        if (!this.isKeptError(error))
            this.refuse(outcome, () => (0, refusal_1.refuseByKind)(error, 'instance'));
        const limits = { table: this.errors, maxValueBytes, isForText: true };
        return ERROR_TAG + (0, graph_text_1.writeGraph)((0, dissection_1.dissect)(error, limits, { method, start: 'error' }), this.errors);
    }
    refuse({ kind }, refusal) {
        try {
            return refusal();
        }
        catch (error) {
            throw (0, refusal_1.explainRefusal)(error, { method: this.options.method, path: kind });
        }
    }
    /** Answers the part behind the envelope; undefined where that is not ours. */
    open(payload, key) {
        if (typeof payload !== 'string' || payload.length > this.options.maxValueBytes + LONGEST_ENVELOPE)
            return undefined;
        if (!this.signature)
            return payload.startsWith(UNSIGNED) ? payload.slice(UNSIGNED.length) : undefined;
        return payload.startsWith(SIGNED) ? this.signature.open(payload.slice(SIGNED.length), key) : undefined;
    }
    read(body) {
        const text = body.slice(1);
        switch (body[0]) {
            case JSON_TAG:
                return asResult((0, json_check_1.readJson)(text));
            case PRIMITIVE_TAG:
                return asResult(readPrimitive(text, this.results));
            case GRAPH_TAG:
                return asResult(readValue(text, this.results));
            case ERROR_TAG:
                return this.asError(readValue(text, this.errors));
            case MARK_TAG:
                return text === '' ? outcome_1.MARK : undefined;
            default:
                return undefined;
        }
    }
    /** Throws nothing that would not have been kept. */
    asError(read) {
        return read && this.isKeptError(read.value) ? { kind: 'error', error: read.value } : undefined;
    }
    isKeptError(error) {
        return (0, kind_1.isObject)(error) && this.keptErrors.has(Reflect.getPrototypeOf(error));
    }
}
exports.TextCodec = TextCodec;
/** What is thrown again must be an error: the class of one may be listed beside those of results. */
function isErrorPrototype(prototype) {
    return prototype === Error.prototype || prototype === DOMException.prototype || prototype instanceof Error;
}
function asResult(read) {
    return read && { kind: 'result', value: read.value };
}
/** Answers undefined where JSON does not hold it, and where it throws: `dissect` meets that again, with its place. */
function tryJson(value, check) {
    try {
        return check.holds(value) ? JSON.stringify(value) : undefined;
    }
    catch {
        return undefined;
    }
}
function readPrimitive(text, table) {
    const value = (0, graph_text_1.readPart)(JSON.parse(text), table);
    const isPrimitive = typeof value !== 'object' && typeof value !== 'symbol' && typeof value !== 'function';
    return isPrimitive ? { value } : undefined;
}
function readValue(text, table) {
    const nodes = (0, graph_text_1.readGraph)(text, table);
    const made = nodes && (0, graph_1.assembleAll)(nodes);
    // Whoever awaits one would run what a stranger has put there.
    if (made === undefined || made.some(kind_1.isPromise))
        return undefined;
    return { value: made[0] };
}
/** Compares bytes, which are at most three for each unit of a string and are counted only when that matters. */
function isOver(text, maxBytes) {
    if (text.length * 3 <= maxBytes)
        return false;
    return text.length > maxBytes || Buffer.byteLength(text) > maxBytes;
}
//# sourceMappingURL=text-codec.js.map