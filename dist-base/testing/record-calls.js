"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recordCalls = recordCalls;
const call_trace_1 = require("../ports/call-trace");
const target_finder_1 = require("../invalidation/target-finder");
const application_runtime_1 = require("./application-runtime");
/**
 * Records the calls of every memoized method of an application, from now on. With `enabled: false` there is nothing to
 * record: methods run plainly.
 *
 * @example
 * ```ts
 * const calls = recordCalls(app);
 * await app.get(Products).find(1);
 * await app.get(Products).find(1);
 * calls.of(Products, 'find'); // [{ args: [1], outcome: 'miss' }, { args: [1], outcome: 'hit' }]
 * ```
 *
 * @param app a compiled application: what `Test.createTestingModule(…).compile()` resolves to, or `NestFactory.create`
 * @throws InvalidOptionError for one without CacheMemoizeModule
 */
function recordCalls(app) {
    const runtime = (0, application_runtime_1.runtimeOf)(app, 'recordCalls()');
    const finder = new target_finder_1.TargetFinder(runtime);
    let recorded = [];
    runtime.listen((prototype, decoration) => {
        const method = () => runtime.methodOf(prototype, decoration);
        return new Recorder((call) => recorded.push({ ...call, method }));
    });
    return {
        of(target, method) {
            const methods = new Set(finder.find(target, method).map((found) => found.method));
            return recorded
                .filter((call) => methods.has(call.method()))
                .flatMap(({ args, trace: { outcome } }) => outcome === undefined ? [] : [{ args, outcome }]); // of this method
        },
        clear: () => (recorded = []),
    };
}
/** Keeps the traces themselves: each says what became of its call as soon as that is known. */
class Recorder {
    constructor(record) {
        this.record = record;
    }
    begin(_handed, args) {
        const trace = new call_trace_1.CallTrace();
        this.record({ args: [...args], trace });
        return trace;
    }
    called() {
        // The trace says it all.
    }
}
//# sourceMappingURL=record-calls.js.map