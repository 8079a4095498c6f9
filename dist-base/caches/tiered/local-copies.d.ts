import type { CacheCounters } from '../../ports/cache-counters';
import type { Clock } from '../../ports/clock';
import type { DropNames, Freshness, HeldInMemory, Hit, Question } from '../../ports/outcome-cache';
import { LocalHit, type Moment } from './local-hit';
export interface LocalCopiesSettings {
    readonly maxEntries: number;
    /** `Infinity`: nobody counts. */
    readonly maxBytes: number;
    /** Read at each hit: a reading that hits share would be older than some of them. */
    readonly clock: Clock;
    readonly counters: CacheCounters;
}
/** A question on its way to the shared cache, and what was known here before it left. */
export interface AskedElsewhere {
    readonly question: Question;
    readonly sent: Moment;
    readonly drops: number;
}
/**
 * Copies of what look-ups have found in a shared cache. Each is good for a short time from before its question was sent, and
 * not at all once this process has dropped it itself.
 */
export declare class LocalCopies {
    private readonly settings;
    private entries;
    private readonly groups;
    private readonly tags;
    /** How often something was dropped here. */
    private drops;
    constructor(settings: LocalCopiesSettings);
    /** What is over counts until it is asked for again, or pushed out. */
    get held(): HeldInMemory;
    find(question: Question): LocalHit | undefined;
    /** To be called before anything of the question was sent. */
    ask(question: Question): AskedElsewhere;
    /** Keeps what was found, unless something was dropped here meanwhile, which it may be from before. */
    keep({ question, sent, drops }: AskedElsewhere, hit: Hit, { ttl }: Freshness): void;
    /** Does without the copy of one outcome, which another one has taken the place of. */
    forget({ key }: Question): void;
    drop({ keys, groups, tags }: DropNames): void;
    clear(): void;
    private hitOf;
    private bondOf;
    private dropKey;
    private makeEntries;
}
