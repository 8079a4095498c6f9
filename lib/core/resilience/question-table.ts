import type { Question } from '../../ports/outcome-cache';

type ByGroup<Value> = Map<string, Map<string, Value>>;

/** Holds a value for each different question. */
export class QuestionTable<Value> {
  private readonly outcomes: ByGroup<Value> = new Map();
  /** Most tables never see a guard's question. */
  private marks: ByGroup<Value> | undefined;

  find({ key, group, kind }: Question): Value | undefined {
    const ofKind = kind === 'outcome' ? this.outcomes : this.marks;
    return ofKind?.get(group)?.get(key);
  }

  add({ key, group, kind }: Question, value: Value): void {
    const ofKind =
      kind === 'outcome' ? this.outcomes : (this.marks ??= new Map<string, Map<string, Value>>());
    const ofGroup = ofKind.get(group);
    if (ofGroup === undefined) ofKind.set(group, new Map([[key, value]]));
    else ofGroup.set(key, value);
  }
}
