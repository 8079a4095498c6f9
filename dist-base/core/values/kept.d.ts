import { type Payload, type SizedPayload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type GraphNode } from './graph';
import { type Template } from './template';
/**
 * Is what memory keeps of an outcome: one class for each way of giving it back, so that a hit pays for what the value
 * is and for nothing else. Small, because there may be a hundred thousand of them.
 */
export type Kept = KeptMark | KeptShared | KeptTree | KeptGraph | KeptError | KeptSharedError;
/** Keeps a primitive, or a value that all readers share: they share the promise too, which the first hit makes. */
export declare class KeptShared implements SizedPayload {
    readonly value: unknown;
    private promise;
    constructor(value: unknown);
    /** Of a primitive: what all readers share has no size that could be told. */
    get bytes(): number;
    replay(): Promise<unknown>;
}
/** Keeps a value without cycles or shared references: each reader's copy is made from a template. */
export declare class KeptTree implements SizedPayload {
    readonly template: Template;
    readonly bytes: number;
    constructor(template: Template, bytes: number);
}
/** Keeps a value with cycles or shared references, or a very deep one: each reader's is put together from the parts. */
export declare class KeptGraph implements SizedPayload {
    readonly nodes: readonly GraphNode[];
    readonly bytes: number;
    constructor(nodes: readonly GraphNode[], bytes: number);
}
/** Keeps an error taken apart. No promise is kept: one that rejects and that nobody awaits ends the process. */
export declare class KeptError implements SizedPayload {
    readonly nodes: readonly GraphNode[];
    readonly bytes: number;
    constructor(nodes: readonly GraphNode[], bytes: number);
}
/** Keeps an error that all readers share. */
export declare class KeptSharedError {
    readonly error: unknown;
    constructor(error: unknown);
}
/** Keeps a guard's mark. */
export declare class KeptMark {
}
/** Gives back what memory keeps. There is nothing to doubt: a cache that keeps objects answers what it was given. */
export declare function decodeKept(kept: Payload): Outcome;
/**
 * Gives back what memory keeps, as the promise that a call returns; undefined where a `from` of an entry in `classes` has
 * thrown, which it did not when the value was kept.
 */
export declare function replayKept(kept: Payload): Promise<unknown> | undefined;
