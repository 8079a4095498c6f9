import type { Question } from '../../ports/outcome-cache';
import { type StoreKeys, tagLabel } from '../stored/store-keys';
import { TagHints } from '../stored/tag-hints';
import type { TaggedFrame } from '../stored/tagged-frame';
import type { StoredNonce } from './confirmed-nonces';
import type { QuestionNonces } from './question-nonces';

/** By label; undefined where there is none. */
export type TagNonces = ReadonlyMap<string, string | undefined>;

export interface ResultTagsParts {
  readonly keys: StoreKeys;
  readonly where: QuestionNonces;
  readonly read: (nonce: StoredNonce) => Promise<string | undefined>;
  /** What is missing is made. */
  readonly make: (nonce: StoredNonce) => Promise<string>;
}

/** The tags that are known only with an outcome, in the nonce protocol: any that is invalidated meanwhile costs its fill. */
export class ResultTags {
  private readonly hints = new TagHints();

  constructor(private readonly parts: ResultTagsParts) {}

  /** The nonces of the tags that the outcome carried when it was met last, to be read together with it. */
  async expect({ key }: Question): Promise<TagNonces> {
    return this.readAll(this.hints.of(key).labels);
  }

  /** Whether the tags of the outcome still have the nonces that it carries. */
  async areCurrent(
    { key }: Question,
    { tags }: TaggedFrame,
    expected: TagNonces = new Map(),
  ): Promise<boolean> {
    const labels = tags.map(({ label }) => label);
    const others = await this.readAll(labels.filter((label) => !expected.has(label)));
    const isCurrent = tags.every(({ label, nonce }) => (expected.get(label) ?? others.get(label)) === nonce);
    if (isCurrent) this.hints.note(key, labels);
    return isCurrent;
  }

  /** What the clock says. */
  time(): Promise<string> {
    return this.parts.make(this.parts.where.ofTagClock);
  }

  /** The nonces of the tags, after which the clock is read: undefined where it says another time than it did. */
  async bind(tags: readonly string[], time: unknown): Promise<string | undefined> {
    const { make, read, where } = this.parts;
    const nonces = await Promise.all(tags.map((tag) => make(where.ofTag(tagLabel(tag)))));
    const now = await read(where.ofTagClock);
    return now === time ? nonces.join('') : undefined;
  }

  private async readAll(labels: readonly string[]): Promise<TagNonces> {
    const { read, where } = this.parts;
    const nonces = await Promise.all(labels.map((label) => read(where.ofTag(label))));
    return new Map(labels.map((label, index) => [label, nonces[index]]));
  }
}
