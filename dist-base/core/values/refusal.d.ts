import { UncacheableValueError } from '../../errors/uncacheable-value.error';
import { type Kind } from '../kinds/kind';
/** Refuses a value for which there is no remedy but another value. */
export declare function refuse(reason: string): never;
/** Refuses an object that the table does not know, and says what it is. */
export declare function refuseByKind(value: object, kind: Kind): never;
/** Refuses an instance of a listed class of which only the shell would come back. */
export declare function refuseHiddenState(value: object): never;
/** Refuses an instance of which `from` makes no other one. */
export declare function refuseConversion(value: object): never;
/** Refuses what is too large. */
export declare function refuseSize(maxValueBytes: number): never;
/** Refuses an instance of a class that text, which knows a class by its name, could not tell from another. */
export declare function refuseSharedName(value: object): never;
/** Makes the error that users see of what was thrown while a value was taken apart. */
export declare function explainRefusal(error: unknown, at: {
    method: string;
    path: string;
}): UncacheableValueError;
