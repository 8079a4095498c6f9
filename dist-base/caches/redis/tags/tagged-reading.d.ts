import type { Question } from '../../../ports/outcome-cache';
import type { ReadReply, RedisSession } from '../../connection/redis-session';
import { type StoreKeys } from '../../stored/store-keys';
import type { TagHint } from '../../stored/tag-hints';
/** Where among the replies the nonce of a group is. */
interface Group {
    readonly of: Question;
    readonly nonceName: string;
    readonly nonceAt: number;
}
/** A question, and where among the replies its own are. */
export interface ReadQuestion {
    readonly question: Question;
    readonly group: Group;
    readonly valueAt: number;
    /** Of the tags of its arguments. */
    readonly tagsAt: readonly number[];
    /** Of those that its outcome carried last. */
    readonly hintedAt: readonly number[];
    readonly hint: TagHint;
}
/** One command that reads all that some questions need, each name once, and what it was answered. */
export declare class TaggedReading {
    private readonly session;
    private readonly keys;
    private readonly names;
    private readonly tags;
    private readonly groups;
    private last;
    private replies;
    constructor(session: RedisSession, keys: StoreKeys);
    add(question: Question, hint: TagHint): ReadQuestion;
    addTag(label: string): number;
    send(): Promise<void>;
    valueOf({ valueAt }: ReadQuestion): ReadReply | undefined;
    /** The nonces that a value has to be bound to, as far as the question tells; undefined where one is missing, or not believed. */
    noncesOf({ group, tagsAt }: ReadQuestion): string | undefined;
    /** Those of the tags that the outcome carried last; undefined where one is missing. */
    hintedNoncesOf({ hintedAt }: ReadQuestion): string | undefined;
    hasAsked(label: string): boolean;
    /** Of a tag that was asked for. */
    nonceOfTag(label: string): string | undefined;
    /** Questions of one method mostly come one after the other. */
    private groupOf;
    private addGroup;
    private join;
}
export {};
