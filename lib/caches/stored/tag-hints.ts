import { writeLabels } from './tagged-frame';

/** How many characters all keys and labels may have together. */
const MOST_CHARACTERS = 2 ** 21;

/** What an outcome carried. */
export interface TagHint {
  readonly labels: readonly string[];
  /** The same as a value has it in front of its payload. */
  readonly text: string;
}

export const NO_HINT: TagHint = Object.freeze({ labels: [], text: '' });

/**
 * Which tags the outcomes carried that this process has met last, so that they can be asked for together with the outcome.
 * A hint that is wrong costs a name in a command, and one that is missing a round trip.
 */
export class TagHints {
  /** By key, the one that was noted longest ago first. */
  private readonly hints = new Map<string, TagHint>();
  private characters = 0;

  constructor(private readonly mostCharacters = MOST_CHARACTERS) {}

  of(key: string): TagHint {
    return this.hints.get(key) ?? NO_HINT;
  }

  note(key: string, labels: readonly string[]): void {
    this.forget(key);
    if (labels.length === 0) return;
    this.hints.set(key, { labels, text: writeLabels(labels) });
    this.characters += sizeOf(key, labels);
    for (const oldest of this.hints.keys()) {
      if (this.characters <= this.mostCharacters) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const hint = this.hints.get(key);
    if (hint === undefined) return;
    this.hints.delete(key);
    this.characters -= sizeOf(key, hint.labels);
  }
}

function sizeOf(key: string, labels: readonly string[]): number {
  return labels.reduce((sum, { length }) => sum + length, key.length);
}
