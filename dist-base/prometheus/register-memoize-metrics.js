"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.registerMemoizeMetrics = registerMemoizeMetrics;
/**
 * What MemoizeStatistics counts, in an application's own prom-client registry.
 *
 * A metric of prom-client counts itself, and these were counted already: so they are objects with what a registry asks
 * of its metrics, and nothing of prom-client is imported, nor its types. Whatever version the application has, its
 * registry is the one that is scraped.
 */
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
const metrics_1 = require("../statistics/metrics");
const scraped_metric_1 = require("./scraped-metric");
const scraped_runs_1 = require("./scraped-runs");
const snapshot_of_scrape_1 = require("./snapshot-of-scrape");
/**
 * Registers the figures of `MemoizeStatistics` as metrics, `cache_memoize_calls_total{method,cache,outcome}` and others.
 * They are read when they are scraped, and cost nothing in between. Labels are the names of methods and caches: never a
 * key or an argument.
 *
 * @example
 * ```ts
 * registerMemoizeMetrics(app.get(MemoizeStatistics), { register });
 * ```
 * @returns how to take them away again
 * @throws InvalidOptionError where `register` is no registry
 * @throws Error of prom-client where the registry has them already: one registry shows one application
 */
function registerMemoizeMetrics(statistics, options) {
    const register = requireRegistry(options);
    const snapshot = (0, snapshot_of_scrape_1.snapshotOfScrape)(statistics);
    const metrics = [
        ...metrics_1.METRICS.map((metric) => new scraped_metric_1.ScrapedMetric(metric, snapshot)),
        new scraped_runs_1.ScrapedRuns(snapshot),
    ];
    for (const metric of metrics)
        register.registerMetric(metric); // what each version takes
    return () => {
        for (const { name } of metrics)
            register.removeSingleMetric(name);
    };
}
function requireRegistry(options) {
    const register = (0, option_reader_1.isPlainRecord)(options) ? options['register'] : undefined;
    if (isRegistry(register))
        return register;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'register',
        value: register,
        where: 'registerMemoizeMetrics of nestjs-cache-memoize/prometheus',
        expected: "a Registry of prom-client, such as its own: import { register } from 'prom-client'",
    });
}
function isRegistry(given) {
    return typeof given?.registerMetric === 'function';
}
//# sourceMappingURL=register-memoize-metrics.js.map