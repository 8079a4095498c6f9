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
export class Link {
  constructor(readonly index: number) {}
}

/**
 * Stands for an object that `to` of an entry in `classes` gave, taken apart by itself: it is whole again before `from`
 * sees it.
 */
export class Nested {
  constructor(readonly graph: Graph) {}
}

/** Makes the value anew; answers undefined where the nodes are none of ours. */
export function assemble(nodes: readonly GraphNode[]): object | undefined {
  return assembleAll(nodes)?.[0];
}

/** Makes all objects of a value anew, the value itself first. */
export function assembleAll(nodes: readonly GraphNode[]): readonly object[] | undefined {
  const made: object[] = [];
  for (const { species, parts } of nodes) {
    const each = species.rule.make(species.prototype, parts);
    if (each === undefined) return undefined;
    made.push(each);
  }
  for (let index = 0; index < nodes.length; index++) {
    const { species, parts } = nodes[index]!;
    if (!species.rule.fill(made[index]!, withObjects(parts, made))) return undefined;
  }
  return made;
}

/** Puts objects in place of links. Parts without links stay the very same list. */
export function withObjects(parts: readonly unknown[], made: readonly object[]): readonly unknown[] {
  let resolved: unknown[] | undefined;
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place];
    if (!(part instanceof Link)) continue;
    resolved ??= parts.slice();
    resolved[place] = made[part.index];
  }
  return resolved ?? parts;
}
