import type { Question } from '../../../ports/outcome-cache';
import type { ReadReply, RedisSession } from '../../connection/redis-session';
import { nonceOf, tagNonceOf } from '../../stored/nonce-source';
import { type StoreKeys, tagLabel } from '../../stored/store-keys';
import type { TagHint } from '../../stored/tag-hints';

/** Where among the replies the nonce of a group is. */
interface Group {
  readonly of: Question;
  readonly nonceName: string;
  readonly nonceAt: number;
}

/** A question, and where among the replies its own are. */
export interface ReadQuestion {
  readonly question: Question;
  readonly group: Group;
  readonly valueAt: number;
  /** Of the tags of its arguments. */
  readonly tagsAt: readonly number[];
  /** Of those that its outcome carried last. */
  readonly hintedAt: readonly number[];
  readonly hint: TagHint;
}

/** One command that reads all that some questions need, each name once, and what it was answered. */
export class TaggedReading {
  private readonly names: string[] = [];
  private readonly tags = new Map<string, number>();
  private readonly groups = new Map<string, Group>();
  private last: Group | undefined;
  private replies: readonly (ReadReply | undefined)[] = [];

  constructor(
    private readonly session: RedisSession,
    private readonly keys: StoreKeys,
  ) {}

  add(question: Question, hint: TagHint): ReadQuestion {
    const group = this.groupOf(question);
    const valueAt = this.names.push(this.keys.value(question.key, question.kind)) - 1;
    const tagsAt = (question.tags ?? []).map((tag) => this.addTag(tagLabel(tag)));
    const hintedAt = hint.labels.map((label) => this.addTag(label));
    return { question, group, valueAt, tagsAt, hintedAt, hint };
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
  noncesOf({ group, tagsAt }: ReadQuestion): string | undefined {
    const { session } = this;
    // Without a delete of its own: who only looks changes nothing.
    if (session.isDoubted(group.nonceName)) return undefined;
    const nonce = nonceOf(this.replies[group.nonceAt], session.runId);
    if (nonce === undefined) return undefined;
    const ofTags = this.join(tagsAt);
    return ofTags === undefined ? undefined : nonce + session.history + ofTags;
  }

  /** Those of the tags that the outcome carried last; undefined where one is missing. */
  hintedNoncesOf({ hintedAt }: ReadQuestion): string | undefined {
    return this.join(hintedAt);
  }

  hasAsked(label: string): boolean {
    return this.tags.has(label);
  }

  /** Of a tag that was asked for. */
  nonceOfTag(label: string): string | undefined {
    const at = this.tags.get(label);
    return at === undefined ? undefined : tagNonceOf(this.replies[at]);
  }

  /** Questions of one method mostly come one after the other. */
  private groupOf(question: Question): Group {
    const { last } = this;
    if (last?.of.group === question.group && last.of.kind === question.kind) return last;
    const nonceName = this.keys.groupNonce(question.group, question.kind);
    const group = this.groups.get(nonceName) ?? this.addGroup(question, nonceName);
    this.last = group;
    return group;
  }

  private addGroup(question: Question, nonceName: string): Group {
    const group = { of: question, nonceName, nonceAt: this.names.push(nonceName) - 1 };
    this.groups.set(nonceName, group);
    return group;
  }

  private join(places: readonly number[]): string | undefined {
    let joined = '';
    for (const place of places) {
      const nonce = tagNonceOf(this.replies[place]);
      if (nonce === undefined) return undefined;
      joined += nonce;
    }
    return joined;
  }
}
