"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.dressAs = dressAs;
require("reflect-metadata");
/** Gives what stands in a method's place its name, its length, and all that other decorators have written on it. */
function dressAs(proxy, original, name) {
    const shownName = typeof name === 'symbol' ? `[${name.description ?? ''}]` : name;
    Object.defineProperty(proxy, 'name', { value: shownName, configurable: true });
    Object.defineProperty(proxy, 'length', { value: original.length, configurable: true });
    for (const key of Reflect.getMetadataKeys(original)) {
        Reflect.defineMetadata(key, Reflect.getMetadata(key, original), proxy);
    }
}
//# sourceMappingURL=stand-in.js.map