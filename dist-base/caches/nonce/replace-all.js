"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replaceAll = replaceAll;
/** How many are replaced at once. */
const PARALLEL = 250;
/** Replaces what each name stands for, every one of them, however many fail. */
async function replaceAll(names, replace) {
    const failed = [];
    let cause;
    for (let at = 0; at < names.length; at += PARALLEL) {
        await Promise.all(names.slice(at, at + PARALLEL).map(async (name) => {
            try {
                await replace(name);
            }
            catch (error) {
                cause ??= error;
                failed.push(name);
            }
        }));
    }
    return { failed, cause };
}
//# sourceMappingURL=replace-all.js.map