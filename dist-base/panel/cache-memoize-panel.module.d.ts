import { type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { type PanelOptions, type ResolvedPanelOptions } from './panel-options';
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
export declare class CacheMemoizePanelModule implements OnModuleInit {
    private readonly options;
    constructor(options: ResolvedPanelOptions);
    /**
     * @throws InvalidOptionError for a wrong option; and at start where there are no `guards`, unless `NODE_ENV` is
     *   `development` or `test`
     */
    static forRoot(options?: PanelOptions): DynamicModule;
    /** Before the application listens. */
    onModuleInit(): void;
}
