"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.openFields = openFields;
exports.openArray = openArray;
exports.openMap = openMap;
exports.openSet = openSet;
exports.openError = openError;
exports.refuseOwnFields = refuseOwnFields;
const own_fields_1 = require("../kinds/own-fields");
const key_frame_1 = require("./key-frame");
const key_refusal_1 = require("./key-refusal");
const key_shapes_1 = require("./key-shapes");
const key_text_1 = require("./key-text");
/**
 * Begins an object, with its fields in the order of their names: objects that differ in nothing else have one text.
 * A field that is undefined is as none: a class that declares it and a literal that leaves it out are one call.
 */
function openFields(value, { opening, room, recorded }) {
    const keys = Object.keys(value);
    (0, key_refusal_1.refuseOver)(room, keys.length * 4);
    refuseInvisible(value, keys.length);
    const all = Object.values(value);
    const isDefined = (_, index) => all[index] !== undefined;
    const hasAll = !all.includes(undefined);
    const names = hasAll ? keys : keys.filter(isDefined);
    const values = hasAll ? all : all.filter(isDefined);
    if (names.length === 0)
        return `${opening}}`;
    const shape = key_shapes_1.keyShapes.shapeOf(names, room);
    if (shape === undefined)
        throw new key_refusal_1.KeyTooLarge();
    const { labels, order } = shape;
    return new key_frame_1.KeyFrame({ value, values, opening, closing: '}', labels, order, names, recorded });
}
/**
 * Up to this length an array is searched for fields besides its items (as `String.match` adds them). In longer ones
 * they are not seen: asking for them would cost two thirds of the whole key.
 */
const LONGEST_SEARCHED = 64;
/** Begins an array, or writes it where it holds numbers only. */
function openArray(value, room, { recorded }) {
    (0, key_refusal_1.refuseOver)(room, value.length * 2);
    if (value.length <= LONGEST_SEARCHED) {
        const keys = Object.keys(value);
        // Its length is a field too, and not enumerable.
        refuseInvisible(value, keys.length + 1);
        const names = keys.filter((name) => !isIndex(name));
        if (names.length > 0)
            return openArrayWithFields(value, names.sort());
    }
    return ((0, key_text_1.writeNumbers)(value) ??
        new key_frame_1.KeyFrame({ value, values: value, opening: '[', closing: ']', recorded: itemsOf(recorded) }));
}
/** Of a class that is recorded where an array stands nothing is known of the items. */
function itemsOf(recorded) {
    return recorded?.prototype === undefined ? recorded : undefined;
}
function isIndex(name) {
    return `${Number(name) >>> 0}` === name;
}
function openArrayWithFields(value, names) {
    const fields = names.map((name) => Reflect.get(value, name));
    const itemLabels = Array.from(value, (_, index) => (index === 0 ? '' : ','));
    const fieldLabels = names.map((name, place) => `${place === 0 ? ']{' : ','}${(0, key_text_1.quote)(name)}:`);
    return new key_frame_1.KeyFrame({
        value,
        values: value.concat(fields),
        opening: '[',
        closing: '}',
        labels: [...itemLabels, ...fieldLabels],
        names: [...Object.keys(itemLabels), ...names],
    });
}
/** Begins a Map, whose entries have no order. */
function openMap(value, room) {
    (0, key_refusal_1.refuseOver)(room, value.size * 4);
    refuseOwnFields(value, 0);
    const values = [...value].flatMap((entry) => entry);
    return new key_frame_1.KeyFrame({ value, values, opening: '@Map(', closing: ')', perMember: 2 });
}
/** Begins a Set, whose members have no order. */
function openSet(value, room) {
    (0, key_refusal_1.refuseOver)(room, value.size * 2);
    refuseOwnFields(value, 0);
    return new key_frame_1.KeyFrame({ value, values: [...value], opening: '@Set(', closing: ')', perMember: 1 });
}
/** Of an error the first two stand before all others, and the stack is not part of what it says. */
const SAID_FIRST = ['name', 'message', 'stack'];
/**
 * Begins an error: name and message, then what was added, a status or a code, and what is not enumerable as a rule:
 * its cause, and the errors that an AggregateError holds.
 */
function openError(value, name) {
    if (Object.getOwnPropertySymbols(value).length > 0)
        throw new key_refusal_1.KeyRefusal('an object with symbol-keyed fields');
    const names = Object.getOwnPropertyNames(value).filter((key) => !SAID_FIRST.includes(key));
    const fields = names.map((key) => Reflect.get(value, key));
    const present = names.filter((_, index) => fields[index] !== undefined).sort();
    return new key_frame_1.KeyFrame({
        value,
        values: [value.name, value.message, ...present.map((key) => fields[names.indexOf(key)])],
        opening: `${name}(`,
        closing: ')',
        labels: ['', ',', ...present.map((key) => `,${(0, key_text_1.quote)(key)}:`)],
        names: ['name', 'message', ...present],
    });
}
/** Refuses fields of a built-in object, whose content is elsewhere, beyond those that it always has. */
function refuseOwnFields(value, usual) {
    if ((0, own_fields_1.invisibleFieldsOf)(value, usual) !== undefined)
        throw new key_refusal_1.KeyRefusal('a built-in object with fields of its own');
}
function refuseInvisible(value, visible) {
    const invisible = (0, own_fields_1.invisibleFieldsOf)(value, visible);
    if (invisible !== undefined)
        throw new key_refusal_1.KeyRefusal(`an object with ${invisible}`);
}
//# sourceMappingURL=key-containers.js.map