"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.provideConfiguration = provideConfiguration;
const constants_1 = require("../constants");
const invalid_option_error_1 = require("../errors/invalid-option.error");
const option_reader_1 = require("../options/option-reader");
/** @throws InvalidOptionError unless exactly one way to make the configuration is given */
function provideConfiguration(options) {
    const { useFactory, useClass, useExisting, inject = [] } = options;
    if ([useFactory, useClass, useExisting].filter(Boolean).length !== 1) {
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'useFactory, useClass, useExisting',
            value: options,
            where: 'CacheMemoizeModule.forRootAsync',
            expected: 'exactly one of the three',
        });
    }
    if (useFactory)
        return [provide(useFactory, inject)];
    const token = useClass ?? useExisting;
    const ask = provide((factory) => factory.createCacheMemoizeOptions(), [token]);
    return useClass ? [ask, useClass] : [ask];
}
function provide(make, inject) {
    return {
        provide: constants_1.GIVEN_CONFIGURATION,
        useFactory: async (...injected) => readMade(await make(...injected)),
        inject,
    };
}
/** @throws InvalidOptionError */
function readMade(made) {
    const where = 'the options of CacheMemoizeModule';
    const reader = option_reader_1.OptionReader.of(made, where);
    if (reader.has('isGlobal'))
        reader.refuse('isGlobal', 'given to forRootAsync itself, beside the factory');
    const { caches = {}, ...options } = made;
    return { caches, options, where };
}
//# sourceMappingURL=async-options.js.map