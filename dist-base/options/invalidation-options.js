"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveInvalidationOptions = resolveInvalidationOptions;
exports.readOnFailure = readOnFailure;
const defaults_1 = require("./defaults");
/** @throws InvalidOptionError */
function resolveInvalidationOptions(options) {
    const { invalidation } = defaults_1.MODULE_DEFAULTS;
    const section = options.section('invalidation', Object.keys(invalidation));
    return { onFailure: readOnFailure(section) ?? invalidation.onFailure };
}
/** @throws InvalidOptionError */
function readOnFailure(reader) {
    const onFailure = reader.get('onFailure');
    if (onFailure === undefined || onFailure === 'reject' || onFailure === 'retry')
        return onFailure;
    return reader.refuse('onFailure', "'reject' or 'retry'");
}
//# sourceMappingURL=invalidation-options.js.map