export { type OpenTelemetryMetricsOptions, registerMemoizeMetrics } from './register-memoize-metrics';
export { traceMemoize, type TraceMemoizeOptions } from './trace-memoize';
