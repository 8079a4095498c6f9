import { type ValueGraph, type ValueNode, withObjects } from './graph';
import { arrayRule, instanceRule, objectRule } from './rules';
import { type Species } from './species';

/**
 * A kept tree, from which each reader's copy is made. What is asked once, when it is kept, is not asked again for every
 * copy: what kind of object each is, and which of its parts are objects; these are templates themselves.
 *
 * Beside a copy that asks as it goes: 0.36 times the time for an object of ten. It recurses, and so only values that are
 * not deep are kept in this way.
 */
export interface Template {
  make(): object;
}

/** @param graph of a tree: no object in it is reached twice */
export function templateOf({ nodes }: ValueGraph): Template {
  const templates = new Array<Template>(nodes.length);
  // An object stands behind the one that leads to it.
  for (let index = nodes.length - 1; index >= 0; index--) {
    templates[index] = makeTemplate(nodes[index]!, templates);
  }
  return templates[0]!;
}

function makeTemplate({ species, parts }: ValueNode, templates: readonly Template[]): Template {
  const { rule, prototype } = species;
  const filled = withObjects(parts, templates);
  const isFlat = filled === parts;
  if (rule === arrayRule) return isFlat ? new FlatArray(filled) : new NestedArray(filled);
  if (rule === objectRule) return fieldsOf(filled, isFlat);
  if (rule === instanceRule) return new Instance(fieldsOf(filled, isFlat), prototype);
  return isFlat ? new FlatParts(species, filled) : new NestedParts(species, filled);
}

function fieldsOf(parts: readonly unknown[], isFlat: boolean): Template {
  const fields = {};
  objectRule.fill(fields, parts);
  if (isFlat) return new FlatObject(fields);
  const names = parts.filter((_, place) => isTemplate(parts[place + 1])) as string[]; // before each value stands its name
  return new NestedObject(fields, names);
}

class FlatObject implements Template {
  constructor(private readonly fields: object) {}

  make(): object {
    return { ...this.fields };
  }
}

class NestedObject implements Template {
  constructor(
    private readonly fields: object,
    private readonly nested: readonly string[],
  ) {}

  make(): object {
    const { nested } = this;
    // A spread defines the fields, all at once; only those that hold objects are then written again.
    const made = { ...this.fields } as Record<string, unknown>;
    for (let index = 0; index < nested.length; index++) {
      const name = nested[index]!;
      made[name] = (made[name] as Template).make(); // that is what nested fields hold
    }
    return made;
  }
}

/** A spread first: as fields were assigned one by one, the prototype would run its setters. */
class Instance implements Template {
  constructor(
    private readonly fields: Template,
    private readonly prototype: object | null,
  ) {}

  make(): object {
    return Object.setPrototypeOf(this.fields.make(), this.prototype) as object;
  }
}

class FlatArray implements Template {
  constructor(private readonly items: readonly unknown[]) {}

  make(): object {
    return this.items.slice();
  }
}

class NestedArray implements Template {
  constructor(private readonly items: readonly unknown[]) {}

  make(): object {
    return withTemplatesMade(this.items);
  }
}

/** A Date, a Buffer. */
class FlatParts implements Template {
  constructor(
    private readonly species: Species,
    private readonly parts: readonly unknown[],
  ) {}

  make(): object {
    return makeOf(this.species, this.parts);
  }
}

/** A Map of objects, an error with a cause. */
class NestedParts implements Template {
  constructor(
    private readonly species: Species,
    private readonly parts: readonly unknown[],
  ) {}

  make(): object {
    return makeOf(this.species, withTemplatesMade(this.parts));
  }
}

function makeOf({ rule, prototype }: Species, parts: readonly unknown[]): object {
  const made = rule.make(prototype, parts)!; // of parts that the rule itself has taken
  rule.fill(made, parts);
  return made;
}

function withTemplatesMade(parts: readonly unknown[]): unknown[] {
  const made = parts.slice();
  for (let place = 0; place < made.length; place++) {
    const part = made[place];
    if (isTemplate(part)) made[place] = part.make();
  }
  return made;
}

/** Of what is nested: there an object is nothing else. */
function isTemplate(part: unknown): part is Template {
  return typeof part === 'object' && part !== null;
}
