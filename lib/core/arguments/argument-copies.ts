import { UncacheableValueError } from '../../errors/uncacheable-value.error';
import type { ClassEntry } from '../../options/class-entry';
import { isObject } from '../kinds/kind';
import { CopyingCodec } from '../values/copying-codec';
import { decodeKept, type Kept } from '../values/kept';
import { findClasses } from './find-classes';

/** How the arguments of a method are copied. */
export interface CopyTerms {
  /** For error texts. */
  readonly method: string;
  readonly classes: readonly ClassEntry[];
  readonly maxValueBytes: number;
}

/** Tells which argument cannot be copied, and why, as the end of a sentence. */
export class UncopyableArgument extends Error {}

/**
 * The arguments of a call as they were, by the rules of values: what a run does to its own, nobody sees. Classes of
 * instances need not be listed here: a copy that lives for one run takes nothing into a store.
 */
export class ArgumentCopies {
  private readonly kept: readonly (Kept | undefined)[];

  /** @throws UncopyableArgument */
  constructor(
    private readonly args: readonly unknown[],
    { method, maxValueBytes, classes }: CopyTerms,
  ) {
    const found = findClasses(args).map((each) => ({ class: each }));
    const codec = new CopyingCodec({ method, maxValueBytes, classes: [...found, ...classes] });
    this.kept = args.map((argument, index) =>
      isConstant(argument) ? undefined : keep(argument, index, codec),
    );
  }

  /** New ones each time. */
  make(): readonly unknown[] {
    return this.kept.map((kept, index) => (kept === undefined ? this.args[index] : valueOf(kept)));
  }
}

/** What needs no copy. A signal has none: it tells its own call that it is called off. */
export function isConstant(value: unknown): boolean {
  return !isObject(value) || value instanceof AbortSignal;
}

function keep(argument: unknown, index: number, codec: CopyingCodec): Kept {
  try {
    return codec.encode({ kind: 'result', value: argument });
  } catch (error) {
    if (!(error instanceof UncacheableValueError)) throw error;
    throw new UncopyableArgument(`${error.path.replace('result', `argument ${index}`)} is ${error.reason}`);
  }
}

function valueOf(kept: Kept): unknown {
  const outcome = decodeKept(kept);
  return outcome.kind === 'result' ? outcome.value : undefined;
}
