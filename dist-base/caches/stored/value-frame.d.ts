/**
 * The text under which a value lies in a store:
 *
 *     <version 1><at 9><life 9><retryAt 9><key check 8><count 2><nonces 16 × count><payload>
 *
 * Every part but the payload has a fixed length, so that a look-up compares in place and searches for nothing: a hit is
 * decided by what stands from the key check on. The times come first, so that no offset depends on how many nonces there
 * are. `retryAt` is when a stale outcome may be renewed again; it is all zeros where nothing says so.
 */
import type { Clock } from '../../ports/clock';
import type { Freshness, Hit, Question } from '../../ports/outcome-cache';
/** What `Infinity` means on a shared cache, where nothing may lie for ever. */
export declare const LONGEST_LIFE: number;
/** A digit that no frame of 0.1.0 has here but by chance: those begin with a random nonce. */
export declare const FRAME_VERSION = "2";
/**
 * That of a value which the store keeps past its life, for who knows what to do with it then. Whoever does not, such as a
 * process that runs an older version of the method, takes no notice of it: to him the store's word is what ends a life.
 */
export declare const AGING_FRAME_VERSION = "3";
/** Where the times begin, up to {@link BOUND_AT}: two that were kept at different times are not the same. */
export declare const AT = 1;
export declare const RETRY_AT: number;
/** Where the key check begins, and with it all that a value has in common with the lease that it was kept under. */
export declare const BOUND_AT: number;
/** The life of an entry as a store takes it: whole milliseconds, at least one. */
export declare function toLifeMs(ttl: number): number;
/** The nonces that a value is bound to, with how many they are in front: another number of them is another binding. */
export declare function bindingOf(nonces: string): string;
/** When a value was kept, and for how long. Milliseconds. */
export interface KeptTimes {
    readonly at: number;
    readonly life: number;
    /** For how long past that. @default 0 */
    readonly staleFor?: number | undefined;
}
/** For how long a store has to keep it: whole milliseconds. */
export declare function keptFor({ life, staleFor }: KeptTimes): number;
/** @param bound the key check and the binding: which question the value answers, and as long as which nonces are there */
export declare function frameValue(bound: string, { at, life, staleFor }: KeptTimes, payload: string): string;
/** What has to be known of a question where a value may be past its life. */
export type AgingQuestion = Pick<Question, 'staleFor'>;
/** The versions that a question may be answered with. */
export declare function versionsFor({ staleFor }: AgingQuestion): string;
/** Whether `text` begins as a value does that may answer the question. */
export declare function hasVersion(text: string, question: AgingQuestion): boolean;
/**
 * The hit in `text`, or `undefined` where it is not a frame of exactly this key and these nonces.
 *
 * @param bound the key check and the binding
 * @param question looked at only where the value may be past its life
 */
export declare function readFrame(text: unknown, bound: string, question?: AgingQuestion): FramedHit | undefined;
/** A hit that knows where its times are written, and reads them only when somebody asks. */
export declare class FramedHit implements Hit {
    readonly payload: string;
    private readonly text;
    readonly kind = "hit";
    constructor(payload: string, text: string);
    /** What tells it from what was kept under the key before and after it, and from itself once it rests. */
    get stamp(): string;
    /** All that stands in front of the payload: no other value has the same. */
    get front(): string;
    isSameAs(other: Hit | undefined): boolean;
    freshness(clock: Clock): Freshness;
    /** Whether it was kept for who has use for it past its life. Of any other, the end is as the store says. */
    get isAging(): boolean;
    private number;
}
/** When a value may be computed anew again, as it stands in a frame at {@link RETRY_AT}. */
export declare function retryStamp(at: number): string;
/** The freshness of a hit that a store has answered with: to say that it is over, is the store's part but for what ages. */
export declare function freshnessOf(hit: Hit, clock: Clock): Freshness;
