import { types } from 'node:util';
import { isLonger } from '../kinds/bigint';
import { Link, type ValueGraph, type ValueNode } from './graph';
import { refuse, refuseSharedName, refuseSize } from './refusal';
import { type Species, type ValueTable } from './species';
import { joinSteps } from '../kinds/path';

/** What an object costs besides its parts, and a part that is neither text nor bytes. Estimates: a limit, no account. */
const BYTES_PER_OBJECT = 16;
const BYTES_PER_PART = 8;

export interface DissectionLimits {
  readonly table: ValueTable;
  readonly maxValueBytes: number;
  /** What the value itself is, where the table need not know it: an error that is kept for its base class. */
  readonly species?: Species;
  /** Whether every class must have a name of its own. */
  readonly isForText?: boolean;
}

/** Takes one value apart, and refuses what could not be put together again. */
export class Dissection {
  private readonly nodes: ValueNode[] = [];
  private readonly found: object[] = [];
  private readonly indexes = new Map<object, number>();
  private readonly depths: number[] = [];
  /** For each object but the first the one that led to it, and the place among that one's parts. */
  private readonly origins: Array<{ readonly parent: number; readonly place: number } | undefined> = [
    undefined,
  ];
  private isTree = true;
  private bytes = 0;
  private lastIndex = 0;
  private lastPart: number | undefined;

  constructor(private readonly limits: DissectionLimits) {}

  /** @throws ValueRefusal, or whatever the value throws while it is read. {@link path} then tells where. */
  run(value: object): ValueGraph {
    this.found.push(value);
    this.indexes.set(value, 0);
    this.depths.push(0);
    for (let index = 0; index < this.found.length; index++) this.takeApart(index);
    return { nodes: this.nodes, isTree: this.isTree, depth: this.depths.at(-1) ?? 0 };
  }

  /** The way to what was looked at last: `result.owner.friends[3]`. */
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
    this.count(BYTES_PER_OBJECT + lengthOf(value));
    const parts = species.rule.take(value);
    this.nodes.push({ species, parts });
    if (!species.rule.isLeaf) this.linkParts(parts, index);
  }

  /** Replaces the objects among the parts by links, in place. */
  private linkParts(parts: unknown[], index: number): void {
    for (let place = 0; place < parts.length; place++) {
      const part = parts[place];
      this.lastPart = place;
      if (typeof part === 'object' && part !== null) parts[place] = this.link(part, index, place);
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
    if (typeof part === 'string') return this.count(part.length);
    if (typeof part === 'bigint') return this.count(bytesOfBigInt(part, this.limits.maxValueBytes));
    if (typeof part === 'symbol') refuse('a symbol');
    if (typeof part === 'function' && !this.isListedClass(part)) refuse('a function');
    this.count(BYTES_PER_PART);
  }

  private isListedClass(part: unknown): boolean {
    const species = this.limits.table.speciesOfClass(part);
    return species !== undefined && (species.tag !== undefined || !this.limits.isForText);
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.maxValueBytes) refuseSize(this.limits.maxValueBytes);
  }
}

/** More than the limit, whatever it is more by: counting the digits of a huge one would take long. */
function bytesOfBigInt(value: bigint, limit: number): number {
  return isLonger(value, limit) ? limit + 1 : value.toString(16).length;
}

/** What is certain to be too large is not even listed. */
function lengthOf(value: object): number {
  if (Array.isArray(value)) return value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return value instanceof Map || value instanceof Set ? value.size : 0;
}
