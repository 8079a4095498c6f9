import { type Graph } from './graph';
import { type Species } from './rules';
import { type SpeciesTable } from './species-table';
export interface DissectionLimits {
    readonly table: SpeciesTable;
    readonly maxValueBytes: number;
    /** The species of the value itself, where the table need not know it: an error that is kept for its base class. */
    readonly species?: Species;
    /** True where every class must have a name of its own. */
    readonly isForText?: boolean;
}
/** Says where a value comes from, for error texts. */
export interface Origin {
    /** `FilesService.exists`. */
    readonly method: string;
    readonly start: 'result' | 'error';
}
/**
 * Takes an object apart, and says of one that cannot be kept where and why.
 *
 * @throws UncacheableValueError
 */
export declare function dissect(value: object, limits: DissectionLimits, origin: Origin): Graph;
/**
 * Checks what is no object, and so has nothing to take apart.
 *
 * @throws UncacheableValueError
 */
export declare function checkPrimitive(value: unknown, maxValueBytes: number, { method, start }: Origin): void;
