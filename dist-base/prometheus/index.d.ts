export { type PrometheusMetricsOptions, type PrometheusRegistry, registerMemoizeMetrics, } from './register-memoize-metrics';
