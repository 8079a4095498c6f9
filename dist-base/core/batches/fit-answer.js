"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fitAnswer = fitAnswer;
const describe_value_1 = require("../../errors/describe-value");
const kind_1 = require("../kinds/kind");
/** Tells the items of an answer apart. Never throws. */
function fitAnswer(answer, rules, asked) {
    if (!Array.isArray(answer))
        return unfit(`answered ${(0, describe_value_1.describeValue)(answer)} in place of an array`);
    const rows = answer;
    const { by } = rules;
    if (by === undefined)
        return fitInOrder(rows, asked);
    try {
        return new RowsById(asked).fit(rows, by, rules.absent);
    }
    catch (cause) {
        return unfit(`answered with a row that by cannot read: it threw ${(0, describe_value_1.describeThrown)(cause)}`, cause);
    }
}
function fitInOrder(items, { ids }) {
    if (items.length === ids.length)
        return { kind: 'fit', items };
    return unfit(`answered an array of ${items.length} for ${ids.length} ids`);
}
function unfit(reason, cause) {
    return { kind: 'unfit', reason, ...(cause !== undefined && { cause }) };
}
/** The rows of an answer, each under its id: the very same value, or one with the same key. */
class RowsById {
    constructor(asked) {
        this.asked = asked;
        this.slots = new Map();
        for (const id of asked.ids) {
            const slot = ((0, kind_1.isObject)(id) ? this.find(id) : this.slots.get(id)) ?? { places: 0, rows: [] };
            slot.places += 1;
            this.slots.set(id, slot);
            this.nameByKey(id, slot);
        }
    }
    fit(rows, by, absent) {
        for (const row of rows) {
            // What stands for nothing is no row.
            if (row === undefined || row === null)
                continue;
            const id = by.call(this.asked.instance, row);
            const slot = this.find(id);
            if (slot === undefined)
                return unfit(`answered with a row of ${(0, describe_value_1.describeValue)(id)}, which is no id that it was asked for`);
            if (slot.rows.length === slot.places)
                return unfit(`answered with two rows of ${(0, describe_value_1.describeValue)(id)}`);
            slot.rows.push(row);
        }
        return this.inOrder(absent);
    }
    inOrder(absent) {
        const items = [];
        for (const id of this.asked.ids) {
            const { rows } = this.slots.get(id); // each id has one
            if (rows.length > 0)
                items.push(rows.length > 1 ? rows.shift() : rows[0]);
            else if (absent !== undefined)
                items.push(absent());
            else
                return unfit(`answered without a row of ${(0, describe_value_1.describeValue)(id)}, and absent says nothing of such ids`);
        }
        return { kind: 'fit', items };
    }
    find(id) {
        const slot = this.slots.get(id);
        if (slot !== undefined)
            return slot;
        if (this.byKey === undefined) {
            this.byKey = new Map();
            for (const [each, of] of this.slots)
                this.nameByKey(each, of);
        }
        const key = this.asked.keyOf(id);
        return key === undefined ? undefined : this.byKey.get(key);
    }
    nameByKey(id, slot) {
        const key = this.byKey && this.asked.keyOf(id);
        if (key !== undefined && !this.byKey?.has(key))
            this.byKey?.set(key, slot);
    }
}
//# sourceMappingURL=fit-answer.js.map