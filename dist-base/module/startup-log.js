"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.logStartup = logStartup;
const common_1 = require("@nestjs/common");
const class_defaults_1 = require("../nest/class-defaults");
const decorated_classes_1 = require("../nest/decorated-classes");
const stock_interceptor_1 = require("../nest/stock-interceptor");
/** Says in one line what is memoized, and what stands behind each alias; and warns of what is likely to be a mistake. */
function logStartup({ configuration, runtime, application }) {
    const { options, bareTtls } = configuration;
    if (!options.startupLog)
        return;
    const logger = new common_1.Logger('CacheMemoize');
    const classes = (0, decorated_classes_1.listDecoratedClasses)(runtime.container);
    logger.log(`${describeMethods(classes, options.enabled)} ${describeCaches(runtime.registry)}`);
    const warnings = [
        ...bareTtls.map(warnOfBareTtl),
        ...classes.flatMap((each) => warningsOf(each, application)),
    ];
    for (const warning of new Set(warnings))
        logger.warn(warning);
}
function describeMethods(classes, isEnabled) {
    const count = classes.reduce((sum, { decorations }) => sum + decorations.length, 0);
    const methods = count === 1 ? '1 method is' : `${count} methods are`;
    return isEnabled ? `${methods} memoized.` : `${methods} not memoized, because of enabled: false.`;
}
function describeCaches(registry) {
    return `${registry.aliases.map((alias) => `${alias}: ${registry.placeOf(alias)}`).join('; ')}.`;
}
function warningsOf({ prototype, decorations }, application) {
    return [
        ...(0, class_defaults_1.listDefaults)(prototype).flatMap(({ where, bareTtl }) => warningsOfTtl(where, bareTtl)),
        ...decorations.flatMap((each) => warningsOfTtl(`@CacheMemoize on ${nameOf(each)}`, each.options.bareTtl)),
        ...warningsOfPrefix(decorations),
        ...decorations
            .filter((decoration) => (0, stock_interceptor_1.hasStockInterceptor)(prototype, decoration, application))
            .map((decoration) => warnOfStockInterceptor(`${prototype.constructor.name}.${decoration.name}`)),
    ];
}
function warningsOfTtl(who, ttl) {
    return ttl === undefined ? [] : [warnOfBareTtl({ who, ttl })];
}
/** Of one class, where a prefix may have been copied with its line. Two classes that share one do so on purpose. */
function warningsOfPrefix(decorations) {
    return decorations.flatMap((decoration, index) => {
        const { prefix } = decoration.options;
        const other = decorations.slice(0, index).find(({ options }) => options.prefix === prefix);
        return prefix === undefined || !other ? [] : [warnOfPrefix(prefix, nameOf(other), nameOf(decoration))];
    });
}
function warnOfBareTtl({ who, ttl }) {
    return `${who} has a ttl of ${ttl}, which are milliseconds. Did you mean '${ttl}s'? If not, write '${ttl}ms'.`;
}
function warnOfPrefix(prefix, one, other) {
    return (`${one} and ${other} have one prefix, '${prefix}': with equal arguments they answer each other. Give each its own, ` +
        `unless they are meant to share their outcomes.`);
}
function warnOfStockInterceptor(handler) {
    return (`The CacheInterceptor of @nestjs/cache-manager stands before ${handler}, which is memoized: it keeps answering what ` +
        `was invalidated here, by the URL alone. Remove it from there.`);
}
function nameOf({ prototype, name }) {
    return `${prototype.constructor.name}.${name}`;
}
//# sourceMappingURL=startup-log.js.map