import type { Question } from '../../ports/outcome-cache';
import { type KeyCheck } from './key-check';
type Kind = Question['kind'];
/**
 * Where things lie in a shared store: `shop:{=FilesService.exists:"xul.pdb"}:v`.
 *
 * All names begin with the application's key prefix. The braces are the hash tag of Redis Cluster: what belongs to
 * one key lies in one slot. The `=` behind the brace keeps the tag from being empty, which would switch it off, for
 * keys that are empty or begin with `}`; and as the kind stands behind the tag, a brace inside the key shortens the
 * tags of all its names alike.
 */
export declare class StoreKeys {
    readonly keyPrefix: string;
    /** What values and leases say of the key that they belong to. */
    readonly check: KeyCheck;
    private readonly start;
    constructor(keyPrefix: string);
    /** The outcome, or mark, kept under a key. */
    value(key: string, kind: Kind): string;
    /** The lease of a key, which exists while somebody computes. */
    lease(key: string, kind: Kind): string;
    /** The nonce of one key, on stores without leases. */
    keyNonce(key: string, kind: Kind): string;
    /** The nonce of a group. */
    groupNonce(group: string, kind: Kind): string;
    /** The nonce of every outcome under the prefix, on stores that cannot list their keys. */
    get rootNonce(): string;
    /** The nonce of a tag, by what {@link tagLabel} makes of it. */
    tagNonce(label: string): string;
    /** The time of all tags under the prefix. */
    get tagClock(): string;
    /** A glob pattern for SCAN that matches every value, lease and nonce of outcomes but the root's, and nothing of marks or of others. */
    get pattern(): string;
}
/** A tag as a value names it, and as its nonce is found by. */
export declare function tagLabel(name: string): string;
export {};
