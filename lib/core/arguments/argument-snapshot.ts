import { isDeepStrictEqual } from 'node:util';
import type { CopyingCodec } from '../values/copying-codec';
import { decodeKept, type Kept } from '../values/kept';
import { isConstant } from './argument-copies';

/** The arguments of one call as they were when it was made, for who reads them later. */
export class ArgumentSnapshot {
  /** Of each argument what is kept of it: null where there is no need, undefined where it cannot be copied. */
  private readonly kept: readonly (Kept | null | undefined)[];

  /** @param isSame whether these arguments make the same key as they did when the call was made */
  constructor(
    private readonly args: readonly unknown[],
    codec: CopyingCodec,
    private readonly isSame: (args: readonly unknown[]) => boolean,
  ) {
    this.kept = args.map((argument) => (isConstant(argument) ? null : keep(argument, codec)));
  }

  /** The arguments as they were, the very same objects while nobody has changed them; undefined where that is lost. */
  restore(): readonly unknown[] | undefined {
    const restored = this.kept.map((kept, index) => restoreOne(this.args[index], kept));
    return this.kept.includes(undefined) && !this.isSame(restored) ? undefined : restored;
  }
}

function keep(argument: unknown, codec: CopyingCodec): Kept | undefined {
  try {
    return codec.encode({ kind: 'result', value: argument });
  } catch {
    return undefined;
  }
}

function restoreOne(argument: unknown, kept: Kept | null | undefined): unknown {
  if (!kept) return argument;
  const outcome = decodeKept(kept);
  const before = outcome.kind === 'result' ? outcome.value : undefined;
  return isDeepStrictEqual(before, argument) ? argument : before;
}

/** Nobody can change anything about those. */
export function arePrimitive(args: readonly unknown[]): boolean {
  for (const argument of args) if (typeof argument === 'object' && argument !== null) return false;
  return true;
}
