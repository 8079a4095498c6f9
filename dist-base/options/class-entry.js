"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.resolveClasses = resolveClasses;
exports.mergeClasses = mergeClasses;
const circular_import_1 = require("../errors/circular-import");
const option_reader_1 = require("./option-reader");
/* eslint-enable @typescript-eslint/no-explicit-any */
const FUNCTIONS = ['key', 'to', 'from'];
const EXPECTED = 'an array of classes, or of { class, key?, to?, from? } with functions, where to and from come together';
/** Checks the option `classes`, and writes every item as an entry. @throws InvalidOptionError */
function resolveClasses(options) {
    const given = options.get('classes') ?? [];
    if (!Array.isArray(given))
        options.refuse('classes', EXPECTED);
    return given.map((each) => {
        const entry = (0, option_reader_1.isClass)(each) ? { class: each } : each;
        if (!isEntry(entry))
            options.refuse('classes', (0, circular_import_1.expectClass)(EXPECTED, each === undefined));
        return entry;
    });
}
function isEntry(value) {
    if (!(0, option_reader_1.isPlainRecord)(value) || !(0, option_reader_1.isClass)(value['class']))
        return false;
    const areKnown = Object.keys(value).every((name) => name === 'class' || FUNCTIONS.includes(name));
    const areFunctions = FUNCTIONS.every((name) => value[name] === undefined || (0, option_reader_1.isCallback)(value[name]));
    return areKnown && areFunctions && (value['to'] === undefined) === (value['from'] === undefined);
}
/** Adds up lists of entries. Of one class what is said later counts, where it is said. */
function mergeClasses(...lists) {
    const merged = new Map();
    for (const entry of lists.flat())
        merged.set(entry.class, { ...merged.get(entry.class), ...entry });
    return [...merged.values()];
}
//# sourceMappingURL=class-entry.js.map