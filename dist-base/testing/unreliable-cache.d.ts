import type { AskedQuestion, DropNames, FillTerms, Freshness, Hit, OpenMode, Payload, Question, SharedCache, StaleFate, Ticket } from '../ports/outcome-cache';
import type { Scheduler } from '../ports/scheduler';
/** How unreliable it is: probabilities, and milliseconds. */
export interface ChaosSettings {
    readonly fail: number;
    readonly hang: number;
    readonly lose: number;
    readonly delay: number;
    readonly seed: number;
}
/** A cache that does what it is asked by chance. Only its end is certain. */
export declare class UnreliableCache implements SharedCache {
    private readonly cache;
    private readonly settings;
    private readonly scheduler;
    readonly keeps: SharedCache['keeps'];
    private readonly random;
    constructor(cache: SharedCache, settings: ChaosSettings, scheduler: Scheduler);
    get isReady(): boolean;
    /** Each for itself, so that it does not depend on who else asks in the same tick. */
    lookupMany(asked: readonly AskedQuestion[]): void;
    peek(question: Question): ReturnType<SharedCache['peek']>;
    open(question: Question, mode: OpenMode): ReturnType<SharedCache['open']>;
    lookupPast(question: Question, hit: Hit): ReturnType<SharedCache['lookupPast']>;
    fill(ticket: Ticket, payload: Payload, terms: FillTerms): Promise<boolean>;
    release(ticket: Ticket, fate?: StaleFate): Promise<void>;
    /** Of one whose answer is lost nothing is confirmed on the way either. */
    drop(names: DropNames, onConfirmed: (names: DropNames) => void): Promise<void>;
    clear(onProgress: () => void): Promise<void>;
    freshness(hit: Hit): Freshness;
    close(): Promise<void>;
    /** The fate is drawn when it is asked: whatever takes how long, the order of the questions decides. */
    private attempt;
    private draw;
}
