import type { Bypass, Hit, Miss, Ticket } from '../../ports/outcome-cache';
import type { Outcome } from '../../ports/outcome';
import type { RunMessage } from '../../ports/diagnostics';
import type { Call } from './call';
import type { Recipe } from './recipe';
import type { Flight } from './single-flight';
/** What a computation starts from: a ticket that allows a fill, or a cache that could not be asked. */
export type Basis = Ticket | Bypass;
/** What a run of the method is for. */
export interface Computation {
    readonly basis: Basis;
    readonly flight: Flight;
    /** Whether the caller goes on only when the cache has answered the fill. */
    readonly waitsForFill: boolean;
    /** What it is for, where it answers no call. */
    readonly purpose?: 'refresh' | 'renewal' | undefined;
    /** Of a renewal, what it is to take the place of. */
    readonly renewed?: Hit | undefined;
}
export declare function isTicket(basis: Basis): basis is Ticket;
export declare function basisOf(opened: Miss | Bypass): Basis;
/** What a run of it is for. */
export declare function purposeOf({ basis, purpose }: Computation): RunMessage['outcome'];
/** What differs from a computation that a look-up led to. */
export interface ComputationManner {
    /** One that others may have joined already. */
    readonly flight?: Flight;
    /** Whether the caller goes on only when the cache has answered the fill. */
    readonly waitsForFill?: boolean;
    readonly purpose?: Computation['purpose'];
}
/** A run, as it begins. */
export interface TracedRun extends Pick<Call, 'instance' | 'args'> {
    readonly key?: string;
    readonly outcome: RunMessage['outcome'];
    /** What runs. @default the method itself */
    readonly method?: Pick<Recipe, 'name' | 'run'>;
}
/** A run of the method that left something to keep, or threw what is not kept. */
export type Run = {
    readonly kind: 'returned';
    readonly value: unknown;
    readonly outcome: Outcome | undefined;
} | {
    readonly kind: 'threw';
    readonly error: unknown;
    /** Whether the caller has called it off: its error is nobody else's. */
    readonly isAborted: boolean;
    /** How long it took, in milliseconds. */
    readonly ms: number;
    readonly outcome: Outcome | undefined;
};
