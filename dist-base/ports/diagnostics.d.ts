/**
 * What the library tells the whole process, on channels of node:diagnostics_channel: for tracers, which know nothing of
 * an application's modules. Who publishes asks `hasSubscribers` first, which is one read of a property, and makes no
 * message for nobody.
 *
 * The messages hold keys, so that a tracer can be asked for them; what goes to a monitoring system should not.
 */
import { type Channel, type TracingChannel } from 'node:diagnostics_channel';
/** A run of a memoized method, on the tracing channel `nestjs-cache-memoize:run`, which adds `result` or `error`. */
export interface RunMessage {
    /** `FilesService.exists` */
    readonly method: string;
    /** The cache that it is kept in. */
    readonly alias: string;
    /** What the run is for: a call that missed, one that goes past the cache, `refresh`, or a renewal in the background. */
    readonly outcome: 'miss' | 'bypass' | 'refresh' | 'renewal';
    /** Without the `keyPrefix`; undefined where there is none. */
    readonly key: string | undefined;
    readonly result?: unknown;
    readonly error?: unknown;
}
/** A call that was answered without a run, on the channel `nestjs-cache-memoize:hit`. */
export interface HitMessage {
    readonly method: string;
    readonly alias: string;
    readonly outcome: 'hit' | 'stale' | 'guarded';
    readonly key: string;
}
/** What was to be dropped from one cache, and has ended, on the channel `nestjs-cache-memoize:invalidate`. */
export interface InvalidateMessage {
    /** The methods that were named; undefined where none was, but a prefix, a tag, or a whole cache. */
    readonly method: string | undefined;
    readonly alias: string;
    readonly outcome: 'confirmed' | 'failed';
    /** All that was named, in words: it may name prefixes and tags. */
    readonly target: string;
    /** How long it took, in milliseconds. */
    readonly ms: number;
    /** Of single calls, without the `keyPrefix`. */
    readonly keys: readonly string[];
    readonly error?: unknown;
}
/** What went wrong without breaking a call, each time, on the channel `nestjs-cache-memoize:error`. */
export interface ErrorMessage {
    /** undefined where it is not about one. */
    readonly method: string | undefined;
    readonly alias: string | undefined;
    /** The `code` of the error. */
    readonly outcome: string;
    readonly error: Error;
}
export declare const runChannel: TracingChannel<unknown, RunMessage>;
export declare const hitChannel: Channel;
export declare const invalidateChannel: Channel;
export declare const errorChannel: Channel;
