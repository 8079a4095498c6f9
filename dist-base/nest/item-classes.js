"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.itemClassOf = itemClassOf;
/** `storage.js` of 0.3 and later, in every installed copy that this process has loaded. */
const STORAGE_FILE = /[\\/]class-transformer[\\/](?:cjs[\\/])?storage\.js$/;
/**
 * The class of the items of an array, where class-transformer's `@Type(() => Item)` says it; undefined where nobody
 * does.
 *
 * The library does not import class-transformer, which is optional, and of which an application may have more than one
 * copy: it looks at those that are loaded already. `@Type` has run by then, or it stands nowhere. What a bundler has
 * swallowed is not found, and then the items keep their names.
 */
function itemClassOf(target, name) {
    for (const storage of loadedStorages()) {
        const found = askStorage(storage, target, name);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** A type function may want to look at the object, and there is none: it says nothing then. */
function askStorage(storage, target, name) {
    try {
        return storage.findTypeMetadata(target, name)?.typeFunction?.(undefined);
    }
    catch {
        return undefined;
    }
}
/** Looks through all that is loaded, which takes as long as a hundred keys: whoever asks remembers the answer. */
function loadedStorages() {
    const paths = Object.keys(require.cache).filter((path) => STORAGE_FILE.test(path));
    return paths.flatMap((path) => {
        const exported = require.cache[path]?.exports; // a module's
        const storage = exported?.defaultMetadataStorage;
        return isStorage(storage) ? [storage] : [];
    });
}
function isStorage(value) {
    return typeof value === 'object' && value !== null && 'findTypeMetadata' in value;
}
//# sourceMappingURL=item-classes.js.map