import type { InvalidationFailedError } from '../errors/invalidation-failed.error';
import type { OnFailure } from '../options/invalidation-options';
import { CollectedDrops } from './collected-drops';
import { attemptDrops } from './confirm-drops';

/** What was not confirmed, by what becomes of it. */
export type UnconfirmedChanges = Readonly<Partial<Record<OnFailure, InvalidationFailedError | undefined>>>;

/** What changes have made old, by what becomes of it if it is not confirmed. */
export class ChangeDrops {
  private readonly drops: Readonly<Record<OnFailure, CollectedDrops>> = {
    reject: new CollectedDrops(),
    retry: new CollectedDrops(),
  };

  of(onFailure: OnFailure): CollectedDrops {
    return this.drops[onFailure];
  }

  addAll({ drops }: ChangeDrops): void {
    this.drops.reject.addAll(drops.reject);
    this.drops.retry.addAll(drops.retry);
  }

  /** Drops all of it. What was not confirmed and is to be sent again waits from here on. */
  async attempt(): Promise<UnconfirmedChanges> {
    const [reject, retry] = await Promise.all([
      attemptDrops(this.drops.reject),
      attemptDrops(this.drops.retry, { onFailure: 'retry' }),
    ]);
    return { reject, retry };
  }
}

export function listUnconfirmed({ reject, retry }: UnconfirmedChanges): InvalidationFailedError[] {
  return [reject, retry].filter((each) => each !== undefined);
}
