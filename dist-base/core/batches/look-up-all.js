"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lookUpAll = lookUpAll;
/**
 * Looks up all of these items in one tick. What is found of each leads to something; answers that, in their order. Without a
 * promise for each, as Promise.all would need: there may be thousands.
 */
function lookUpAll(items, lookups, lead) {
    return new Promise((resolve, reject) => {
        const values = new Array(items.length);
        let left = items.length + 1;
        const countDown = () => {
            if (--left === 0)
                resolve(values);
        };
        const put = (value, place) => {
            values[place] = value;
            countDown();
        };
        const take = (found, place) => {
            try {
                const value = lead(items[place], found); // there is one
                if (value instanceof Promise)
                    value.then((later) => put(later, place), reject);
                else
                    put(value, place);
            }
            catch (error) {
                reject(error);
            }
        };
        if (lookups.lookupAll === undefined)
            for (const [place, { question }] of items.entries()) {
                const found = lookups.lookup(question);
                if (found instanceof Promise)
                    found.then((later) => take(later, place), reject);
                else
                    take(found, place);
            }
        else
            lookups.lookupAll(items.map(({ question }) => question), take);
        countDown();
    });
}
//# sourceMappingURL=look-up-all.js.map