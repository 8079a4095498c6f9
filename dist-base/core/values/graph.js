"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Nested = exports.Link = void 0;
exports.assemble = assemble;
exports.assembleAll = assembleAll;
exports.withObjects = withObjects;
/** Stands for an object among the parts of another. */
class Link {
    constructor(index) {
        this.index = index;
    }
}
exports.Link = Link;
/**
 * Stands for an object that `to` of an entry in `classes` gave, taken apart by itself: it is whole again before `from`
 * sees it.
 */
class Nested {
    constructor(graph) {
        this.graph = graph;
    }
}
exports.Nested = Nested;
/** Makes the value anew; answers undefined where the nodes are none of ours. */
function assemble(nodes) {
    return assembleAll(nodes)?.[0];
}
/** Makes all objects of a value anew, the value itself first. */
function assembleAll(nodes) {
    const made = [];
    for (const { species, parts } of nodes) {
        const each = species.rule.make(species.prototype, parts);
        if (each === undefined)
            return undefined;
        made.push(each);
    }
    for (let index = 0; index < nodes.length; index++) {
        const { species, parts } = nodes[index];
        if (!species.rule.fill(made[index], withObjects(parts, made)))
            return undefined;
    }
    return made;
}
/** Puts objects in place of links. Parts without links stay the very same list. */
function withObjects(parts, made) {
    let resolved;
    for (let place = 0; place < parts.length; place++) {
        const part = parts[place];
        if (!(part instanceof Link))
            continue;
        resolved ??= parts.slice();
        resolved[place] = made[part.index];
    }
    return resolved ?? parts;
}
//# sourceMappingURL=graph.js.map