import type { AskedQuestion, Lookup } from '../../ports/outcome-cache';
/** The value if it is a hit, else the lease, and what they are bound to: `''` stands for what is not there. */
export type LeaseReply = readonly [value: string, lease: string, bound: string];
/** The same, and what the clock of the tags says. */
export type TaggedLeaseReply = readonly [...LeaseReply, clock: string];
/** One of the two is there, and it is of this key. */
export declare function isLeaseReply(reply: unknown, check: string): reply is LeaseReply;
/** The same. A value may carry more nonces than it is asked for. */
export declare function isTaggedLeaseReply(reply: unknown, check: string): reply is TaggedLeaseReply;
/** What a question that was asked with a fresh token comes to. */
export declare function lookupOf({ asked: { question }, fresh }: Pick<LeaseAsked, 'asked' | 'fresh'>, [value, lease, bound]: LeaseReply): Lookup;
/** A question, and what its lease is made of. */
export interface LeaseAsked {
    readonly asked: Pick<AskedQuestion, 'question'>;
    readonly fresh: string;
    readonly check: string;
}
