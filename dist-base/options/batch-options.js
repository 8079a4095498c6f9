"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveManyOptions = resolveManyOptions;
const defaults_1 = require("./defaults");
const option_reader_1 = require("./option-reader");
/** Checks the options of a decorator. @throws InvalidOptionError */
function resolveManyOptions(given, where) {
    const options = option_reader_1.OptionReader.of(given, where).allowOnly(['by', 'absent', 'maxSize']);
    const by = options.callback('by');
    // An option that is there and undefined is a value here: `absent: undefined`.
    const absent = Object.hasOwn(given, 'absent') ? { value: options.get('absent') } : undefined;
    if (absent !== undefined && by === undefined)
        options.refuse('absent', 'left out without by: an answer with one item for each id has no gaps');
    return { by, absent, maxSize: options.integer('maxSize', defaults_1.DEFAULT_MAX_SIZE) };
}
//# sourceMappingURL=batch-options.js.map