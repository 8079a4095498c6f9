"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BatchItem = void 0;
exports.askSingle = askSingle;
exports.itemsOf = itemsOf;
exports.isKeyed = isKeyed;
exports.restoreItem = restoreItem;
const recipe_1 = require("../calls/recipe");
/** One id of a batch: a call of the single method, which the batch makes for it. There may be thousands. */
class BatchItem {
    /** @param question undefined: the cache cannot be asked. It is in the run, and its outcome is not kept */
    constructor(instance, args, question) {
        this.instance = instance;
        this.args = args;
        this.question = question;
        /** Where in the batch it stands, */
        this.position = 0;
    }
}
exports.BatchItem = BatchItem;
/** Whatever decides whether a call of the single method may be memoized decides it here for the id of a batch. */
function askSingle(single) {
    const makeQuestion = (0, recipe_1.questionsOf)(single);
    return (instance, args) => {
        // Its condition is asked for each id: one that is refused is in the run, and not kept.
        if (single.admits?.(instance, args) === false)
            return undefined;
        const key = single.keyFor(instance, args);
        return key === undefined ? undefined : makeQuestion(key, instance, args);
    };
}
/** The calls of the single method that a batch comes to, in its order: those with one key are one. */
function itemsOf({ instance, ids, further }, terms) {
    const { ask, listener, recipe } = terms;
    const byKey = new Map();
    const items = [];
    for (let position = 0; position < ids.length; position++) {
        const args = further.length === 0 ? [ids[position]] : [ids[position], ...further];
        const question = ask(instance, args);
        const same = question && byKey.get(question.key);
        if (same) {
            (same.others ??= []).push(position);
            continue;
        }
        const item = new BatchItem(instance, args, question);
        item.position = position;
        item.trace = listener?.begin(undefined, args);
        if (question) {
            item.snapshot = recipe.snapshot(instance, args, question.key);
            byKey.set(question.key, item);
        }
        items.push(item);
    }
    return items;
}
function isKeyed(item) {
    return item.question !== undefined;
}
/** The arguments as they were when the batch was called; undefined where that is lost. */
function restoreItem({ args, snapshot }) {
    return snapshot === undefined ? args : snapshot.restore();
}
//# sourceMappingURL=batch-items.js.map