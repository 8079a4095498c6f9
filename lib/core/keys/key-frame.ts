import { type RecordedType } from '../../ports/recorded-type';
import { joinSteps, stepTo } from '../kinds/path';
import { type KeyPosition } from './key-refusal';

/** Says what a frame is made of; everything but `value` and `values` has a usual case. */
export interface KeyFrameParts {
  /** The object whose text the frame writes. */
  readonly value: object;
  /** The children, whose texts come between opening and closing. */
  readonly values: readonly unknown[];
  readonly opening: string;
  readonly closing: string;
  /** The text before each child; a comma between two where left out. */
  readonly labels?: readonly string[];
  /** For each place the child that comes there, by its index; as they are where left out. */
  readonly order?: readonly number[];
  /** The number of children that make one member, where members have no order: 1 in a Set, 2 in a Map. */
  readonly perMember?: 1 | 2;
  /** The name that leads to each child, for error texts; its index where left out. */
  readonly names?: readonly string[];
  /** What is recorded of the children, each a field of its name, or an item. */
  readonly recorded?: RecordedType | undefined;
}

/** Holds an object with children, half written: what the call stack would hold if the walk were recursive. */
export class KeyFrame {
  readonly value: object;
  readonly perMember: 1 | 2 | undefined;
  readonly names: readonly string[] | undefined;
  private readonly values: readonly unknown[];
  private readonly order: readonly number[] | undefined;
  private readonly closing: string;
  private readonly labels: readonly string[] | undefined;
  private readonly recorded: RecordedType | undefined;
  private text: string;
  private members: string[] | undefined;
  private lengthOfMembers = 0;
  /** The number of children that are written. */
  private place = 0;

  constructor(parts: KeyFrameParts) {
    this.value = parts.value;
    this.values = parts.values;
    this.text = parts.opening;
    this.closing = parts.closing;
    this.labels = parts.labels;
    this.order = parts.order;
    this.perMember = parts.perMember;
    this.names = parts.names;
    this.recorded = parts.recorded;
  }

  get isComplete(): boolean {
    return this.place >= this.values.length;
  }

  /** The number of characters so far, the closing ones included: they will have to be written. */
  get length(): number {
    return this.text.length + this.lengthOfMembers + this.closing.length;
  }

  /** The index of the next child. */
  get index(): number {
    return this.order ? (this.order[this.place] ?? 0) : this.place;
  }

  get child(): unknown {
    return this.values[this.index];
  }

  /** What is recorded of the next child. */
  get typeOfChild(): RecordedType | undefined {
    if (this.recorded?.prototype === undefined) return this.recorded?.itemType;
    return this.recorded.typeOfField(this.names?.[this.index] ?? '');
  }

  /** Tells whether there are members to be put in an order. */
  get isSorted(): boolean {
    return this.members !== undefined && this.members.length > 1;
  }

  /** Tells whether the next child is a gap in an array: `[, 1]` is not `[undefined, 1]`. */
  get isGap(): boolean {
    return !(this.index in this.values);
  }

  write(text: string): void {
    const place = this.place++;
    if (this.perMember) this.writeMember(place, text);
    else if (this.labels) this.text += (this.labels[place] ?? '') + text;
    else this.text += place === 0 ? text : `,${text}`;
  }

  close(): string {
    if (!this.members) return this.text + this.closing;
    // By code units, as is the default: the order must be the same in every process.
    return this.text + this.members.sort().join(',') + this.closing;
  }

  private writeMember(place: number, text: string): void {
    this.members ??= [];
    this.lengthOfMembers += text.length + 2;
    if (this.perMember === 1 || place % 2 === 0) this.members.push(text);
    else this.members.push(`${this.members.pop()}=>${text}`);
  }
}

/** Names the way to the child that the last frame was about to write: `[0].owner.friends[3]`. */
export function pathThrough(position: KeyPosition, frames: readonly KeyFrame[]): string {
  return joinSteps(position === 'extra' ? 'extra' : `[${position}]`, frames.map(stepInto));
}

function stepInto(frame: KeyFrame): string {
  const { index, names, perMember } = frame;
  if (names) return stepTo(names[index] ?? '');
  if (perMember === 1) return `[member ${index}]`;
  if (perMember === 2) return `[${index % 2 === 0 ? 'key' : 'value'} ${index >> 1}]`;
  return stepTo(String(index));
}
