import { types } from 'node:util';
import { hasMoreDigits } from '../kinds/has-more-digits';
import { isObject } from '../kinds/kind';
import { joinSteps } from '../kinds/path';
import { type Graph, type GraphNode, Link, Nested } from './graph';
import { explainRefusal, refuse, refuseConversion, refuseSharedName, refuseSize } from './refusal';
import { type Species } from './rules';
import { type SpeciesTable } from './species-table';

/** Estimates of what an object costs besides its parts, and a part at least: a pointer, or a digit and a comma. */
const BYTES_PER_OBJECT = 16;
const BYTES_PER_PART = 8;
const BYTES_PER_PART_OF_TEXT = 2;

/** How often what `to` answers may hold what has a `to`: one that answers itself would never end. */
const DEEPEST_CONVERSION = 20;

export interface DissectionLimits {
  readonly table: SpeciesTable;
  readonly maxValueBytes: number;
  /** The species of the value itself, where the table need not know it: an error that is kept for its base class. */
  readonly species?: Species;
  /** True where every class must have a name of its own. */
  readonly isForText?: boolean;
}

/** Says where a value comes from, for error texts. */
export interface Origin {
  /** `FilesService.exists`. */
  readonly method: string;
  readonly start: 'result' | 'error';
}

/**
 * Takes an object apart, and says of one that cannot be kept where and why.
 *
 * @throws UncacheableValueError
 */
export function dissect(value: object, limits: DissectionLimits, origin: Origin): Graph {
  const dissection = new Dissection(limits);
  try {
    return dissection.run(value);
  } catch (error) {
    throw explainRefusal(error, { method: origin.method, path: dissection.path(origin.start) });
  }
}

/**
 * Checks what is no object, and so has nothing to take apart.
 *
 * @throws UncacheableValueError
 */
export function checkPrimitive(value: unknown, maxValueBytes: number, { method, start }: Origin): void {
  try {
    if (typeof value === 'function') refuse('a function');
    if (typeof value === 'symbol') refuse('a symbol');
    if (typeof value === 'string' && value.length > maxValueBytes) refuseSize(maxValueBytes);
    if (typeof value === 'bigint' && hasMoreDigits(value, maxValueBytes)) refuseSize(maxValueBytes);
  } catch (error) {
    throw explainRefusal(error, { method, path: start });
  }
}

/** Takes one value apart, and refuses what could not be put together again. */
class Dissection {
  private readonly nodes: GraphNode[] = [];
  private readonly found: object[] = [];
  private readonly indexes = new Map<object, number>();
  private readonly depths: number[] = [];
  /** For each object but the first, the one that led to it and the place among its parts. */
  private readonly origins: Array<{ readonly parent: number; readonly place: number } | undefined> = [
    undefined,
  ];
  private isTree = true;
  private lastIndex = 0;
  private lastPart: number | undefined;

  private readonly bytesPerPart: number;

  /**
   * @param bytes what was counted before, where the value is part of another
   * @param conversions how many of them it is inside of
   */
  constructor(
    private readonly limits: DissectionLimits,
    private bytes = 0,
    private readonly conversions = 0,
  ) {
    this.bytesPerPart = limits.isForText ? BYTES_PER_PART_OF_TEXT : BYTES_PER_PART;
  }

  /** @throws Refusal, or whatever the value throws while it is read. {@link path} then tells where. */
  run(value: object): Graph {
    this.found.push(value);
    this.indexes.set(value, 0);
    this.depths.push(0);
    for (let index = 0; index < this.found.length; index++) this.takeApart(index);
    return { nodes: this.nodes, isTree: this.isTree, depth: this.depths.at(-1) ?? 0, bytes: this.bytes };
  }

  /** Names the way to what was looked at last: `result.owner.friends[3]`. */
  path(start: string): string {
    const steps = this.lastPart === undefined ? [] : [this.stepOf(this.lastIndex, this.lastPart)];
    for (let index = this.lastIndex; index > 0;) {
      const { parent, place } = this.origins[index]!;
      steps.push(this.stepOf(parent, place));
      index = parent;
    }
    return joinSteps(start, steps.reverse());
  }

  private stepOf(index: number, place: number): string {
    const node = this.nodes[index]!;
    return node.species.rule.step(node.parts, place);
  }

  private takeApart(index: number): void {
    const value = this.found[index]!;
    this.lastIndex = index;
    this.lastPart = undefined;
    if (types.isProxy(value)) refuse('a proxy');
    const species = (index === 0 && this.limits.species) || this.limits.table.speciesOf(value);
    if (this.limits.isForText && species.tag === undefined) refuseSharedName(value);
    // Before they are listed: what is certain to be too large must not cost the time of its size.
    this.refuseOver(BYTES_PER_OBJECT + this.leastOf(value));
    this.count(BYTES_PER_OBJECT + bytesOf(value));
    const parts = species.rule.take(value);
    this.nodes.push({ species, parts });
    if (species.rule.isConverted) this.convertPart(value, { species, parts });
    else if (!species.rule.isLeaf) this.linkParts(parts, index);
  }

  /** Takes what `to` gave apart by itself, in place, and tries whether `from` makes an instance of it again. */
  private convertPart(value: object, { species, parts }: { species: Species; parts: unknown[] }): void {
    const [kept] = parts;
    this.lastPart = 0;
    if (isObject(kept)) parts[0] = this.nest(kept);
    else this.countPrimitive(kept);
    this.lastPart = undefined;
    if (species.rule.make(species.prototype, parts) === undefined) refuseConversion(value);
  }

  private nest(kept: object): Nested {
    if (this.conversions >= DEEPEST_CONVERSION)
      refuse('what to answers with instances of its own class, over and over');
    const { table, maxValueBytes, isForText = false } = this.limits;
    const inner = new Dissection({ table, maxValueBytes, isForText }, this.bytes, this.conversions + 1);
    const graph = inner.run(kept);
    this.bytes = inner.bytes;
    return new Nested(graph);
  }

  /** Replaces the objects among the parts by links, in place. */
  private linkParts(parts: unknown[], index: number): void {
    for (let place = 0; place < parts.length; place++) {
      const part = parts[place];
      this.lastPart = place;
      if (isObject(part)) parts[place] = this.link(part, index, place);
      else this.countPrimitive(part);
    }
  }

  private link(value: object, parent: number, place: number): Link {
    const known = this.indexes.get(value);
    if (known !== undefined) {
      this.isTree = false;
      return new Link(known);
    }
    const index = this.found.push(value) - 1;
    this.indexes.set(value, index);
    this.origins[index] = { parent, place };
    this.depths.push(this.depths[parent]! + 1);
    return new Link(index);
  }

  private countPrimitive(part: unknown): void {
    if (typeof part === 'string') return this.count(Math.max(part.length, this.bytesPerPart));
    if (typeof part === 'bigint') return this.count(bytesOfBigInt(part, this.limits.maxValueBytes));
    if (typeof part === 'symbol') refuse('a symbol');
    if (typeof part === 'function' && !this.isListedClass(part)) refuse('a function');
    this.count(this.bytesPerPart);
  }

  private isListedClass(part: unknown): boolean {
    const species = this.limits.table.speciesOfClass(part);
    return species !== undefined && (species.tag !== undefined || !this.limits.isForText);
  }

  /** What the parts will cost at least; they are counted when they are looked at. */
  private leastOf(value: object): number {
    return Array.isArray(value) ? this.leastOfItems(value) : partsOf(value) * this.bytesPerPart;
  }

  /** Texts are looked at one by one: to list the names of the items, which comes next, costs fifty times as much. */
  private leastOfItems(items: readonly unknown[]): number {
    let bytes = items.length * this.bytesPerPart;
    for (let index = 0; index < items.length && bytes <= this.limits.maxValueBytes; index++) {
      const item = items[index];
      if (typeof item === 'string' && item.length > this.bytesPerPart)
        bytes += item.length - this.bytesPerPart;
    }
    return bytes;
  }

  private count(bytes: number): void {
    this.refuseOver(bytes);
    this.bytes += bytes;
  }

  private refuseOver(bytes: number): void {
    if (this.bytes + bytes > this.limits.maxValueBytes) refuseSize(this.limits.maxValueBytes);
  }
}

/** Counts the digits, but those of a huge one only as more than the limit: that would take long. */
function bytesOfBigInt(value: bigint, limit: number): number {
  return hasMoreDigits(value, limit) ? limit + 1 : value.toString(16).length;
}

/** Counts the parts of what is no array, before each of them is asked for. */
function partsOf(value: object): number {
  if (value instanceof Map) return value.size * 2;
  if (value instanceof Set) return value.size;
  // The keys of bytes are their indexes.
  return ArrayBuffer.isView(value) ? 0 : Object.keys(value).length * 2;
}

function bytesOf(value: object): number {
  return ArrayBuffer.isView(value) ? value.byteLength : 0;
}
