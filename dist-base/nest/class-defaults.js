"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeDefaults = writeDefaults;
exports.findOwnDefaults = findOwnDefaults;
exports.listDefaults = listDefaults;
require("reflect-metadata");
const constants_1 = require("../constants");
function writeDefaults(prototype, defaults) {
    Reflect.defineMetadata(constants_1.CLASS_DEFAULTS_METADATA, defaults, prototype);
}
/** What `@CacheMemoizeDefaults` says on this very class; that of a class above it does not count. */
function findOwnDefaults(prototype) {
    // Only writeDefaults writes under this key.
    return Reflect.getOwnMetadata(constants_1.CLASS_DEFAULTS_METADATA, prototype);
}
/** What every class says that instances of `prototype` are of, from the base down. */
function listDefaults(prototype) {
    const nearestFirst = [];
    for (let level = prototype; level; level = Object.getPrototypeOf(level)) {
        const own = findOwnDefaults(level);
        if (own)
            nearestFirst.push(own);
    }
    return nearestFirst.reverse();
}
//# sourceMappingURL=class-defaults.js.map