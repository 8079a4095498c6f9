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

  constructor(
    readonly payload: LocalCopy,
    /** What the shared cache answered. */
    readonly origin: Hit,
    private readonly lease: {
      /** What it is an answer to. */
      readonly question: Question;
      /** Before the first command that the answer rests on was sent. */
      readonly sent: Moment;
      /** From then on, in milliseconds. */
      readonly ms: number;
    },
  ) {}

  /** What relies on no tags is bound to none, and so is no answer to who does; and the other way round. */
  isOfForm({ tags, hasResultTags }: Question): boolean {
    const { question } = this.lease;
    return (tags === undefined) === (question.tags === undefined) && hasResultTags === question.hasResultTags;
  }

  /**
   * Whether it may still be answered. Either clock ends it, whichever stands still or is set; one that shows a time before
   * the beginning shows another time than it did then, and proves nothing.
   */
  isAliveAt(monotonic: number, wall: number): boolean {
    const { sent, ms } = this.lease;
    const byMonotonic = monotonic - sent.monotonic;
    const byWall = wall - sent.wall;
    return byMonotonic >= 0 && byMonotonic < ms && byWall >= 0 && byWall < ms;
  }
}
