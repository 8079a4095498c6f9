import { UncacheableValueError } from '../../errors/uncacheable-value.error';
import { isLonger } from '../kinds/bigint';
import { Dissection, type DissectionLimits } from './dissection';
import { type ValueGraph } from './graph';
import { refuse, refuseSize, ValueRefusal } from './refusal';

/** Where a value comes from, for error texts. */
export interface ValueOrigin {
  /** `FilesService.exists`. */
  readonly method: string;
  readonly start: 'result' | 'error';
}

/**
 * Takes an object apart, and says of one that cannot be kept where and why.
 *
 * @throws UncacheableValueError
 */
export function surveyObject(value: object, limits: DissectionLimits, origin: ValueOrigin): ValueGraph {
  const dissection = new Dissection(limits);
  try {
    return dissection.run(value);
  } catch (error) {
    throw explainRefusal(error, { method: origin.method, path: dissection.path(origin.start) });
  }
}

/**
 * The same for what is no object: there is nothing to take apart.
 *
 * @throws UncacheableValueError
 */
export function surveyPrimitive(value: unknown, maxValueBytes: number, { method, start }: ValueOrigin): void {
  try {
    if (typeof value === 'function') refuse('a function');
    if (typeof value === 'symbol') refuse('a symbol');
    if (typeof value === 'string' && value.length > maxValueBytes) refuseSize(maxValueBytes);
    if (typeof value === 'bigint' && isLonger(value, maxValueBytes)) refuseSize(maxValueBytes);
  } catch (error) {
    throw explainRefusal(error, { method, path: start });
  }
}

export function explainRefusal(error: unknown, at: { method: string; path: string }): UncacheableValueError {
  if (error instanceof ValueRefusal) {
    return new UncacheableValueError({ ...at, reason: error.reason, remedy: error.remedy });
  }
  const reason = 'a value that throws when it is read';
  return new UncacheableValueError({
    ...at,
    reason,
    remedy: 'Return plain data in its place.',
    cause: error,
  });
}
