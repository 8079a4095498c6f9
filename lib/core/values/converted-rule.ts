import { isPromise } from '../kinds/kind';
import { assemble, type Graph } from './graph';
import { type Rule } from './rules';

/** What `to` and `from` of an entry in `classes` are. */
export interface Conversion {
  to(instance: object): unknown;
  from(kept: unknown): unknown;
}

/** Stands for an object that `to` gave, taken apart by itself: it is whole again before `from` sees it. */
export class Nested {
  constructor(readonly graph: Graph) {}
}

/** Makes the rule for a class with `to` and `from`: its one part is what `to` gives. */
export function convertedRule({ to, from }: Conversion): Rule {
  return {
    isLeaf: true,
    isConverted: true,
    take: (value) => [to(value)],
    make: (prototype, parts) => {
      const [part] = parts;
      const made: unknown =
        parts.length === 1 ? from(part instanceof Nested ? assemble(part.graph.nodes) : part) : undefined;
      return isInstance(made, prototype) && !isPromise(made) ? made : undefined;
    },
    fill: () => true,
    step: () => '.to()',
  };
}

/** Asks for the very prototype: what comes back must be of the class that was kept. */
function isInstance(made: unknown, prototype: object | null): made is object {
  return typeof made === 'object' && made !== null && Reflect.getPrototypeOf(made) === prototype;
}
