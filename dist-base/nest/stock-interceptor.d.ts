import type { ApplicationConfig } from '@nestjs/core';
import type { Decoration } from './decoration';
/**
 * Whether the `CacheInterceptor` of `@nestjs/cache-manager`, or one that extends it, stands before a memoized handler:
 * on the method, on its controller, or on the whole application.
 */
export declare function hasStockInterceptor(prototype: object, decoration: Decoration, application: ApplicationConfig): boolean;
