import { isObject } from '../kinds/kind';
import { type KeyPlace } from './key-classes';
import { type KeyFrame, pathThrough } from './key-frame';
import { type KeyPosition, KeyRefusal, KeyTooLarge, refuseOver, UnkeyableValue } from './key-refusal';
import { openObject, textOfPrimitive } from './key-rules';

/** From this depth on, and at each doubling of it, a cycle is looked for: one that exists passes each of them. */
const FIRST_SEARCH = 16;

class CycleRefusal extends KeyRefusal {}

/**
 * How often the room that there is may be sorted: members of Sets and Maps have no order, and so those of each are put
 * into one, at every level once more. Without a bound 64 KiB of Sets in one another take half a second.
 */
const MOST_SORTING = 16;

export interface KeyWalkSettings {
  readonly position: KeyPosition;
  /** The number of characters that the text may have. */
  readonly room: number;
  readonly place: KeyPlace;
}

/**
 * Writes one argument. Iterative, because a structure may be deeper than the call stack; bounded, because every step
 * adds at least one character and the characters are counted.
 */
export class KeyWalk {
  /** The values on the way to the one being written, the outermost first. */
  private readonly frames: KeyFrame[] = [];
  /** The number of characters in all frames but the last. */
  private spent = 0;

  /** The number of characters that were sorted. */
  private sorted = 0;
  private readonly position: KeyPosition;
  private readonly room: number;

  constructor(private readonly settings: KeyWalkSettings) {
    this.position = settings.position;
    this.room = settings.room;
  }

  /**
   * Writes the argument.
   *
   * @throws UnkeyableValue for everything that has no key, whatever the value does to us while it is read.
   */
  write(value: unknown): string {
    try {
      return this.walk(value);
    } catch (error) {
      throw this.explain(error);
    }
  }

  private walk(value: unknown): string {
    let text = this.open(value);
    for (;;) {
      const frame = this.frames[this.frames.length - 1];
      if (frame === undefined) return text ?? '';
      if (text !== undefined) this.add(frame, text);
      this.writePrimitives(frame);
      text = frame.isComplete ? this.close(frame) : this.open(frame.child);
    }
  }

  /** Answers the text of a value without children, and undefined where it has begun a frame for one with. */
  private open(value: unknown): string | undefined {
    const room = this.room - this.spent - (this.frames.at(-1)?.length ?? 0);
    const opened = isObject(value)
      ? openObject(value, room, this.placeOfNext())
      : textOfPrimitive(value, room);
    if (typeof opened !== 'object') return opened;
    this.push(opened);
    return undefined;
  }

  private placeOfNext(): KeyPlace {
    const { place } = this.settings;
    const frame = this.frames[this.frames.length - 1];
    const recorded = frame ? frame.typeOfChild : place.recorded;
    return recorded === place.recorded ? place : { recorded, classes: place.classes };
  }

  private push(frame: KeyFrame): void {
    const depth = this.frames.length;
    if (depth >= FIRST_SEARCH && (depth & (depth - 1)) === 0) {
      if (this.frames.some((each) => each.value === frame.value)) throw new CycleRefusal();
    }
    this.spent += this.frames[depth - 1]?.length ?? 0;
    this.frames.push(frame);
    // What opens may go on for ever: a toCacheKey that answers yet another instance.
    refuseOver(this.room - this.spent, frame.length);
  }

  private close(frame: KeyFrame): string {
    this.frames.pop();
    this.spent -= this.frames[this.frames.length - 1]?.length ?? 0;
    if (frame.isSorted) this.sorted += frame.length;
    if (this.sorted > this.room * MOST_SORTING)
      throw new KeyRefusal('more Sets or Maps in one another than can be put in order');
    return frame.close();
  }

  private add(frame: KeyFrame, text: string): void {
    frame.write(text);
    refuseOver(this.room - this.spent, frame.length);
  }

  /** Writes the children up to the next one that is an object. */
  private writePrimitives(frame: KeyFrame): void {
    const room = this.room - this.spent;
    while (!frame.isComplete) {
      const { child } = frame;
      const text = child === undefined && frame.isGap ? 'empty' : textOfPrimitive(child, room - frame.length);
      if (text === undefined) return;
      frame.write(text);
      refuseOver(room, frame.length);
    }
  }

  private explain(error: unknown): UnkeyableValue {
    const { position } = this;
    const isEndless = error instanceof KeyTooLarge || error instanceof CycleRefusal;
    const closing = isEndless ? this.findCycle() : undefined;
    // Where exactly the limit was passed says nothing: it is the argument that is too large.
    const depth = error instanceof KeyTooLarge ? (closing ?? 0) : closing;
    const path = pathThrough(position, this.frames.slice(0, depth));
    if (closing !== undefined) return new UnkeyableValue({ position, path, reason: 'part of a cycle' });
    if (error instanceof KeyRefusal) return new UnkeyableValue({ position, path, reason: error.message });
    return new UnkeyableValue(
      { position, path, reason: 'a value that throws when it is read' },
      { cause: error },
    );
  }

  /** Finds the depth at which the first value comes that is already on the way. */
  private findCycle(): number | undefined {
    const seen = new Set<object>();
    const depth = this.frames.findIndex(({ value }) => seen.size === seen.add(value).size);
    return depth < 0 ? undefined : depth;
  }
}
