import type { LocalCopy } from '../../ports/outcome-codec';
import type { Hit, Question } from '../../ports/outcome-cache';

/** What both clocks said at one moment. */
export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

/** A hit of the shared cache that this process may answer again for a short time. There is one for all who ask meanwhile. */
export class LocalHit implements Hit {
  readonly kind = 'hit';
  // What each hit reads, without a way from object to object.
  private readonly hasTags: boolean;
  private readonly hasResultTags: boolean | undefined;
  private readonly monotonic: number;
  private readonly wall: number;
  private readonly ms: number;

  constructor(
    readonly payload: LocalCopy,
    /** What the shared cache answered. */
    readonly origin: Hit,
    lease: {
      /** What it is an answer to. */
      readonly question: Question;
      /** Before the first command that the answer rests on was sent. */
      readonly sent: Moment;
      /** From then on, in milliseconds. */
      readonly ms: number;
    },
  ) {
    this.hasTags = lease.question.tags !== undefined;
    this.hasResultTags = lease.question.hasResultTags;
    this.monotonic = lease.sent.monotonic;
    this.wall = lease.sent.wall;
    this.ms = lease.ms;
  }

  /** What relies on no tags is bound to none, and so is no answer to who does; and the other way round. */
  isOfForm({ tags, hasResultTags }: Question): boolean {
    return (tags !== undefined) === this.hasTags && hasResultTags === this.hasResultTags;
  }

  /**
   * Whether it may still be answered. Either clock ends it, whichever stands still or is set; one that shows a time before
   * the beginning shows another time than it did then, and proves nothing.
   */
  isAliveAt(monotonic: number, wall: number): boolean {
    const byMonotonic = monotonic - this.monotonic;
    const byWall = wall - this.wall;
    return byMonotonic >= 0 && byMonotonic < this.ms && byWall >= 0 && byWall < this.ms;
  }
}
