"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.methodOptionsOf = methodOptionsOf;
exports.declaresKey = declaresKey;
exports.isSharedByInstances = isSharedByInstances;
exports.isTagged = isTagged;
/**
 * What one memoized method goes by: what its decorator says, with the defaults of the instance's class, of the classes
 * above it, and of the module.
 *
 * It is put together when an application binds the method, and not when the method is decorated, because decorators of
 * methods run before those of their class, and because an inherited method goes by the defaults of the class that
 * inherits it.
 */
const class_defaults_1 = require("../../nest/class-defaults");
const class_entry_1 = require("../../options/class-entry");
const defaults_1 = require("../../options/defaults");
/** @param module undefined where there is none, as in a unit test */
function methodOptionsOf(prototype, decoration, module) {
    const own = decoration.options;
    const defaults = [...(module ? [module.defaults] : []), ...(0, class_defaults_1.listDefaults)(prototype)];
    const layers = [...defaults, own];
    return {
        ...own,
        ttl: nearest(layers, ({ ttl }) => ttl),
        extras: sourced(layers, own, ({ extra }) => extra),
        tags: sourced(layers, own, ({ tags }) => tags && { tags }),
        cache: sourced(layers, own, ({ cacheAlias: alias }) => alias && { alias }).at(-1) ?? DEFAULT_CACHE,
        classes: (0, class_entry_1.mergeClasses)(module?.classes ?? [], ...layers.map(({ classes }) => classes)),
        stale: { own: own.stale, byDefault: nearestStale(defaults) },
    };
}
const DEFAULT_CACHE = { alias: defaults_1.DEFAULT_ALIAS, source: undefined };
/**
 * Whether something says what the outcomes depend on besides the arguments. An `extra` that is a value does not: it is the
 * same for every instance.
 */
function declaresKey({ extras, argsRewrite, keyGeneratorCallable }) {
    return extras.some((extra) => 'from' in extra) || Boolean(argsRewrite ?? keyGeneratorCallable);
}
/** Whether instances of its class answer for each other, so that there may be several only if they are alike. */
function isSharedByInstances(options) {
    return !declaresKey(options) && !options.instancesAgree;
}
/** Whether its outcomes may carry tags. */
function isTagged({ tags, resultTags }) {
    return tags.length > 0 || resultTags !== undefined;
}
/** The last that says something is the nearest. */
function nearest(layers, read) {
    return layers.map(read).findLast((value) => value !== undefined);
}
function nearestStale(defaults) {
    const layers = defaults.map(({ stale }) => stale);
    return {
        staleWhileRevalidate: nearest(layers, ({ staleWhileRevalidate }) => staleWhileRevalidate),
        staleIfError: nearest(layers, ({ staleIfError }) => staleIfError),
        earlyRefresh: nearest(layers, ({ earlyRefresh }) => earlyRefresh),
        jitter: nearest(layers, ({ jitter }) => jitter),
    };
}
function sourced(layers, own, read) {
    return layers.flatMap((layer) => {
        const value = read(layer);
        return value ? [{ ...value, source: layer === own ? undefined : layer.where }] : [];
    });
}
//# sourceMappingURL=method-options.js.map