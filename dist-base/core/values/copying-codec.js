"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CopyingCodec = void 0;
const kind_1 = require("../kinds/kind");
const dissection_1 = require("./dissection");
const kept_1 = require("./kept");
const rules_1 = require("./rules");
const species_table_1 = require("./species-table");
const template_1 = require("./template");
/** A deeper tree is copied as graphs are, which needs no call stack. */
const DEEPEST_RECURSION = 100;
/** Serves memory with `isolation: 'copy'`: what one caller does to its value, the next does not see. */
class CopyingCodec {
    constructor(options) {
        this.options = options;
        this.replay = kept_1.replayKept;
        this.table = new species_table_1.SpeciesTable(options.classes);
    }
    encode(outcome) {
        if (outcome.kind === 'mark')
            return new kept_1.KeptMark();
        return outcome.kind === 'error' ? this.keepError(outcome.error) : this.keepResult(outcome.value);
    }
    decode(payload) {
        try {
            return (0, kept_1.decodeKept)(payload);
        }
        catch {
            // A `from` of an entry in classes has thrown, which it did not when the value was kept.
            return undefined;
        }
    }
    keepResult(value) {
        const { method, maxValueBytes } = this.options;
        if (!(0, kind_1.isObject)(value)) {
            (0, dissection_1.checkPrimitive)(value, maxValueBytes, { method, start: 'result' });
            return new kept_1.KeptShared(value);
        }
        const graph = (0, dissection_1.dissect)(value, { table: this.table, maxValueBytes }, { method, start: 'result' });
        const isTree = graph.isTree && graph.depth <= DEEPEST_RECURSION;
        return isTree ? new kept_1.KeptTree((0, template_1.templateOf)(graph), graph.bytes) : new kept_1.KeptGraph(graph.nodes, graph.bytes);
    }
    /** Keeps an error whose class need not be listed: one that it inherits from in `cacheExceptions` is enough here. */
    keepError(error) {
        if (!(0, kind_1.isObject)(error))
            return new kept_1.KeptSharedError(error);
        const { method, maxValueBytes } = this.options;
        const limits = { table: this.table, maxValueBytes, species: this.speciesOfThrown(error) };
        const { nodes, bytes } = (0, dissection_1.dissect)(error, limits, { method, start: 'error' });
        return new kept_1.KeptError(nodes, bytes);
    }
    speciesOfThrown(error) {
        const prototype = Reflect.getPrototypeOf(error);
        const rule = error instanceof Error ? rules_1.errorRule : rules_1.instanceRule;
        return this.table.speciesOfPrototype(prototype) ?? { tag: undefined, prototype, rule };
    }
}
exports.CopyingCodec = CopyingCodec;
//# sourceMappingURL=copying-codec.js.map