"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SpeciesTable = void 0;
exports.prototypeOf = prototypeOf;
exports.classOf = classOf;
const class_name_1 = require("../../types/class-name");
const kind_1 = require("../kinds/kind");
const bytes_rule_1 = require("./bytes-rule");
const graph_1 = require("./graph");
const refusal_1 = require("./refusal");
const rules_1 = require("./rules");
/** Reads the prototype of a class's instances. */
function prototypeOf(each) {
    return each.prototype; // TypeScript knows it of one class, not of any
}
const BUILT_IN = [
    { tag: '{}', prototype: Object.prototype, rule: rules_1.objectRule },
    { tag: 'null{}', prototype: null, rule: rules_1.instanceRule },
    { tag: '[]', prototype: Array.prototype, rule: rules_1.arrayRule },
    { tag: '@Map', prototype: Map.prototype, rule: rules_1.mapRule },
    { tag: '@Set', prototype: Set.prototype, rule: rules_1.setRule },
    { tag: '@Date', prototype: Date.prototype, rule: rules_1.dateRule },
    { tag: '@URL', prototype: URL.prototype, rule: rules_1.urlRule },
    ...kind_1.BYTES_CLASSES.map((each) => ({
        tag: `@${each.name}`,
        prototype: prototypeOf(each),
        rule: (0, bytes_rule_1.bytesRule)(each),
    })),
    ...kind_1.ERROR_CLASSES.map((each) => ({
        tag: `@${each.name}`,
        prototype: each.prototype,
        rule: rules_1.errorRule,
    })),
    { tag: '@DOMException', prototype: DOMException.prototype, rule: rules_1.domExceptionRule },
];
function classOf(listed) {
    return typeof listed === 'function' ? listed : listed.class;
}
/** A built-in class that is listed without saying how it is kept adds nothing to what is known of it. */
function conversionOf(listed) {
    if (typeof listed === 'function' || !listed.to || !listed.from)
        return undefined;
    return { to: listed.to, from: listed.from };
}
/** Knows everything that is kept: the built-in kinds and the classes that were listed. */
class SpeciesTable {
    constructor(classes) {
        this.byPrototype = new Map();
        this.byTag = new Map();
        this.listed = new Map();
        for (const species of BUILT_IN)
            this.add(species);
        const conversions = new Map(classes.map((each) => [classOf(each), conversionOf(each)]));
        const listed = [...conversions.keys()].filter((each) => conversions.get(each) !== undefined || !this.byPrototype.has(prototypeOf(each)));
        for (const each of listed)
            this.list(each, listed, conversions.get(each));
    }
    /** Finds the species of an object. @throws Refusal */
    speciesOf(value) {
        const known = this.byPrototype.get(Reflect.getPrototypeOf(value));
        if (known?.isListed)
            return known;
        const kind = (0, kind_1.kindOf)(value);
        if (known && kind !== 'instance')
            return known;
        return this.byTag.get(tagOfForeign(value, kind)) ?? (0, refusal_1.refuseByKind)(value, kind);
    }
    /** Finds the species of what has this very prototype, if there is one. */
    speciesOfPrototype(prototype) {
        return this.byPrototype.get(prototype);
    }
    speciesOfTag(tag) {
        return typeof tag === 'string' ? this.byTag.get(tag) : undefined;
    }
    /** Finds the species of a listed class itself, which decimal.js, for one, leaves in a field of each instance. */
    speciesOfClass(value) {
        return this.listed.get(value);
    }
    /** Finds the listed class behind a tag. */
    classOfTag(tag) {
        for (const [each, species] of this.listed)
            if (species.tag === tag)
                return each;
        return undefined;
    }
    list(each, all, conversion) {
        const prototype = prototypeOf(each);
        const name = (0, class_name_1.nameOfClass)(each);
        const isShared = this.byTag.has(name) || all.some((other) => other !== each && (0, class_name_1.nameOfClass)(other) === name);
        const ownRule = prototype instanceof Error ? rules_1.errorRule : rules_1.instanceRule;
        const rule = conversion ? convertedRule(conversion) : ownRule;
        const species = {
            tag: isShared || name === '' ? undefined : name,
            prototype,
            rule,
            isListed: true,
        };
        this.add(species);
        this.listed.set(each, species);
    }
    add(species) {
        this.byPrototype.set(species.prototype, species);
        if (species.tag !== undefined)
            this.byTag.set(species.tag, species);
    }
}
exports.SpeciesTable = SpeciesTable;
/** Names the species of a value of another realm, which comes back as one of ours. */
function tagOfForeign(value, kind) {
    if (kind === 'object')
        return '{}';
    if (kind === 'array')
        return '[]';
    return kind === 'instance' ? '' : `@${(0, class_name_1.classNameOf)(value)}`;
}
/** Makes the rule for a class with `to` and `from`: its one part is what `to` gives. */
function convertedRule({ to, from }) {
    return {
        isLeaf: true,
        isConverted: true,
        take: (value) => [to(value)],
        make: (prototype, parts) => {
            const kept = parts.length === 1 ? wholeOf(parts[0]) : undefined;
            const made = kept && from(kept.value);
            return isInstance(made, prototype) && !(0, kind_1.isPromise)(made) ? made : undefined;
        },
        fill: () => true,
        step: () => '.to()',
    };
}
/** Puts together what `to` gave; answers undefined where it is none of ours, which `from` must not see. */
function wholeOf(part) {
    if (!(part instanceof graph_1.Nested))
        return { value: part };
    const made = (0, graph_1.assembleAll)(part.graph.nodes);
    return made === undefined || made.some(kind_1.isPromise) ? undefined : { value: made[0] };
}
/** Asks for the very prototype: what comes back must be of the class that was kept. */
function isInstance(made, prototype) {
    return typeof made === 'object' && made !== null && Reflect.getPrototypeOf(made) === prototype;
}
//# sourceMappingURL=species-table.js.map