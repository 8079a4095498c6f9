import { type Species } from './value-table';

/**
 * A value taken apart: every object once, its parts primitives or links to other objects. So cycles and shared
 * references are nothing special, and no step recurses, however deep the value is.
 */
export interface ValueGraph {
  /** The first is the value itself. */
  readonly nodes: readonly ValueNode[];
  /** Whether no object is reached twice. */
  readonly isTree: boolean;
  /** The longest way from the value to one of its objects. */
  readonly depth: number;
}

export interface ValueNode {
  readonly species: Species;
  readonly parts: readonly unknown[];
}

/** In place of an object among the parts. */
export class Link {
  constructor(readonly index: number) {}
}

/** Makes the value anew; undefined where the nodes are none of ours. */
export function assemble(nodes: readonly ValueNode[]): object | undefined {
  const made: object[] = [];
  for (const { species, parts } of nodes) {
    const each = species.rule.make(species.prototype, parts);
    if (each === undefined) return undefined;
    made.push(each);
  }
  for (let index = 0; index < nodes.length; index++) {
    const { species, parts } = nodes[index]!;
    const linked = parts.map((part) => (part instanceof Link ? made[part.index] : part));
    if (!species.rule.fill(made[index]!, linked)) return undefined;
  }
  return made[0];
}
