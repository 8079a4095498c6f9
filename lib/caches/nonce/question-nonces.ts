import type { Question } from '../../ports/outcome-cache';
import type { StoreKeys } from '../stored/store-keys';
import type { TextStore } from '../stored/text-store';
import { LONGEST_LIFE, toLifeMs } from '../stored/value-frame';
import type { StoredNonce } from './confirmed-nonces';

/** Which nonces there are, and how long each lives. */
export class QuestionNonces {
  constructor(
    private readonly store: TextStore,
    private readonly settings: { readonly keys: StoreKeys; readonly leaseMs: number },
  ) {}

  /** What the outcome of a call is bound to: a mark leaves the root out. */
  of({ key, group, kind, life }: Question): readonly StoredNonce[] {
    const common = [this.ofKey(key, kind, life), this.ofGroup(group, kind)];
    return kind === 'outcome' ? [...common, this.ofRoot] : common;
  }

  /**
   * There may be one for each call that anybody ever makes, so it lives no longer than is of use: what is computed under
   * it, and the next one after that.
   *
   * @param life the greatest of the method, in milliseconds
   */
  ofKey(key: string, kind: Question['kind'], life: number = LONGEST_LIFE): StoredNonce {
    const { keys, leaseMs } = this.settings;
    const lifeOfNonce = Math.min(2 * (leaseMs + toLifeMs(life)), this.store.longestLife);
    return { name: keys.keyNonce(key, kind), life: lifeOfNonce };
  }

  ofGroup(group: string, kind: Question['kind']): StoredNonce {
    const { longestLife, run } = this.store;
    return { name: this.settings.keys.groupNonce(group, kind), life: longestLife, run };
  }

  get ofRoot(): StoredNonce {
    return { name: this.settings.keys.rootNonce, life: this.store.longestLife };
  }
}
