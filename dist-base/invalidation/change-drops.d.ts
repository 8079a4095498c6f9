import type { InvalidationFailedError } from '../errors/invalidation-failed.error';
import type { OnFailure } from '../options/invalidation-options';
import { CollectedDrops } from './collected-drops';
/** What was not confirmed, by what becomes of it. */
export type UnconfirmedChanges = Readonly<Partial<Record<OnFailure, InvalidationFailedError | undefined>>>;
/** What changes have made old, by what becomes of it if it is not confirmed. */
export declare class ChangeDrops {
    private readonly drops;
    of(onFailure: OnFailure): CollectedDrops;
    addAll({ drops }: ChangeDrops): void;
    /** Drops all of it. What was not confirmed and is to be sent again waits from here on. */
    attempt(): Promise<UnconfirmedChanges>;
}
export declare function listUnconfirmed({ reject, retry }: UnconfirmedChanges): InvalidationFailedError[];
