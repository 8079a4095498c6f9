import { type Class } from '../../types/class';
import { classNameOf } from '../../types/class-name';
import { BYTES_CLASSES, ERROR_CLASSES, type Kind, kindOf } from '../kinds/kind';
import { bytesRule } from './bytes-rule';
import { refuseByKind } from './refusal';
import {
  arrayRule,
  dateRule,
  errorRule,
  instanceRule,
  mapRule,
  objectRule,
  type Rule,
  setRule,
  urlRule,
} from './rules';

/** Describes what is kept of one prototype: how text calls it, and by which rule it is taken and made. */
export interface Species {
  /** The name in text; undefined where text could not tell it from another, and it is kept in memory only. */
  readonly tag: string | undefined;
  readonly prototype: object | null;
  readonly rule: Rule;
  readonly isListed?: true;
}

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
];

/** Knows everything that is kept: the built-in kinds and the classes that were listed. */
export class SpeciesTable {
  private readonly byPrototype = new Map<object | null, Species>();
  private readonly byTag = new Map<string, Species>();
  private readonly listed = new Map<unknown, Species>();

  constructor(classes: readonly Class[]) {
    for (const species of BUILT_IN) this.add(species);
    const unknown = [...new Set(classes)].filter((each) => !this.byPrototype.has(prototypeOf(each)));
    for (const each of unknown) this.list(each, unknown);
  }

  /** Finds the species of an object. @throws Refusal */
  speciesOf(value: object): Species {
    const known = this.byPrototype.get(Reflect.getPrototypeOf(value));
    if (known?.isListed) return known;
    const kind = kindOf(value);
    if (known && kind !== 'instance') return known;
    return this.byTag.get(tagOfForeign(value, kind)) ?? refuseByKind(value, kind);
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

  private list(each: Class, all: readonly Class[]): void {
    const prototype = prototypeOf(each);
    const isShared =
      this.byTag.has(each.name) || all.some((other) => other !== each && other.name === each.name);
    const rule = prototype instanceof Error ? errorRule : instanceRule;
    const tag = isShared || each.name === '' ? undefined : each.name;
    const species: Species = { tag, prototype, rule, isListed: true };
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
