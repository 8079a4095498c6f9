import type { DropNames, Question } from '../../ports/outcome-cache';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import type { Drops } from '../stored/drops';
import { tagLabel } from '../stored/store-keys';
import type { ConfirmedNonces } from './confirmed-nonces';
import type { QuestionNonces } from './question-nonces';
import { type Replacement, replaceAll } from './replace-all';

/** Invalidates by replacing nonces, on stores that cannot be trusted with a delete. */
export class NonceDrops implements Drops {
  constructor(
    private readonly nonces: ConfirmedNonces,
    private readonly where: QuestionNonces,
  ) {}

  async drop(
    { keys = [], marks = [], groups = [], tags = [], life }: DropNames,
    onConfirmed: (names: DropNames) => void,
  ): Promise<void> {
    const replaceKey = async (key: string, kind: Question['kind']): Promise<void> => {
      await this.nonces.replace(this.where.ofKey(key, kind, life));
      onConfirmed(kind === 'mark' ? { marks: [key] } : { keys: [key] });
    };
    const replaceGroup = async (group: string): Promise<void> => {
      await this.replaceGroup(group);
      onConfirmed({ groups: [group] });
    };
    const [ofKeys, ofMarks, ofGroups, ofTags] = await Promise.all([
      replaceAll(keys, (key) => replaceKey(key, 'outcome')),
      replaceAll(marks, (key) => replaceKey(key, 'mark')),
      replaceAll(groups, replaceGroup),
      this.replaceTags(tags, onConfirmed),
    ]);
    const failure = [ofKeys, ofMarks, ofGroups, ofTags].find(({ failed }) => failed.length > 0);
    if (failure === undefined) return;
    const names = {
      keys: ofKeys.failed,
      marks: ofMarks.failed,
      groups: ofGroups.failed,
      tags: ofTags.failed,
    };
    throw new UnconfirmedDropError(names, { cause: failure.cause });
  }

  clear(): Promise<void> {
    return this.nonces.replace(this.where.ofRoot);
  }

  /** The clock before any nonce: who finds a nonce of afterwards has to find the clock of afterwards. */
  private async replaceTags(
    tags: readonly string[],
    onConfirmed: (names: DropNames) => void,
  ): Promise<Replacement> {
    if (tags.length === 0) return { failed: [], cause: undefined };
    try {
      await this.nonces.replace(this.where.ofTagClock);
    } catch (cause) {
      return { failed: tags, cause };
    }
    return replaceAll(tags, async (tag) => {
      await this.nonces.replace(this.where.ofTag(tagLabel(tag)));
      onConfirmed({ tags: [tag] });
    });
  }

  private async replaceGroup(group: string): Promise<void> {
    await Promise.all([
      this.nonces.replace(this.where.ofGroup(group, 'outcome')),
      this.nonces.replace(this.where.ofGroup(group, 'mark')),
    ]);
  }
}
