import type { ModulesContainer } from '@nestjs/core';
import { type BatchDecoration } from './batch-decoration';
import { type Decoration } from './decoration';
/** A class of an application that has memoized methods, inherited ones included. */
export interface DecoratedClass {
    readonly prototype: object;
    readonly decorations: readonly Decoration[];
    readonly batches: readonly BatchDecoration[];
}
/** Each of them once, however many times it is provided. */
export declare function listDecoratedClasses(container: ModulesContainer): DecoratedClass[];
