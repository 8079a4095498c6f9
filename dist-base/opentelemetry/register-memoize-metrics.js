"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.registerMemoizeMetrics = registerMemoizeMetrics;
const metrics_1 = require("../statistics/metrics");
/**
 * Registers the figures of `MemoizeStatistics` as observable instruments: `cache.memoize.calls` with the attributes
 * `method`, `cache` and `outcome`, and others. They are read when they are collected, all of one moment, and cost
 * nothing in between. Attributes are the names of methods and caches: never a key or an argument.
 *
 * @example
 * ```ts
 * registerMemoizeMetrics(app.get(MemoizeStatistics), { meter: metrics.getMeter('shop') });
 * ```
 * @returns how to stop it
 */
function registerMemoizeMetrics(statistics, { meter }) {
    const instruments = [...metrics_1.METRICS, metrics_1.RUNS, metrics_1.RUN_TIME].map((metric) => [metric, instrumentFor(metric, meter)]);
    const observables = instruments.map(([, instrument]) => instrument);
    const observe = (result) => {
        const snapshot = statistics.snapshot();
        for (const [metric, instrument] of instruments) {
            for (const { labels, value } of metric.read(snapshot))
                result.observe(instrument, value, labels);
        }
    };
    meter.addBatchObservableCallback(observe, observables);
    return () => meter.removeBatchObservableCallback(observe, observables);
}
function instrumentFor({ name, help, kind, unit }, meter) {
    const options = { description: help, ...(unit && { unit }) };
    return kind === 'counter'
        ? meter.createObservableCounter(`cache.memoize.${name}`, options)
        : meter.createObservableGauge(`cache.memoize.${name}`, options);
}
//# sourceMappingURL=register-memoize-metrics.js.map