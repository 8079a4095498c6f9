"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScrapedMetric = void 0;
exports.prometheusName = prometheusName;
/** A metric as a registry of prom-client asks for it. */
class ScrapedMetric {
    constructor(metric, snapshot) {
        this.metric = metric;
        this.snapshot = snapshot;
        this.type = metric.kind;
        this.name = `${prometheusName(metric.name)}${metric.kind === 'counter' ? '_total' : ''}`;
    }
    /** At once: a registry asks all of its metrics in one tick, and shows a promise of each. */
    get() {
        const { name, type, metric } = this;
        return Promise.resolve({
            ...{ name, help: metric.help, type, aggregator: 'sum' },
            values: metric.read(this.snapshot()),
        });
    }
    /** What `registry.resetMetrics()` calls: the figures are not its own, and MemoizeStatistics has a `reset()`. */
    reset() { }
}
exports.ScrapedMetric = ScrapedMetric;
function prometheusName(name) {
    return `cache_memoize_${name.replaceAll('.', '_')}`;
}
//# sourceMappingURL=scraped-metric.js.map