import type { ModulesContainer } from '@nestjs/core';
/** Of which classes instances are made for a request, or for each that injects them; also by contagion. */
export declare class ScopedClasses {
    private readonly container;
    /** Those of which a factory makes more than one instance, with its tokens: no wrapper of Nest's knows of them. */
    private readonly made;
    private wrapped;
    /** How many modules there were when wrappers were looked through: one may be loaded later. */
    private modules;
    constructor(container: ModulesContainer);
    /** How many are known by what factories made. */
    get madeCount(): number;
    has(prototype: object): boolean;
    /** Instances of this class come from a factory that Nest calls again and again for `token`. */
    noteMade(prototype: object, token: unknown): void;
    /** The classes of what such factories have made for a token so far. */
    madeFor(token: unknown): readonly object[];
    /** Once for all of them: to look for each method's class would take longer than all else of a start. */
    private look;
}
