import type { Tracer } from '@opentelemetry/api';
export interface TraceMemoizeOptions {
    /** From the application's own TracerProvider: `trace.getTracer('my-shop')`. */
    readonly tracer: Tracer;
    /**
     * Whether each hit is a span too, of no length. There may be millions.
     *
     * @default false
     */
    readonly hits?: boolean;
    /**
     * Whether spans say under which key, `FilesService.exists:"xul.pdb"`, what an invalidation named, tags and prefixes among
     * it, and what a thrown error said. All of these hold arguments: of people, perhaps.
     *
     * @default false
     */
    readonly keys?: boolean;
}
/**
 * Makes a span of each run of a memoized method, and of each invalidation of a cache, in all applications of this
 * process. What a run does itself, such as its queries, lies inside its span. Spans say `cache.memoize.method`,
 * `cache.memoize.cache` and `cache.memoize.outcome`, and no key or argument unless asked.
 *
 * @example
 * ```ts
 * const stop = traceMemoize({ tracer: trace.getTracer('shop') });
 * ```
 * @returns how to stop it
 */
export declare function traceMemoize({ tracer, hits, keys }: TraceMemoizeOptions): () => void;
