import { type Species } from './rules';
/**
 * Holds a value taken apart: every object once, its parts primitives or links to other objects. So cycles and shared
 * references are nothing special, and no step recurses, however deep the value is.
 */
export interface Graph {
    /** The objects; the first is the value itself. */
    readonly nodes: readonly GraphNode[];
    /** True where no object is reached twice. */
    readonly isTree: boolean;
    /** The longest way from the value to one of its objects. */
    readonly depth: number;
    /** How much memory the value takes, by estimate. */
    readonly bytes: number;
}
export interface GraphNode {
    readonly species: Species;
    readonly parts: readonly unknown[];
}
/** Stands for an object among the parts of another. */
export declare class Link {
    readonly index: number;
    constructor(index: number);
}
/**
 * Stands for an object that `to` of an entry in `classes` gave, taken apart by itself: it is whole again before `from`
 * sees it.
 */
export declare class Nested {
    readonly graph: Graph;
    constructor(graph: Graph);
}
/** Makes the value anew; answers undefined where the nodes are none of ours. */
export declare function assemble(nodes: readonly GraphNode[]): object | undefined;
/** Makes all objects of a value anew, the value itself first. */
export declare function assembleAll(nodes: readonly GraphNode[]): readonly object[] | undefined;
/** Puts objects in place of links. Parts without links stay the very same list. */
export declare function withObjects(parts: readonly unknown[], made: readonly object[]): readonly unknown[];
