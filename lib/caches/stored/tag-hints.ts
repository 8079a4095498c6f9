/** How many characters all names and labels may have together. */
const MOST_CHARACTERS = 2 ** 21;

/**
 * Which tags the outcomes carried that this process has met last, so that they can be asked for together with the outcome.
 * A hint that is wrong costs a name in a command, and one that is missing a round trip.
 */
export class TagHints {
  /** By the name of the value, the one that was noted longest ago first. */
  private readonly hints = new Map<string, readonly string[]>();
  private characters = 0;

  constructor(private readonly mostCharacters = MOST_CHARACTERS) {}

  /** The labels of the tags that it carried. */
  of(valueName: string): readonly string[] {
    return this.hints.get(valueName) ?? [];
  }

  note(valueName: string, labels: readonly string[]): void {
    this.forget(valueName);
    if (labels.length === 0) return;
    this.hints.set(valueName, labels);
    this.characters += sizeOf(valueName, labels);
    for (const oldest of this.hints.keys()) {
      if (this.characters <= this.mostCharacters) return;
      this.forget(oldest);
    }
  }

  private forget(valueName: string): void {
    const labels = this.hints.get(valueName);
    if (labels === undefined) return;
    this.hints.delete(valueName);
    this.characters -= sizeOf(valueName, labels);
  }
}

function sizeOf(valueName: string, labels: readonly string[]): number {
  return labels.reduce((sum, { length }) => sum + length, valueName.length);
}
