"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveMemoizeOptions = resolveMemoizeOptions;
const node_util_1 = require("node:util");
const circular_import_1 = require("../errors/circular-import");
const method_defaults_1 = require("./method-defaults");
const option_reader_1 = require("./option-reader");
const stale_options_1 = require("./stale-options");
const MEMOIZE_OPTIONS = [
    ...['prefix', 'argsRewrite', 'keyGeneratorCallable', 'condition', 'hitCallable', 'missCallable'],
    ...['storeResult', 'cacheExceptions', 'instancesAgree', 'resultTags', 'audit', 'localCopies'],
    ...method_defaults_1.CLASS_METHOD_DEFAULTS,
];
/** Checks the options of a decorator. @throws InvalidOptionError */
function resolveMemoizeOptions(given, where) {
    const options = option_reader_1.OptionReader.of(given, where).allowOnly(MEMOIZE_OPTIONS);
    const resolved = {
        ...(0, method_defaults_1.resolveMethodDefaults)(options, where),
        prefix: options.prefix('prefix'),
        argsRewrite: options.callback('argsRewrite'),
        keyGeneratorCallable: options.callback('keyGeneratorCallable'),
        condition: resolveCondition(options),
        hitCallable: options.callback('hitCallable'),
        missCallable: options.callback('missCallable'),
        resultTags: options.callback('resultTags'),
        isGuard: !options.boolean('storeResult', true),
        instancesAgree: options.boolean('instancesAgree', false),
        isAudited: options.boolean('audit', true),
        localCopies: options.boolean('localCopies', true),
        cacheExceptions: resolveErrorClasses(options),
    };
    refuseContradictions(options, resolved);
    return resolved;
}
/** Whether a call is memoized is asked before it begins: a promise would say so too late. */
function resolveCondition(options) {
    const condition = options.callback('condition');
    if (node_util_1.types.isAsyncFunction(condition))
        options.refuse('condition', 'a function that answers true or false at once: it must not be async');
    return condition;
}
function resolveErrorClasses(options) {
    const given = options.get('cacheExceptions') ?? [];
    const classes = Array.isArray(given) ? given : [given];
    if (!(0, option_reader_1.isListOf)(isErrorClass, classes))
        options.refuse('cacheExceptions', (0, circular_import_1.expectClass)('an error class, or an array of error classes', isListWithHole(classes)));
    return classes;
}
function isListWithHole(given) {
    return Array.isArray(given) && given.includes(undefined);
}
function isErrorClass(value) {
    return (0, option_reader_1.isClass)(value) && (value === Error || value.prototype instanceof Error);
}
/** Refuses an option that another one makes meaningless, rather than ignoring it. */
function refuseContradictions(options, resolved) {
    if (resolved.keyGeneratorCallable) {
        if (resolved.argsRewrite)
            options.refuse('argsRewrite', 'left out where keyGeneratorCallable makes the whole key');
        if (resolved.extra)
            options.refuse('extra', 'left out where keyGeneratorCallable makes the whole key');
    }
    if (resolved.isGuard)
        refuseOnGuard(options, resolved);
    if (resolved.ttl === Infinity)
        refuseStale(options, 'left out where ttl is Infinity: such an outcome never ends, and is never stale');
}
function refuseOnGuard(options, resolved) {
    if (resolved.resultTags)
        options.refuse('resultTags', 'left out on a guard (storeResult: false), which keeps no result: use tags');
    if (resolved.cacheExceptions.length > 0) {
        options.refuse('cacheExceptions', 'left out on a guard (storeResult: false): a run that throws leaves no mark');
    }
    refuseStale(options, 'left out on a guard (storeResult: false), whose marks are never stale');
}
function refuseStale(options, expected) {
    for (const name of stale_options_1.STALE_OPTIONS)
        if (options.has(name))
            options.refuse(name, expected);
}
//# sourceMappingURL=resolve-memoize-options.js.map