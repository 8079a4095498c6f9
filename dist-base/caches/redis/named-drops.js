"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listDrops = listDrops;
exports.listTagDrops = listTagDrops;
exports.namesOfDrops = namesOfDrops;
const store_keys_1 = require("../stored/store-keys");
function listDrops(keys, { keys: outcomes = [], marks = [], groups = [] }) {
    return [
        ...outcomes.map((name) => ({ of: 'keys', name, stored: namesOfKey(keys, name, 'outcome') })),
        ...marks.map((name) => ({ of: 'marks', name, stored: namesOfKey(keys, name, 'mark') })),
        ...groups.map((name) => {
            return {
                of: 'groups',
                name,
                stored: [keys.groupNonce(name, 'outcome'), keys.groupNonce(name, 'mark')],
            };
        }),
    ];
}
/** The nonce of each tag; that there is a clock besides, whoever drops them knows. */
function listTagDrops(keys, { tags = [] }) {
    return tags.map((name) => ({ of: 'tags', name, stored: [keys.tagNonce((0, store_keys_1.tagLabel)(name))] }));
}
/** What either protocol has for a key: the lease of the one, the nonce of the other, and the value. */
function namesOfKey(keys, name, kind) {
    return [keys.lease(name, kind), keys.keyNonce(name, kind), keys.value(name, kind)];
}
/** The names again, by what they are of. */
function namesOfDrops(drops) {
    const named = (of) => drops.filter((drop) => drop.of === of).map(({ name }) => name);
    return { keys: named('keys'), marks: named('marks'), groups: named('groups'), tags: named('tags') };
}
//# sourceMappingURL=named-drops.js.map