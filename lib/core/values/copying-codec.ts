import { type Payload } from '../../ports/outcome-cache';
import { type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { isObject } from '../kinds/kind';
import { checkPrimitive, dissect } from './dissection';
import {
  decodeKept,
  type Kept,
  KeptError,
  KeptGraph,
  KeptMark,
  KeptShared,
  KeptSharedError,
  KeptTree,
  replayKept,
} from './kept';
import { errorRule, instanceRule, type Species } from './rules';
import { type ListedClass, SpeciesTable } from './species-table';
import { templateOf } from './template';

export interface CopyingCodecOptions {
  /** For error texts: `FilesService.exists`. */
  readonly method: string;
  /** The classes whose instances may be in results. */
  readonly classes: readonly ListedClass[];
  /** How large a value may be, by estimate: in memory no text is made. */
  readonly maxValueBytes: number;
}

/** A deeper tree is copied as graphs are, which needs no call stack. */
const DEEPEST_RECURSION = 100;

/** Serves memory with `isolation: 'copy'`: what one caller does to its value, the next does not see. */
export class CopyingCodec implements OutcomeCodec {
  private readonly table: SpeciesTable;
  readonly replay = replayKept;

  constructor(private readonly options: CopyingCodecOptions) {
    this.table = SpeciesTable.of(options.classes);
  }

  encode(outcome: Outcome): Kept {
    if (outcome.kind === 'mark') return new KeptMark();
    return outcome.kind === 'error' ? this.keepError(outcome.error) : this.keepResult(outcome.value);
  }

  decode(payload: Payload): Outcome | undefined {
    try {
      return decodeKept(payload);
    } catch {
      // A `from` of an entry in classes has thrown, which it did not when the value was kept.
      return undefined;
    }
  }

  private keepResult(value: unknown): Kept {
    const { method, maxValueBytes } = this.options;
    if (!isObject(value)) {
      checkPrimitive(value, maxValueBytes, { method, start: 'result' });
      return new KeptShared(value);
    }
    const graph = dissect(value, { table: this.table, maxValueBytes }, { method, start: 'result' });
    const isTree = graph.isTree && graph.depth <= DEEPEST_RECURSION;
    return isTree ? new KeptTree(templateOf(graph), graph.bytes) : new KeptGraph(graph.nodes, graph.bytes);
  }

  /** Keeps an error whose class need not be listed: one that it inherits from in `cacheExceptions` is enough here. */
  private keepError(error: unknown): Kept {
    if (!isObject(error)) return new KeptSharedError(error);
    const { method, maxValueBytes } = this.options;
    const limits = { table: this.table, maxValueBytes, species: this.speciesOfThrown(error) };
    const { nodes, bytes } = dissect(error, limits, { method, start: 'error' });
    return new KeptError(nodes, bytes);
  }

  private speciesOfThrown(error: object): Species {
    const prototype = Reflect.getPrototypeOf(error);
    const rule = error instanceof Error ? errorRule : instanceRule;
    return this.table.speciesOfPrototype(prototype) ?? { tag: undefined, prototype, rule };
  }
}
