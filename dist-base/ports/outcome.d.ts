/**
 * What a run of a method leaves behind: a result, an error that its decorator lists, or a guard's bare mark.
 * A discriminated union, so that a memoized `undefined` is never mistaken for nothing.
 */
export type Outcome = {
    readonly kind: 'result';
    readonly value: unknown;
} | {
    readonly kind: 'error';
    readonly error: unknown;
} | {
    readonly kind: 'mark';
};
export declare const MARK: Outcome;
