export { CacheMemoizePanelModule } from './cache-memoize-panel.module';
export type { PanelGuard, PanelOptions } from './panel-options';
