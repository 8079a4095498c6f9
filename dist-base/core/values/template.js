"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.templateOf = templateOf;
const kind_1 = require("../kinds/kind");
const graph_1 = require("./graph");
const rules_1 = require("./rules");
/** Makes the template of a tree: of a graph in which no object is reached twice. */
function templateOf({ nodes }) {
    const templates = new Array(nodes.length);
    // An object stands behind the one that leads to it.
    for (let index = nodes.length - 1; index >= 0; index--) {
        templates[index] = makeTemplate(nodes[index], templates);
    }
    return templates[0];
}
function makeTemplate({ species, parts }, templates) {
    const { rule, prototype } = species;
    const filled = (0, graph_1.withObjects)(parts, templates);
    const isFlat = filled === parts;
    if (rule === rules_1.arrayRule)
        return isFlat ? new FlatArray(filled) : new NestedArray(filled);
    if (rule === rules_1.objectRule)
        return fieldsOf(filled, isFlat);
    if (rule === rules_1.instanceRule)
        return new Instance(fieldsOf(filled, isFlat), prototype);
    return isFlat ? new FlatParts(species, filled) : new NestedParts(species, filled);
}
function fieldsOf(parts, isFlat) {
    const fields = {};
    rules_1.objectRule.fill(fields, parts);
    if (isFlat)
        return new FlatObject(fields);
    return new NestedObject(fields, Object.keys(fields).filter((name) => isTemplate(fields[name])));
}
class FlatObject {
    constructor(fields) {
        this.fields = fields;
    }
    make() {
        return { ...this.fields };
    }
}
class NestedObject {
    constructor(fields, nested) {
        this.fields = fields;
        this.nested = nested;
    }
    make() {
        const { nested } = this;
        // A spread defines the fields, all at once; only those that hold objects are then written again.
        const made = { ...this.fields };
        for (let index = 0; index < nested.length; index++) {
            const name = nested[index];
            made[name] = made[name].make(); // that is what nested fields hold
        }
        return made;
    }
}
/** Makes an instance by a spread first: fields assigned one by one would run the setters of the prototype. */
class Instance {
    constructor(fields, prototype) {
        this.fields = fields;
        this.prototype = prototype;
    }
    make() {
        const made = this.fields.make();
        Object.setPrototypeOf(made, this.prototype);
        return made;
    }
}
class FlatArray {
    constructor(items) {
        this.items = items;
    }
    make() {
        return this.items.slice();
    }
}
class NestedArray {
    constructor(items) {
        this.items = items;
    }
    make() {
        return withTemplatesMade(this.items);
    }
}
/** Makes what has content and no objects in it: a Date, a Buffer. */
class FlatParts {
    constructor(species, parts) {
        this.species = species;
        this.parts = parts;
    }
    make() {
        return makeOf(this.species, this.parts);
    }
}
/** Makes what has content with objects in it: a Map of objects, an error with a cause. */
class NestedParts {
    constructor(species, parts) {
        this.species = species;
        this.parts = parts;
    }
    make() {
        return makeOf(this.species, withTemplatesMade(this.parts));
    }
}
function makeOf({ rule, prototype }, parts) {
    const made = rule.make(prototype, parts);
    if (made === undefined)
        throw new TypeError('The value does not come back'); // only a `from` of others can do that
    rule.fill(made, parts);
    return made;
}
function withTemplatesMade(parts) {
    const made = parts.slice();
    for (let place = 0; place < made.length; place++) {
        const part = made[place];
        if (isTemplate(part))
            made[place] = part.make();
    }
    return made;
}
/** Recognises a template where all objects are: links were replaced, and leaves are not looked into. */
function isTemplate(part) {
    return (0, kind_1.isObject)(part);
}
//# sourceMappingURL=template.js.map