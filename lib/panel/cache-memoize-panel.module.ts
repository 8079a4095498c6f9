import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { ActivityLog } from './activity-log';
import { PanelCalls } from './panel-calls';
import { makePanelController, PANEL_OPTIONS } from './panel.controller';
import { PanelFigures } from './panel-figures';
import {
  type PanelOptions,
  requireGuards,
  type ResolvedPanelOptions,
  resolvePanelOptions,
} from './panel-options';

/**
 * Shows the caches of the application in a browser, and invalidates: one page, with no framework and no request to
 * another host, on Express and Fastify. It is one process's view, as `MemoizeStatistics` is.
 *
 * @example
 * ```ts
 * imports: [
 *   CacheMemoizeModule.forRoot(),
 *   CacheMemoizePanelModule.forRoot({ path: 'admin/cache', guards: [AdminGuard], imports: [UsersModule] }),
 * ],
 * ```
 */
@Module({})
export class CacheMemoizePanelModule implements OnModuleInit {
  constructor(@Inject(PANEL_OPTIONS) private readonly options: ResolvedPanelOptions) {}

  /**
   * @throws InvalidOptionError for a wrong option; and at start where there are no `guards`, unless `NODE_ENV` is
   *   `development` or `test`
   */
  static forRoot(options: PanelOptions = {}): DynamicModule {
    const resolved = resolvePanelOptions(options);
    return {
      module: CacheMemoizePanelModule,
      imports: resolved.imports,
      controllers: [makePanelController(resolved)],
      providers: [{ provide: PANEL_OPTIONS, useValue: resolved }, ActivityLog, PanelCalls, PanelFigures],
    };
  }

  /** Before the application listens. */
  onModuleInit(): void {
    requireGuards(this.options);
  }
}
