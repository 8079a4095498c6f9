import { InvalidationFailedError } from '../errors/invalidation-failed.error';
import type { OnFailure } from '../options/invalidation-options';
import type { DropManner, DropNames } from '../ports/outcome-cache';
import { UnconfirmedDropError } from '../ports/unconfirmed-drop.error';
import type { RegisteredCache } from '../runtime/caches/registered-cache';
import type { InvalidationStep } from '../types/invalidation-plan';
import { announced } from './announced';
import { type CollectedDrops, type DropsOfCache, nonEmpty, toPlan, toStep } from './collected-drops';

/** What of the drops of one cache was not confirmed, and why. */
interface Unconfirmed {
  readonly step: InvalidationStep;
  readonly calls: readonly (readonly unknown[])[];
  readonly cause: unknown;
}

/** How it is attempted. */
export interface AttemptManner {
  /** What becomes of what was not confirmed. @default 'reject' */
  readonly onFailure?: OnFailure;
  /** All of it will be dropped once more, and nobody relies on it before: it waits for no copies. @default false */
  readonly isRepeated?: boolean;
}

/**
 * Drops all that was collected, in one step for each cache, and waits until every one of them has ended.
 *
 * @throws InvalidationFailedError with what was not confirmed
 */
export async function confirmDrops(drops: CollectedDrops, manner?: AttemptManner): Promise<void> {
  const failure = await attemptDrops(drops, manner);
  if (failure) throw failure;
}

/**
 * The same, for who has more to say of a failure than to throw it: undefined where all of it was confirmed. With `'retry'`
 * what was not confirmed waits, and is sent again.
 */
export async function attemptDrops(
  drops: CollectedDrops,
  manner: AttemptManner = {},
): Promise<InvalidationFailedError | undefined> {
  const attempts = await Promise.all(
    drops.caches.map(([registered, wanted]) =>
      announced(registered, { wanted, target: drops.target }, () => attempt(registered, wanted, manner)),
    ),
  );
  const unconfirmed = attempts.filter((each) => each !== undefined);
  if (unconfirmed.length === 0) return undefined;
  return new InvalidationFailedError({
    target: drops.target,
    failed: drops.hasOneTarget ? [...new Set(unconfirmed.flatMap(({ calls }) => calls))] : [],
    plan: toPlan(unconfirmed.map(({ step }) => step)),
    cause: unconfirmed[0]?.cause,
  });
}

async function attempt(
  registered: RegisteredCache,
  wanted: DropsOfCache,
  { onFailure, isRepeated = false }: AttemptManner,
): Promise<Unconfirmed | undefined> {
  const manner = { waitsForCopies: wanted.mayHaveCopies && !isRepeated };
  const [ofNames, ofWhole] = await Promise.all([
    dropNames(registered, wanted, manner),
    clearWhole(registered, wanted, manner),
  ]);
  const failure = ofNames ?? ofWhole;
  if (!failure) return undefined;
  const { names = {} } = ofNames ?? {};
  if (onFailure === 'retry') registered.unconfirmed.add(wanted.unconfirmed(names, ofWhole !== undefined));
  return {
    step: toStep(registered, names, ofWhole !== undefined),
    calls: wanted.callsOf(names),
    cause: failure.cause,
  };
}

/** undefined: all of them are confirmed. */
async function dropNames(
  { cache }: RegisteredCache,
  { names, life }: DropsOfCache,
  manner: DropManner,
): Promise<{ readonly names: DropNames; readonly cause: unknown } | undefined> {
  if (names === undefined) return undefined;
  try {
    await cache.drop(names, manner);
    return undefined;
  } catch (error) {
    const left = nonEmpty(unconfirmedNames(error, names));
    return Object.keys(left).length === 0 ? undefined : { names: { ...left, life }, cause: causeOf(error) };
  }
}

async function clearWhole(
  { cache }: RegisteredCache,
  { isWhole }: DropsOfCache,
  manner: DropManner,
): Promise<{ readonly cause: unknown } | undefined> {
  if (!isWhole) return undefined;
  try {
    await cache.clear(manner);
    return undefined;
  } catch (cause) {
    return { cause };
  }
}

/** A cache that does not say what it could not confirm has confirmed nothing. */
function unconfirmedNames(error: unknown, names: DropNames): DropNames {
  return error instanceof UnconfirmedDropError ? error.names : names;
}

/** The names are nobody's business but the library's. */
function causeOf(error: unknown): unknown {
  return error instanceof UnconfirmedDropError ? error.cause : error;
}
