"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.noteProxy = noteProxy;
exports.isProxy = isProxy;
exports.writeDecoration = writeDecoration;
exports.findDecoration = findDecoration;
exports.isDecorated = isDecorated;
exports.listDecorations = listDecorations;
require("reflect-metadata");
const constants_1 = require("../constants");
const proxies = new WeakSet();
/** Remembers a memoizing proxy by its identity: its metadata are copied by whoever wraps it. */
function noteProxy(proxy) {
    proxies.add(proxy);
}
/** Whether a method is the memoizing proxy itself, with no other decorator above it that replaced it. */
function isProxy(method) {
    return proxies.has(method);
}
function writeDecoration(decoration) {
    const { prototype, name } = decoration;
    const names = ownNames(prototype);
    Reflect.defineMetadata(constants_1.DECORATED_NAMES_METADATA, [...names, name], prototype);
    Reflect.defineMetadata(constants_1.DECORATION_METADATA, decoration, prototype, name);
}
/** The decoration nearest to `prototype` for this method: its own, or the one it inherits. */
function findDecoration(prototype, name) {
    // Only writeDecoration writes under this key.
    return Reflect.getMetadata(constants_1.DECORATION_METADATA, prototype, name);
}
function isDecorated(prototype, name) {
    return ownNames(prototype).includes(name);
}
/** One decoration for each memoized method that instances of `prototype` have, inherited ones included. */
function listDecorations(prototype) {
    const nearest = new Map();
    for (let level = prototype; level; level = Object.getPrototypeOf(level)) {
        for (const name of ownNames(level)) {
            const decoration = findDecoration(level, name);
            if (decoration && !nearest.has(name))
                nearest.set(name, decoration);
        }
    }
    return [...nearest.values()];
}
function ownNames(prototype) {
    // Only writeDecoration writes under this key.
    const names = Reflect.getOwnMetadata(constants_1.DECORATED_NAMES_METADATA, prototype);
    return names ?? [];
}
//# sourceMappingURL=decoration.js.map