"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MODULE_OPTIONS = void 0;
exports.resolveModuleOptions = resolveModuleOptions;
exports.resolveDeadlines = resolveDeadlines;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const class_entry_1 = require("./class-entry");
const defaults_1 = require("./defaults");
const invalidation_options_1 = require("./invalidation-options");
const method_defaults_1 = require("./method-defaults");
const option_reader_1 = require("./option-reader");
/** The names of all options of the module. */
exports.MODULE_OPTIONS = [
    ...Object.keys(defaults_1.MODULE_DEFAULTS),
    'secret',
    'clock',
    'transactions',
    'onError',
];
const CLOCK_METHODS = ['monotonic', 'wall', 'later'];
const SHORTEST_SECRET = 16;
/** Checks the options of the module. @throws InvalidOptionError */
function resolveModuleOptions(given, where) {
    const options = option_reader_1.OptionReader.of(given, where).allowOnly(exports.MODULE_OPTIONS);
    const breaker = options.section('breaker', Object.keys(defaults_1.MODULE_DEFAULTS.breaker));
    return {
        keyPrefix: options.prefix('keyPrefix'),
        ttl: options.duration('ttl', defaults_1.MODULE_DEFAULTS.ttl),
        defaults: (0, method_defaults_1.resolveMethodDefaults)(options.section('defaults', method_defaults_1.MODULE_METHOD_DEFAULTS), `the defaults of ${where}`),
        isGlobal: options.boolean('isGlobal', defaults_1.MODULE_DEFAULTS.isGlobal),
        classes: (0, class_entry_1.resolveClasses)(options),
        deadline: resolveDeadlines(options, defaults_1.MODULE_DEFAULTS.deadline),
        herdWait: options.finiteDuration('herdWait', defaults_1.MODULE_DEFAULTS.herdWait, { least: 0 }),
        leaseMs: options.finiteDuration('leaseMs', defaults_1.MODULE_DEFAULTS.leaseMs),
        joinWait: options.finiteDuration('joinWait', defaults_1.MODULE_DEFAULTS.joinWait),
        breaker: {
            failures: breaker.integer('failures', defaults_1.MODULE_DEFAULTS.breaker.failures),
            halfOpenAfter: breaker.finiteDuration('halfOpenAfter', defaults_1.MODULE_DEFAULTS.breaker.halfOpenAfter),
        },
        maxKeyBytes: options.integer('maxKeyBytes', defaults_1.MODULE_DEFAULTS.maxKeyBytes),
        maxValueBytes: options.integer('maxValueBytes', defaults_1.MODULE_DEFAULTS.maxValueBytes),
        secrets: resolveSecrets(given.secret, where),
        transactions: resolveTransactions(options),
        invalidation: (0, invalidation_options_1.resolveInvalidationOptions)(options),
        enabled: options.boolean('enabled', defaults_1.MODULE_DEFAULTS.enabled),
        http: options.boolean('http', defaults_1.MODULE_DEFAULTS.http),
        audit: resolveAudit(options),
        startupLog: options.boolean('startupLog', defaults_1.MODULE_DEFAULTS.startupLog),
        clock: resolveClock(options),
        onError: options.callback('onError'),
    };
}
/** Checks deadlines. Where one is left out, the one in `otherwise` takes its place: the default, or the module's. */
function resolveDeadlines(options, otherwise) {
    const deadline = options.section('deadline', Object.keys(otherwise));
    return {
        read: deadline.finiteDuration('read', otherwise.read),
        fill: deadline.finiteDuration('fill', otherwise.fill),
        invalidate: deadline.finiteDuration('invalidate', otherwise.invalidate),
    };
}
function resolveAudit(options) {
    const audit = options.get('audit') ?? defaults_1.MODULE_DEFAULTS.audit;
    if (typeof audit === 'boolean')
        return audit ? { share: 1, isBehind: false } : undefined;
    if (typeof audit !== 'number' || !(audit >= 0 && audit <= 1))
        options.refuse('audit', 'true, false, or a number from 0 to 1');
    return audit > 0 ? { share: audit, isBehind: true } : undefined;
}
function resolveClock(options) {
    const clock = options.get('clock');
    if (clock === undefined || isClock(clock))
        return clock;
    options.refuse('clock', `a clock with ${CLOCK_METHODS.join('(), ')}(), such as manualClock()`);
}
function isClock(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const methods = value;
    return CLOCK_METHODS.every((name) => typeof methods[name] === 'function');
}
function resolveTransactions(options) {
    const given = options.get('transactions');
    if (given === undefined || isTransactionPort(given))
        return given;
    return options.refuse('transactions', 'an object with the functions current and afterCommit');
}
function isTransactionPort(given) {
    const { current, afterCommit } = (given ?? {}); // looked at below
    return (0, option_reader_1.isCallback)(current) && (0, option_reader_1.isCallback)(afterCommit);
}
function resolveSecrets(given, where) {
    if (given === undefined)
        return [];
    const secrets = Array.isArray(given) ? given : [given];
    if ((0, option_reader_1.isListOf)(isSecret, secrets) && secrets.length > 0)
        return secrets;
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'secret',
        value: Symbol('not shown'), // an error text ends in a log
        where,
        expected: `a string of at least ${SHORTEST_SECRET} characters, or an array of such strings`,
    });
}
function isSecret(value) {
    return typeof value === 'string' && value.length >= SHORTEST_SECRET;
}
//# sourceMappingURL=resolve-module-options.js.map