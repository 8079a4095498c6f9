"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.stepTo = stepTo;
exports.joinSteps = joinSteps;
const one_line_1 = require("../../errors/one-line");
const NAME = /^[A-Za-z_$][\w$]*(\(\))?$/;
const INDEX = /^\d+$/;
const LONGEST_NAME = 40;
/** A deep structure's path would be longer than any log line. */
const MOST_STEPS = 24;
/** Writes one step of a path into a value, as it would stand in code: `.owner`, `["a b"]`, `[3]`, `.toCacheKey()`. */
function stepTo(key) {
    if (key.length > LONGEST_NAME)
        return `[${quoteName(`${key.slice(0, LONGEST_NAME)}…`)}]`;
    if (INDEX.test(key))
        return `[${key}]`;
    return NAME.test(key) ? `.${key}` : `[${quoteName(key)}]`;
}
/** Whoever chose the name must not write log lines: what JSON leaves as it is may still end one. */
function quoteName(name) {
    return (0, one_line_1.escapeLine)(JSON.stringify(name));
}
/** Writes a path: its start and its steps, the middle of a very long one left out. */
function joinSteps(start, steps) {
    if (steps.length <= MOST_STEPS)
        return start + steps.join('');
    const half = MOST_STEPS / 2;
    const leftOut = steps.length - MOST_STEPS;
    return `${start}${steps.slice(0, half).join('')}…(${leftOut} more)…${steps.slice(-half).join('')}`;
}
//# sourceMappingURL=path.js.map