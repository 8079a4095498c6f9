"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ScrapedRuns = void 0;
const metrics_1 = require("../statistics/metrics");
const scraped_metric_1 = require("./scraped-metric");
/** How many runs there were and how long they took, as a summary: of which no quantile is known. */
class ScrapedRuns {
    constructor(snapshot) {
        this.snapshot = snapshot;
        this.name = (0, scraped_metric_1.prometheusName)('run.seconds');
    }
    get() {
        const { name } = this;
        const snapshot = this.snapshot();
        const rows = (metric, suffix) => metric.read(snapshot).map((sample) => ({ ...sample, metricName: `${name}_${suffix}` }));
        return Promise.resolve({
            ...{ name, help: 'Runs of memoized methods that have ended, in seconds.', type: 'summary' },
            ...{ aggregator: 'sum', values: [...rows(metrics_1.RUN_TIME, 'sum'), ...rows(metrics_1.RUNS, 'count')] },
        });
    }
    /** As of every metric here. */
    reset() { }
}
exports.ScrapedRuns = ScrapedRuns;
//# sourceMappingURL=scraped-runs.js.map