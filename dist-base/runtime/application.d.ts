import type { ModulesContainer } from '@nestjs/core';
import type { BatchDecoration } from '../nest/batch-decoration';
import type { ChangeRunner } from '../nest/change-decoration';
import { type Decoration } from '../nest/decoration';
import { type DecoratedBatch } from './batches/decorated-batch';
import { type DecoratedMethod } from './decorated-method';
import type { MethodSource } from './method-source';
/** One Nest application, as far as this library knows it. */
export declare class Application {
    readonly container: ModulesContainer;
    /** undefined until CacheMemoizeModule is constructed, for ever where it is missing. */
    methods: MethodSource | undefined;
    /** Whether the instances that an application starts with were all seen, and compared. */
    isStarted: boolean;
    /** By class prototype: those found at start, and those seen since, as long as their class is there. */
    private readonly bindings;
    /** Runs what `@Invalidates` stands on; undefined until the module is there. */
    changes: ChangeRunner | undefined;
    /** Tags what Nest does not construct and has made since, in lazy modules. */
    tagProducts: () => void;
    private hasWarned;
    constructor(container: ModulesContainer);
    static of(container: ModulesContainer): Application;
    get isMemoizing(): boolean;
    /** The prototype of every class of which an instance or a method was bound. */
    get knownPrototypes(): object[];
    get knownClassCount(): number;
    bindingFor(prototype: object): Binding;
    /** Says once that decorated methods run plainly, unless the module is there and only not constructed yet. */
    warnOfMissingModule(method: string, decorator: string): void;
    private hasModule;
}
/** Whether any application of this process has the module: a unit test has none. */
export declare function isAnyMemoizing(): boolean;
/** What each decoration means for one class in one application. */
export declare class Binding {
    private readonly application;
    private readonly prototype;
    private readonly refusal?;
    private readonly methods;
    private readonly batches;
    private hasWarned;
    private first;
    /** Whether instances answer for each other: found out once, because a request may come with an instance of its own. */
    private answersForOthers;
    /** @param refusal why methods that instances share are refused: there is another instance already, and it is not alike */
    constructor(application: Application, prototype: object, refusal?: string | undefined);
    /** The binding that an instance gets: another one if it comes late, and the first would answer for it. */
    forInstance(instance: object): Binding;
    /** undefined: run plainly, there is no module (yet). */
    methodFor(decoration: Decoration): DecoratedMethod | undefined;
    /** undefined: run plainly, there is no module (yet). */
    batchFor(decoration: BatchDecoration): DecoratedBatch | undefined;
    /** undefined: run plainly, there is no module (yet). */
    changesFor(name: string | symbol): ChangeRunner | undefined;
    /** Says once that an instance is taken from an application that still memoizes with it. */
    warnOfTakeover(taker: Binding): void;
    private isShared;
    private refuse;
    private warnOfMissingModule;
    private bindBatch;
    private bind;
}
/** Tells an instance which application it belongs to. */
export declare function tagInstance(instance: object, container: ModulesContainer): void;
/** undefined: the instance was made by hand, or its application has no module (yet). */
export declare function boundMethodOf(instance: object | undefined, decoration: Decoration): DecoratedMethod | undefined;
/** undefined likewise. */
export declare function boundBatchOf(instance: object | undefined, decoration: BatchDecoration): DecoratedBatch | undefined;
/** undefined likewise. */
export declare function changesOf(instance: object | undefined, name: string | symbol): ChangeRunner | undefined;
