"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hold = hold;
const target_finder_1 = require("../invalidation/target-finder");
const application_runtime_1 = require("./application-runtime");
/**
 * Holds the next run of a memoized method before the method begins, so that a test can do something in between: an
 * invalidation that must win, a second call that must join. Held twice, the next two runs are, in that order. It takes
 * the run of whatever class inherits the method, too, and the run of a `refresh` or a renewal as well as that of a call, but not of an audit.
 *
 * @example
 * ```ts
 * const held = hold(app, Products, 'find');
 * const before = app.get(Products).find(1);
 * await held.started;
 * await app.get(Products).rename(1, 'new'); // invalidates find(1)
 * held.release();
 * await before; // what it read is kept by nobody
 * ```
 *
 * @throws NotMemoizedError for a method without `@CacheMemoize`
 * @throws InvalidOptionError for an application without CacheMemoizeModule
 */
function hold(app, target, method) {
    const targets = new target_finder_1.TargetFinder((0, application_runtime_1.runtimeOf)(app, 'hold()')).find(target, method);
    const held = new Hold();
    for (const each of new Set(targets.map((found) => found.method)))
        queueAt(each, held);
    return { started: held.started, release: () => held.release() };
}
class Hold {
    constructor() {
        this.isOver = false;
        this.started = new Promise((resolve) => (this.begin = resolve));
        this.released = new Promise((resolve) => (this.open = resolve));
    }
    release() {
        this.isOver = true;
        this.open();
    }
    /** The one run that it takes. */
    async take() {
        this.isOver = true;
        this.begin();
        await this.released;
    }
}
const queues = new WeakMap();
function queueAt(method, held) {
    const queue = queues.get(method) ?? [];
    queues.set(method, queue);
    queue.push(held);
    method.beforeRun = async () => {
        // Runs of other classes may have taken some of them.
        let next = queue.shift();
        while (next?.isOver)
            next = queue.shift();
        if (queue.length === 0)
            method.beforeRun = undefined;
        await next?.take();
    };
}
//# sourceMappingURL=hold.js.map