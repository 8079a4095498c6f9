"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.callsOfBatch = callsOfBatch;
const invalid_option_error_1 = require("../../errors/invalid-option.error");
/**
 * The calls of the single method that a call of its batch stands for: one for each id.
 *
 * @param batch `ProductsService.findByIds`
 * @throws InvalidOptionError where there is no list of ids
 */
function callsOfBatch([ids, ...further], batch) {
    if (Array.isArray(ids))
        return ids.map((id) => [id, ...further]);
    const expected = 'an array of ids, followed by what the method takes besides';
    throw new invalid_option_error_1.InvalidOptionError({ option: 'ids', value: ids, where: `a verb of ${batch}`, expected });
}
//# sourceMappingURL=batch-calls.js.map