import type { Hit, OutcomeCache, Question, Ticket } from '../../ports/outcome-cache';
export declare const MINUTE = 60000;
export declare const GROUP = "Files.exists";
export declare function ask(key: string, group?: string): Question;
/** Of a guard. */
export declare function askMark(key: string): Question;
/** Of a method whose arguments say what tags an outcome carries. */
export declare function askTagged(key: string, ...tags: readonly string[]): Question;
/** Of a method whose results say it. */
export declare function askResult(key: string): Question;
/** A look-up that has to miss. */
export declare function miss(cache: OutcomeCache, question: Question): Promise<Ticket>;
/** A look-up that has to hit. */
export declare function hit(cache: OutcomeCache, question: Question): Promise<Hit>;
/** Looks up, misses, and fills, which has to be taken. */
export declare function keep(cache: OutcomeCache, question: Question, payload?: string): Promise<void>;
export interface Kept {
    readonly question: Question;
    readonly payload: string;
    readonly ttl: number;
}
/** The same, for a life of its own. */
export declare function keepFor(cache: OutcomeCache, { question, payload, ttl }: Kept): Promise<void>;
