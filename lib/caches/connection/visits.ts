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
  private isMetAgain = false;
  /** Of a server that was met again: the names that were deleted since, and those that are being. */
  private forgotten = new Set<string>();
  private beingForgotten = new Map<string, Promise<void>>();

  begin(identity: ServerIdentity): void {
    if (this.current !== undefined && isSameIdentity(this.current, identity)) return;
    this.current = identity;
    this.isMetAgain = this.met.some((met) => isSameIdentity(met, identity));
    this.forgotten = new Set();
    this.beingForgotten = new Map();
    if (!this.isMetAgain) this.met.push(identity);
  }

  isDoubted(name: string): boolean {
    return this.isMetAgain && !this.forgotten.has(name);
  }

  /** Resolves when what lies under the name may be believed: at once, mostly. */
  async doubt(name: string, forget: Delete): Promise<void> {
    if (!this.isDoubted(name)) return;
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
