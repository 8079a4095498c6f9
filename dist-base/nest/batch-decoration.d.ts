import 'reflect-metadata';
import type { AnswerRules } from '../options/batch-options';
import type { AsyncMethod } from '../types/method';
import { type Decoration } from './decoration';
/** What `@CacheMemoizeMany` leaves behind on a method. */
export interface BatchDecoration {
    /** The prototype on which it stands. */
    readonly prototype: object;
    readonly name: string;
    /** The name of the method whose outcomes its items are. */
    readonly single: string;
    /** The method itself. */
    readonly original: AsyncMethod;
    readonly rules: AnswerRules;
    readonly maxSize: number;
}
export declare function writeBatch(decoration: BatchDecoration): void;
/** The decoration nearest to `prototype` for this method: its own, or the one it inherits. */
export declare function findBatch(prototype: object, name: string): BatchDecoration | undefined;
/** That which stands on this very method; those of a class above do not count. */
export declare function findOwnBatch(prototype: object, name: string | symbol): BatchDecoration | undefined;
/** What memoizes the outcomes of a batch, for a class that has it; undefined where nothing does. */
export declare function findSingle(prototype: object, { single }: BatchDecoration): Decoration | undefined;
/** One for each batch that instances of `prototype` have, inherited ones included. */
export declare function listBatches(prototype: object): BatchDecoration[];
