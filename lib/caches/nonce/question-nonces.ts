import type { Question } from '../../ports/outcome-cache';
import { tagNonceOf } from '../stored/nonce-source';
import { type StoreKeys, tagLabel } from '../stored/store-keys';
import type { TextStore } from '../stored/text-store';
import { LONGEST_LIFE, toLifeMs } from '../stored/value-frame';
import type { StoredNonce } from './confirmed-nonces';

/** Where a clock begins that goes by itself, as that of processes which run scripts does. */
const TIME_ZERO = '0';

/** Which nonces there are, and how long each lives. */
export class QuestionNonces {
  constructor(
    private readonly store: TextStore,
    private readonly settings: { readonly keys: StoreKeys; readonly leaseMs: number },
  ) {}

  /** What the outcome of a call is bound to: a mark leaves the root out. */
  of({ key, group, kind, life, tags = [] }: Question): readonly StoredNonce[] {
    const common = [this.ofKey(key, kind, life), this.ofGroup(group, kind)];
    const ofTags = tags.map((tag) => this.ofTag(tagLabel(tag)));
    return kind === 'outcome' ? [...common, this.ofRoot, ...ofTags] : [...common, ...ofTags];
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

  /** Where processes that run scripts share the store, what their clock said follows it. */
  ofTag(label: string): StoredNonce {
    return {
      name: this.settings.keys.tagNonce(label),
      life: this.store.longestLife,
      parse: tagNonceOf,
    };
  }

  /** What the clock of the tags says, in whole. */
  get ofTagClock(): StoredNonce {
    const parse = (text: unknown): string | undefined =>
      tagNonceOf(text) === undefined ? undefined : String(text);
    return { name: this.settings.keys.tagClock, life: this.store.longestLife, run: TIME_ZERO, parse };
  }

  get ofRoot(): StoredNonce {
    return { name: this.settings.keys.rootNonce, life: this.store.longestLife };
  }
}
