import { type Decoration, listDecorations } from '../nest/decoration';
import { listDecoratedClasses } from '../nest/decorated-classes';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import { nameOfClass } from '../types/class-name';

/** A memoized method of the application, as a person names it. */
export interface PanelMethod {
  /** `FilesService.exists` */
  readonly method: string;
  readonly class: string;
  readonly name: string;
  readonly prototype: object;
  readonly decoration: Decoration;
}

/** Those of everything that Nest made, and of what was seen besides. */
export function listPanelMethods(runtime: MemoizeRuntime): PanelMethod[] {
  const made = listDecoratedClasses(runtime.container).map(({ prototype }) => prototype);
  const prototypes = new Set([...made, ...runtime.application.knownPrototypes]);
  return [...prototypes].flatMap((prototype) =>
    listDecorations(prototype).map((decoration) => {
      const className = nameOfClass(prototype.constructor);
      const { name } = decoration;
      return { method: `${className}.${name}`, class: className, name, prototype, decoration };
    }),
  );
}
