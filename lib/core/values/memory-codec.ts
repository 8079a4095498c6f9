import { type Class } from '../../types/class';
import { type Payload } from '../../ports/outcome-cache';
import {
  type Kept,
  KeptError,
  KeptGraph,
  KeptMark,
  KeptShared,
  KeptSharedError,
  KeptTree,
} from './kept-value';
import { MARK, type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { assemble } from './graph';
import { errorRule, instanceRule } from './rules';
import { refuseSharing } from './sharing';
import { surveyObject, surveyPrimitive } from './value-survey';
import { type Species, ValueTable } from './species';
import { templateOf } from './template';

export interface CopyingCodecOptions {
  /** For error texts: `FilesService.exists`. */
  readonly method: string;
  /** Whose instances may be in results. */
  readonly classes: readonly Class[];
  /** By estimate: in memory no text is made. */
  readonly maxValueBytes: number;
}

/** A deeper tree is copied as graphs are, which needs no call stack. */
const DEEPEST_RECURSION = 100;

/** Memory with `isolation: 'copy'`: what one caller does to its value, the next does not see. */
export class CopyingCodec implements OutcomeCodec {
  private readonly table: ValueTable;

  constructor(private readonly options: CopyingCodecOptions) {
    this.table = new ValueTable(options.classes);
  }

  encode(outcome: Outcome): Kept {
    if (outcome.kind === 'mark') return new KeptMark();
    return outcome.kind === 'error' ? this.keepError(outcome.error) : this.keepResult(outcome.value);
  }

  decode(payload: Payload): Outcome {
    return decodeKept(payload as Kept); // a cache that keeps objects gives back what it was given
  }

  replay(payload: Payload): Promise<unknown> {
    const kept = payload as Kept; // as in `decode`
    if (kept instanceof KeptShared) return kept.replay();
    if (kept instanceof KeptTree) return Promise.resolve(kept.template.make());
    return promiseOf(decodeKept(kept));
  }

  private keepResult(value: unknown): Kept {
    const { method, maxValueBytes } = this.options;
    if (typeof value !== 'object' || value === null) {
      surveyPrimitive(value, maxValueBytes, { method, start: 'result' });
      return new KeptShared(value);
    }
    const graph = surveyObject(value, { table: this.table, maxValueBytes }, { method, start: 'result' });
    const isTree = graph.isTree && graph.depth <= DEEPEST_RECURSION;
    return isTree ? new KeptTree(templateOf(graph)) : new KeptGraph(graph.nodes);
  }

  /** Its class need not be listed: in memory an error is kept for any class in `cacheExceptions` that it inherits from. */
  private keepError(error: unknown): Kept {
    if (typeof error !== 'object' || error === null) return new KeptSharedError(error);
    const { method, maxValueBytes } = this.options;
    const limits = { table: this.table, maxValueBytes, species: speciesOfThrown(error) };
    return new KeptError(surveyObject(error, limits, { method, start: 'error' }).nodes);
  }
}

/** Memory with `isolation: 'share'`: everybody gets the very same object. */
export class SharingCodec implements OutcomeCodec {
  constructor(private readonly options: { readonly method: string }) {}

  encode(outcome: Outcome): Kept {
    if (outcome.kind === 'mark') return new KeptMark();
    if (outcome.kind === 'error') return new KeptSharedError(outcome.error);
    refuseSharing(outcome.value, this.options.method);
    return new KeptShared(outcome.value);
  }

  decode(payload: Payload): Outcome {
    return decodeKept(payload as Kept);
  }

  replay(payload: Payload): Promise<unknown> {
    const kept = payload as Kept;
    return kept instanceof KeptShared ? kept.replay() : promiseOf(decodeKept(kept));
  }
}

function speciesOfThrown(error: object): Species {
  const prototype = Object.getPrototypeOf(error) as object | null;
  return { tag: undefined, prototype, rule: error instanceof Error ? errorRule : instanceRule };
}

function decodeKept(kept: Kept): Outcome {
  if (kept instanceof KeptTree) return { kind: 'result', value: kept.template.make() };
  if (kept instanceof KeptShared) return { kind: 'result', value: kept.value };
  if (kept instanceof KeptGraph) return { kind: 'result', value: assemble(kept.nodes) };
  if (kept instanceof KeptError) return { kind: 'error', error: assemble(kept.nodes) };
  if (kept instanceof KeptSharedError) return { kind: 'error', error: kept.error };
  return MARK;
}

function promiseOf(outcome: Outcome): Promise<unknown> {
  if (outcome.kind === 'error') return Promise.reject(outcome.error);
  return Promise.resolve(outcome.kind === 'mark' ? true : outcome.value);
}
