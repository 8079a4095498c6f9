import type { Clock } from '../../ports/clock';
import type { Question } from '../../ports/outcome-cache';
import { KEY_CHECK_LENGTH } from '../stored/key-check';
import type { StoreKeys } from '../stored/store-keys';
import { readTaggedFrame } from '../stored/tagged-frame';
import type { TextStore } from '../stored/text-store';
import { bindingOf, type FramedHit, readFrame } from '../stored/value-frame';
import type { ResultTags, TagNonces } from './result-tags';

export interface NonceValuesSettings {
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly resultTags: ResultTags;
}

/** What is read under a key, and what it has to be bound to. */
interface ReadValue {
  readonly value: unknown;
  /** The key check and all the nonces of the question. */
  readonly id: string;
  /** The nonces of the tags that the outcome was seen with before. */
  readonly expected?: TagNonces | undefined;
}

/** The values of the nonce protocol, as they are read. */
export class NonceValues {
  constructor(
    private readonly store: TextStore,
    private readonly settings: NonceValuesSettings,
  ) {}

  read({ key, kind }: Question): Promise<unknown> {
    return this.store.get(this.settings.keys.value(key, kind));
  }

  /** Undefined where it is not bound to the present nonces, or over. */
  async hitIn(question: Question, { value, id, expected }: ReadValue): Promise<FramedHit | undefined> {
    if (!question.hasResultTags) return this.unlessOver(question, readFrame(value, id, question));
    const bound = { keyCheck: id.slice(0, KEY_CHECK_LENGTH), nonces: noncesOf(id) };
    const frame = readTaggedFrame(value, bound, question);
    const isCurrent = frame && (await this.settings.resultTags.areCurrent(question, frame, expected));
    return isCurrent ? this.unlessOver(question, frame.hit) : undefined;
  }

  /** A store may count in seconds, or take no notice of the ttl. */
  private unlessOver({ staleFor = 0 }: Question, hit: FramedHit | undefined): FramedHit | undefined {
    if (hit === undefined) return undefined;
    const left = hit.freshness(this.settings.clock).ttl + (hit.isAging ? staleFor : 0);
    return left > 0 ? hit : undefined;
  }
}

/** Without the key check, and how many they are. */
export function noncesOf(id: string): string {
  return id.slice(KEY_CHECK_LENGTH + bindingOf('').length);
}
