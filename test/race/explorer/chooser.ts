/** Decides what happens next, wherever more than one thing can. */
export interface Chooser {
  /** From 0 to `count` - 1; 0 is to go on with what was begun last. */
  choose(count: number): number;
}

/** Follows a list, then goes on with what was begun last; and remembers how many ways there were at each fork. */
export class Replay implements Chooser {
  readonly taken: number[] = [];
  readonly ways: number[] = [];

  constructor(private readonly list: readonly number[] = []) {}

  choose(count: number): number {
    if (count === 1) return 0;
    const choice = Math.min(this.list[this.taken.length] ?? 0, count - 1);
    this.taken.push(choice);
    this.ways.push(count);
    return choice;
  }
}

/** Any way is as likely as any other. Remembers what it took, for a {@link Replay}. */
export class Wanderer implements Chooser {
  readonly taken: number[] = [];

  constructor(private readonly random: () => number) {}

  choose(count: number): number {
    if (count === 1) return 0;
    const choice = Math.floor(this.random() * count);
    this.taken.push(choice);
    return choice;
  }
}
