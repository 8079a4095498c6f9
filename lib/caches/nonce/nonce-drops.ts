import type { DropNames, Question } from '../../ports/outcome-cache';
import { UnconfirmedDropError } from '../../ports/unconfirmed-drop.error';
import type { Drops } from '../stored/drops';
import type { ConfirmedNonces } from './confirmed-nonces';
import type { QuestionNonces } from './question-nonces';
import { replaceAll } from './replace-all';

/** Invalidates by replacing nonces, on stores that cannot be trusted with a delete. */
export class NonceDrops implements Drops {
  constructor(
    private readonly nonces: ConfirmedNonces,
    private readonly where: QuestionNonces,
  ) {}

  async drop(
    { keys = [], marks = [], groups = [], life }: DropNames,
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
    const [ofKeys, ofMarks, ofGroups] = await Promise.all([
      replaceAll(keys, (key) => replaceKey(key, 'outcome')),
      replaceAll(marks, (key) => replaceKey(key, 'mark')),
      replaceAll(groups, replaceGroup),
    ]);
    const failure = [ofKeys, ofMarks, ofGroups].find(({ failed }) => failed.length > 0);
    if (failure === undefined) return;
    const names = { keys: ofKeys.failed, marks: ofMarks.failed, groups: ofGroups.failed };
    throw new UnconfirmedDropError(names, { cause: failure.cause });
  }

  clear(): Promise<void> {
    return this.nonces.replace(this.where.ofRoot);
  }

  private async replaceGroup(group: string): Promise<void> {
    await Promise.all([
      this.nonces.replace(this.where.ofGroup(group, 'outcome')),
      this.nonces.replace(this.where.ofGroup(group, 'mark')),
    ]);
  }
}
