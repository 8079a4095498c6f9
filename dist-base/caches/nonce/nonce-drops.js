"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NonceDrops = void 0;
const unconfirmed_drop_error_1 = require("../../ports/unconfirmed-drop.error");
const store_keys_1 = require("../stored/store-keys");
const replace_all_1 = require("./replace-all");
/** Invalidates by replacing nonces, on stores that cannot be trusted with a delete. */
class NonceDrops {
    constructor(nonces, where) {
        this.nonces = nonces;
        this.where = where;
    }
    async drop({ keys = [], marks = [], groups = [], tags = [], life }, onConfirmed) {
        const replaceKey = async (key, kind) => {
            await this.nonces.replace(this.where.ofKey(key, kind, life));
            onConfirmed(kind === 'mark' ? { marks: [key] } : { keys: [key] });
        };
        const replaceGroup = async (group) => {
            await this.replaceGroup(group);
            onConfirmed({ groups: [group] });
        };
        const [ofKeys, ofMarks, ofGroups, ofTags] = await Promise.all([
            (0, replace_all_1.replaceAll)(keys, (key) => replaceKey(key, 'outcome')),
            (0, replace_all_1.replaceAll)(marks, (key) => replaceKey(key, 'mark')),
            (0, replace_all_1.replaceAll)(groups, replaceGroup),
            this.replaceTags(tags, onConfirmed),
        ]);
        const failure = [ofKeys, ofMarks, ofGroups, ofTags].find(({ failed }) => failed.length > 0);
        if (failure === undefined)
            return;
        const names = {
            keys: ofKeys.failed,
            marks: ofMarks.failed,
            groups: ofGroups.failed,
            tags: ofTags.failed,
        };
        throw new unconfirmed_drop_error_1.UnconfirmedDropError(names, { cause: failure.cause });
    }
    clear() {
        return this.nonces.replace(this.where.ofRoot);
    }
    /** The clock before any nonce: who finds a nonce of afterwards has to find the clock of afterwards. */
    async replaceTags(tags, onConfirmed) {
        if (tags.length === 0)
            return { failed: [], cause: undefined };
        try {
            await this.nonces.replace(this.where.ofTagClock);
        }
        catch (cause) {
            return { failed: tags, cause };
        }
        return (0, replace_all_1.replaceAll)(tags, async (tag) => {
            await this.nonces.replace(this.where.ofTag((0, store_keys_1.tagLabel)(tag)));
            onConfirmed({ tags: [tag] });
        });
    }
    async replaceGroup(group) {
        await Promise.all([
            this.nonces.replace(this.where.ofGroup(group, 'outcome')),
            this.nonces.replace(this.where.ofGroup(group, 'mark')),
        ]);
    }
}
exports.NonceDrops = NonceDrops;
//# sourceMappingURL=nonce-drops.js.map