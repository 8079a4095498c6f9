"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidatesTags = InvalidatesTags;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const callback_answers_1 = require("../runtime/callback-answers");
const change_decorator_1 = require("./change-decorator");
function InvalidatesTags(tags, options = {}) {
    const expected = 'a function that answers a list of tags: (result, ...args) => [`product:${id}`]';
    return (0, change_decorator_1.decorateChange)({ decorator: 'InvalidatesTags', plan: tags, options, expected, toPlan: dropTags });
}
function dropTags(tags) {
    return function (...given) {
        const [drop, ...ofCall] = given; // as every plan is called
        const named = tags.apply(this, ofCall);
        // Whoever calls the plan refuses a promise for what it is.
        return (0, callback_answers_1.isThenable)(named) ? named : drop.tags(requireList(named));
    };
}
/** One text would be taken for one tag, and `undefined` for none. */
function requireList(named) {
    if (Array.isArray(named))
        return named; // drop.tags looks at each
    throw new invalid_option_error_1.InvalidOptionError({
        option: 'tags',
        value: named,
        where: 'the answer of @InvalidatesTags',
        expected: 'a list of tags, [] for none',
    });
}
//# sourceMappingURL=invalidates-tags.decorator.js.map