"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolvePanelOptions = resolvePanelOptions;
exports.requireGuards = requireGuards;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
const WHERE = 'CacheMemoizePanelModule.forRoot';
const PATH = /^[\w.~-]+(\/[\w.~-]+)*$/;
/** Where a panel may be left open, because nobody but who develops reaches it. */
const OPEN_ENVIRONMENTS = ['development', 'test'];
/** @throws InvalidOptionError */
function resolvePanelOptions(given) {
    const reader = option_reader_1.OptionReader.of(given, WHERE).allowOnly(['path', 'guards', 'imports', 'reveal']);
    const { path = 'cache', guards, imports = [] } = given;
    if (typeof path !== 'string' || !PATH.test(path.replace(/^\/|\/$/g, '')))
        reader.refuse('path', "a path of the application, such as 'cache' or 'admin/cache'");
    if (guards !== undefined && guards !== 'open' && !isListOfGuards(guards))
        reader.refuse('guards', "an array of at least one guard, or 'open'");
    return {
        path,
        guards: guards === 'open' ? [] : (guards ?? []),
        isGuarded: guards !== undefined,
        imports,
        reveal: reader.boolean('reveal', false),
    };
}
/**
 * At start, when the environment is complete.
 *
 * @throws InvalidOptionError where everybody could see the panel, and nobody has said so
 */
function requireGuards({ isGuarded }) {
    const environment = process.env['NODE_ENV'];
    if (isGuarded || OPEN_ENVIRONMENTS.includes(environment ?? ''))
        return;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'guards',
        value: undefined,
        where: WHERE,
        expected: `given where NODE_ENV is neither development nor test (it is ${environment ?? 'not set'}): the guards that decide ` +
            `who may see the panel and invalidate, or 'open' for everybody who reaches it`,
    });
}
function isListOfGuards(given) {
    return Array.isArray(given) && given.length > 0 && given.every(isGuard);
}
function isGuard(given) {
    const guard = typeof given === 'function' ? given.prototype : given;
    return typeof guard?.canActivate === 'function';
}
//# sourceMappingURL=panel-options.js.map