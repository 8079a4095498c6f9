import type { Question } from '../../../ports/outcome-cache';
import type { ReadReply, RedisSession } from '../../connection/redis-session';
import { nonceOf, tagNonceOf } from '../../stored/nonce-source';
import { type StoreKeys, tagLabel } from '../../stored/store-keys';
import type { TagHint } from '../../stored/tag-hints';

/** A question, and where among the replies its own are. */
export interface ReadQuestion {
  readonly question: Question;
  readonly nonceName: string;
  readonly nonceAt: number;
  readonly valueAt: number;
  /** Of the tags of its arguments, and then of those that its outcome carried last. */
  readonly tagsAt: readonly number[];
  readonly hint: TagHint;
}

/** One command that reads all that some questions need, each name once, and what it was answered. */
export class TaggedReading {
  private readonly names: string[] = [];
  private readonly tags = new Map<string, number>();
  private readonly groups = new Map<string, number>();
  private replies: readonly (ReadReply | undefined)[] = [];

  constructor(
    private readonly session: RedisSession,
    private readonly keys: StoreKeys,
  ) {}

  add(question: Question, hint: TagHint): ReadQuestion {
    const { key, group, kind, tags = [] } = question;
    const nonceName = this.keys.groupNonce(group, kind);
    const tagsAt: number[] = [];
    for (const tag of tags) tagsAt.push(this.addTag(tagLabel(tag)));
    for (const label of hint.labels) tagsAt.push(this.addTag(label));
    const nonceAt = this.groups.get(nonceName) ?? this.addGroup(nonceName);
    const valueAt = this.names.push(this.keys.value(key, kind)) - 1;
    return { question, nonceName, nonceAt, valueAt, tagsAt, hint };
  }

  addTag(label: string): number {
    const known = this.tags.get(label);
    if (known !== undefined) return known;
    const at = this.names.push(this.keys.tagNonce(label)) - 1;
    this.tags.set(label, at);
    return at;
  }

  async send(): Promise<void> {
    this.replies = await this.session.read(this.names);
  }

  valueOf({ valueAt }: ReadQuestion): ReadReply | undefined {
    return this.replies[valueAt];
  }

  /** The nonces that a value has to be bound to, as far as the question tells; undefined where one is missing, or not believed. */
  noncesOf({ question: { tags = [] }, nonceName, nonceAt, tagsAt }: ReadQuestion): string | undefined {
    const { session } = this;
    // Without a delete of its own: who only looks changes nothing.
    if (session.isDoubted(nonceName)) return undefined;
    const nonce = nonceOf(this.replies[nonceAt], session.runId);
    if (nonce === undefined) return undefined;
    const ofTags = this.join(tagsAt, 0, tags.length);
    return ofTags === undefined ? undefined : nonce + session.history + ofTags;
  }

  /** Those of the tags that the outcome carried last; undefined where one is missing. */
  hintedNoncesOf({ question: { tags = [] }, tagsAt }: ReadQuestion): string | undefined {
    return this.join(tagsAt, tags.length, tagsAt.length);
  }

  hasAsked(label: string): boolean {
    return this.tags.has(label);
  }

  /** Of a tag that was asked for. */
  nonceOfTag(label: string): string | undefined {
    const at = this.tags.get(label);
    return at === undefined ? undefined : tagNonceOf(this.replies[at]);
  }

  private addGroup(nonceName: string): number {
    const at = this.names.push(nonceName) - 1;
    this.groups.set(nonceName, at);
    return at;
  }

  private join(places: readonly number[], from: number, to: number): string | undefined {
    let joined = '';
    for (let index = from; index < to; index++) {
      const nonce = tagNonceOf(this.replies[places[index]!]);
      if (nonce === undefined) return undefined;
      joined += nonce;
    }
    return joined;
  }
}
