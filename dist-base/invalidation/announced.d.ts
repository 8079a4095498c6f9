import type { RegisteredCache } from '../runtime/registered-cache';
import type { DropsOfCache } from './collected-drops';
/** What is to be dropped from one cache. */
interface Announcement {
    readonly wanted: DropsOfCache;
    /** In words, as an error would tell it. */
    readonly target: string;
}
/**
 * Attempts it, and then tells those who follow it what became of it: where there are none, nothing is described or timed.
 *
 * @param attempt answers what was not confirmed, and why
 */
export declare function announced<Unconfirmed extends {
    readonly cause: unknown;
}>({ activity, alias, beginnings, clock }: RegisteredCache, { wanted, target }: Announcement, attempt: () => Promise<Unconfirmed | undefined>): Promise<Unconfirmed | undefined>;
export {};
