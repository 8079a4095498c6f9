import type { DropNames } from '../../ports/outcome-cache';
import { type StoreKeys } from '../stored/store-keys';
/** One thing to be dropped, and all that lies in the store for it, in one slot of a cluster. */
export interface NamedDrop {
    readonly of: 'keys' | 'marks' | 'groups' | 'tags';
    readonly name: string;
    /** In the order in which they have to go where they cannot go at once: a lease before its value. */
    readonly stored: readonly string[];
}
export declare function listDrops(keys: StoreKeys, { keys: outcomes, marks, groups }: DropNames): NamedDrop[];
/** The nonce of each tag; that there is a clock besides, whoever drops them knows. */
export declare function listTagDrops(keys: StoreKeys, { tags }: DropNames): NamedDrop[];
/** The names again, by what they are of. */
export declare function namesOfDrops(drops: readonly NamedDrop[]): DropNames;
