import { types } from 'node:util';
import { hasInnerContent, isPromise, isStream } from '../kinds/value-content';
import { classNameOf, type ValueKind } from '../kinds/kind';

/** Thrown by the rules of values for one that cannot be kept. Who walks knows the place, and makes the error of it. */
export class ValueRefusal extends Error {
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

export function refuse(reason: string): never {
  throw new ValueRefusal(reason, RETURN_PLAIN_DATA);
}

/** For an object that the table does not know. */
export function refuseByKind(value: object, kind: ValueKind): never {
  const name = classNameOf(value) || 'a class without a name';
  if (types.isProxy(value)) refuse('a proxy');
  if (kind === 'regexp') refuse('a RegExp');
  if (kind === 'boxed') refuse(`an object of the class ${name} round a primitive`);
  if (isPromise(value)) refuse('a promise');
  if (isStream(value)) refuse('a stream');
  if (hasInnerContent(value) || Array.isArray(value))
    refuse(`an instance of ${name}, with content outside its fields`);
  if (value instanceof Error) throw new ValueRefusal(`an error of the class ${name}`, LIST_ERROR);
  throw new ValueRefusal(`an instance of ${name}`, LIST_CLASS);
}

const LIST_CLASS =
  'List the class in classes, of CacheMemoizeModule.forRoot or of the decorator, or return plain data in its place.';
const LIST_ERROR = 'List this very class in cacheExceptions, or in classes.';

export function refuseSize(maxValueBytes: number): never {
  throw new ValueRefusal(
    `larger than maxValueBytes (${maxValueBytes})`,
    'Return less, or raise maxValueBytes in CacheMemoizeModule.forRoot.',
  );
}

/** Text knows a class by its name. */
export function refuseSharedName(value: object): never {
  throw new ValueRefusal(
    `an instance of ${classNameOf(value) || 'a class without a name'}, and no other listed class may have that name`,
    'Give each of the classes in classes and cacheExceptions a name of its own.',
  );
}
