import { types } from 'node:util';
import { UncacheableValueError } from '../../errors/uncacheable-value.error';
import { classNameOf } from '../../types/class-name';
import { hidesState, isShell } from '../kinds/hidden-state';
import { hasInnerContent, isIterator, isPromise, isStream, type Kind } from '../kinds/kind';

/** Is thrown by the rules for a value that cannot be kept. Who walks knows the place: see {@link explainRefusal}. */
class Refusal extends Error {
  constructor(
    /** What was found, as the end of a sentence: "a function". */
    readonly reason: string,
    /** What to do about it, as a sentence. */
    readonly remedy: string,
  ) {
    super(reason);
  }
}

const RETURN_PLAIN_DATA = 'Return plain data in its place.';

/** Refuses a value for which there is no remedy but another value. */
export function refuse(reason: string): never {
  throw new Refusal(reason, RETURN_PLAIN_DATA);
}

/** Refuses an object that the table does not know, and says what it is. */
export function refuseByKind(value: object, kind: Kind): never {
  const name = classNameOf(value) || 'a class without a name';
  if (types.isProxy(value)) refuse('a proxy');
  if (kind === 'regexp') refuse('a RegExp');
  if (kind === 'boxed') refuse(`an object of the class ${name} round a primitive`);
  if (isPromise(value)) refuse('a promise');
  if (isStream(value)) refuse('a stream');
  if (isIterator(value)) refuse('an iterator');
  if (hasInnerContent(value) || Array.isArray(value))
    refuse(`an instance of ${name}, with content outside its fields`);
  if (value instanceof Error) throw new Refusal(`an error of the class ${name}`, LIST_ERROR);
  throw new Refusal(`an instance of ${name}`, hasHiddenState(value) ? LIST_CONVERTED : LIST_CLASS);
}

/** Of such a class only the shell would come back: of one that hides what it has, or keys it by symbols. */
function hasHiddenState(value: object): boolean {
  const hasSymbols = Object.getOwnPropertySymbols(value).length > 0;
  return hasSymbols || hidesState(Reflect.getPrototypeOf(value)) || isShell(value);
}

/** Refuses an instance of a listed class of which only the shell would come back. */
export function refuseHiddenState(value: object): never {
  throw new Refusal(
    `an instance of ${classNameOf(value) || 'a class without a name'} with state that is not in its fields`,
    LIST_CONVERTED,
  );
}

/** Refuses an instance of which `from` makes no other one. */
export function refuseConversion(value: object): never {
  throw new Refusal(
    `an instance of ${classNameOf(value)}, of which from does not make one again`,
    'Let from, in the entry of the class in classes, make an instance of that very class of what to answers.',
  );
}

const LIST_CONVERTED =
  'List the class with what is kept of it, { class, to, from } in classes, or return plain data in its place.';

const LIST_CLASS =
  'List the class in classes, of CacheMemoizeModule.forRoot or of the decorator, or return plain data in its place.';
const LIST_ERROR = 'List this very class in cacheExceptions, or in classes.';

/** Refuses what is too large. */
export function refuseSize(maxValueBytes: number): never {
  throw new Refusal(
    `larger than maxValueBytes (${maxValueBytes})`,
    'Return less, or raise maxValueBytes in CacheMemoizeModule.forRoot.',
  );
}

/** Refuses an instance of a class that text, which knows a class by its name, could not tell from another. */
export function refuseSharedName(value: object): never {
  throw new Refusal(
    `an instance of ${classNameOf(value) || 'a class without a name'}, and no other listed class may have that name`,
    'Give each of the classes in classes and cacheExceptions a name of its own.',
  );
}

/** Makes the error that users see of what was thrown while a value was taken apart. */
export function explainRefusal(error: unknown, at: { method: string; path: string }): UncacheableValueError {
  if (error instanceof Refusal) {
    return new UncacheableValueError({ ...at, reason: error.reason, remedy: error.remedy });
  }
  return new UncacheableValueError({
    ...at,
    reason: 'a value that throws when it is read',
    remedy: RETURN_PLAIN_DATA,
    cause: error,
  });
}
