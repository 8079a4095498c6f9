export { MemoizeHealthIndicator, type MemoizeHealthOptions } from './memoize-health.indicator';
