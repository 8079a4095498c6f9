"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.systemReality = exports.systemTime = void 0;
const node_perf_hooks_1 = require("node:perf_hooks");
/** The clocks of this machine, and the event loop of this process. */
exports.systemTime = {
    clock: {
        monotonic: () => performance.now(),
        wall: () => Date.now(),
    },
    scheduler: {
        later(callback, ms, isOwed = false) {
            // The one that belongs to it: fake timers may come, or go, before it is called.
            const clear = clearTimeout;
            const timer = setTimeout(callback, ms);
            if (!isOwed)
                timer.unref();
            return () => clear(timer);
        },
        afterPoll: (callback) => void setImmediate(callback),
        beforePoll: (callback) => process.nextTick(callback),
    },
};
const SystemDate = Date;
const systemNow = Date.now;
const isSystemNow = Function.prototype.toString.call(systemNow).includes('[native code]');
// eslint-disable-next-line @typescript-eslint/unbound-method -- compared, not called
const performanceNow = node_perf_hooks_1.performance.now;
const systemSetTimeout = setTimeout;
/** Of this process, whoever puts fake clocks there, and whenever. */
exports.systemReality = {
    isReal: () => isSystemNow &&
        exports.systemReality.isDateReal() &&
        exports.systemReality.isMonotonicReal() &&
        setTimeout === systemSetTimeout,
    isDateReal: () => Date === SystemDate && Date.now === systemNow,
    isMonotonicReal: () => performance.now === performanceNow,
};
//# sourceMappingURL=system-time.js.map