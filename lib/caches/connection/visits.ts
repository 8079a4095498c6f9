import { isSameIdentity, type ServerIdentity } from './server-identity';

/** Deletes a name. Resolves when confirmed. */
type Delete = (name: string) => Promise<void>;

/**
 * Which servers a process has met, by who they are and whose data they hold. One that is met again after another was met
 * in between was not told what was invalidated there (an old primary that does not know that it was replaced): nothing of
 * before is believed, so each nonce of a group is deleted before it is first used.
 */
export class Visits {
  private readonly met: ServerIdentity[] = [];
  private current: ServerIdentity | undefined;
  private doubts: Doubts | undefined;

  /** What is not to be believed there; undefined where nothing is doubted. */
  begin(identity: ServerIdentity): Doubts | undefined {
    if (this.current !== undefined && isSameIdentity(this.current, identity)) return this.doubts;
    this.current = identity;
    const isMetAgain = this.met.some((met) => isSameIdentity(met, identity));
    if (!isMetAgain) this.met.push(identity);
    return (this.doubts = isMetAgain ? new Doubts() : undefined);
  }
}

/** Of a server that was met again: the names that were deleted since, and those that are being. */
export class Doubts {
  private readonly forgotten = new Set<string>();
  private readonly beingForgotten = new Map<string, Promise<void>>();

  has(name: string): boolean {
    return !this.forgotten.has(name);
  }

  /** Resolves when what lies under the name may be believed. */
  async settle(name: string, forget: Delete): Promise<void> {
    if (!this.has(name)) return;
    const { forgotten, beingForgotten } = this;
    let forgetting = beingForgotten.get(name);
    if (forgetting === undefined) beingForgotten.set(name, (forgetting = forget(name)));
    try {
      await forgetting;
      forgotten.add(name);
    } finally {
      beingForgotten.delete(name);
    }
  }
}
