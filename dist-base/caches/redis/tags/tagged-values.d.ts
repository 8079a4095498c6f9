import type { Question } from '../../../ports/outcome-cache';
import type { RedisSession } from '../../connection/redis-session';
import type { StoreKeys } from '../../stored/store-keys';
import { type TaggedFrame } from '../../stored/tagged-frame';
import { type FramedHit } from '../../stored/value-frame';
import { type ReadQuestion, TaggedReading } from './tagged-reading';
/**
 * Values with tags, as they lie in a Redis. The nonces of their tags are names of the command that reads them, as far as
 * those are known: of tags of the arguments always, of tags of the outcome by what this process has met last. What a
 * value names besides is asked for in one command more.
 */
export declare class TaggedValues {
    private readonly keys;
    private readonly hints;
    constructor(keys: StoreKeys);
    begin(session: RedisSession): TaggedReading;
    /** Everything that is known to be needed for a question. */
    add(reading: TaggedReading, question: Question): ReadQuestion;
    /**
     * What is kept, if it carries exactly the tags that were expected, and all that it is bound to was read and is present: told
     * by one comparison, and mostly so.
     */
    findExpected(reading: TaggedReading, asked: ReadQuestion): FramedHit | undefined;
    /** What is kept, if it is bound to the present nonces of the question. Those of its own tags are not looked at. */
    find(reading: TaggedReading, asked: ReadQuestion): TaggedFrame | undefined;
    /** @param nonces that it has to be bound to, with the mark */
    parse(question: Question, value: unknown, nonces: string): TaggedFrame | undefined;
    /**
     * Whether all tags of the outcome have the nonces that it carries.
     *
     * @param reading what need not be asked for once more
     */
    isCurrent(session: RedisSession, frame: TaggedFrame, reading?: TaggedReading): Promise<boolean>;
    /** A hit, whose tags will be asked for together with it the next time. */
    note({ key }: Question, { tags }: TaggedFrame): void;
}
/** What stands behind the nonces of a question. */
export declare function markOf({ hasResultTags }: Question): string;
/** How many nonces those of a question are, as a binding begins. */
export declare function countOf(question: Question, session: RedisSession): string;
