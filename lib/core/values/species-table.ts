import { type Class } from '../../types/class';
import { classNameOf, nameOfClass } from '../../types/class-name';
import { BYTES_CLASSES, ERROR_CLASSES, isPromise, type Kind, kindOf } from '../kinds/kind';
import { type ClassEntry } from '../../options/class-entry';
import { bytesRule } from './bytes-rule';
import { assembleAll, Nested } from './graph';
import { refuseByKind } from './refusal';
import {
  arrayRule,
  dateRule,
  domExceptionRule,
  errorRule,
  instanceRule,
  mapRule,
  objectRule,
  type Rule,
  setRule,
  type Species,
  urlRule,
} from './rules';

/** Reads the prototype of a class's instances. */
export function prototypeOf(each: Class): object {
  return each.prototype as object; // TypeScript knows it of one class, not of any
}

const BUILT_IN: readonly Species[] = [
  { tag: '{}', prototype: Object.prototype, rule: objectRule },
  { tag: 'null{}', prototype: null, rule: instanceRule },
  { tag: '[]', prototype: Array.prototype, rule: arrayRule },
  { tag: '@Map', prototype: Map.prototype, rule: mapRule },
  { tag: '@Set', prototype: Set.prototype, rule: setRule },
  { tag: '@Date', prototype: Date.prototype, rule: dateRule },
  { tag: '@URL', prototype: URL.prototype, rule: urlRule },
  ...BYTES_CLASSES.map((each) => ({
    tag: `@${each.name}`,
    prototype: prototypeOf(each),
    rule: bytesRule(each),
  })),
  ...ERROR_CLASSES.map((each) => ({
    tag: `@${each.name}`,
    prototype: each.prototype,
    rule: errorRule,
  })),
  { tag: '@DOMException', prototype: DOMException.prototype, rule: domExceptionRule },
];

/** A class whose instances may be kept, or what is said of one. */
export type ListedClass = Class | ClassEntry;

export function classOf(listed: ListedClass): Class {
  return typeof listed === 'function' ? listed : listed.class;
}

/** A built-in class that is listed without saying how it is kept adds nothing to what is known of it. */
function conversionOf(listed: ListedClass): Conversion | undefined {
  if (typeof listed === 'function' || !listed.to || !listed.from) return undefined;
  return { to: listed.to, from: listed.from };
}

/** Knows everything that is kept: the built-in kinds and the classes that were listed. */
export class SpeciesTable {
  private readonly byPrototype = new Map<object | null, Species>();
  private readonly byTag = new Map<string, Species>();
  private readonly listed = new Map<unknown, Species>();
  private static readonly ofNone = new SpeciesTable([]);

  /** Where none is listed, the same for all: it is most of what a memoized method takes. */
  static of(classes: readonly ListedClass[]): SpeciesTable {
    return classes.length === 0 ? SpeciesTable.ofNone : new SpeciesTable(classes);
  }

  private constructor(classes: readonly ListedClass[]) {
    for (const species of BUILT_IN) this.add(species);
    const conversions = new Map(classes.map((each) => [classOf(each), conversionOf(each)]));
    const listed = [...conversions.keys()].filter(
      (each) => conversions.get(each) !== undefined || !this.byPrototype.has(prototypeOf(each)),
    );
    for (const each of listed) this.list(each, listed, conversions.get(each));
  }

  /** Finds the species of an object. @throws Refusal */
  speciesOf(value: object): Species {
    const known = this.byPrototype.get(Reflect.getPrototypeOf(value));
    if (known?.isListed) return known;
    const kind = kindOf(value);
    if (known && kind !== 'instance') return known;
    return this.byTag.get(tagOfForeign(value, kind)) ?? refuseByKind(value, kind);
  }

  /** Finds the species of what has this very prototype, if there is one. */
  speciesOfPrototype(prototype: object | null): Species | undefined {
    return this.byPrototype.get(prototype);
  }

  speciesOfTag(tag: unknown): Species | undefined {
    return typeof tag === 'string' ? this.byTag.get(tag) : undefined;
  }

  /** Finds the species of a listed class itself, which decimal.js, for one, leaves in a field of each instance. */
  speciesOfClass(value: unknown): Species | undefined {
    return this.listed.get(value);
  }

  /** Finds the listed class behind a tag. */
  classOfTag(tag: unknown): unknown {
    for (const [each, species] of this.listed) if (species.tag === tag) return each;
    return undefined;
  }

  private list(each: Class, all: readonly Class[], conversion: Conversion | undefined): void {
    const prototype = prototypeOf(each);
    const name = nameOfClass(each);
    const isShared =
      this.byTag.has(name) || all.some((other) => other !== each && nameOfClass(other) === name);
    const ownRule = prototype instanceof Error ? errorRule : instanceRule;
    const rule = conversion ? convertedRule(conversion) : ownRule;
    const species: Species = {
      tag: isShared || name === '' ? undefined : name,
      prototype,
      rule,
      isListed: true,
    };
    this.add(species);
    this.listed.set(each, species);
  }

  private add(species: Species): void {
    this.byPrototype.set(species.prototype, species);
    if (species.tag !== undefined) this.byTag.set(species.tag, species);
  }
}

/** Names the species of a value of another realm, which comes back as one of ours. */
function tagOfForeign(value: object, kind: Kind): string {
  if (kind === 'object') return '{}';
  if (kind === 'array') return '[]';
  return kind === 'instance' ? '' : `@${classNameOf(value)}`;
}

/** What `to` and `from` of an entry in `classes` are. */
interface Conversion {
  readonly to: (instance: object) => unknown;
  readonly from: (kept: unknown) => unknown;
}

/** Makes the rule for a class with `to` and `from`: its one part is what `to` gives. */
function convertedRule({ to, from }: Conversion): Rule {
  return {
    isLeaf: true,
    isConverted: true,
    take: (value) => [to(value)],
    make: (prototype, parts) => {
      const kept = parts.length === 1 ? wholeOf(parts[0]) : undefined;
      const made = kept && from(kept.value);
      return isInstance(made, prototype) && !isPromise(made) ? made : undefined;
    },
    fill: () => true,
    step: () => '.to()',
  };
}

/** Puts together what `to` gave; answers undefined where it is none of ours, which `from` must not see. */
function wholeOf(part: unknown): { readonly value: unknown } | undefined {
  if (!(part instanceof Nested)) return { value: part };
  const made = assembleAll(part.graph.nodes);
  return made === undefined || made.some(isPromise) ? undefined : { value: made[0] };
}

/** Asks for the very prototype: what comes back must be of the class that was kept. */
function isInstance(made: unknown, prototype: object | null): made is object {
  return typeof made === 'object' && made !== null && Reflect.getPrototypeOf(made) === prototype;
}
